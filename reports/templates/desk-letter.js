/* The questions as words to send: plain text, an e-mail, Markdown. */

const LONGEST = 1800; // of an address that mail programs take
const line = (text) => text.replace(/\s+/g, " ").trim();
const cut = (text) => (text.length > 220 ? `${text.slice(0, 217)}...` : text);
const escaped = (text) => line(text).replace(/([\\`*_{}[\]()#+\-!|<>~&$@])/g, "\\$1");

const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const quoted = (q) => (q.words ? `: “${cut(line(q.words))}”` : "");

export const subject = (title) => (title ? `Questions on “${cut(line(title))}”` : "Questions on your article");

function plain(questions) {
  return questions.map((q, n) => {
    const rows = [`${n + 1}. ${upper(q.where)}${quoted(q)}`, `   ${line(q.question)}`];
    if (q.hint) rows.push(`   (${line(q.hint)})`);
    return rows.join("\n");
  });
}

function greeting(author) {
  return author ? `Dear ${line(author)},` : "Hello,";
}

export function letter(as, { title, author }, questions) {
  if (!questions.length) return "No question is open.";
  if (as === "markdown") {
    const rows = questions.map((q, n) => {
      const words = q.words ? `: “${escaped(cut(q.words))}”` : "";
      return `${n + 1}. **${escaped(q.question)}**  \n   ${upper(q.where)}${words}${q.hint ? `  \n   _${escaped(q.hint)}_` : ""}`;
    });
    return `## ${escaped(subject(title))}\n\n${rows.join("\n")}\n`;
  }
  if (as === "mail") return `Subject: ${subject(title)}\n\n${greeting(author)}\n\n${plain(questions).join("\n\n")}\n`;
  return `${subject(title)}\n\n${plain(questions).join("\n\n")}\n`;
}

/** An address that opens the mail program; as many whole questions as fit, and how many do not. */
export function mailto({ title, author }, questions) {
  const head = `mailto:?subject=${encodeURIComponent(subject(title).toWellFormed())}&body=`;
  const rows = plain(questions);
  for (let most = rows.length; most >= 0; most -= 1) {
    const left = rows.length - most;
    const more = left ? [`And ${left} more, which did not fit.`] : [];
    const body = [greeting(author), ...rows.slice(0, most), ...more].join("\n\n");
    const made = head + encodeURIComponent(body.toWellFormed().replaceAll("\n", "\r\n"));
    if (made.length <= LONGEST) return made;
  }
  return head;
}
