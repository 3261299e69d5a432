/* The questions as a checklist. An entry stays the same element while its finding is there, so that who is on it stays. */

export function make(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside.filter((part) => part !== "" && part != null && part !== false));
  return made;
}

const shell = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/** As `audit waive` and a comment in the article write it. */
export const command = (q, reason, path) => `audit waive ${q.id.slice(0, 12)} ${shell(path)} --reason ${shell(oneLine(reason))}`;
export const comment = (q, reason) => `<!-- audit: allow ${q.rule}: ${oneLine(reason.replaceAll("--", "-").replaceAll(">", ""))} -->`;

export class List {
  /** `places`: group -> list element. `decided`: ticked and left (sets of ids), waived (id -> reason); `on`: what to do
      when one is gone to, was decided, or a text is to be copied, and where to go when none is left. */
  constructor(places, decided, on) {
    this.places = places;
    this.decided = decided;
    this.on = on;
    this.entries = new Map();
    this.path = "";
  }

  show(questions, path) {
    this.path = path;
    const ids = new Set(questions.map((q) => q.id));
    for (const [id, entry] of this.entries) if (!ids.has(id)) entry.element.remove(), this.entries.delete(id);
    for (const [group, place] of Object.entries(this.places)) {
      const listed = questions.filter((q) => q.group === group);
      listed.forEach((q, n) => {
        const entry = this.entries.get(q.id) || this.#entry(q);
        if (place.children[n] !== entry.element) place.insertBefore(entry.element, place.children[n] || null);
        this.#fill(entry, q);
      });
    }
  }

  #entry(q) {
    const id = `q-${q.id}`;
    const tick = make("input", { type: "checkbox", id: `${id}-tick`, "aria-describedby": `${id}-at`, change: () => {
      this.decided.ticked[tick.checked ? "add" : "delete"](q.id);
      this.on.decided();
    } });
    const question = make("span", { dir: "auto" });
    const place = make("button", { type: "button", click: () => this.on.go(q.id) });
    const severity = make("span");
    const words = make("bdi");
    const inside = make("div");
    const writer = make("button", { type: "button", click: () => {
      this.decided.left[this.decided.left.has(q.id) ? "delete" : "add"](q.id);
      this.on.decided();
    } }, "For the writer");
    const reason = make("input", { id: `${id}-reason`, maxlength: "500", autocomplete: "off", keydown: (event) => {
      if (event.key === "Enter") event.preventDefault(), waive();
      if (event.key === "Escape") event.stopPropagation(), open(false);
    } });
    const why = make("div", { hidden: true },
      make("p", { class: "field" }, make("label", { for: `${id}-reason` }, "Why it may stand"), reason),
      make("div", { class: "acts" },
        make("button", { type: "button", click: () => waive() }, "Waive it"),
        make("button", { type: "button", click: () => open(false) }, "Cancel")));
    const asking = make("button", { type: "button", "aria-expanded": "false", click: () => open(why.hidden) }, "Waive with a reason");
    const open = (yes) => {
      why.hidden = !yes;
      asking.setAttribute("aria-expanded", String(yes));
      (yes ? reason : asking).focus();
    };
    const waive = () => {
      if (!reason.value.trim()) return reason.focus();
      const next = element.nextElementSibling || element.previousElementSibling;
      if (next) next.querySelector("input").focus();
      else this.on.leave();
      why.hidden = true;
      asking.setAttribute("aria-expanded", "false");
      this.decided.waived.set(q.id, oneLine(reason.value));
      this.on.decided(true);
    };
    const undo = make("button", { type: "button", click: () => {
      element.closest("details").firstElementChild.focus();
      this.decided.waived.delete(q.id);
      this.on.decided(true);
    } }, "Take it back");
    const line = make("code", { tabindex: "0", "aria-label": "Command that waives it" });
    const waived = make("div", { hidden: true }, make("p", { class: "at reason" }), line, make("div", { class: "acts" }, undo,
      make("button", { type: "button", click: () => this.on.copy(line.textContent, line) }, "Copy the command"),
      make("button", { type: "button", click: () => this.on.copy(comment(entry.q, this.#reason(entry.q)), line) }, "Copy as a comment")));
    const acts = make("div", { class: "acts" }, writer, asking);
    const element = make("li", { id, tabindex: "-1" },
      make("label", { class: "tick" }, tick, question),
      make("p", { class: "at", id: `${id}-at` }, severity, " ", place, " ", words),
      make("details", {}, make("summary", {}, "Why, and what to do"), inside), acts, why, waived);
    const entry = { q, element, tick, question, place, severity, words, inside, writer, asking, acts, waived, line, undo };
    this.entries.set(q.id, entry);
    return entry;
  }

  #reason(q) {
    return this.decided.waived.get(q.id) || q.waived;
  }

  #fill(entry, q) {
    entry.q = q;
    const waived = q.group === "waived";
    entry.question.textContent = q.question;
    entry.severity.className = `sev ${q.severity}`;
    entry.severity.textContent = q.severity;
    entry.place.textContent = q.where;
    entry.words.replaceChildren(...(q.words ? [make("q", {}, q.words.slice(0, 160) + (q.words.length > 160 ? "…" : ""))] : []));
    entry.inside.replaceChildren(...[
      q.message && make("p", { dir: "auto" }, q.message),
      q.hint && make("p", { dir: "auto" }, make("b", {}, "How to mend it: "), q.hint),
      q.why && make("p", {}, make("b", {}, "Why: "), q.why),
      ...q.also.map((also) => make("p", { dir: "auto" }, make("b", {}, "In the same place: "), also)),
      q.because && make("p", { class: "muted" }, q.because),
      make("p", { class: "muted" }, `${[q.rule, ...q.standards].join(" · ")}`),
    ].filter(Boolean));
    entry.acts.hidden = waived;
    entry.waived.hidden = !waived;
    if (waived) {
      entry.waived.querySelector(".reason").textContent = `Waived: ${q.waived}`;
      entry.undo.hidden = !this.decided.waived.has(q.id); // the newsroom's own waivers are no business of the page
      entry.line.textContent = command(q, this.#reason(q), this.path);
    }
    this.mark(q.id);
  }

  /** Shows what was decided about one. */
  mark(id) {
    const entry = this.entries.get(id);
    if (!entry) return;
    const done = this.decided.ticked.has(id);
    entry.tick.checked = done;
    entry.tick.disabled = entry.q.group === "waived";
    entry.writer.setAttribute("aria-pressed", String(!done && !this.decided.left.has(id)));
    entry.writer.disabled = done;
    entry.element.className = ["q", entry.q.severity, done ? "done" : "", entry.q.group === "waived" ? "waived" : "", id === this.current ? "current" : ""].filter(Boolean).join(" ");
    if (id === this.current) entry.element.setAttribute("aria-current", "true");
    else entry.element.removeAttribute("aria-current");
  }

  light(id) {
    const before = this.current;
    this.current = id;
    for (const one of [before, id]) if (one) this.mark(one);
  }

  /** The questions that are open, in the order of the page. */
  open(...groups) {
    const found = groups.flatMap((group) => [...this.places[group].children]);
    return found.map((element) => this.entries.get(element.id.slice(2)).q).filter((q) => !this.decided.ticked.has(q.id));
  }
}
