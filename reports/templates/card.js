"use strict";
/* Filters, steps, sorts, copies and opens in place what the page already holds. Foreign words move only as text nodes:
   nothing here parses markup. Without this script the page stays whole and readable. */
(() => {
  // What a card saves: the page before anything here is added to it.
  const whole = document.querySelector("[data-do=save]") && `<!doctype html>\n${document.documentElement.outerHTML}\n`;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const byId = (id) => document.getElementById(id);
  const target = (link) => byId(named(link.getAttribute("href")));

  /** The id that an address ends in; one that is not well formed names nothing. */
  function named(address) {
    try { return decodeURIComponent(address.slice(1)); } catch { return ""; }
  }

  /** An element; a function among the attributes listens to the event of that name. */
  function make(tag, attributes = {}, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(name, value);
      else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...inside);
    return made;
  }

  // -- the panel: a gloss, or who answers for a claim; by hover, focus and tap

  const panel = make("div", { class: "panel", id: "panel", role: "tooltip", hidden: true });
  let owner = null;
  let timer = 0;

  function openPanel(trigger, ...inside) {
    closePanel();
    owner = trigger;
    panel.replaceChildren(...inside);
    panel.hidden = false;
    const at = [...trigger.getClientRects()].pop() || trigger.getBoundingClientRect();
    const widest = document.documentElement.clientWidth - panel.offsetWidth - 8;
    panel.style.left = `${Math.max(8, Math.min(at.left, widest)) + scrollX}px`;
    const above = at.bottom + panel.offsetHeight + 8 > innerHeight && at.top > panel.offsetHeight + 8;
    panel.style.top = `${(above ? at.top - panel.offsetHeight - 6 : at.bottom + 6) + scrollY}px`;
    if (trigger.matches("a, button")) trigger.setAttribute("aria-describedby", "panel");
  }

  function closePanel() {
    clearTimeout(timer);
    if (owner) owner.removeAttribute("aria-describedby");
    owner = null;
    panel.hidden = true;
    light(null);
  }

  function gloss(trigger) {
    const id = trigger.dataset.g || (trigger.matches("a.g") ? named(trigger.getAttribute("href")) : `g-${trigger.textContent}`);
    const word = byId(id);
    if (word) openPanel(trigger, make("b", {}, word.textContent), ": ", word.nextElementSibling.textContent);
  }

  function who(trigger) {
    const claim = trigger.closest(".claim");
    const row = target(one("a.by", claim));
    if (!row) return;
    const cells = [...row.cells].map((cell) => cell.textContent.trim());
    const pairs = [["Who answers", cells[3]], ["Source", cells[4]], ["Cue", cells[5]], ["Why a claim", cells[2]]];
    const list = make("dl");
    for (const [name, value] of pairs) if (value) list.append(make("dt", {}, name), make("dd", {}, make("bdi", {}, value)));
    openPanel(trigger, list);
    light(claim);
  }

  /** Marks source, cue and content of the attribution that answers for a claim. */
  function light(claim) {
    for (const lit of all(".claim.lit")) lit.classList.remove("lit");
    if (!window.CSS || !CSS.highlights) return;
    CSS.highlights.clear();
    if (!claim) return;
    claim.classList.add("lit");
    const card = cardOf(claim);
    const spans = claim.dataset.a && card.attributions[claim.dataset.a];
    if (!spans) return;
    const parts = { content: spans[2], source: [spans[1]], cue: [spans[0]] };
    for (const [name, places] of Object.entries(parts)) {
      const ranges = places.filter(Boolean).map((place) => range(card, place));
      if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
    }
  }

  function range(card, [start, end]) {
    if (!card.nodes) {
      card.nodes = [];
      card.starts = [];
      const walker = document.createTreeWalker(one(".text", card.element), NodeFilter.SHOW_TEXT);
      for (let at = 0, node; (node = walker.nextNode()); at += node.length) card.nodes.push(node), card.starts.push(at);
    }
    const find = (offset, last) => {
      let low = 0, high = card.starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (card.starts[middle] < offset || (card.starts[middle] === offset && !last)) low = middle;
        else high = middle - 1;
      }
      return [card.nodes[low], Math.min(offset - card.starts[low], card.nodes[low].length)];
    };
    const made = new Range();
    made.setStart(...find(start, false));
    made.setEnd(...find(end, true));
    return made;
  }

  function triggerOf(element) {
    if (!element.closest) return null;
    const word = element.closest("a.g, [data-g]");
    if (word) return [word, gloss];
    const mark = element.closest(".card .sev, .card .unsettled"); // error, warning ..., preview
    if (mark) return [mark, gloss];
    const claim = element.closest(".text .claim");
    return claim && [element.closest("a.by") || claim, who];
  }

  function hover(event) {
    const found = triggerOf(event.target);
    lightNote(event.target);
    if (panel.contains(event.target)) return clearTimeout(timer);
    if (event.pointerType === "touch" || (found && found[0] === owner)) return;
    clearTimeout(timer);
    if (found) timer = setTimeout(() => found[1](found[0]), 300);
    else if (owner && owner !== document.activeElement) timer = setTimeout(closePanel, 250);
  }

  function focus(event) {
    const found = triggerOf(event.target);
    lightNote(event.target);
    if (found && event.target === found[0] && event.target.matches(":focus-visible")) found[1](found[0]);
    else if (!panel.contains(event.target)) closePanel();
  }

  function lightNote(element) {
    for (const lit of all("a.hit.lit")) lit.classList.remove("lit");
    const note = element.closest && element.closest(".note");
    if (note) for (const hit of all(`a.hit[href="#${note.id}"]`)) hit.classList.add("lit");
  }

  // -- cards: filters and steps

  const cards = all("article.card").map((element) => {
    const data = one("script[type='application/json']", element);
    return {
      element,
      prefix: element.dataset.prefix,
      attributions: data ? JSON.parse(data.textContent).attributions : [],
      notes: all(".note", element),
      filter: { who: "", dim: "", sev: "", rule: "" },
      selects: {},
      output: make("output", { "aria-live": "polite" }),
    };
  });
  const cardOf = (element) => cards.find((card) => card.element.contains(element));
  let current = null;

  function select(card, name, label, options) {
    const box = make("select", { "aria-label": label, change: () => filter(card, { [name]: box.value }) }, make("option", { value: "" }, "all"));
    for (const [value, word] of options) box.append(make("option", { value }, word));
    card.selects[name] = box;
    return make("label", {}, label, box);
  }

  function tools(card) {
    const bar = one(".tools", card.element);
    const words = (values) => [...new Set(values)].sort().map((value) => [value, value]);
    const severities = ["error", "warning", "info", "credit"].filter((s) => card.notes.some((n) => n.dataset.sev === s));
    const dimensions = all(".why details[data-dim]", card.element).map((d) => [d.dataset.dim, one("summary span", d).textContent]);
    if (card.notes.some((note) => note.dataset.dim.split(" ").includes("none"))) dimensions.push(["none", "feeds none"]);
    const groups = all(".who .key", card.element).map((key) => [key.dataset.who, one("a", key).textContent]);
    const choices = make(
      "div", {},
      select(card, "who", "Who answers", groups),
      select(card, "dim", "Dimension", dimensions),
      select(card, "sev", "Severity", words(severities).sort((a, b) => severities.indexOf(a[0]) - severities.indexOf(b[0]))),
      select(card, "rule", "Rule", words(card.notes.flatMap((note) => note.dataset.rule.split(" ")))),
      make("button", { type: "button", click: () => filter(card, { who: "", dim: "", sev: "", rule: "" }) }, "Show all"),
    );
    const wide = matchMedia("(min-width: 64rem)").matches;
    bar.append(
      make("details", { open: wide }, make("summary", {}, "Filter"), choices),
      make("button", { type: "button", click: () => step(card, -1) }, "Previous"),
      make("button", { type: "button", click: () => step(card, 1) }, "Next"),
      card.output,
    );
    bar.hidden = false;
    for (const key of all(".who .key", card.element)) key.replaceWith(toggle(card, key));
    for (const rect of all(".who .bar rect", card.element)) {
      rect.classList.add("live");
      rect.addEventListener("click", () => flip(card, rect.dataset.who));
    }
    filter(card, {});
  }

  function toggle(card, key) {
    const word = one("a", key);
    return make(
      "button",
      { type: "button", class: key.className, "aria-pressed": "false", "data-who": key.dataset.who,
        "data-g": word.getAttribute("href").slice(1), click: () => flip(card, key.dataset.who) },
      word.textContent, " ", one("b", key),
    );
  }

  const flip = (card, group) => filter(card, { who: card.filter.who === group ? "" : group });

  function filter(card, change) {
    Object.assign(card.filter, change);
    const { who, dim, sev, rule } = card.filter;
    for (const [name, box] of Object.entries(card.selects)) box.value = card.filter[name];
    for (const button of all("button[data-who]", card.element)) button.setAttribute("aria-pressed", String(button.dataset.who === who));
    for (const note of card.notes) {
      const has = (list, value) => !value || (list || "").split(" ").includes(value);
      note.hidden = !(has(note.dataset.who, who) && has(note.dataset.dim, dim) && has(note.dataset.sev, sev) && has(note.dataset.rule, rule));
    }
    const hidden = new Set(card.notes.filter((note) => note.hidden).map((note) => `#${note.id}`));
    for (const hit of all("a.hit", card.element)) hit.classList.toggle("off", hidden.has(hit.getAttribute("href")));
    for (const claim of all(".text .claim", card.element)) claim.classList.toggle("off", !!who && !claim.classList.contains(who));
    for (const row of all(".ledger tbody tr", card.element)) row.classList.toggle("off", !!who && row.dataset.who !== who);
    if (current && current.hidden) leave();
    say(card);
  }

  function say(card) {
    const shown = card.notes.filter((note) => !note.hidden);
    const at = shown.indexOf(current);
    const all = shown.length === card.notes.length;
    const many = (n) => `${n} ${n === 1 ? "note" : "notes"}`;
    card.output.textContent = at >= 0 ? `${at + 1} of ${many(shown.length)}` : all ? many(shown.length) : `${shown.length} of ${many(card.notes.length)}`;
  }

  function step(card, by) {
    const shown = card.notes.filter((note) => !note.hidden);
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
    history.replaceState(null, "", `#${shown[next].id}`);
    show(shown[next]);
  }

  function leave() {
    if (!current) return;
    const card = cardOf(current);
    current.classList.remove("current");
    current = null;
    say(card);
  }

  function unfold(element) {
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  }

  /** Brings an element into view, whatever is folded over it; of a note it makes the current one. */
  function show(element) {
    unfold(element);
    const note = element.closest(".note");
    if (!note) return element.scrollIntoView();
    const card = cardOf(note);
    if (note.hidden) filter(card, { who: "", dim: "", sev: "", rule: "" });
    leave();
    current = note;
    note.classList.add("current");
    for (const folded of all("details", note)) folded.open = true;
    note.tabIndex = -1;
    note.focus({ preventScroll: true });
    const pair = one(`a.hit[href="#${note.id}"]`, card.element);
    const wide = matchMedia("(min-width: 64rem)").matches;
    (wide && pair ? pair : note).scrollIntoView({ block: "center" });
    lightNote(note);
    say(card);
  }

  function arrive() {
    const id = named(location.hash);
    const element = id && byId(id);
    if (element) show(element);
    else if (/f-[0-9a-f]{16}$/.test(id) && cards.length) {
      cards[0].output.textContent = "The finding that this link names is not on this card: it was mended, or its words were changed.";
      one(".tools", cards[0].element).scrollIntoView();
    }
  }

  // -- dialogs, copying, saving, printing

  /** The page as it came, under the name that it has here: it needs no other file. */
  function save() {
    const address = URL.createObjectURL(new Blob([whole], { type: "text/html" }));
    const name = named(`#${location.pathname.split("/").pop()}`);
    make("a", { href: address, download: /\.html?$/i.test(name) ? name : "scorecard.html" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000); // when it is written
  }

  function dialog(title, inside, buttons = []) {
    const close = make("button", { type: "button", click: () => box.close() }, "Close");
    const box = make("dialog", { "aria-labelledby": "dialog-title", close: () => box.remove() });
    box.append(make("h3", { id: "dialog-title", tabindex: "-1", autofocus: true }, title), ...inside, make("div", { class: "row" }, ...buttons, close));
    document.body.append(box);
    box.showModal();
    return box;
  }

  function rule(link) {
    const page = target(link);
    if (!page) return false;
    dialog(page.dataset.rule, [...page.children].map((part) => part.cloneNode(true)));
    return true;
  }

  /** Copies where the browser lets us; else selects the words, so that the reader can. Says which. */
  async function copy(text, words, status) {
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(words);
      const done = document.execCommand && document.execCommand("copy");
      status.textContent = done ? "Copied." : "Selected: press Ctrl+C or ⌘C to copy.";
    }
  }

  function textDialog(title, text) {
    const words = make("pre", { tabindex: "0", dir: "auto" }, text);
    const status = make("output");
    const button = make("button", { type: "button", click: () => copy(text, words, status) }, "Copy as text");
    dialog(title, [words], [button, status]);
  }

  const FORMULA = /^[\s\u200b\ufeff'"]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/;
  const NUMBER = /^[+-]?\d+(\.\d+)?$/;

  function cell(text) {
    const line = text.replace(/\s+/g, " ").trim();
    const safe = FORMULA.test(line) && !NUMBER.test(line) ? `'${line}` : line;
    return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  function csv(table) {
    const rows = [...table.rows].filter((row) => !row.classList.contains("off"));
    return rows.map((row) => [...row.cells].map((c) => cell(c.textContent)).join(",")).join("\n") + "\n";
  }

  // -- tables

  function sortable(table) {
    const heads = all("thead th", table);
    heads.forEach((head, column) => {
      const button = make("button", { type: "button", click: () => sort(table, heads, column) });
      button.append(...head.childNodes);
      head.append(button);
    });
  }

  function sort(table, heads, column) {
    const head = heads[column];
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = all("tbody tr", table);
    const value = (row) => {
      const text = row.cells.length > column ? row.cells[column].textContent.trim() : "";
      const share = /^(\d+) of (\d+)/.exec(text);
      const number = share ? share[1] / share[2] : parseFloat(text.replaceAll(",", ""));
      return [number, text];
    };
    const numeric = head.classList.contains("num") || rows.some((row) => /^\d+ of \d+/.test(value(row)[1]));
    const order = new Intl.Collator("en");
    const keyed = rows.map((row) => [value(row), row]);
    keyed.sort(([[a, s]], [[b, t]]) => {
      if (!numeric) return down ? order.compare(t, s) : order.compare(s, t);
      if (isNaN(a) || isNaN(b)) return isNaN(a) - isNaN(b); // what was not judged stands last, either way
      return down ? b - a : a - b;
    });
    one("tbody", table).append(...keyed.map(([, row]) => row));
  }

  function indexTools() {
    const bar = byId("index-tools");
    if (!bar) return;
    const rows = all(".articles tbody tr").map((row) => [row, row.cells[0].textContent.toLowerCase(), (row.dataset.q || "").split(" ")]);
    const output = make("output", { "aria-live": "polite" });
    const box = make("input", { type: "search", input: apply });
    let asked = "";
    function apply() {
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [row, name, questions] of rows) {
        row.hidden = !(words.every((word) => name.includes(word)) && (!asked || questions.includes(asked)));
        shown += !row.hidden;
      }
      output.textContent = `${shown} of ${rows.length} shown`;
    }
    const buttons = all(".asked li").map((item) => {
      const button = make("button", { type: "button", "aria-pressed": "false" });
      button.append(item.firstElementChild);
      button.addEventListener("click", () => {
        asked = asked === item.dataset.q ? "" : item.dataset.q;
        for (const other of buttons) other.setAttribute("aria-pressed", String(other === button && asked !== ""));
        apply();
      });
      item.prepend(button);
      return button;
    });
    bar.append(make("label", {}, "Title or file", box), output);
    bar.hidden = false;
    apply();
  }

  // -- all events

  function click(event) {
    const link = event.target.closest("a, button");
    if (!link) {
      const found = triggerOf(event.target);
      if (found && !getSelection().toString() && !event.target.closest("summary")) found[1](found[0]);
      else if (!panel.contains(event.target)) closePanel();
      return;
    }
    const to = link.tagName === "A" && link.getAttribute("href").startsWith("#") && target(link);
    if (link.matches("a.g")) gloss(link);
    else if (link.dataset.do === "notes") textDialog("Notes for the writer", one(".notes-text", link.closest(".card")).textContent);
    else if (link.dataset.do === "print") return window.print();
    else if (link.dataset.do === "save") return save();
    else if (link.matches("a.rule")) { if (!rule(link)) return; }
    else if (to && to.closest(".note")) { history.pushState(null, "", link.getAttribute("href")); closePanel(); show(to); }
    else { if (to) unfold(to); return; }
    event.preventDefault();
  }

  function key(event) {
    if (event.key === "Escape") {
      if (!panel.hidden) closePanel();
      else if (!one("dialog")) leave();
      return;
    }
    const typing = event.target.matches && event.target.matches("select, input:not([type=checkbox])");
    if (event.ctrlKey || event.metaKey || event.altKey || typing || one("dialog") || !byId("keys").checked) return;
    const by = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    const card = by && ((current && cardOf(current)) || cards.find((c) => c.element.getBoundingClientRect().bottom > 0));
    if (card) step(card, by), event.preventDefault();
  }

  document.documentElement.classList.add("js");
  one("main").append(panel);
  for (const card of cards) tools(card);
  for (const table of all("table.sortable")) sortable(table);
  for (const table of all("table[data-csv]")) {
    const copied = make("output", { class: "muted", "aria-live": "polite" });
    const put = async () => {
      const text = csv(table);
      try { await navigator.clipboard.writeText(text); copied.textContent = " Copied."; }
      catch { textDialog("As CSV", text); }
    };
    table.closest(".scroll").after(make("button", { type: "button", class: "csv", click: put }, `Copy ${table.dataset.csv} as CSV`), copied);
  }
  for (const item of all("[data-do=print], .keys")) item.hidden = !cards.length;
  // A page within a page (a notebook) may not save.
  for (const item of all("[data-do=save]")) item.hidden = window !== window.top;
  indexTools();
  const folded = () => all(".note details, .why > details, .part > details").filter((part) => !part.open);
  let unfolded = [];
  addEventListener("beforeprint", () => { unfolded = folded(); for (const part of unfolded) part.open = true; });
  addEventListener("afterprint", () => { for (const part of unfolded) part.open = false; });
  document.addEventListener("pointerover", hover);
  document.addEventListener("focusin", focus);
  document.addEventListener("click", click);
  document.addEventListener("keydown", key);
  addEventListener("popstate", arrive);
  addEventListener("load", arrive); // after the browser's own jump
})();
