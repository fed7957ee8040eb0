"""What the page says, in both of its languages: one key, Chinese, English. Markdown is written only here."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "heading": (
        "# 大事记\n\n向大事记提问：答案取自原文，句句有出处，全程离线。",
        "# Dashiji\n\nAsk a chronicle: the answers are its own words, each with its proof, offline.",
    ),
    "heading_written": (
        "# 大事记\n\n向大事记提问：答案取自原文，句句有出处；另有语言模型转述，逐句核对。",
        "# Dashiji\n\nAsk a chronicle: the answers are its own words, each with its proof. A language model phrases "
        "them, and is checked.",
    ),
    "written_by": (
        "语言模型（{endpoint}）的转述，逐句与引文核对；以上面的答案为准。",
        "Phrased by a language model ({endpoint}), each sentence checked against the quotes; the answer above stands "
        "by itself.",
    ),
    "not_proved": ("未获证实： ~~{text}~~ （{why}）", "Not proved: ~~{text}~~ ({why})"),
    "writing": ("正在转述……", "Writing…"),
    "stop_writing": ("停止转述", "Stop writing"),
    "export_written": ("语言模型的转述，逐句核对：", "Phrased by a language model, each sentence checked:"),
    "ask_tab": ("问答", "Ask"),
    "search_tab": ("检索", "Search"),
    "events_tab": ("事件", "Events"),
    "build_tab": ("建库", "Build"),
    "about_tab": ("关于", "About"),
    "conversation": ("对话", "Conversation"),
    "no_conversation": (
        "还没有提问。可以用中文，也可以用英文。",
        "Nothing asked yet. Ask in English or in Chinese.",
    ),
    "question": ("问题", "Question"),
    "question_hint": ("输入一个问题", "Type a question"),
    "ask": ("提问", "Ask"),
    "clear": ("清空对话", "Clear"),
    "facts_tab": ("事实", "Facts"),
    "other_language": ("English", "中文"),
    "tools_copy": ("复制", "Copy"),
    "tools_link": ("复制链接", "Copy link"),
    "tools_right": ("答案正确", "Right"),
    "tools_wrong": ("答案不对", "Wrong"),
    "export_md": ("导出 Markdown", "Export Markdown"),
    "export_json": ("导出 JSON", "Export JSON"),
    "export_csv": ("导出 CSV", "Export CSV"),
    "copied": ("已复制。", "Copied."),
    "thanks": (
        "已记入索引文件夹中的 feedback.jsonl，可用 dashiji evaluate 重新评测。",
        "Noted in feedback.jsonl beside the index; `dashiji evaluate` can judge it again.",
    ),
    "not_noted": (
        "无法写入 feedback.jsonl（{reason}）；请检查索引文件夹的权限。",
        "feedback.jsonl cannot be written ({reason}); check the permissions of the index's folder.",
    ),
    "correction": (
        "正确的答案是什么？（照原文填写；文中没有就留空）",
        "What is the right answer? (in the words of the text; empty if it does not say)",
    ),
    "only_wrong": ("只记为不对", "Only note that it is wrong"),
    "save_correction": ("保存更正", "Save the correction"),
    "completed": ("按“{question}”回答", "Read as “{question}”"),
    "missing": ("没有找到：{missing}", "Not found: {missing}"),
    "in_text": ("在原文中查看", "Show in the text"),
    "export_heading": ("大事记问答记录", "Questions and answers, Dashiji"),
    "export_about": ("索引版本 {generation} · {day}", "Index {generation} · {day}"),
    "scores_hint": (
        "综合分决定名次：词语（BM25）与语义（余弦）两路合成后重排；含有整个检索词的段落另加 40，标题另加 20。",
        "The fused score ranks: words (lexical, BM25) and meaning (dense, cosines) joined, then re-ranked; "
        "a passage that holds the whole query gains 40, a heading 20.",
    ),
    "matched": ("匹配：{words}", "Matched: {words}"),
    "by_meaning": ("没有相同的词语，按语义找到", "no word in common, found by meaning"),
    "took": ("用时 {milliseconds} 毫秒", "{milliseconds} ms"),
    "whole_source": ("全文（没有划分事件）", "The text (not divided into events)"),
    "table_rows": ("表格各行", "The rows of the table"),
    "timeline_alt": (
        "时间线：{first} 至 {last}，{count} 个有日期的事件，其中 {days} 个精确到日，{months} 个只到月份。"
        "下面的列表有每一个。",
        "Timeline from {first} to {last}: {count} dated events, {days} of them to the day, {months} to "
        "the month. The list below has each.",
    ),
    "timeline_hint": (
        "圆点是一天，横条是一段日期；浅色横条表示原文只写到月份或年份。点按可以选择事件。",
        "A dot is a day, a bar a range of days; a pale bar is as long as the month or year that the text "
        "leaves it at. Press to choose.",
    ),
    "bars_alt": ("比较：{values}", "Comparison: {values}"),
    "fact_words": ("包含的词语", "Contains"),
    "fact_words_hint": ("所指、原文或事件", "measure, text or event"),
    "fact_kind": ("种类", "Kind"),
    "fact_unit": ("单位（选定后作图比较）", "Unit (choose one to compare)"),
    "fact_order": ("排序", "Order"),
    "order_numbers": ("数量在前，日期在后", "Numbers before dates"),
    "order_text": ("原文顺序", "As in the text"),
    "order_largest": ("数值从大到小", "Largest first"),
    "order_smallest": ("数值从小到大", "Smallest first"),
    "order_earliest": ("日期从早到晚", "Earliest first"),
    "usual_kinds": ("数量与日期", "Numbers and dates"),
    "kind_number": ("数量", "Number"),
    "kind_money": ("金额", "Money"),
    "kind_percent": ("比例", "Percent"),
    "kind_ordinal": ("序数", "Ordinal"),
    "kind_date": ("日期", "Date"),
    "kind_place": ("地点", "Place"),
    "kind_organisation": ("机构", "Organisation"),
    "kind_person": ("人物", "Person"),
    "kind_name": ("名称", "Name"),
    "column_number": ("#", "#"),
    "column_text": ("原文", "In the text"),
    "column_head": ("所指", "Measures"),
    "column_value": ("数值", "Value"),
    "column_unit": ("单位", "Unit"),
    "column_event": ("事件", "Event"),
    "column_date": ("事件日期", "Date of event"),
    "column_kind": ("种类", "Kind"),
    "no_facts": ("没有符合条件的事实。请放宽筛选条件。", "No fact meets this. Widen the filters."),
    "facts_swipe": ("左右滑动表格，可看到其余各列 →", "Swipe the table sideways for its other columns →"),
    "facts_hint": ("点按一行，就在下面的原文中显示它", "press a row to see it in the text below"),
    "large_facts": (
        "文字很多，这里只列出一个来源的事实；请在“来源”中选择",
        "There are many texts: these are the facts of one; choose another under Source",
    ),
    "has_added": ("新增：{names}。", "New: {names}."),
    "has_removed": ("不再有：{names}。", "No longer there: {names}."),
    "has_replaced": ("换了内容：{names}。", "With other text: {names}."),
    "warn_no_events": (
        "注意：没有认出事件，按段落或句子切分，因此没有事件和日期可查。",
        "Note: no events were recognised; it is split by paragraphs or sentences, so there are no events and "
        "dates to browse.",
    ),
    "warn_no_dates": (
        "注意：事件都没有日期，时间线和日期筛选用不上。",
        "Note: no event has a date, so the timeline and the date filters have nothing to show.",
    ),
    "warn_garbled": (
        "注意：有不少无法辨认的字符，编码可能不对；请另存为 UTF-8。",
        "Note: many characters cannot be read, so the encoding may be wrong; save it as UTF-8.",
    ),
    "warn_short": ("注意：文字很短。", "Note: the text is very short."),
    "not_evaluated": (
        "还没有评测。运行 dashiji evaluate QUESTIONS.jsonl，结果会显示在这里。",
        "Not yet evaluated. Run `dashiji evaluate QUESTIONS.jsonl`, and its figures stand here.",
    ),
    "evaluated": ("{day}，{questions} 个问题（{files}）。", "{day}, {questions} questions ({files})."),
    "evaluated_before": ("此后索引或程序已有更改。", "The index or the program has changed since."),
    "measure": ("指标", "Measure"),
    "measure_event_first": ("首位段落属于正确的事件", "Right event first"),
    "measure_top3": ("前三段中有正确的事件", "Right event in the first three"),
    "measure_tokens": ("答案与引文含有要点", "Required tokens in answer and quotes"),
    "measure_exact": ("答案完全正确", "Exact answer"),
    "measure_refused_rightly": ("文中没有的，如实说没有", "Rightly refused"),
    "measure_refused_wrongly": ("文中有的，误说没有", "Wrongly refused"),
    "measure_quotes_verified": ("引文与原文逐字一致", "Quotes that are the text's own characters"),
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
    "nothing_near": (
        "没有段落含有这些词语，也没有语义相近的段落。请换一个说法。",
        "No passage has a word of this or is near it in meaning. Try other words.",
    ),
    "left_out": (
        "其后的 {count} 段与检索词没有共同的词语，语义也不相近（综合分低于 1），未列出。",
        "The {count} after these have no word of the query and are not near it in meaning (a score below 1), so they "
        "are left out.",
    ),
    "results": ("{count} 个结果，最相关的在前", "{count} results, best first"),
    "event_number": ("事件 {number}", "Event {number}"),
    "outside": ("引言", "Introduction"),
    "inferred": ("（据上下文推定）", " (inferred)"),
    "answer": ("答案", "Answer"),
    "match": ("匹配", "Match"),
    "quote": ("原文", "Source text"),
    "refusal_hint": (
        "最接近的段落一并列出，供参考。",
        "The nearest passages are listed with it.",
    ),
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

### 评测

{evaluation}

### 说明

答案全部取自原文，并附上出处；文中没有的，会如实说没有。提问与检索都在本机完成。{sent}

### 许可

- 程序代码：Apache-2.0。
- 中英翻译表：由 CC-CEDICT 加工而成（经词干化、估计权重），按 CC BY-SA 4.0 提供。
- 自带的文章《让创新“关键变量”成为高质量发展“最大增量”——2022年晋江科技大事记回顾》：权利归原发布者所有。
""",
        """### What is indexed

| Source | Title | Split by | Events | Passages |
|---|---|---|---:|---:|
{sources}

In all: texts {documents}, events {events}, passages {passages}, sentences {sentences}.

### Index

- Encoder: {encoder} (fingerprint {fingerprint})
- Generation: {generation}
- Version: {version}

### Evaluation

{evaluation}

### Notes

Every answer is taken from the text and shown with its place; what the text does not say is reported as such.
Questions are answered on this computer. {sent}

### Licences

- Code: Apache-2.0.
- Chinese–English translation table: derived from CC-CEDICT (stemmed, weights estimated), under CC BY-SA 4.0.
- The article that comes with it, 《让创新“关键变量”成为高质量发展“最大增量”——2022年晋江科技大事记回顾》: its
  rights stay with its publisher.
""",
    ),
    "nothing_sent": ("不连接其他主机。", "Nothing here contacts another host."),
    "sent_to": (
        "问题、答案及其引文会发给 {endpoint} 的语言模型转述；除此之外，不连接其他主机。",
        "A question, its answer and the quotes are sent to the language model ({endpoint}) that phrases them; nothing "
        "else is sent, and to no other host.",
    ),
    "more_sources": ("另有 {count} 篇未列出", "{count} more are not listed"),
    "more_events": (
        "共 {count} 个事件，只列出前 {shown} 个；选择来源后列出该来源的事件",
        "The first {shown} of {count}; choose a source to see its own",
    ),
    "more_choices": ("另有 {count} 个来源未列出", "{count} more sources are not listed"),
    "find_event": ("标题中的词语", "Words in the title"),
    "find_event_hint": ("输入词语", "Type some words"),
    "listed": ("第 {first}–{last} 项，共 {count} 项", "{first}–{last} of {count}"),
    "no_event_found": ("没有标题符合的事件。请换一个词。", "No event has such a title. Try another word."),
    "no_event_chosen": ("选择一个事件，这里会列出它的全部段落。", "Choose an event to read its passages here."),
    "only_title": ("这个事件只有标题，没有正文。", "This event is only a title, without a text."),
    "more_passages": (
        "共 {count} 个段落，这里列出前 {shown} 个；其余见下面的原文全文。",
        "The first {shown} of {count} passages; the rest stands in the whole text below.",
    ),
    "no_date": ("没有日期", "no date"),
    "only_month": ("（只到月份）", " (month only)"),
    "only_year": ("（只到年份）", " (year only)"),
    "earlier": ("上一页", "Previous"),
    "later": ("下一页", "Next"),
    "whole_text": ("### 原文全文", "### The whole text"),
    "source_facts": ("{source} · {characters} 个字符", "{source} · {characters} characters"),
    "part": (
        "第 {part} 部分，共 {count} 部分（从所选事件处开始）",
        "part {part} of {count}, the one with the chosen event first",
    ),
    "part_before": ("前一部分", "Part before"),
    "part_after": ("后一部分", "Part after"),
    "give": ("### 加入文字", "### Add your texts"),
    "files": ("文件", "Files"),
    "limits": (
        "TXT、Markdown、HTML、CSV、Word、Excel、PDF、ZIP；每个不超过 20 MB，每次不超过 50 个、共 100 MB。",
        "Text, Markdown, HTML, CSV, Word, Excel, PDF or ZIP; up to 20 MB each, 50 files and 100 MB at once.",
    ),
    "limits_plain": (
        "TXT、Markdown、HTML、CSV、ZIP；每个不超过 20 MB，每次不超过 50 个、共 100 MB。"
        "读取 Word、Excel、PDF 的组件没有装全，可执行 `pip install '.[docs]'`。",
        "Text, Markdown, HTML, CSV or ZIP; up to 20 MB each, 50 files and 100 MB at once. "
        "What reads Word, Excel and PDF is not all installed: `pip install '.[docs]'`.",
    ),
    "paste": ("或粘贴一段文字（不超过 1 MB）", "Or paste a text (up to 1 MB)"),
    "text_title": ("标题（也是它在索引中的名称）", "Title, which is also its name in the index"),
    "text": ("文字", "Text"),
    "check": ("检查", "Check"),
    "found": ("### 检查结果", "### What is found"),
    "no_preview": (
        "先检查：这里会逐个列出读到了什么、如何切分，或者为什么读不了。确认之前，索引不会改变。",
        "Check first: each file is listed here with what was read and how it was split, or why it was not. "
        "Nothing changes before you agree.",
    ),
    "checking": ("正在检查第 {number} 个，共 {count} 个…", "Checking {number} of {count}…"),
    "seconds": ("（{seconds} 秒）", " ({seconds} s)"),
    "read": ("**可以加入：{count} 篇**\n", "**Ready: {count}**\n"),
    "not_read": ("**没有读取：{count} 个**\n", "**Not read: {count}**\n"),
    "nothing_read": ("没有可以加入的文字，索引保持不变。", "There is nothing to add; the index stays as it is."),
    "is_new": ("新增", "new"),
    "is_replaces": ("替换同名来源", "replaces the source of this name"),
    "is_same": ("与索引中的相同", "unchanged"),
    "contents": (
        "{events} 个事件（{dates} 个有日期），{passages} 个段落，{facts} 项数字与日期，{characters} 个字符",
        "{events} events ({dates} dated), {passages} passages, {facts} numbers and dates, {characters} characters",
    ),
    "more": ("另有 {count} 个未列出", "{count} more are not listed"),
    "if_added": ("加入索引：{changes}。", "Adding: {changes}."),
    "count_new": ("新增 {count} 篇", "{count} new"),
    "count_replaces": ("替换 {count} 篇", "{count} replaced"),
    "count_same": ("{count} 篇不变", "{count} unchanged"),
    "if_replaced": (
        "换成这些：索引中另外 {count} 篇将不再保留（{names}）。",
        "Replacing all: what else is in the index goes, {count} in number ({names}).",
    ),
    "add": ("加入索引", "Add to the index"),
    "replace": ("换成这些", "Replace the whole index"),
    "stop": ("停止", "Stop"),
    "beginning": ("即将开始…", "About to begin…"),
    "stage_reading": ("读取", "reading"),
    "stage_splitting": ("切分", "splitting"),
    "stage_embedding": ("向量化", "embedding"),
    "stage_writing": ("写入", "writing"),
    "done_add": ("已加入。", "Added."),
    "done_replace": ("已换成这些。", "Replaced."),
    "done_remove": ("已移除。", "Removed."),
    "done_rollback": ("已恢复到前一个索引。", "The former index is back."),
    "done_rebuild": ("已重新建立。", "Built again."),
    "unchanged": ("没有变化。", "Nothing had to change."),
    "now_holds": (
        "索引现有 {documents} 篇文字，{events} 个事件，{passages} 个段落。",
        "Now in the index: texts {documents}, events {events}, passages {passages}.",
    ),
    "in_index": ("### 索引中的文字", "### In the index"),
    "to_remove": ("选择要移除的来源", "Sources to remove"),
    "more_to_remove": (
        "另有 {count} 个来源未列出，可以直接输入名称",
        "{count} more are not listed; type the name of one",
    ),
    "remove": ("移除", "Remove"),
    "go_back": ("恢复前一个索引", "Go back to the former index"),
    "rebuild": ("重新建立", "Build again"),
    "back_hint": (
        "每次更改之前的索引都会保留一份；再按一次“恢复”，就回到现在的索引。",
        "The index before the last change is kept; going back twice returns to this one.",
    ),
}


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
