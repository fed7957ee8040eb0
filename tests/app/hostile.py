"""Strings that run, open or draw something wherever text is taken for markup; each sets ``window.__ran`` if it runs."""

from __future__ import annotations

RUN = "window.__ran=1"

_TAGS = [
    f"<script>{RUN}</script>", f"<ScRiPt>{RUN}</sCrIpT>", f"<script src=data:text/javascript,{RUN}></script>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>", f"<script\t>{RUN}</script\t>", f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>", f"</style><script>{RUN}</script>", f"--><script>{RUN}</script>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>", f"<template><script>{RUN}</script></template>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>", f"<svg><style><img src=x onerror={RUN}>",
    f"<svg><script>{RUN}</script></svg>", f"<svg><script href=data:,{RUN} />", f"<svg><animate onbegin={RUN} attributeName=x>",
    f"<svg><set onbegin={RUN}>", f"<svg><a xlink:href=javascript:{RUN}><text y=20>x</text></a></svg>",
    f"<svg><foreignObject><img src=x onerror={RUN}></foreignObject></svg>", f"<svg/onload={RUN}>",
    f"<object data=javascript:{RUN}>", f"<object data='data:text/html,<script>parent.{RUN}</script>'>",
    f"<embed src=javascript:{RUN}>", f"<iframe src=javascript:parent.{RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>", f"<iframe onload={RUN}>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>", f"<base href=javascript:{RUN}//>",
    f"<link rel=stylesheet href=javascript:{RUN}>", f"<link rel=import href=data:,{RUN}>", f"<form action=javascript:{RUN}><button>",
    f"<button formaction=javascript:{RUN}>x", f"<isindex action=javascript:{RUN} type=image>", f"<x onclick={RUN}>x</x>",
    f"<x style=animation-name:a onanimationstart={RUN}>", f"<style>@keyframes a{{}}</style><x style=animation-name:a onanimationend={RUN}>",
    f"<plaintext><img src=x onerror={RUN}>", f"<xmp><img src=x onerror={RUN}></xmp>", f"<listing>&lt;img src=x onerror={RUN}&gt;</listing>",
]  # fmt: skip
_EVENTS = [
    f"<{tag} {attribute}={RUN}>"
    for tag, attribute in (
        ("img src=x", "onerror"), ("img src=x:", "onerror"), ("image src=x", "onerror"), ("video src=x", "onerror"),
        ("video><source", "onerror"), ("audio src=x", "onerror"), ("body", "onload"), ("body", "onpageshow"),
        ("input autofocus", "onfocus"), ("select autofocus", "onfocus"), ("textarea autofocus", "onfocus"),
        ("button autofocus", "onfocus"), ("a href=# autofocus", "onfocus"), ("details open", "ontoggle"),
        ("marquee", "onstart"), ("keygen autofocus", "onfocus"), ("track", "onerror"), ("style", "onload"),
        ("link rel=stylesheet href=data:,", "onload"), ("script src=x", "onerror"), ("object data=x", "onerror"),
        ("embed src=/", "onload"), ("frameset", "onload"), ("div tabindex=1 autofocus", "onfocus"),
        ("dialog open", "onclose"), ("img srcset=x", "onerror"), ("img loading=eager src=x", "onerror"),
        ("svg", "onload"), ("math href=javascript:0", "onclick"), ("p", "onmouseover"),
    )
]  # fmt: skip
_QUOTED = [
    f"'\"><img src=x onerror={RUN}>", f"\"><svg onload={RUN}>", f"' autofocus onfocus={RUN} x='", f"\" autofocus onfocus={RUN} x=\"",
    f"`><img src=x onerror={RUN}>", f"&lt;img src=x onerror={RUN}&gt;", f"&#60;img src=x onerror={RUN}&#62;",
    f"\\x3cimg src=x onerror={RUN}\\x3e", f"\\u003cimg src=x onerror={RUN}\\u003e", f"%3Cimg src=x onerror={RUN}%3E",
    f"＜img src=x onerror={RUN}＞", f"<img\u200bsrc=x onerror={RUN}>", f"<img/src=x/onerror={RUN}>", f"<img src=x onerror\n={RUN}>",
    f"<\u0131mg src=x onerror={RUN}>", f"<img src='x' onerror='{RUN}' \u202e>", f"<<img src=x onerror={RUN}>>",
]  # fmt: skip
_MARKDOWN = [
    f"[x](javascript:{RUN})", f"[x](JaVaScRiPt:{RUN})", f"[x](java\tscript:{RUN})", f"[x](&#106;avascript:{RUN})", f"[x]( javascript:{RUN})",
    f"[x](data:text/html,<script>{RUN}</script>)", f"[x](vbscript:{RUN})", f"![x](javascript:{RUN})", f"![x](x\"onerror=\"{RUN})",
    f"<javascript:{RUN}>", f"[x]: javascript:{RUN}\n[x]", f"[x][1]\n\n[1]: javascript:{RUN}", f"```html\n<img src=x onerror={RUN}>\n```",
    f"`<img src=x onerror={RUN}>`", f"| a |\n|---|\n| <img src=x onerror={RUN}> |", f"# <img src=x onerror={RUN}>", f"> <img src=x onerror={RUN}>",
    f"- <img src=x onerror={RUN}>", f"**<img src=x onerror={RUN}>**", f"~~<svg onload={RUN}>~~", f"$$\\href{{javascript:{RUN}}}{{x}}$$",
    f"$\\unicode{{<img src=x onerror={RUN}>}}$", f"```mermaid\ngraph TD;A[<img src=x onerror={RUN}>]\n```", f"<details open ontoggle={RUN}>\n\n**x**",
]  # fmt: skip
_TEMPLATES = [
    "{{constructor.constructor('" + RUN + "')()}}", "${" + RUN + "}", "#{" + RUN + "}", "<%= " + RUN + " %>", "{%" + RUN + "%}", "{@html '<img src=x onerror=" + RUN + ">'}",
    '__i18n__{"key": "' + f"<img src=x onerror={RUN}>" + '"}', "__i18n__{broken", "__proto__", "constructor", f"=HYPERLINK(\"javascript:{RUN}\")",
    f"=cmd|'/c {RUN}'!A1", f"@SUM(1)*{RUN}", f"+{RUN}", f"javascript:{RUN}", f"javascript:/*--></title></style></textarea></script><svg/onload='+/\"/+/onmouseover=1/+/[*/[]/+{RUN}//'>",
]  # fmt: skip

STRINGS: tuple[str, ...] = tuple(dict.fromkeys([*_TAGS, *_EVENTS, *_QUOTED, *_MARKDOWN, *_TEMPLATES]))
