/* The marks under the text field: the same text, of which only what is asked about is seen. */

const RANK = { error: 0, warning: 1, info: 2 };

/** Marks after an edit: those behind it move along, one that it touches is dropped until the next answer. */
export function shift(marks, before, after) {
  if (before === after) return marks;
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const end = before.length - tail;
  const by = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    if (mark.start >= end) return [{ ...mark, start: mark.start + by, end: mark.end + by }];
    return [];
  });
}

/** The mark at a place of the text: the shortest there. */
export function at(marks, place) {
  const there = marks.filter((mark) => mark.start <= place && place <= mark.end);
  return there.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

export function draw(box, text, marks) {
  const ends = new Set([0, text.length]);
  for (const mark of marks) ends.add(mark.start), ends.add(mark.end);
  const cuts = [...ends].filter((place) => place <= text.length).sort((a, b) => a - b);
  const byStart = [...marks].sort((a, b) => a.start - b.start);
  const parts = [];
  let next = 0;
  let open = [];
  for (let n = 0; n + 1 < cuts.length; n += 1) {
    const [start, end] = [cuts[n], cuts[n + 1]];
    while (next < byStart.length && byStart[next].start <= start) open.push(byStart[next++]);
    open = open.filter((mark) => mark.end > start);
    const words = text.slice(start, end);
    if (!open.length) {
      parts.push(words);
      continue;
    }
    const top = open.reduce((a, b) => (b.current || (!a.current && RANK[b.severity] < RANK[a.severity]) ? b : a));
    const made = document.createElement("mark");
    made.className = [top.severity, top.state, top.current ? "current" : ""].filter(Boolean).join(" ");
    made.dataset.id = top.id;
    made.append(words);
    parts.push(made);
  }
  box.replaceChildren(...parts, "\n "); // a last line that is empty has its height
}
