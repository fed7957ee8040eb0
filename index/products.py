"""Products of matrices without false alarms."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")


def unalarmed(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function, in which numpy does not warn of invalid values.

    OpenBLAS leaves the flag of an invalid operation behind now and then where all that was multiplied, and all that
    came of it, is finite (numpy issues 13173 and 24067); a busy machine showed it once in some thousand answers.
    """

    @wraps(function)
    def quiet(*args: P.args, **kwargs: P.kwargs) -> R:
        with np.errstate(invalid="ignore"):
            return function(*args, **kwargs)

    return quiet
