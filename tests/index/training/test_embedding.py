from __future__ import annotations

import numpy as np

from index.training.embedding import Bags, Lesson, Settings, _Queue, learn


def bags(*texts: list[int]) -> Bags:
    return Bags(np.array([i for text in texts for i in text], np.int32), np.cumsum([0, *map(len, texts)]))


def toy(share: float = 1.0) -> Lesson:
    """Pieces 2 to 41 in one language are 42 to 81 in the other."""
    draw = np.random.default_rng(3)
    first = [draw.choice(np.arange(2, 42), size=3, replace=False).tolist() for _ in range(400)]
    second = [[number + 40 for number in text] for text in first]
    keys = np.arange(400)
    return Lesson("toy", bags(*first), bags(*second), keys, keys, share)


SETTINGS = Settings(dimensions=32, steps=300, batch=64)


def test_a_toy_correspondence_is_learned() -> None:
    told: list[str] = []
    table = learn([toy()], 82, SETTINGS, told.append)
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    assert ((table[2:42] @ table[42:].T).argmax(axis=1) == np.arange(40)).all()
    assert not table[:2].any()
    assert len(told) == 10


def test_the_same_seed_gives_the_same_vectors() -> None:
    again = [
        learn([toy()], 82, Settings(dimensions=8, steps=20, batch=16, seed=seed), lambda _: None) for seed in (1, 1, 2)
    ]
    assert (again[0] == again[1]).all()
    assert (again[0] != again[2]).any()


def test_the_same_text_is_no_wrong_answer_for_itself() -> None:
    """Eight pairs share one first text: were they negatives of each other, the loss could not fall below log 8."""
    lesson = Lesson(
        "twins", bags(*[[2]] * 8), bags(*[[number] for number in range(3, 11)]), np.zeros(8, np.int64), np.arange(8), 1
    )
    losses: list[str] = []
    learn([lesson], 11, Settings(dimensions=16, steps=50, batch=8), losses.append)
    assert float(losses[-1].split("twins ")[1]) < 0.1


def test_a_queue_gives_every_row_once_a_round() -> None:
    queue = _Queue(40, 20, np.random.default_rng(1))
    assert sorted(np.concatenate([queue.next(), queue.next()]).tolist()) == list(range(40))
    assert len(_Queue(3, 20, np.random.default_rng(1)).next()) == 3
