from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

FILM = (
    "《教父》是一部1972年的电影。影片由柯波拉执导,制片人是艾伯特·拉迪。"
    "影片获得三项奥斯卡奖。影片的音乐由尼诺·罗塔创作。影片在纽约拍摄了六十二天。"
)


@pytest.fixture(scope="module")
def film() -> Assistant:
    return Assistant(Index.build([Document("film.txt", FILM)]))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who composed the music of the film?", "罗塔"), ("How many Academy Awards did the film win?", "三项"),
        ("Was the film directed by Coppola?", "柯波拉"),
    ],
)  # fmt: skip
def test_the_sentence_with_the_rare_words_of_an_english_question_is_cited(
    film: Assistant, question: str, said: str
) -> None:
    answer = film.ask(question)
    assert answer.found
    assert said in answer.citations[0].quote
