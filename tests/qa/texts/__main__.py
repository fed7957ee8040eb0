"""``python -m tests.qa.texts``."""

import sys

from tests.qa.texts import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
