"""The looks of the page: fonts of the reader's own system, one red, and the rules that gradio's themes do not reach."""

from __future__ import annotations

FONTS = ["Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "sans-serif"]
MONO = ["ui-monospace", "Consolas", "Noto Sans Mono CJK SC", "monospace"]

CINNABAR = (
    "#fbf1ee", "#f6e0da", "#ecc0b5", "#df998a", "#cc6b58", "#b34a36",
    "#9c3a28", "#822f21", "#6b291f", "#58241c", "#31100b",
)  # fmt: skip
"""The red of a seal, light to dark: the one colour of the page beside paper and ink."""

CSS = """
.gradio-container { width: 100%; max-width: 1200px !important; margin: 0 auto !important; }
.gradio-container main { padding-top: 1.2rem; }
.dark { --color-accent: #cc6b58; }
#masthead h1 { font-size: 1.9rem; font-weight: 700; letter-spacing: .04em; margin: 0; border-left: .3rem solid
  var(--color-accent); padding-left: .7rem; line-height: 1.25; }
#masthead p { color: var(--body-text-color-subdued); margin: .4rem 0 0; }
#conversation .label-clear-button, #conversation button.clear, #conversation .icon-button-wrapper { display: none; }
#conversation .message h2 { font-size: 1.65rem; line-height: 1.3; margin: 0;
  font-weight: 700; color: var(--body-text-color); }
#conversation { height: auto !important; min-height: 3.2rem; max-height: min(26rem, 55vh); overflow-y: auto; }
#conversation .wrapper, #conversation .bubble-wrap { height: auto; }
#conversation .bubble-wrap { padding-top: .5rem; }
#conversation .placeholder-content { padding: .8rem 1rem; }
#conversation .message p { line-height: 1.6; }
#conversation .message h2 + p, #conversation .message p + p { color: var(--body-text-color-subdued); font-size: .88rem;
  margin-top: .3rem; }
#conversation .md { opacity: 1; }
#conversation .bot { cursor: pointer; }
.hint, .hint .prose p { color: var(--body-text-color-subdued); }
.card { border-left: 3px solid var(--border-color-primary); padding: .1rem 0 .1rem 1rem !important;
  margin-bottom: .9rem; gap: .3rem !important; }
.card.first { border-left-color: var(--color-accent); }
.card .prose p { margin: 0; line-height: 1.5; }
.card .prose p + p { color: var(--body-text-color-subdued); font-size: .85rem; }
:is(.card, .source-pane) :is(.container, .textfield) { padding: 0 !important; }
:is(.card, .source-pane) .textfield { display: block !important; font-size: 0; line-height: 0; max-width: 50rem; }
:is(.card, .source-pane) .textfield .text { font-size: 1.02rem; line-height: 1.85; white-space: pre-wrap;
  word-break: normal; overflow-wrap: anywhere; }
:is(.card, .source-pane) :is(.token-container, .token, .token .text) { display: inline !important; margin: 0 !important;
  padding: 0 !important; border: 0; }
:is(.card, .source-pane) .token.highlighted { background: none !important; color: inherit !important; }
:is(.card, .source-pane) .token.highlighted .text { background: #fae0a0 !important; color: #1c1917 !important;
  border-radius: 3px; padding: .15em .1em !important; font-weight: 600;
  -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.dark :is(.card, .source-pane) .token.highlighted .text { background: #6d5010 !important; color: #fff6dd !important; }
.examples { gap: .5rem !important; }
button.example { font-weight: 400; font-size: .92rem; padding: .4rem .7rem;
  text-align: left; justify-content: flex-start; white-space: normal;
  background: none; border: 1px solid var(--border-color-primary); }
button.example:hover { border-color: var(--color-accent); }
#about table { display: block; overflow-x: auto; max-width: 100%; border: 0; margin: .4rem 0; padding: 0; }
#about tr { border: 0; padding: 0; margin: 0; }
#about th, #about td { border: 0; border-bottom: 1px solid var(--border-color-primary); padding: .4rem 1.2rem .4rem 0;
  white-space: nowrap; word-break: normal; }
#about td:nth-child(2) { white-space: normal; min-width: 13rem; }
#about th { font-weight: 500; color: var(--body-text-color-subdued); }
#about { max-width: 54rem; }
#events-list .wrap { flex-direction: column; flex-wrap: nowrap; gap: 0; max-height: 31rem; overflow-y: scroll;
  scrollbar-width: thin; scrollbar-color: var(--neutral-400) transparent; }
#events-list .wrap::-webkit-scrollbar { width: 10px; }
#events-list .wrap::-webkit-scrollbar-thumb { background: var(--neutral-400); border-radius: 5px; }
#timeline img { width: 100%; height: auto; display: block; margin: 0; cursor: pointer; }
#timeline p { margin: 0; }
#facts-table * { font-family: var(--font) !important; }
#facts-swipe { display: none; }
#facts-table .selection-button { display: none; }
#facts-table :is(td, th) { cursor: pointer; }
.bars img { width: 100%; display: block; margin: 0; }
.bars p { margin: 0; }
#events-list label { background: none; border: 0; border-left: 3px solid transparent; border-radius: 0;
  box-shadow: none; padding: .5rem .6rem .5rem .8rem; align-items: flex-start; flex-shrink: 0;
  position: relative; } /* so that focus on the unseen input scrolls the list alone, and not what holds it */
#events-list label:hover { background: var(--background-fill-secondary); }
#events-list label.selected { border-left-color: var(--color-accent); background: var(--background-fill-secondary);
  color: var(--body-text-color); }
#events-list label:focus-within { outline: 2px solid var(--color-accent); outline-offset: -2px; }
#events-list input { position: absolute; opacity: 0; width: 1px; height: 1px; }
#events-list label span { margin: 0; flex: 1; white-space: pre-line; overflow-wrap: anywhere; font-weight: 400;
  line-height: 1.5; color: var(--body-text-color); font-size: .98rem; }
#events-list label span::first-line { color: var(--body-text-color-subdued); font-size: .82rem; }
.card table { display: block; overflow-x: auto; max-width: 100%; border: 0; margin: .3rem 0; padding: 0; }
.card tr { border: 0; }
.card :is(th, td) { border: 0; border-bottom: 1px solid var(--border-color-primary); padding: .35rem 1.2rem .35rem 0;
  text-align: left; word-break: normal; font-weight: 400; }
.card th { color: var(--body-text-color-subdued); font-size: .88rem; }
.card td strong { background: #fae0a0; color: #1c1917; border-radius: 3px; padding: .1em .15em; }
.dark .card td strong { background: #6d5010; color: #fff6dd; }
.card > .block:has(.md:empty) { display: none; }
.event-title h3 { margin: 0; }
.event-title p { margin: .2rem 0 0; color: var(--body-text-color-subdued); font-size: .88rem; }
.source-pane { gap: .4rem !important; }
.source-pane .source-text { max-height: 24rem; overflow-y: auto !important;
  border: 1px solid var(--border-color-primary); padding: .6rem .9rem !important; scrollbar-width: thin;
  overscroll-behavior: contain; }
.source-pane .source-text .textfield { max-width: none; }
:is(.card, .source-pane) .line-break { display: block; height: .35rem; }
.source-pane .source-text .textfield .text { font-size: .95rem; }
.source-pane .source-text .token.highlighted .text { font-weight: 400 !important; }
.to-text { align-self: flex-start; background: none !important; border: 0 !important; box-shadow: none !important;
  padding: .2rem 0 !important; min-width: 0 !important; font-size: .85rem !important; font-weight: 400 !important;
  color: var(--body-text-color-subdued) !important; text-decoration: underline; text-underline-offset: .2em; }
.tools { gap: .2rem .9rem !important; flex-wrap: wrap !important; }
.tools button, #language { background: none !important; border: 0 !important; box-shadow: none !important; width: auto;
  flex: 0 0 auto !important; padding: .15rem 0 !important; min-width: 0 !important; font-size: .85rem !important;
  font-weight: 400 !important; color: var(--body-text-color-subdued) !important; white-space: nowrap; }
.tools button:hover, #language:hover, .to-text:hover { color: var(--color-accent) !important; }
:is(.tools button, #language, .to-text, .example):focus-visible { outline: 2px solid var(--color-accent);
  outline-offset: 2px; }
#top { align-items: flex-start; flex-wrap: nowrap !important; }
#language { margin-top: .5rem; }
:is(#question-row, #query-row, #correcting) { align-items: flex-end; }
#told:has(.md:empty) { display: none; }
#told .prose p { margin: 0; font-size: .85rem; }
#prose { border-left: 3px solid var(--border-color-primary); padding: .1rem 0 .1rem 1rem !important; }
#prose:has(.md:empty) { display: none; }
#prose p { margin: 0 0 .5rem; line-height: 1.7; }
#prose p:last-child { margin-bottom: 0; }
#prose p:first-child, #prose p:has(del) { color: var(--body-text-color-subdued); font-size: .85rem; line-height: 1.55; }
#prose del { text-decoration: line-through; text-decoration-thickness: 1.5px; }
#prose a { color: var(--color-accent); text-decoration: none; padding: 0 .1em; }
#prose a:hover { text-decoration: underline; }
.card.cited { border-left-color: var(--color-accent); background: var(--background-fill-secondary); }
.cards-told .prose { color: var(--body-text-color-subdued); }
.cards-told .prose h3 { color: var(--body-text-color); margin: 0; }
#results .prose { font-size: .88rem; }
#preview ul { padding-left: 0; margin: .3rem 0 .8rem; list-style: none; }
#preview li { margin: 0 0 .5rem; padding-left: .8rem; border-left: 3px solid var(--border-color-primary);
  overflow-wrap: anywhere; line-height: 1.55; }
#preview p { margin: .3rem 0; overflow-wrap: anywhere; }
#uploads a { color: var(--body-text-color-subdued); }
#removing { align-items: flex-end; }
#in-index, #whole-text { border-top: 1px solid var(--border-color-primary); padding-top: 1.2rem !important;
  margin-top: .8rem; }
#build-state { flex-grow: 1; }
@media (min-width: 641px) {
  :is(#search, #remove) { flex: 0 0 9rem !important; }
}
@media (max-width: 640px) {
  #events-list .wrap { max-height: 15rem; border-bottom: 1px solid var(--border-color-primary); }
  .source-pane .source-text { max-height: 18rem; }
  #masthead h1 { font-size: 1.5rem; }
  .gradio-container main { padding: .8rem 1rem !important; }
  #facts-swipe { display: block; }
  .fact-filters :is(.form, .form > *) { min-width: 100% !important; }
  .tab-container { height: 2.75rem !important; }
  .tab-container button { padding: 0 .55rem; min-height: 2.75rem; }
  .label-wrap { min-height: 2.75rem; align-items: center; margin-block: -.7rem; }
  .label-wrap.open { margin-bottom: 0; }
  :is(#uploads .icon-button, #uploads .label-clear-button) { min-width: 2.75rem; min-height: 2.75rem; }
  #uploads .file { align-items: center; }
  #uploads .file td { padding-block: .1rem; }
  :is(#go-back, #rebuild) { flex: 1 1 100% !important; }
  :is(textarea, input.scroll-hide) { min-height: 2.75rem; }
  button:is(.lg, .sm), #filters label:has(input[type=radio]) { min-height: 2.75rem; }
  :is(.tools button, .to-text) { padding: .15rem .5rem !important; margin-left: -.5rem; }
  #language { min-width: 2.75rem !important; text-align: right; justify-content: end; }
  .tools { gap: 0 .5rem !important; }
  #conversation .bubble-wrap { padding: .4rem .2rem; }
  #about :is(th, td) { white-space: normal; overflow-wrap: normal; padding-right: .5rem; font-size: .82rem; }
  #about td:nth-child(2) { min-width: 5rem; }
}
"""
