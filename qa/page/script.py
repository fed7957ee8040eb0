"""The page's own script: what gradio has no word for. It holds no text of a document and runs nothing that it is given.

``window.dashiji`` is called by the events of the tabs: the language that was chosen, the place in a text that is
scrolled to, a file that is saved without ever lying on the server, the clipboard.
"""

from __future__ import annotations

HEAD = """<script>
(() => {
  const find = (selector) => document.querySelector(selector);
  const later = (tried, most = 40) => {
    const go = () => { if (!tried() && most-- > 0) requestAnimationFrame(go); };
    requestAnimationFrame(() => requestAnimationFrame(go));
  };
  const tabs = () => [...document.querySelectorAll('.tab-container[role=tablist] [role=tab]')];
  window.dashiji = {
    at: 0,
    // The page is loaded anew in the other language: where one is and what was asked is kept until then
    toggle(questions) {
      const to = document.documentElement.lang.startsWith('zh') ? 'en' : 'zh';
      document.cookie = `dashiji_language=${to};path=/;max-age=31536000;samesite=strict`;
      const tab = tabs().findIndex((one) => one.getAttribute('aria-selected') === 'true');
      try { sessionStorage.setItem('dashiji', JSON.stringify({tab, questions})); } catch { /* not kept, then */ }
      location.reload();
    },
    // What was asked before the language was switched, as JSON; "" otherwise
    remembered() {
      let kept = {};
      try {
        kept = JSON.parse(sessionStorage.getItem('dashiji') || '{}');
        sessionStorage.removeItem('dashiji');
      } catch { /* nothing was kept */ }
      if (kept.tab > 0) later(() => { tabs()[kept.tab]?.click(); return tabs().length > kept.tab; });
      return kept.questions || '';
    },
    // Scroll a pane of source text, not the page, to what is marked in it; to its top if nothing is
    reveal(id) {
      later(() => {
        const pane = find(`${id} .source-text`), mark = pane && pane.querySelector('.highlighted');
        if (!pane) return false;
        const box = pane.getBoundingClientRect();
        pane.scrollTop = mark ? pane.scrollTop + mark.getBoundingClientRect().top - box.top - box.height / 3 : 0;
        return Boolean(mark);
      });
    },
    // Scroll the conversation to its newest turn: to the end, or to the question where the answer is longer than that
    latest() {
      let still = 0, height = -1;
      later(() => {
        const box = find('#conversation'), asked = box && [...box.querySelectorAll('[data-testid=user]')].pop();
        if (!asked) return false;
        box.scrollTop += asked.getBoundingClientRect().top - box.getBoundingClientRect().top - 12;
        still = box.scrollHeight === height ? still + 1 : 0;
        height = box.scrollHeight;
        return still > 10;  // the answer is drawn a little after its question
      });
    },
    // On a narrow screen the text lies below what was pressed: bring it into view
    show(id) {
      window.dashiji.reveal(id);
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      later(() => {
        const place = find(id);
        if (place) place.scrollIntoView({block: 'nearest', behavior: still ? 'auto' : 'smooth'});
        return Boolean(place);
      });
    },
    save(name, text) {
      if (!text) return;
      const type = name.endsWith('.json') ? 'application/json' : name.endsWith('.csv') ? 'text/csv' : 'text/markdown';
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], {type: type + ';charset=utf-8'}));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    },
    copy(text) {
      if (!text) return;
      const old = () => {
        const field = document.createElement('textarea');
        field.value = text;
        field.setAttribute('aria-hidden', 'true');
        document.body.append(field);
        field.select();
        document.execCommand('copy');
        field.remove();
      };
      if (navigator.clipboard) navigator.clipboard.writeText(text).catch(old); else old();
    },
    address(question) {
      return `${location.origin}${location.pathname}?q=${encodeURIComponent(question)}`;
    },
  };
  // A picture of events is pressed where an event lies; the list beside it serves the keyboard
  addEventListener('click', (event) => {
    const picture = event.target instanceof Element && event.target.closest('#timeline img');
    if (!picture) return;
    const box = picture.getBoundingClientRect();
    window.dashiji.at = (event.clientX - box.left) / box.width;
    find('#timeline-pressed')?.click();
  });
  // A mark in the prose leads to the card of its citation, which says so for a moment
  addEventListener('click', (event) => {
    const mark = event.target instanceof Element && event.target.closest('#prose a[href^="#proof-"]');
    if (!mark) return;
    event.preventDefault();
    event.stopPropagation();
    const cards = [...document.querySelectorAll('#evidence .card')].filter((card) => card.checkVisibility());
    const number = mark.getAttribute('href').slice('#proof-'.length);
    const card = cards.find((one) => one.querySelector('strong')?.textContent.startsWith(`${number} ·`));
    if (!card) return;
    for (const other of cards) other.classList.toggle('cited', other === card);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    card.querySelector('.to-text')?.focus({preventScroll: true});
    card.scrollIntoView({block: 'nearest', behavior: still ? 'auto' : 'smooth'});
  }, true);
  // What changes is read out; gradio has no setting for it
  const spoken = {'#told': 'polite', '#prose': 'polite', '#results': 'polite', '#facts-told': 'polite',
                  '#events-told': 'polite', '#preview': 'polite', '#build-state': 'polite'};
  // Names that gradio gives in English only, or not at all
  const stock = {'Open cell menu': '列的菜单', 'Click to upload or drop files': '点击上传或拖入文件',
                 'Clear': '清除', 'Upload file': '上传文件', 'Remove this file': '移除这个文件',
                 'Download file': '下载文件', 'common.upload': '添加文件'};
  const unnamed = {'common.upload': 'Add files'};
  const mend = () => {
    const chinese = document.documentElement.lang.startsWith('zh');
    for (const [name, text] of Object.entries(chinese ? stock : unnamed)) {
      for (const attribute of ['aria-label', 'title']) {
        for (const place of document.querySelectorAll(`[${attribute}="${name}"]`)) place.setAttribute(attribute, text);
      }
    }
    // Sentence upon sentence redraws the prose, which is read out once, when it is whole
    const prose = find('#prose'), busy = String(Boolean(find('#stop-writing')));
    if (prose && prose.getAttribute('aria-busy') !== busy) prose.setAttribute('aria-busy', busy);
    for (const [selector, manner] of Object.entries(spoken)) {
      const place = find(selector);
      if (place && !place.hasAttribute('aria-live')) place.setAttribute('aria-live', manner);
    }
  };
  new MutationObserver(mend).observe(document, {childList: true, subtree: true});
})();
</script>"""
