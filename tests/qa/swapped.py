"""English questions in which one noun is swapped for a thing that the text does not speak of: ``python -m tests.qa.swapped``.

Each English question over Chinese text that the sets here hold and that is answered rightly is asked again with one of
its nouns replaced: the noun that is counted, that "which" asks for, that is priced, another one, or one that tells it
apart (a modifier). What replaces it is of the same sort (people, bodies, things, events), and no Chinese for it stands
anywhere in the text, so that only a refusal is right. Prints how many are refused, for even and odd questions apart:
constants may be chosen on the even ones; and how many of the questions themselves the check refuses. ``--misses`` shows what is answered, ``--only KIND`` asks those of one kind,
``--fit FILE`` prints the weights of :mod:`qa.checking.absent` as the even ones have them, together with the even ones of
a public set (MLQA dev with English questions), swapped likewise: real askers word more freely than the sets here do.
"""

from __future__ import annotations

import argparse
import json
import re
import zlib
from collections import Counter
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import numpy as np

from corpus import seed_document
from corpus.load import read_document
from corpus.normalise import fold, is_cjk
from index import Index
from qa import Assistant
from qa.answering.proposals import propose
from qa.checking.absent import WEIGHTS, told
from qa.measure.benchmark import index_of, read_sets
from qa.measure.evaluate import is_right, judge, read_golden
from tests.qa.texts import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = ("own-questions", "english-questions", "seed-questions")
"""Question sets on the text that comes with the product, beside those of :mod:`tests.qa.texts`."""

_SORTS = {
    "people": """people person experts expert champions champion talents talent professionals participants runners visitors tourists turists athletes
        athlete students teachers employees workers staff farmers fishermen volunteers volunteer passengers patients nurses nurse engineers
        engineer brokers broker commissioners commissioner artists artist children women labourers insurers buyers producers scientists
        scientist academician laureate master apprentice striker goalkeeper captain coach surgeon magistrate jury makers grower
        growers peasants representatives veterinarians guest conductor ringleader thieves consultants doctors dancers singers""",
    "bodies": """company companies firm firms enterprise enterprises universities university institute institutes institution institutions
        school schools college colleges hospital hospitals clinic club clubs team teams department departments committee bureau incubator
        incubators factory factories mill plant plants station stations bank supplier society association cooperative cooperatives
        brigade conservancy ministry laboratory laboratories studio hotel insurer store troupes museum zoo library restaurant airline
        operator manufacturer contractor publisher businesses start-ups startups giants commission panel""",
    "things": """platform platforms bridge bridges line tunnel terminal building buildings stadium campus base bases machine machines train trains ship ships
        tanker tankers fleet road roads railway dam lake weir garden greenhouses houses homes flats villages farm film films book books
        cottages machinery dryers drones tractors robots robot bicycles tickets product products standards standard patents methods indicators projects
        project report reports papers relics containers vessels aircraft scanner robots lathe kilns tomb goods sensors sensor monitors cars animals
        pigs dog dogs giraffe elephant tiger panda cubs beds rooms runway pier wharf port park spaces space centre rice wheat maize
        blueberries tea fertiliser honey fibre furniture estates reservoir gate gates turbines wind engines truck boats parcels
        variety screenplay genome shoes trees tree tram meter meters certificates medals prizes wells pipes valves pump pumps""",
    "events": """competition contest festival fair conference meeting exhibition expo typhoon earthquake flood fire accident collision match
        matches session ceremony summit symposium training auction exercise drill strike campaign marathon excavation restoration
        concert opera auction landslide rainstorm forum tournament season tour match-making matchmaking""",
}  # fmt: skip
"""Nouns that are swapped, by sort."""

_ABSENT = {
    "people": """student:学生|学子|学员|生源 teacher:教师|老师|师资|教职 nurse:护士|护理|护工 doctor:医生|医师|大夫|医护 farmer:农 tourist:游客|旅客|旅游|观光
        driver:司机|驾驶 judge:法官|裁判|评委|评审 singer:歌 dancer:舞 athlete:运动员|选手|健儿 volunteer:志愿|义工 soldier:兵|军|战士 pensioner:退休|离休
        journalist:记者|新闻 lawyer:律师 engineer:工程师|工程技术 scientist:科学家|院士|研究员 customer:客户|顾客|消费者|用户 child:儿童|孩|少儿|幼|童 monk:僧|和尚|尼|法师
        dentist:牙 prisoner:囚|犯|服刑|监狱 pilot:飞行|机长|驾驶 painter:画 beekeeper:蜂 miner:矿 translator:翻译|译 chef:厨|餐 refugee:难民 orphan:孤
        fisherman:渔 policeman:警|公安 musician:乐|琴|演奏 writer:作家|作者|写 widow:寡|遗孀 baby:婴|宝宝 astronaut:航天|宇航""",
    "bodies": """library:图书|藏书|书屋 hospital:医院|卫生院|医疗|医 school:学校|小学|中学|校 university:大学|高校|学院 bank:银行|农商行 hotel:酒店|宾馆|旅馆|饭店
        museum:博物|展览馆|纪念馆 restaurant:餐|饭店|酒楼 factory:厂 theatre:剧|戏 newspaper:报 court:法院|法庭|庭 church:教堂|教会|教 clinic:诊所|门诊|卫生
        supermarket:超市|商场 kindergarten:幼儿|幼教 cinema:电影|影院|影城 brewery:酒|酿 airline:航空|航班|民航 monastery:寺|修道|庙 orchestra:乐团|乐队|交响
        bakery:面包|烘焙 embassy:使馆|领事 pharmacy:药 shipyard:船 prison:监狱|服刑 dairy:奶|乳 farm:农场|养殖|牧场|农 mosque:清真|伊斯兰 union:工会|联合会|联盟""",
    "things": """bridge:桥 stadium:体育场|球场|场馆|体育馆|体育中心 airport:机场|航站|空港 ship:船|轮|舰 car:车 train:列车|火车|高铁|动车|客车 book:书|图书 film:电影|影片|片
        house:房|屋|宅|住户 tree:树|林|木|株 road:路 tunnel:隧|洞|涵 dog:犬|狗 horse:马 sheep:羊 computer:电脑|计算机|主机 painting:画 telephone:手机|电话 bicycle:自行车|单车
        apartment:公寓|住房|房|宅|套 reservoir:水库|库 pipeline:管道|管网|管线|管 lamp:灯 camera:相机|摄像|摄影 church:教堂 tower:塔 lighthouse:灯塔 helicopter:直升|飞机
        statue:雕|塑像|像 piano:钢琴|琴 poem:诗 rifle:枪 satellite:卫星 fountain:喷泉 elevator:电梯|升降 cannon:炮 volcano:火山 cathedral:教堂 vaccine:疫苗|接种
        stamp:邮票|印章 telescope:望远镜 umbrella:伞 carpet:地毯|毯 camel:骆驼 sofa:沙发 novel:小说 cow:牛 bus:公交|巴士|客车|班车 dam:坝|水库 canal:运河|渠""",
    "events": """concert:音乐会|演唱会|演出 exhibition:展 earthquake:地震|震 flood:洪|汛|水灾|涝|淹 strike:罢工|停工 election:选举|选出|当选|换届 festival:节 marathon:马拉松|长跑
        war:战 fire:火 typhoon:台风 lecture:讲座|讲 wedding:婚 funeral:葬|丧 riot:骚乱|暴乱 parade:游行|阅兵|巡游 regatta:赛艇|帆船|龙舟 eclipse:日食|月食
        auction:拍卖|竞拍 trial:审|试验|试 epidemic:疫|病毒 avalanche:雪崩 robbery:抢|劫|盗 congress:代表大会|大会|会议""",
}  # fmt: skip
"""What they are swapped for, with all the Chinese by which a text might speak of it."""

_ABSENT_MODIFIERS = """steel:钢 glass:玻璃 solar:太阳能|光伏|日光 medical:医 coffee:咖啡 sugar:糖 silk:丝 football:足球|球 chess:棋 wine:酒 cotton:棉 salt:盐
    Japanese:日本|日资|日商|对日|中日 French:法国|法资|中法 nuclear:核 wooden:木 underground:地下|地底 military:军 dental:牙|口腔 royal:皇|王 floating:浮|漂
    blind:盲 retired:退休|离休|退役 veterinary:兽 naval:海军|舰 bamboo:竹 Tibetan:藏 Brazilian:巴西 opera:剧|戏 orchid:兰 pepper:椒 diamond:钻 tobacco:烟
    cattle:牛 gas:气 coal:煤 oil:油 railway:铁路|高铁|轨 police:警|公安 bicycle:自行车|单车 garden:园 wind:风 ice:冰 bread:面包"""
_MODIFIERS = """innovative high-tech national provincial municipal young foreign imported smart electronic digital medical natural agricultural cultural
    industrial international rural urban green private public marine aquatic regional pilot pilot-scale leading graphene leather robot tea rice forest fire water health sports
    science technology chemical metal plastic stone wind solar steel deep-water cold-chain high-standard high-speed electric emergency clinical technical
    technological professional financial commercial historic archaeological open-air junior senior female male high-rise aerial truck budget book film
    fish fishing sea river road rail air tourist visitor bus ferry cargo container passenger""".split()
"""Words before such a noun that tell it apart, and what they are swapped for: beside these any noun before another."""

KINDS = ("counted", "which", "priced", "other", "modifier")
_COUNTED = re.compile(r"\b(?:how many|number of|how much)\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:which|what)\b", re.IGNORECASE)
_PRICED = re.compile(r"\b(?:costs?|price|priced|fees?|paid|spent|worth|investment|invested|budget)\b", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w'’-])[a-z]+(?:-[a-z]+)*(?![\w'’-])")
_ENDS = frozenset(
    "the a an its their this these each there not as be been did does do is are was were has have had took take can will would that which who in on at of for from by with to and or".split()
)


class Swap(NamedTuple):
    """A question that no longer can be answered: of which text and golden question, what was swapped for what."""

    text: str
    number: int
    kind: str
    original: str
    question: str
    old: str
    new: str


@cache
def assistants() -> dict[str, Assistant]:
    """Return an assistant over each text alone, by name."""
    names = [path.name for path in sorted(FOLDER.iterdir()) if path.suffix in {".txt", ".md"} and path.stem != "README"]
    found = {name: Assistant(Index.build([read_document(FOLDER / name)])) for name in names}
    return found | {"seed": Assistant(Index.build([seed_document()]))}


def goldens() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every English question that the sets here want answered, with the name of its text."""
    by_stem = {name.partition(".")[0]: name for name in assistants()}
    paths = [(FOLDER.parent / f"{name}.jsonl", "seed") for name in SETS]
    shared = Path(__file__).resolve().parents[3] / "shared" / "questions"
    paths += [(path, "seed") for path in sorted(shared.glob("*.jsonl"))]
    stems = [(path, path.stem.partition("-")[0]) for path in sorted(FOLDER.glob("*.jsonl"))]
    paths += [(path, by_stem[stem]) for path, stem in stems if stem in by_stem]
    for path, name in paths:
        for entry in read_golden(path):
            if entry.get("events") and not entry.get("history") and not any(map(is_cjk, entry["question"])):
                yield name, entry


@cache
def _held(name: str) -> str:
    passages = assistants()[name].index.passages
    titles = [source.title for source in passages.sources]
    return fold("\n".join([*titles, *(passages.folded_text(number) for number in range(len(passages)))]))


@cache
def _pool(sort: str) -> list[tuple[str, re.Pattern[str]]]:
    entries = (_ABSENT_MODIFIERS if sort == "modifiers" else _ABSENT[sort]).split()
    return [(word, re.compile(said)) for word, said in (entry.split(":") for entry in entries if ":" in entry)]


def _absent(sort: str, text: str, seed: str) -> str:
    """Return a word of a sort of which a text has nothing, another one for each question; "" if there is none."""
    pool = _pool(sort)
    first = zlib.crc32(seed.encode()) % len(pool)
    return next((word for word, said in pool[first:] + pool[:first] if not said.search(text) and word not in text), "")


def _plural(word: str) -> str:
    return (
        f"{word[:-1]}ies"
        if word.endswith("y") and word[-2] not in "aeiou"
        else f"{word}es"
        if word[-2:] in {"ch", "sh"}
        else f"{word}s"
    )


def _kind(question: str, start: int, end: int) -> str:
    """Return what part a noun has in a question."""
    behind = _WORD.match(question, end + 1)
    if behind and behind.group() not in _ENDS and question[end] == " " and _sort(behind.group()):
        return "modifier"
    before = question[:start]
    for asked, kind in ((_COUNTED, "counted"), (_WHICH, "which")):
        found = list(asked.finditer(before))
        if (
            found
            and not set(_WORD.findall(before[found[-1].end() :])) & _ENDS
            and len(before[found[-1].end() :].split()) < 5
        ):
            return kind
    return "priced" if _PRICED.search(question) else "other"


@cache
def _sort(word: str) -> str:
    return next((sort for sort, words in _SORTS.items() if word in words.split()), "")


def swaps(name: str, number: int, question: str, held: str) -> Iterator[Swap]:
    """Yield a question with each of its nouns, and what tells them apart, swapped for what its text has not."""
    for match in _WORD.finditer(question):
        old, (start, end) = match.group(), match.span()
        sort = _sort(old)
        kind = _kind(question, start, end) if sort else ""
        if not sort and old in _MODIFIERS:
            behind = _WORD.match(question, end + 1)
            kind = "modifier" if behind and behind.group() not in _ENDS else ""
        if not kind:
            continue
        new = _absent("modifiers" if kind == "modifier" else sort, held, f"{question}{start}")
        if not new:
            continue
        plural = kind != "modifier" and old.endswith("s") and not old.endswith(("ss", "us"))
        if old in {"people", "women", "children", "staff"}:
            plural = True
        said = _plural(new) if plural else new
        article = "an" if said[0] in "aeiou" else "a"
        before = re.sub(r"\ba(n?) $", f"{article} ", question[:start])
        yield Swap(name, number, kind, question, f"{before}{said}{question[end:]}", old, said)


def unchecked() -> AbstractContextManager[object]:
    """Answer without :mod:`qa.checking.absent`: what it refuses wrongly is to be seen, not to drop out."""
    return patch("qa.answering.ways.unspoken", return_value="")


@cache
def probe() -> list[Swap]:
    """Return the swapped questions of all that are rightly answered, but for yes or no, comparisons and counts of events."""
    found: dict[str, Swap] = {}
    for number, (name, entry) in enumerate(goldens()):
        assistant = assistants()[name]
        with unchecked():
            answer = assistant.ask(entry["question"])
        if not answer.found or answer.kind in {"yesno", "comparison", "aggregation"}:
            continue
        if not any(any(map(is_cjk, item.quote)) for item in answer.citations[:1]):
            continue
        if is_right(judge(entry, answer, assistant)):
            for swap in swaps(name, number, entry["question"], _held(name)):
                found.setdefault(f"{name} {swap.question}", swap)
    return list(found.values())


def _public(path: Path) -> Iterator[tuple[Assistant, str, int, str]]:
    """Yield the questions of a public set that are rightly answered, and each of them with a noun swapped."""
    (questions,) = read_sets(path)
    assistant = Assistant(index_of(questions.passages))
    for number, ((question, place), right) in enumerate(zip(questions.questions, questions.answers, strict=True)):
        with unchecked():
            answer = assistant.ask(question)
        if answer.found and any(text.strip() in answer.citations[0].quote for text in right):
            yield assistant, question, number, ""
            for swap in swaps(path.name, number, question, fold(questions.passages[place])):
                yield assistant, swap.question, number, swap.new


def fitted(path: Path) -> dict[str, float]:
    """Return the weights by which a noun is absent: those swapped in are, those of the questions themselves are not."""
    rows: list[tuple[float, ...]] = []
    labels: list[float] = []
    originals = sorted({(swap.text, swap.original, swap.number) for swap in probe()})
    asked = [(assistants()[text], question, number, "") for text, question, number in originals]
    asked += [(assistants()[swap.text], swap.question, swap.number, swap.new) for swap in probe()]
    for assistant, question, number, new in [*asked, *_public(path)]:
        if number % 2:
            continue
        search = assistant.search(question, question)
        proposal = propose(search) if search.sentences else None
        for item in told(search, proposal.sentence) if proposal else ():
            if not new or item.label == fold(new):
                rows.append((1.0, *item.values))
                labels.append(float(bool(new)))
    inputs, wanted = np.array(rows), np.array(labels)
    weights = np.zeros(inputs.shape[1])
    for _ in range(30):  # Newton's method, with a ridge of 0.25
        chances = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (wanted - chances) - 0.5 * weights
        bend = inputs.T @ (inputs * (chances * (1 - chances))[:, None]) + 0.5 * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    return dict(zip(WEIGHTS, [round(float(value), 2) for value in weights], strict=True))


def main() -> None:
    """Print how many of the swapped questions are refused, by kind."""
    parser = argparse.ArgumentParser(prog="python -m tests.qa.swapped", description=__doc__)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only", choices=KINDS)
    parser.add_argument("--fit", type=Path, metavar="FILE")
    options = parser.parse_args()
    if options.fit:
        print(fitted(options.fit))  # noqa: T201
        return
    originals = {(swap.text, swap.original) for swap in probe()}
    lost = [question for text, question in sorted(originals) if not assistants()[text].ask(question).found]
    print(f"of {len(originals)} questions that are answered rightly without the check, it refuses {len(lost)}")  # noqa: T201
    if options.misses:
        print(*lost, sep="\n")  # noqa: T201
    with unchecked():
        before = sum(not assistants()[swap.text].ask(swap.question).found for swap in probe())
    print(f"of {len(probe())} swapped ones {before} are refused without it, with it:")  # noqa: T201
    asked, refused = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    for swap in probe():
        if options.only not in {None, swap.kind}:
            continue
        answer = assistants()[swap.text].ask(swap.question)
        key = swap.kind, swap.number % 2
        asked[key] += 1
        refused[key] += not answer.found
        if answer.found and options.misses:
            shown = " ".join(answer.display.split())[:50]
            line = {
                "text": swap.text,
                "half": swap.number % 2,
                "kind": swap.kind,
                "was": swap.old,
                "question": swap.question,
                "answer": shown,
            }
            print(json.dumps(line, ensure_ascii=False))  # noqa: T201
    for kind in (*KINDS, "all"):
        cells = []
        for half, name in ((0, "even"), (1, "odd")):
            mine = [key for key in asked if kind in {key[0], "all"} and key[1] == half]
            cells.append(f"{name} {sum(refused[key] for key in mine)} of {sum(asked[key] for key in mine)}")
        print(f"{kind:<9} refused: {', '.join(cells)}")  # noqa: T201


if __name__ == "__main__":
    main()
