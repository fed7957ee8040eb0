from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.asking.words import content_words, heard
from qa.finding.evidence import is_given
from qa.finding.extract import rank_sentences

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


@pytest.mark.parametrize(
    ("question", "text", "value", "given"),
    [
        ("Which country trades with Peru?", "秘鲁与智利通商。", "秘鲁", True),
        ("Which country trades with Peru?", "秘鲁与智利通商。", "智利", False),
        ("Who assisted Weber?", "助手协助汉斯·韦伯(Hans Weber)完成实验。", "汉斯·韦伯", True),
        ("Who assisted Weber?", "卡尔·伦茨协助汉斯·韦伯(Hans Weber)完成实验。", "卡尔·伦茨", False),
    ],
)
def test_what_an_english_question_names_is_not_its_answer(question: str, text: str, value: str, given: bool) -> None:
    index = Index.build([Document("a.txt", text)])
    hits = index.search(question)
    read, query = read_question(question), heard(index, index.prepare(question), hits)
    words = content_words(read, index, query.terms)
    sentence = rank_sentences(index, hits, words, query.vector, read)[0]
    start = sentence.start + sentence.text.index(value)
    assert is_given(sentence, start, start + len(value)) == given
