/* The page to paste an article into. What the server made and escaped is taken over as a parsed document; every other
   word moves as text. Nothing is asked of any other server, and nothing is stored until somebody presses the button that
   says so. Without this script the form works as any form does. */
import { at, draw, shift } from "/desk/desk-marks.js";
import { letter, mailto } from "/desk/desk-letter.js";
import { List, make } from "/desk/desk-list.js";

const byId = (id) => document.getElementById(id);
const form = byId("desk");
const text = byId("text");
const before = byId("before");
const STATED = ["title", "author", "date", "outlet"];
const KEPT = "audit: the article on the desk";
const PAUSE = 250; // ms of typing that are waited for
const DRAWN = 200_000; // characters of a text whose words are marked
const plural = (n, word) => `${n} ${n === 1 ? word : `${word}s`}`;
const empty = () => !text.value.trim();

const decided = { ticked: new Set(), left: new Set(), waived: new Map() };
const from = {}; // field -> where its words come from: "found", the name of a file, or "" for the editor
let marks = [];
let answer = null;

// -- asking the server

let asking = null;
let timer = 0;

function fields() {
  return new URLSearchParams(new FormData(form));
}

/** What was found in the text is no statement of the editor's: it must follow the text. */
form.addEventListener("formdata", ({ formData }) => {
  for (const name of STATED) if (from[name] === "found") formData.set(name, "");
});

async function ask(path, body, signal, type = "application/json") {
  const headers = { accept: type, "x-audit": "1" };
  let response;
  try {
    response = await fetch(path, { method: "POST", body, headers, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("The server has ended. Start it again with: audit open. What you typed is still here.");
  }
  if (response.ok) return response;
  const told = await response.json().catch(() => ({}));
  if (response.status === 413) throw new Error("This is too large. Paste one article, or start the server with a higher --max-bytes.");
  throw new Error([told.detail || `The server answered ${response.status}.`, told.todo].filter(Boolean).map(sentence).join(" "));
}

const sentence = (said) => said.charAt(0).toUpperCase() + said.slice(1).replace(/\.?$/, ".");

function soon(wait) {
  clearTimeout(timer);
  timer = setTimeout(run, wait);
}

/** Asks for the card of what stands there now. A newer question ends an older one, so that answers keep their order. */
async function run() {
  clearTimeout(timer);
  if (asking) asking.abort();
  const mine = new AbortController();
  asking = mine;
  if (empty()) return nothing();
  const asked = text.value;
  try {
    const response = await ask("/desk/card", fields(), mine.signal);
    const made = await response.json();
    if (asking === mine) show(made, asked);
  } catch (error) {
    if (asking === mine && error.name !== "AbortError") fail(error);
  }
  if (asking === mine) compare();
}

function fail(error) {
  const place = byId("error");
  place.textContent = error.message;
  place.hidden = false;
}

// -- showing its answer

function nothing() {
  answer = null;
  marks = [];
  paint();
  list.show([], "");
  for (const id of ["found", "whole", "mended", "error", "decided"]) byId(id).hidden = true;
  byId("empty").hidden = false;
  byId("said").textContent = "";
  for (const name of STATED) if (from[name] === "found") fill(name, "", "");
  genre("");
}

function show(made, asked) {
  answer = made;
  byId("error").hidden = true;
  byId("empty").hidden = true;
  byId("found").hidden = byId("whole").hidden = false;
  byId("headline").textContent = made.headline;
  for (const name of STATED) if (!from[name] || from[name] === "found") fill(name, made.found[name], made.found[name] && "found");
  genre(made.found.genre);
  const found = made.questions.filter((q) => q.span).map((q) => ({ id: q.id, start: q.span[0], end: q.span[1], severity: q.severity }));
  marks = shift(found, asked, text.value);
  list.show(made.questions, made.path);
  if (byId("whole").open) plant(byId("card"), made.card);
  tell();
}

/** What was decided, and what is left: lists, marks, words for the writer. */
function tell() {
  byId("copied").textContent = "";
  const asks = [...list.open("first"), ...list.open("also")];
  const ids = new Set(answer.questions.map((q) => q.id));
  const ticked = answer.questions.filter((q) => decided.ticked.has(q.id) && q.group !== "waived");
  const waived = answer.questions.filter((q) => q.group === "waived");
  for (const id of ids) list.mark(id);
  for (const group of ["also", "info", "waived"]) {
    const fold = byId(`${group}-fold`);
    const n = answer.questions.filter((q) => q.group === group).length;
    fold.hidden = !n;
    fold.querySelector(".count").textContent = n;
  }
  byId("none").hidden = !answer.read || answer.questions.some((q) => q.group === "first" || q.group === "also");
  const aside = [ticked.length && `${ticked.length} dealt with`, waived.length && `${waived.length} waived`].filter(Boolean);
  say([plural(asks.length, "question"), ...aside].join(", "));
  byId("waived").value = decided.waived.size ? JSON.stringify(Object.fromEntries(decided.waived)) : "";
  const rows = [...ticked.map((q) => `Dealt with: ${q.question} (${q.where})`), ...waived.map((q) => `Waived: ${q.question} (${q.where}): ${q.waived}`)];
  byId("decided").hidden = !rows.length;
  byId("decided").lastElementChild.replaceChildren(...rows.map((row) => make("li", { dir: "auto" }, row)));
  write();
  paint();
  keep();
}

function say(words) {
  if (byId("said").textContent !== words) byId("said").textContent = words;
}

function paint() {
  if (text.value.length > DRAWN) return byId("marks").replaceChildren(text.value, "\n ");
  const state = (id) => (decided.ticked.has(id) ? "done" : decided.waived.has(id) ? "waived" : "");
  draw(byId("marks"), text.value, marks.map((mark) => ({ ...mark, state: state(mark.id), current: mark.id === list.current })));
}

/** A page of the server's in a shadow tree, with its own style sheets: nothing of it runs, nothing of it leads away. */
function plant(host, page) {
  const root = host.shadowRoot || host.attachShadow({ mode: "open" });
  const parsed = new DOMParser().parseFromString(page.main, "text/html").body;
  root.adoptedStyleSheets = page.styles.map((style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    return sheet;
  });
  const open = new Set([...root.querySelectorAll("details[open]")].map(fold));
  const ticked = new Set([...root.querySelectorAll("input:checked")].map((box) => box.parentElement.textContent));
  for (const theirs of parsed.querySelectorAll("script, .tools, .tool.one")) theirs.remove(); // of a page that stands alone
  root.replaceChildren(...parsed.childNodes);
  for (const details of root.querySelectorAll("details")) if (open.has(fold(details))) details.open = true;
  for (const box of root.querySelectorAll("input")) if (ticked.has(box.parentElement.textContent)) box.checked = true;
  if (!host.dataset.heard) {
    host.dataset.heard = "yes";
    root.addEventListener("click", follow);
  }
}

/** What tells a fold in the next card: the nearest name above it, and the words of its head without figures. */
function fold(details) {
  const named = details.closest("[id]");
  return `${named ? named.id : ""} ${details.firstElementChild.textContent.replace(/\d+/g, "")}`;
}

function follow(event) {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  event.preventDefault();
  const id = decodeURIComponent(link.getAttribute("href").slice(1));
  const word = id.startsWith("g-") && byId(id);
  if (word) return gloss(link, word);
  const there = event.currentTarget.getElementById(id);
  if (!there) return;
  for (let up = there; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  for (const inner of there.matches(".note") ? there.querySelectorAll("details") : []) inner.open = true;
  there.tabIndex = -1;
  there.focus({ preventScroll: true });
  there.scrollIntoView({ block: "center" });
}

function gloss(link, word) {
  const box = byId("gloss");
  box.replaceChildren(make("b", {}, word.textContent), ": ", word.nextElementSibling.textContent);
  box.showPopover();
  const by = link.getBoundingClientRect();
  const low = by.bottom + box.offsetHeight + 8 > innerHeight;
  box.style.left = `${Math.max(8, Math.min(by.left, document.documentElement.clientWidth - box.offsetWidth - 8))}px`;
  box.style.top = `${low ? by.top - box.offsetHeight - 6 : by.bottom + 6}px`;
}

// -- fields: what is found, what is stated

function fill(name, value, whence) {
  const input = byId(name);
  if (input.value !== (value || "")) input.value = value || "";
  from[name] = whence || "";
  badge(name);
}

function badge(name) {
  const shown = byId(`${name}-found`);
  shown.hidden = !from[name] || from[name] === "typed";
  shown.textContent = from[name] === "found" ? "found" : `from ${from[name]}`;
}

function genre(found) {
  const [first] = byId("genre").options;
  first.textContent = found ? `as found: ${found.replace(/^treated as /, "")}` : "as found";
  byId("genre-found").hidden = !found || byId("genre").value !== "";
}

for (const name of STATED) {
  byId(name).addEventListener("input", () => {
    from[name] = byId(name).value ? "typed" : "";
    badge(name);
    soon(PAUSE);
  });
}
for (const id of ["genre", "format", "pack", "allow"]) byId(id).addEventListener("change", run);

// -- the list and the text

const list = new List(
  { first: byId("first"), also: byId("also"), info: byId("info"), waived: byId("waived-list") },
  decided,
  { go: toWords, decided: (again) => (tell(), again && run()), copy, leave: () => text.focus({ preventScroll: true }) },
);

function light(id) {
  list.light(id);
  paint();
}

/** From a question to its words. */
function toWords(id) {
  const mark = marks.find((one) => one.id === id);
  light(id);
  text.focus({ preventScroll: true });
  if (mark) text.setSelectionRange(mark.start, mark.end);
  const shown = byId("marks").querySelector("mark.current");
  (shown || text).scrollIntoView({ block: shown ? "center" : "nearest" });
}

/** From the words to their question, where both are in sight. */
function toQuestion() {
  const mark = at(marks, text.selectionStart);
  if ((mark && mark.id) === list.current) return;
  light(mark && mark.id);
  const entry = mark && list.entries.get(mark.id);
  if (entry && matchMedia("(min-width: 64rem)").matches) {
    const fold = entry.element.closest("details");
    if (fold) fold.open = true;
    entry.element.scrollIntoView({ block: "nearest" });
  }
}

function step(by) {
  if (!answer) return;
  const all = ["first", "also"].flatMap((group) => [...list.places[group].children].map((element) => element.id.slice(2)));
  if (!all.length) return;
  const here = all.indexOf(list.current);
  const id = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : (here + by + all.length) % all.length];
  light(id);
  const { element, tick } = list.entries.get(id);
  const fold = element.closest("details");
  if (fold) fold.open = true;
  tick.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
  const shown = byId("marks").querySelector("mark.current");
  if (shown && matchMedia("(min-width: 64rem)").matches) shown.scrollIntoView({ block: "center" });
}

text.addEventListener("input", (event) => {
  const was = text.dataset.was || "";
  marks = shift(marks, was, text.value);
  text.dataset.was = text.value;
  paint();
  if (empty()) run();
  else soon(event.inputType === "insertFromPaste" || event.inputType === "insertFromDrop" ? 0 : text.value.length > DRAWN ? 4 * PAUSE : PAUSE);
});
for (const name of ["click", "keyup"]) text.addEventListener(name, toQuestion);

document.addEventListener("keydown", (event) => {
  if (event.key === "F8") step(event.shiftKey ? -1 : 1), event.preventDefault();
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(), event.preventDefault();
  else if (event.key === "Enter" && event.target.matches("#desk input:not([type=radio])")) run(), event.preventDefault();
  else if (event.key === "Escape" && event.target.closest(".q")) toWords(event.target.closest(".q").id.slice(2));
});

// -- words for the writer

function letterQuestions() {
  return [...list.open("first"), ...list.open("also")].filter((q) => !decided.left.has(q.id));
}

function write() {
  const about = { title: byId("title").value, author: byId("author").value };
  const questions = letterQuestions();
  const as = document.querySelector("input[name=as]:checked").value;
  byId("letter-text").value = letter(as, about, questions);
  byId("mail").href = mailto(about, questions);
  byId("letter").querySelector(".count").textContent = plural(questions.length, "question");
}

for (const box of document.querySelectorAll("input[name=as]")) box.addEventListener("change", write);
byId("copy").addEventListener("click", () => copy(byId("letter-text").value, byId("letter-text")));

async function copy(words, shown) {
  try {
    await navigator.clipboard.writeText(words);
    byId("copied").textContent = "Copied.";
  } catch {
    if (shown.select) shown.focus(), shown.select();
    else shown.textContent = words, shown.focus(), getSelection().selectAllChildren(shown);
    byId("copied").textContent = "Selected: press Ctrl+C or ⌘C to copy.";
  }
}

// -- files

async function open(file) {
  try {
    const response = await ask(`/desk/read?name=${encodeURIComponent(file.name.toWellFormed())}`, file);
    const made = await response.json();
    text.value = text.dataset.was = made.text;
    byId("format").value = made.format;
    byId("name").value = made.format === "text" && !/\.txt$/i.test(file.name) ? "" : file.name;
    for (const name of STATED) fill(name, made.fields[name] || "", made.fields[name] && file.name);
    decided.ticked.clear(), decided.left.clear(), decided.waived.clear();
    marks = [];
    await run();
    if (made.limits.length) byId("headline").append(` ${file.name}: ${made.limits.join(" ")}`);
  } catch (error) {
    fail(error);
  }
}

byId("open").addEventListener("click", () => byId("file").click());
byId("file").addEventListener("change", () => {
  if (byId("file").files[0]) open(byId("file").files[0]);
  byId("file").value = "";
});
addEventListener("dragover", (event) => {
  if (![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  text.parentElement.classList.add("over");
});
addEventListener("dragleave", (event) => event.relatedTarget || text.parentElement.classList.remove("over"));
addEventListener("drop", (event) => {
  text.parentElement.classList.remove("over");
  const [file] = event.dataTransfer.files;
  if (file) open(file), event.preventDefault();
});
byId("clear").addEventListener("click", () => {
  form.reset();
  for (const name of STATED) fill(name, "", "");
  for (const id of ["name", "waived"]) byId(id).value = "";
  before.value = text.value = text.dataset.was = "";
  decided.ticked.clear(), decided.left.clear(), decided.waived.clear();
  run();
  keep();
  text.focus();
});

// -- the earlier version

async function compare() {
  if (!before.value.trim() || empty() || !byId("compare").open) return void (byId("mended").hidden = true);
  const mine = asking;
  try {
    const body = fields();
    body.set("before", before.value);
    const made = await (await ask("/desk/compare", body, mine && mine.signal)).json();
    if (asking !== mine) return;
    plant(byId("diff"), made);
    byId("mended").hidden = false;
  } catch (error) {
    if (error.name !== "AbortError") fail(error);
  }
}

before.addEventListener("input", () => soon(PAUSE));
byId("compare").addEventListener("toggle", compare);
byId("set-before").addEventListener("click", () => {
  before.value = text.value;
  run();
});

// -- taking it away

form.addEventListener("submit", async (event) => {
  const button = event.submitter;
  if (button && button.formTarget === "_blank") return;
  event.preventDefault();
  if (!button || button.name !== "form") return run();
  try {
    const body = fields();
    body.set("form", button.value);
    const response = await ask("/desk/export", body, undefined, "*/*");
    const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") || "");
    const address = URL.createObjectURL(await response.blob());
    make("a", { href: address, download: name ? name[1] : "article" }).click();
    URL.revokeObjectURL(address);
  } catch (error) {
    fail(error);
  }
});
byId("print").addEventListener("click", () => window.print());

// -- what is kept, when it is asked for

let keeping = false;

function keep() {
  if (!keeping) return;
  const stated = Object.fromEntries(STATED.filter((name) => from[name] && from[name] !== "found").map((name) => [name, [byId(name).value, from[name]]]));
  const chosen = Object.fromEntries(["genre", "format", "pack", "allow", "name"].map((id) => [id, byId(id).value]));
  const held = { text: text.value, before: before.value, stated, chosen, ticked: [...decided.ticked], left: [...decided.left], waived: [...decided.waived] };
  try {
    localStorage.setItem(KEPT, JSON.stringify(held));
  } catch {
    forget();
    fail(new Error("This browser keeps nothing, or not as much as this."));
  }
}

function kept(yes) {
  keeping = yes;
  byId("keep").setAttribute("aria-pressed", String(yes));
  byId("forget").hidden = !yes;
  byId("kept").textContent = yes
    ? `Kept in this browser’s storage for ${location.origin}, on this computer, until you press Forget.`
    : "Nothing is kept: this page is empty when you open it again.";
}

function forget() {
  kept(false);
  try {
    localStorage.removeItem(KEPT);
  } catch {
    return; // a browser that keeps nothing
  }
}

byId("keep").addEventListener("click", () => {
  if (keeping) return forget();
  kept(true);
  keep();
});
byId("forget").addEventListener("click", () => (forget(), byId("keep").focus()));

function restore() {
  const held = JSON.parse(localStorage.getItem(KEPT));
  if (!held || !empty()) return;
  kept(true);
  text.value = held.text;
  before.value = held.before;
  for (const [name, [value, whence]] of Object.entries(held.stated)) fill(name, value, whence);
  for (const [id, value] of Object.entries(held.chosen)) byId(id).value = value;
  for (const id of held.ticked) decided.ticked.add(id);
  for (const id of held.left) decided.left.add(id);
  for (const [id, reason] of held.waived) decided.waived.set(id, reason);
  byId("waived").value = JSON.stringify(Object.fromEntries(decided.waived));
}

document.documentElement.classList.add("js");
byId("whole").open = matchMedia("(min-width: 64rem)").matches; // below the questions it would be a long way down
byId("whole").addEventListener("toggle", () => answer && byId("whole").open && plant(byId("card"), answer.card));
addEventListener("beforeprint", () => {
  byId("whole").open = true;
  if (answer) plant(byId("card"), answer.card);
});
for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
try {
  restore();
} catch {
  forget(); // what another version kept, or nobody may read
}
text.dataset.was = text.value;
for (const name of STATED) if (byId(name).value && !from[name]) from[name] = "typed"; // what a browser filled in again
run();
