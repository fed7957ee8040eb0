"""What the page says, in both of its languages: one key, Chinese, English. Markdown is written only here."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "heading": (
        "# 大事记\n\n向大事记提问：答案取自原文，句句有出处，全程离线。",
        "# Dashiji\n\nAsk a chronicle: the answers are its own words, each with its proof, offline.",
    ),
    "ask_tab": ("问答", "Ask"),
    "search_tab": ("检索", "Search"),
    "about_tab": ("关于", "About"),
    "conversation": ("对话", "Conversation"),
    "no_conversation": ("还没有提问。可以用中文，也可以用英文。", "Nothing asked yet. Ask in English or in Chinese."),
    "question": ("问题", "Question"),
    "question_hint": ("例如：2022年高新技术企业有多少家？", "For example: how many high-tech enterprises in 2022?"),
    "ask": ("提问", "Ask"),
    "clear": ("清空对话", "Clear"),
    "examples": ("**试着问**", "**Try asking**"),
    "evidence": ("原文证据", "Evidence from the text"),
    "nearest": ("最接近的段落", "Nearest passages"),
    "no_evidence": (
        "提问之后，这里会列出证明答案的原文句子，答案以底色标出。",
        "The sentences that prove an answer will stand here, with the answer marked in them.",
    ),
    "error_evidence": ("这个问题没有得到回答。", "This question was not answered."),
    "query": ("检索词", "Search for"),
    "query_hint": ("词语、句子或问题", "Words, a sentence or a question"),
    "count": ("结果数量", "Number of results"),
    "search": ("检索", "Search"),
    "filters": ("筛选", "Filters"),
    "date_from": ("起始日期", "From date"),
    "date_to": ("截止日期", "To date"),
    "date_hint": ("如 2022、2022-09 或 2022-09-08", "2022, 2022-09 or 2022-09-08"),
    "event": ("事件", "Event"),
    "section": ("栏目", "Section"),
    "source": ("来源", "Source"),
    "all": ("全部", "All"),
    "nothing_searched": ("输入检索词，结果会列在这里。", "Results will be listed here."),
    "nothing_found": (
        "没有符合条件的段落。请换一个说法，或放宽筛选条件。",
        "No passage meets this. Try other words or wider filters.",
    ),
    "results": ("{count} 个结果，最相关的在前", "{count} results, best first"),
    "event_number": ("事件 {number}", "Event {number}"),
    "outside": ("引言", "Introduction"),
    "inferred": ("（据上下文推定）", " (inferred)"),
    "answer": ("答案", "Answer"),
    "match": ("匹配", "Match"),
    "quote": ("原文", "Source text"),
    "refusal_hint": (
        "旁边列出了最接近的段落。",
        "The nearest passages are listed alongside.",
    ),
    "high": ("把握：高（{percent}%）", "Confidence: high ({percent}%)"),
    "middle": ("把握：中（{percent}%）", "Confidence: medium ({percent}%)"),
    "low": ("把握：低（{percent}%），请核对原文", "Confidence: low ({percent}%), check the source"),
    "scores": ("综合 {score} · 语义 {dense} · 词语 {lexical}", "score {score} · dense {dense} · lexical {lexical}"),
    "about": (
        """### 已收录的文字

| 来源 | 标题 | 切分方式 | 事件 | 段落 |
|---|---|---|---:|---:|
{sources}

共 {documents} 篇文字，{events} 个事件，{passages} 个段落，{sentences} 个句子。

### 索引

- 语义模型：{encoder}（指纹 {fingerprint}）
- 索引版本：{generation}
- 程序版本：{version}

### 说明

答案全部取自原文，并附上出处；文中没有的，会如实说没有。提问与检索都在本机完成，不连接其他主机。

### 许可

- 程序代码：Apache-2.0。
- 中英翻译表：由 CC-CEDICT 加工而成（经词干化、估计权重），按 CC BY-SA 4.0 提供。
- 自带的文章《让创新“关键变量”成为高质量发展“最大增量”——2022年晋江科技大事记回顾》：权利归原发布者所有。
""",
        """### What is indexed

| Source | Title | Split by | Events | Passages |
|---|---|---|---:|---:|
{sources}

In all: {documents} text(s), {events} events, {passages} passages, {sentences} sentences.

### Index

- Encoder: {encoder} (fingerprint {fingerprint})
- Generation: {generation}
- Version: {version}

### Notes

Every answer is taken from the text and shown with its place; what the text does not say is reported as such.
Questions never leave this computer: nothing here contacts another host.

### Licences

- Code: Apache-2.0.
- Chinese–English translation table: derived from CC-CEDICT (stemmed, weights estimated), under CC BY-SA 4.0.
- The article that comes with it, 《让创新“关键变量”成为高质量发展“最大增量”——2022年晋江科技大事记回顾》: its
  rights stay with its publisher.
""",
    ),
    "more_sources": ("另有 {count} 篇未列出", "{count} more are not listed"),
}

METHODS: dict[str, str] = {
    "labelled events": "事件标签与标题",
    "headings": "标题",
    "dated paragraphs": "以日期开头的段落",
    "windows": "句子窗口",
}
"""Chinese names of the ways of splitting; one that is not here is shown as it is."""

EXAMPLES: tuple[str, ...] = (
    "2022年高新技术企业有多少家?",
    "How many high-tech enterprises in 2022?",
    "石墨烯大会是什么时候开的?",
    "Who jointly hosted the matchmaking event in August?",
)
"""Questions offered as buttons: two in each language, whatever the page's own."""


def say(key: str, language: str, **values: object) -> str:
    """Return a text in ``language`` (``"zh"``; anything else gives English) with its places filled.

    Example:
        >>> say("event_number", "zh", number=3)
        '事件 3'
    """
    text = TEXTS[key][language != "zh"]
    return text.format(**values) if values else text


def catalogue(language: str) -> dict[str, str]:
    """Return every text of one language by key, as the browser's translation needs it."""
    return {key: say(key, language) for key in TEXTS}


def band(confidence: float, language: str) -> str:
    """Return the confidence in words and per cent. The borders are rules of thumb for a reader, not for the program.

    Example:
        >>> band(0.93, "en")
        'Confidence: high (93%)'
    """
    key = "high" if confidence >= 0.8 else "middle" if confidence >= 0.6 else "low"
    return say(key, language, percent=min(99, round(100 * confidence)))
