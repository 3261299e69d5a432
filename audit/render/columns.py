"""The columns of the frames: name, type and meaning. frames.py fills them, docs/codebook.md is made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from audit.model.article import Kind
from audit.model.marks import CueKind, QuoteKind, Status
from audit.model.rule import Severity


class Column(NamedTuple):
    """`dtype` is the pandas type, one that can hold NA. `few`: it takes few values, so that tables on disk keep each
    once."""

    name: str
    dtype: str
    meaning: str
    few: bool = False


TEXT, COUNT, NUMBER, FLAG = "string", "Int64", "Float64", "boolean"
READABILITY = (
    *("words_per_sentence", "syllables_per_word", "flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog"),
    *("coleman_liau", "automated_readability_index", "dale_chall"),
)
TONE = ("positive", "neutral", "negative", "mean")
DIMENSIONS = ("attribution", "sources", "certainty", "language", "presentation", "transparency")

PATH = Column("path", TEXT, "Path of the file, or what the caller called the text. With `article` the key of a row.")
ARTICLE = Column("article", COUNT, "Row of the article in `articles`, from 0, in the order of the input.")

_STATUS_MEANS = {
    Status.IDENTIFIED: "a named person, body, office or document",
    Status.OUTLET: "another publication, an aggregator or somebody else's post",
    Status.ANONYMOUS: "a described but unnamed source",
    Status.VAGUE: "a crowd (critics, experts, some)",
    Status.AGENTLESS: "a passive of saying that names nobody",
    Status.NONE: "nothing in reach, those carried over (claims_weak) included",
}

ARTICLES = (
    PATH,
    Column(
        "status",
        TEXT,
        "audited, or failed: the file could not be read and all that follows but `failure` is NA.",
        few=True,
    ),
    Column("failure", TEXT, "Code of the failure (missing, binary, empty ...); NA when audited.", few=True),
    Column("failure_message", TEXT, "The failure in words; NA when audited."),
    *(
        Column(name, TEXT, f"{meaning}; NA where neither the file nor the caller says.")
        for name, meaning in (
            ("id", "The caller's identifier"),
            ("title", "Title"),
            ("author", "Author as stated"),
            ("date", "Date as stated"),
            ("outlet", "Publication as stated"),
            ("url", "Address"),
        )
    ),
    Column("extra", TEXT, "Other columns of the caller's table, as an object in JSON; NA where there are none."),
    Column("language", TEXT, "en; other, where no dimension is judged; und, too short or mixed to tell.", few=True),
    Column("genre", TEXT, "The genre it was treated as; unstated where nothing says.", few=True),
    Column("sha256", TEXT, "Hash of the file's bytes."),
    Column("version", TEXT, "Version of the program.", few=True),
    Column("pack", TEXT, "Name of the rule pack.", few=True),
    Column("rules_version", TEXT, "Version of the rule pack.", few=True),
    Column("rules_sha256", TEXT, "Hash of rules and lexicons. Compare figures only where it is the same.", few=True),
    Column("config_sha256", TEXT, "Hash of the settings.", few=True),
    Column("words", COUNT, "Words of body blocks: headlines, captions, promotion and page furniture do not count."),
    Column("quoted_words", COUNT, "Words of `words` inside quotation marks, titles and terms (mentions) excluded."),
    Column("sentences", COUNT, "Sentences of body blocks: the denominator of the hedges."),
    Column("claims", COUNT, "Sentences that a reader would want sourced: the denominator of the `claims_` columns."),
    *(
        Column(f"claims_{s.value}", COUNT, f"Claims for which the best that answers is: {m}.")
        for s, m in _STATUS_MEANS.items()
    ),
    Column("claims_weak", COUNT, "Of claims_none, those that a source earlier in the paragraph may carry."),
    Column("attributions", COUNT, "Attributions found: source, cue and content."),
    Column("speakers", COUNT, "Different sources."),
    Column("speakers_named", COUNT, "Of them persons, bodies and documents."),
    Column("quotes", COUNT, "Quotations of body blocks, mentions excluded."),
    Column("hedges_owned", COUNT, "Words of doubt inside a quotation or in the words of a nameable source."),
    Column("hedges_unowned", COUNT, "Words of doubt in the writer's own voice."),
    *(
        Column(f"findings_{s.value}", COUNT, f"Findings of severity {s.value} that count, grouped ones too.")
        for s in Severity
    ),
    Column("places", COUNT, "Places with at least one error or warning that counts: findings of one place are one."),
    Column("findings_suppressed", COUNT, "Findings that a more specific one covers. Not in the counts above."),
    Column("findings_waived", COUNT, "Findings with a waiver. Not in the counts above."),
    Column("findings_known", COUNT, "Findings of the baseline, or of the revision compared with. Not counted above."),
    Column("checks", COUNT, "Things to check by hand; never scored."),
    Column("limits", COUNT, "Statements on what could not be judged."),
    *(
        Column(f"{dimension}_{part}", dtype, meaning.format(dimension), few=dtype == TEXT)
        for dimension in DIMENSIONS
        for part, dtype, meaning in (
            ("status", TEXT, "Dimension {}: scored, not-judged or error."),
            ("score", NUMBER, "0 to 100, one decimal; NA unless scored. NA is no 0."),
            ("low", NUMBER, "Lower end of its range; NA unless scored."),
            ("high", NUMBER, "Upper end of its range; NA unless scored."),
            ("coverage", NUMBER, "Share of its rules that could be judged, 0 to 1."),
            ("quantity", NUMBER, "What was counted, in `unit`; the score follows from it. NA unless scored."),
            ("unit", TEXT, "What the quantity counts."),
            ("place", NUMBER, "Of 100 articles of the reference, how many fare worse; NA where there is none."),
        )
    ),
    Column("readability_status", TEXT, "measured, or why not; NA where it was not asked for. A profile, never scored."),
    *(
        Column(f"readability_{name}", NUMBER, f"{name.replace('_', ' ').capitalize()}, of the body.")
        for name in READABILITY
    ),
    Column("tone_status", TEXT, "measured, or why not; NA where it was not asked for. A profile, never scored."),
    *(
        Column(f"tone_{name}", NUMBER, f"Share of {name} sentences of the body outside quotations, 0 to 1.")
        for name in TONE[:3]
    ),
    Column("tone_mean", NUMBER, "Mean compound tone of the same sentences, -1 to 1."),
)

_PLACE = (
    Column("start", COUNT, "First code point in the article's text, from 0."),
    Column("end", COUNT, "One past its last code point."),
    Column("line", COUNT, "Line in the file, from 1; 0 is a title that the caller gave apart from the text."),
    Column("column", COUNT, "Column in the file, from 1, in code points."),
)

SENTENCES = (
    PATH,
    ARTICLE,
    Column("sentence", COUNT, "Number of the sentence in the article, from 0."),
    *_PLACE,
    Column("text", TEXT, "Its words; NA where the text was left out."),
    Column("block", TEXT, f"Kind of its block: {', '.join(k.value for k in Kind)}.", few=True),
    Column("claim", FLAG, "Would a reader want it sourced?"),
    Column(
        "triggers",
        TEXT,
        "What makes it a claim (number, cause, motive ...), joined by blanks; empty for no claim.",
        few=True,
    ),
    Column("answer", TEXT, f"Who answers: {', '.join(s.value for s in Status)}; NA outside the body.", few=True),
    Column(
        "strength", TEXT, "strong: same sentence or continued. weak: carried over, `answer` is none. Else NA.", few=True
    ),
    Column("speaker", TEXT, "Name of the source that answers; NA where there is none."),
    Column("source_type", TEXT, "Its type (person, body, role, document, outlet ...); NA without one.", few=True),
    Column("construction", TEXT, "The form of words by which it was attributed; NA without one.", few=True),
    Column("hedges_owned", COUNT, "Words of doubt that somebody owns."),
    Column("hedges_unowned", COUNT, "Words of doubt that nobody owns."),
    Column("findings", COUNT, "Findings that count and begin in it, those about something missing excluded."),
)

FINDINGS = (
    PATH,
    ARTICLE,
    Column("rule", TEXT, "Id of the rule.", few=True),
    Column("family", TEXT, "Family of the rule.", few=True),
    Column("dimension", TEXT, "Dimension that it feeds; NA where none.", few=True),
    Column("severity", TEXT, f"{', '.join(s.value for s in Severity)}.", few=True),
    Column("fingerprint", TEXT, "Names the finding across runs: the same rule on the same words."),
    Column("lead", TEXT, "Fingerprint of the stronger finding of the same place; NA where this one leads."),
    Column("suppressed_by", TEXT, "Fingerprint of the more specific finding that covers it; NA where it counts."),
    Column("waived", FLAG, "Is there a waiver for it?"),
    Column("known", TEXT, "baseline or revision where it was there before; NA where it is new.", few=True),
    Column("absent", FLAG, "Is it about something missing? Then its place is the headline or first block."),
    Column("sentence", COUNT, "Number of the sentence it begins in; NA outside any."),
    *_PLACE,
    Column("end_line", COUNT, "Line of its end."),
    Column("end_column", COUNT, "Column of its end, one past the last code point."),
    Column("spans", COUNT, "Number of its places; the first is given here."),
    Column("excerpt", TEXT, "The words of its first place; NA where the text was left out."),
    Column("question", TEXT, "What an editor would ask.", few=True),
    Column("message", TEXT, "What was found."),
    Column("hint", TEXT, "What would mend it.", few=True),
    Column(
        "precision", NUMBER, "Of its rule's hits that readers judged, the share that was right; NA under 30 of them."
    ),
    Column("precision_low", NUMBER, "Lower bound of its 95% interval."),
    Column("precision_high", NUMBER, "Upper bound of its 95% interval."),
    Column("precision_n", COUNT, "Hits that were judged."),
    Column("precision_changed", FLAG, "Was the rule changed since they were?"),
    Column("precision_own", FLAG, "Were they judged by readers of the newsroom itself?"),
)

SPEAKERS = (
    PATH,
    ARTICLE,
    Column("speaker", COUNT, "Number of the source in the article, from 0."),
    Column("name", TEXT, "The fullest name used."),
    Column(
        "type", TEXT, "person, body, role, document, outlet, aggregator, social, anonymous, vague or none.", few=True
    ),
    Column("role", TEXT, "Its role, if the text gives one; else NA."),
    Column("sure", FLAG, "False where a surname, pronoun or short form could mean another."),
    Column("mentions", COUNT, "Times it is mentioned as a source."),
    Column("attributions", COUNT, "Attributions to it."),
    Column("claims", COUNT, "Claims for which it answers, carried-over ones excluded."),
    Column("quoted_words", COUNT, "Words quoted from it in body blocks."),
)

ATTRIBUTIONS = (
    PATH,
    ARTICLE,
    Column("attribution", COUNT, "Number of the attribution in the article, from 0."),
    Column("sentence", COUNT, "Number of the sentence it begins in."),
    Column("status", TEXT, f"Who answers: {', '.join(s.value for s in Status)}.", few=True),
    Column("source_type", TEXT, "Type of the source (person, body, role, document, outlet ...).", few=True),
    Column("kind", TEXT, f"Kind of the cue: {', '.join(k.value for k in CueKind)}.", few=True),
    Column("construction", TEXT, "The form of words by which it was attributed.", few=True),
    Column("speaker", COUNT, "Number of the source in `speakers`; NA where it is none of them."),
    Column("source", TEXT, "The words of the source; NA where there are none or the text was left out."),
    Column("cue", TEXT, "The words of saying; NA as above."),
    Column("content", TEXT, "What is said, in one piece; NA as above."),
    Column("source_start", COUNT, "First code point of the source, from 0; NA where there is none."),
    Column("source_end", COUNT, "One past its last code point."),
    Column("cue_start", COUNT, "The same of the cue."),
    Column("cue_end", COUNT, "One past its last code point."),
    Column("content_start", COUNT, "The same of the content, from its first piece ..."),
    Column("content_end", COUNT, "... to the end of its last."),
    Column("inside", COUNT, "Number of the attribution that this one stands in; NA for none."),
    Column("negated", FLAG, "Is it said that this was not said?"),
)

QUOTES = (
    PATH,
    ARTICLE,
    Column("quote", COUNT, "Number of the quotation in the article, from 0."),
    Column("kind", TEXT, f"{', '.join(k.value for k in QuoteKind)}.", few=True),
    Column("speaker", COUNT, "Number of its speaker in `speakers`; NA where none was found."),
    Column("attribution", COUNT, "Number of the attribution that gives it; NA for none."),
    Column("words", COUNT, "Its words."),
    Column("start", COUNT, "First code point in the article's text, from 0, with its marks."),
    Column("end", COUNT, "One past its last code point."),
    Column("closed", FLAG, "Is its closing mark there?"),
    Column("text", TEXT, "The quoted words with their marks; NA where the text was left out."),
)

ASKS = (
    PATH,
    ARTICLE,
    Column("place", COUNT, "Rank among the first questions of the article, from 1."),
    Column("fingerprint", TEXT, "The finding that asks, in `findings`."),
    Column("rule", TEXT, "Its rule.", few=True),
    Column("question", TEXT, "What an editor would ask.", few=True),
    Column("reasons", TEXT, "Why it is asked among the first, joined by semicolons."),
)

FRAMES: Mapping[str, tuple[str, Sequence[Column]]] = {
    "articles": ("One row an input, in the order of the input; a text that failed is a row.", ARTICLES),
    "sentences": ("One row a sentence, in headings and captions too.", SENTENCES),
    "findings": ("One row a finding, grouped, suppressed and waived ones too.", FINDINGS),
    "speakers": ("One row a source of an article.", SPEAKERS),
    "attributions": ("One row an attribution: source, cue and content.", ATTRIBUTIONS),
    "quotes": ("One row a quotation.", QUOTES),
    "asks": ("One row a place among the first questions of an article.", ASKS),
}

_INTRO = f"""# Codebook of the frames

Made by `python -m audit.render.columns` from the code; a test keeps it fresh.

```python
import audit

frames = audit.to_frame(audit.Auditor().audit_many(["article.txt", "news/port-leak.txt"]))
frames.articles, frames.sentences, frames.findings, frames.speakers, frames.attributions, frames.quotes, frames.asks
```

`audit.audit_frame(df, text="body")` makes them of a table ([python.md](python.md)).

The frames hold counts with their denominators. A rate is yours to make: claims without a source are
`(claims_vague + claims_agentless + claims_none) / claims`, unowned hedges `hedges_unowned / sentences`
(`audit.features` has these and others ready). The types are those of pandas; polars and Arrow have their own of the
same, Arrow a dictionary for a column that takes few values. All types can hold NA, which means "not judged" or "not
stated" and is never a 0; they are the same when a frame is empty. Quotation marks around titles, names and terms (kind
`{QuoteKind.MENTION.value}`) count nowhere. The dimension of a rule that failed has the status error and no score.

A finding says that a rule's words or structure were met, not that the article is wrong, untrue or slanted. No column
ranks authors or outlets; figures of one text say nothing about its outlet.
"""


def codebook() -> str:
    """docs/codebook.md."""
    parts = [_INTRO]
    for name, (what, columns) in FRAMES.items():
        head = f"## {name}\n\n{what}\n\n| column | type | meaning |\n|---|---|---|\n"
        parts.append(head + "".join(f"| `{c.name}` | {c.dtype} | {c.meaning} |\n" for c in columns))
    return "\n".join(parts)


if __name__ == "__main__":
    import sys

    sys.stdout.write(codebook())
