"""Reports made by hand: an invented article with every status, a hostile one, an empty one. Not the pipeline's work."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from audit.model.dimension import DimensionRow, OutcomeRow
from audit.model.profile import MEASURED, Profile, Readability, ReadabilityProfile, ToneGroup, ToneProfile
from audit.model.report import (
    ArticleRow,
    AskRow,
    AttributionRow,
    BlockRow,
    CheckRow,
    EditRow,
    Failure,
    FindingRow,
    FixRow,
    HedgeRow,
    PlaceRow,
    PrecisionRow,
    QuoteRow,
    Report,
    RuleRow,
    SentenceRow,
    SpeakerRow,
    Tool,
    WaiverRow,
)
from audit.model.text import LineIndex, Span

HEADLINE = "No source found in reach for 5 of 9 claims. Of the rest, two rest on a named source, one on another outlet."
TOOL = Tool("source-audit", "0.1.0", "core", "0.1.0", "a" * 64, "b" * 64)


@dataclass(frozen=True)
class S:
    """A sentence to be: its words, who answers (None: no claim), strength, and its source and cue."""

    words: str
    status: str | None = None
    strength: str | None = None
    source: str = ""
    cue: str = ""
    source_type: str = "person"


@dataclass(frozen=True)
class B:
    kind: str
    sentences: tuple[S, ...]
    form: str = "paragraph"


@dataclass(frozen=True)
class F:
    """A finding to be: rule, severity, the words it is about, and what stands in it."""

    rule: str
    severity: str
    words: str
    question: str = "Who says so?"
    message: str = ""
    lead: str = ""
    suppressed_by: str = ""
    waived: bool = False
    absent: bool = False
    dimension: str | None = "attribution"
    fix: bool = False


def fingerprint(rule: str, words: str) -> str:
    return hashlib.sha256(f"{rule}/{words}".encode("utf-8", "replace")).hexdigest()[:16]


class Builder:
    """Lays out blocks as text with a blank line between them and finds every span in it."""

    def __init__(self, blocks: tuple[B, ...], gap: str = "\n\n") -> None:
        self.blocks = blocks
        self.text = gap.join(" ".join(s.words for s in b.sentences) for b in blocks)
        self.lines = LineIndex(self.text)

    def span(self, words: str, start: int = 0) -> Span:
        at = self.text.index(words, start)
        return Span(at, at + len(words))

    def place(self, span: Span) -> PlaceRow:
        a, b = self.lines.locate(span.start), self.lines.locate(span.end)
        return PlaceRow(a.line, a.column, b.line, b.column)

    def rows(self) -> tuple[list[BlockRow], list[SentenceRow], list[AttributionRow], list[SpeakerRow]]:
        blocks, sentences, attributions, speakers, at = [], [], [], [], 0
        for b in self.blocks:
            start = self.text.index(b.sentences[0].words, at)
            for s in b.sentences:
                span = self.span(s.words, at)
                at = span.end
                index = None
                if s.source:
                    source, cue = self.span(s.source, span.start), self.span(s.cue, span.start)
                    names = [x.name for x in speakers]
                    if s.source not in names:
                        speakers.append(SpeakerRow(s.source, s.source_type, None, (source,)))
                        names.append(s.source)
                    index = len(attributions)
                    status = s.status or "identified"
                    attributions.append(
                        AttributionRow(
                            *(cue, source, (span,), status, s.source_type, "verb", "verb-after-content"),
                            *(names.index(s.source), None),
                        )
                    )
                place = self.place(span)
                body = b.kind == "body"
                claim = s.status is not None
                sentences.append(
                    SentenceRow(
                        *(span.start, span.end, b.kind, claim, ("number",) if claim else ()),
                        *((s.status or "none") if body else None, s.strength, index, span if claim else None),
                        *(place.line, place.column),
                    )
                )
            blocks.append(BlockRow(b.kind, b.form, start, at))
        return blocks, sentences, attributions, speakers

    def finding(self, f: F, known: dict[str, str]) -> FindingRow:
        span = self.span(f.words)
        return FindingRow(
            rule=f.rule,
            family="attribution",
            dimension=f.dimension,
            severity=f.severity,
            precision=PrecisionRow(0.9, 0.8, 0.95, 40) if f.rule == "peacock-term" else None,
            message=f.message or f"No source found in reach for “{f.words}”.",
            question=f.question,
            hint="Name who says so, or cut it.",
            spans=(span,),
            locations=(self.place(span),),
            absent=f.absent,
            fingerprint=known[f.rule + f.words],
            lead=known[f.lead] if f.lead else None,
            group=tuple(v for k, v in known.items() if k in self._under.get(f.rule + f.words, ())),
            suppressed_by=known[f.suppressed_by] if f.suppressed_by else None,
            waived=WaiverRow("agreed with the desk", "K. Odum", "2031-01-01") if f.waived else None,
            fix=FixRow("Cut the word.", True, (EditRow(span.start, span.end, ""),)) if f.fix else None,
            excerpt=" ".join(f.words.split()),
        )

    def findings(self, rows: tuple[F, ...]) -> tuple[FindingRow, ...]:
        known = {f.rule + f.words: fingerprint(f.rule, f.words) for f in rows}
        self._under: dict[str, list[str]] = {}
        for f in rows:
            if f.lead:
                self._under.setdefault(f.lead, []).append(f.rule + f.words)
        made = [self.finding(f, known) for f in rows]
        return tuple(sorted(made, key=lambda f: (f.spans[0], f.rule)))

    def ask(self, rule: str, words: str, *reasons: str) -> AskRow:
        return AskRow(fingerprint(rule, words), reasons)

    def report(self, path: str, title: str, findings: tuple[F, ...], **more: object) -> Report:
        blocks, sentences, attributions, speakers = self.rows()
        claims = sum(s.claim for s in sentences)
        words = sum(len(self.text[b.start : b.end].split()) for b in blocks if b.kind == "body")
        sha = hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()
        article = ArticleRow(path, title, "en", "news", words, claims, sha, self.text)
        rows = self.findings(findings)
        made = Report(
            tool=TOOL,
            article=article,
            headline=HEADLINE,
            blocks=tuple(blocks),
            sentences=tuple(sentences),
            attributions=tuple(attributions),
            speakers=tuple(speakers),
            quotes=(),
            hedges=(),
            findings=rows,
            dimensions=dimensions(rows),
            checks=(),
            profile=Profile(),
            limits=(),
            rules=tuple(
                RuleRow(rule, "attribution", "attribution", "warning", "stable", f"What {rule} finds.")
                for rule in sorted({*(f.rule for f in rows), "silent-rule"})
            ),
        )
        return replace(made, **more)  # type: ignore[arg-type]


def dimensions(rows: tuple[FindingRow, ...]) -> tuple[DimensionRow, ...]:
    by_rule: dict[str, list[str]] = {}
    for f in rows:
        by_rule.setdefault(f.rule, []).append(f.fingerprint)
    outcomes = tuple(
        OutcomeRow(rule, "scored", 12.5 * len(found), tuple(found)) for rule, found in sorted(by_rule.items())
    )
    silent = (
        OutcomeRow("silent-rule", "scored", 0.0, ()),
        OutcomeRow("date-missing", "not-applicable", None, (), "plain text holds no date"),
    )
    crashed = (OutcomeRow("broken-rule", "error", None, (), "ValueError: no"),)
    missing = "this file cannot show it: no metadata to check"
    failed = "could not be judged: broken-rule failed"
    ask = "Can the reader see who says it?"
    return (
        DimensionRow(
            *("attribution", "Attribution", "scored", 38.9, 1.0, 33.3, 44.4),
            *("no source found in reach for 5 of 9 claims", outcomes + silent, ask),
        ),
        DimensionRow("sources", "Sources", "scored", 75.0, 1.0, 69.0, 81.0, "aggregator as source (2)", ()),
        DimensionRow("certainty", "Certainty", "scored", 100.0, 1.0, 100.0, 100.0, "nothing that costs points", ()),
        DimensionRow("language", "Language", "scored", 0.0, 0.75, 0.0, 4.0, "peacock term, sensational word (3)", ()),
        DimensionRow("presentation", "Presentation", "error", None, 0.5, None, None, failed, crashed),
        DimensionRow("transparency", "Transparency", "not-judged", None, 0.0, None, None, missing, silent[1:]),
    )


BLOCKS = (
    B("headline", (S("Harbour ferry plan splits the town"),), "heading"),
    B("byline", (S("By Ona Merek"),)),
    B(
        "body",
        (
            S(
                "The town will buy three ferries for 14 million euros, mayor Lena Ostby said.",
                "identified",
                "strong",
                "mayor Lena Ostby",
                "said",
            ),
            S("Critics say the boats are far too slow.", "vague", "strong", "Critics", "say", "vague"),
            S("It is widely feared that fares could double.", "agentless"),
        ),
    ),
    B(
        "body",
        (
            S(
                "Coastline Daily reported that the yard is close to ruin.",
                "outlet",
                "strong",
                "Coastline Daily",
                "reported",
                "outlet",
            ),
            S("The yard owes its banks 9 million euros.", "none", "weak"),
            S(
                "An official close to the talks said the deal was done.",
                "anonymous",
                "strong",
                "An official close to the talks",
                "said",
                "anonymous",
            ),
            S("This groundbreaking fleet might possibly change everything.", "none"),
            S(
                "“We row, or we sink,” said Tam Weil, who has crossed the bay for forty years.",
                "identified",
                "strong",
                "Tam Weil",
                "said",
            ),
        ),
    ),
    B("promo", (S("READ ALSO: Ten harbours to see before you die"),)),
    B("body", (S("The vote is the first of its kind in the country.", "none"), S("It falls on Monday."))),
)

FINDINGS = (
    F("crowd-as-source", "error", "Critics say", "Which critics, and how many?"),
    F("doubting-verb", "info", "Critics", "Is the verb neutral?", lead="crowd-as-sourceCritics say"),
    F("agentless-passive-attribution", "error", "It is widely feared that", "Feared by whom?"),
    F("unsourced-figure", "warning", "9 million euros", "Where does the figure come from?", fix=True),
    F(
        "unattributed-checkable-claim",
        "info",
        "The yard owes its banks 9 million euros.",
        lead="unsourced-figure9 million euros",
    ),
    F("peacock-term", "warning", "groundbreaking", "Says who?", dimension="language"),
    F(
        "stacked-hedges",
        "warning",
        "might possibly",
        "Which of the two?",
        lead="peacock-termgroundbreaking",
        dimension="certainty",
    ),
    F("related-link-marker", "warning", "READ ALSO", "Does this belong to the story?", dimension="presentation"),
    F("superlative-without-source", "warning", "the first of its kind", "Who counted?"),
    F(
        "hedge-density",
        "info",
        "Harbour ferry plan splits the town",
        "How much is known?",
        absent=True,
        dimension="certainty",
    ),
    F("vague-time", "warning", "on Monday", "Which Monday?", waived=True, dimension=None),
    F(
        "generic-claim",
        "warning",
        "The vote is the first",
        suppressed_by="superlative-without-sourcethe first of its kind",
    ),
    F("named-source", "credit", "mayor Lena Ostby", ""),
)


def good() -> Report:
    """Nine claims, each status, findings of each kind, one promo block."""
    b = Builder(BLOCKS)
    row = b.span("“We row, or we sink,”")
    check = b.span("14 million euros")
    more = {
        "quotes": (QuoteRow(row, "direct", 6, 4, 4),),
        "hedges": (HedgeRow(b.span("could"), "modal", False), HedgeRow(b.span("might"), "modal", False)),
        "asks": (
            b.ask("agentless-passive-attribution", "It is widely feared that", "forecast", "nobody is named for it"),
            b.ask("crowd-as-source", "Critics say", "only a crowd answers"),
            b.ask("superlative-without-source", "the first of its kind", "first or most", "nobody answers"),
        ),
        "checks": (
            CheckRow("figure", b.span("9 million"), "9 million", "none", *_at(b, "9 million")),
            CheckRow("name", b.span("Lena Ostby"), "Lena Ostby", "identified", *_at(b, "Lena Ostby")),
            CheckRow("figure", check, "14 million euros", "identified", *_at(b, "14 million")),
            CheckRow("date", b.span("Monday"), "Monday", None, *_at(b, "Monday"), "which one?"),
        ),
        "profile": Profile(
            ReadabilityProfile(
                MEASURED, "formulas", "cmudict", 84, 9, Readability(9.3, 1.5, 62.1, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0)
            ),
            ToneProfile(MEASURED, "a word list", ToneGroup(10, 0.4, 0.5, 0.1, -0.12), None, *(ToneGroup(0),) * 4),
        ),
        "limits": (
            "not judged, plain text holds no date: date-missing",
            "audited as news, since nothing says otherwise",
        ),
    }
    return b.report("news/ferry plan.txt", "Harbour ferry plan splits the town", FINDINGS, **more)


def _at(b: Builder, words: str) -> tuple[int, int]:
    place = b.place(b.span(words))
    return place.line, place.column


SCRIPT = "<script>document.documentElement.dataset.cnry='1'</script>"
NASTY = (
    '</style></script><img src=x onerror=alert(1)> says "the <b>figure</b> is 4 & rising".',
    "\x1b[31mRed\x1b[0m \x1b]0;title\x07 alarm \x9b2J and a \u202edesrever\u202c word with \u200bnothing in it.",
    "::error file=a.txt::broken ##[error]again ##vso[task.complete] 100% sure.",
    "東京の市長は新しい橋を約束した、費用は百億円だと言う人もいるがその出典は示されていないままである。",
    '=HYPERLINK("http://evil.example","x") was the tip, +1 said @everyone in #12 at www.evil.example today.',
    "![pic](http://evil.example/p.png) and [link](javascript:alert(1)) with `ticks` and | bars | in {0} braces.",
    "שלום עולם amount 50% of 👩‍👩‍👧 families, it was claimed by e\u0301lites \U0001f600\U0001f600.",
)


def nasty() -> Report:
    """Every kind of text that an output could act on, in every field that can hold it."""
    blocks = (
        B("headline", (S(SCRIPT + " and more"),), "heading"),
        *(B("body", (S(words, "none"),)) for words in NASTY),
        B("promo", (S("::set-output name=x::y READ ALSO <b>bold</b>"),)),
    )
    b = Builder(blocks, "\r\n\r\n")
    findings = tuple(F(f"rule-{n}", "error", words, f"Who says “{words}”?") for n, words in enumerate(NASTY))
    speakers = tuple(SpeakerRow(words, "person", words, ()) for words in NASTY)
    checks = tuple(CheckRow("name", b.span(w), w, "none", *_at(b, w[:5]), w) for w in NASTY)
    more = {"speakers": speakers, "checks": checks, "limits": NASTY, "headline": " ".join(NASTY)}
    return b.report(f"=cmd|{SCRIPT}/[x](y) {{0}}:é\udcff.txt", f"{SCRIPT} " + NASTY[1], findings, **more)


def bare() -> Report:
    """An article of which nothing could be judged: no claims, no findings, no text kept."""
    b = Builder((B("body", (S("It rained."),)),))
    made = b.report("-", "", (), headline="No sentence here needs a source.", dimensions=(), rules=())
    return replace(made, article=replace(made.article, text=None, genre="unstated"))


FAILURE = Failure("news/scan.pdf", "unsupported-format", "news/scan.pdf: PDF is not read yet; save it as text")
NASTY_FAILURE = Failure("a\x1b[2J\n::error::<b>.txt", "missing", "=1+1 \u202e [x](y) {0} <script>alert(1)</script>")


def without_text(report: Report) -> Report:
    """As the pipeline makes it with --no-text: no text and no excerpts."""
    return replace(
        report,
        article=replace(report.article, text=None),
        findings=tuple(replace(f, excerpt=None) for f in report.findings),
        checks=tuple(replace(c, text=None) for c in report.checks),
    )
