"""Article and outcomes -> the report's rows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.article import Article, Block, Form, Meta, Sentence, Source
from audit.model.decode import decode
from audit.model.marks import Attribution, CueKind, Quote, QuoteKind, SourceType, Status
from audit.model.report import Report, encode
from audit.model.text import SourceMap, Span
from audit.report import _quotes

SIZE = 60
spans = st.tuples(st.integers(0, SIZE - 1), st.integers(1, 20)).map(lambda p: Span(p[0], min(SIZE, p[0] + p[1])))


def article(quotes: list[Span], contents: list[list[Span]]) -> Article:
    text = "x" * SIZE
    block = Block(Form.PARAGRAPH, Span(0, SIZE), 0, (Sentence(Span(0, SIZE), 0, 0),))
    made = Article(Source("a", text, "text", "0"), text, SourceMap.identity(SIZE), (block,), Meta())
    made = made.with_layer(Quote, [Quote(q, q, QuoteKind.DIRECT, 1) for q in quotes])
    said = [
        Attribution(None, None, tuple(c), Status.NONE, SourceType.NONE, CueKind.VERB, "c", speaker=n)
        for n, c in enumerate(contents)
    ]
    return made.with_layer(Attribution, said)


@settings(max_examples=200)
@given(st.lists(spans, max_size=6), st.lists(st.lists(spans, min_size=1, max_size=3), max_size=6))
def test_a_quotation_belongs_to_the_shortest_attribution_that_overlaps_it(quotes, contents):
    made = article(quotes, contents)
    attributions = made.all(Attribution)
    for row, quote in zip(_quotes(made), made.all(Quote), strict=True):
        holders = [n for n, a in enumerate(attributions) if any(c.overlaps(quote.content) for c in a.content)]
        best = min(holders, key=lambda n: (sum(map(len, attributions[n].content)), n), default=None)
        assert row.attribution == best
        assert row.speaker == (attributions[best].speaker if best is not None else None)


def test_a_report_goes_to_json_and_back_without_loss(auditor):
    for text in (
        "Plan fails\n\nIt is widely believed that the plan will fail. “We will not build it,” said mayor Ann Poe.\n",
        "One line only, by nobody.",
    ):
        report = next(iter(auditor.audit_many([{"text": text, "id": "a"}])))
        assert isinstance(report, Report)
        assert decode(Report, encode(report)) == report
