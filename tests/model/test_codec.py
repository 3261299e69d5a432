"""Reports as the cache keeps them: nothing is lost, whatever a report holds."""

from __future__ import annotations

import pytest
from support import article_of, seeds

from audit.config import Config
from audit.model import codec
from audit.model.report import Failure
from audit.pipeline import Auditor, audit_text


@pytest.fixture(scope="module")
def reports():
    whole, bare = (Auditor(Config(preview=True), with_text=with_text) for with_text in (True, False))
    return [a.audit_file(article_of(seed)) for seed in seeds() for a in (whole, bare)]


def test_what_is_packed_comes_back(reports):
    for report in reports:
        assert codec.loads(codec.dumps(report)) == report


def test_so_do_failures_odd_words_and_what_a_caller_adds():
    failure = Failure("a\udc80.txt", "empty", "a.txt: the file is empty (0 bytes)")
    assert codec.loads(codec.dumps(failure)) == failure
    odd = audit_text(
        "A bridge\u2028opens\n\n“It is \x85 legendary” \U0001f600, said Anna Lund. Ja.",
        id="7",
        url="https://a.example/x",
    )
    assert codec.loads(codec.dumps(odd)) == odd


def test_it_is_ascii_and_no_pickle(reports):
    text = codec.dumps(reports[0])
    assert text.isascii() and text.startswith('["Report",[')


@pytest.mark.parametrize("text", ["", "[]", "{}", '["Report",[]]', '["Other",[]]', '["Report",3]', '["Failure",["a"]]'])
def test_what_is_no_report_is_refused(text):
    with pytest.raises((ValueError, TypeError, LookupError, AttributeError)):
        codec.loads(text)
