"""How often a rule is right: hits drawn for readers, what they say of each, and what that amounts to.

No text is kept: a verdict says which article (by its hash), where in it, which rule, and right, wrong or unclear."""

from audit.judge.draw import EACH, EACH_QUIET, SEED, Draw, draw, to_read_again, unread
from audit.judge.hits import SHORT, Case, hits_of, shown
from audit.judge.table import TABLE, RuleTally, applied, load_table, table_text, tally
from audit.judge.verdicts import VERDICTS, WHY, Verdict, answers, merged, placed, read, text, verdict, write_one

__all__ = [
    "EACH",
    "EACH_QUIET",
    "SEED",
    "SHORT",
    "TABLE",
    "VERDICTS",
    "WHY",
    "Case",
    "Draw",
    "RuleTally",
    "Verdict",
    "answers",
    "applied",
    "draw",
    "hits_of",
    "load_table",
    "merged",
    "placed",
    "read",
    "shown",
    "table_text",
    "tally",
    "text",
    "to_read_again",
    "unread",
    "verdict",
    "write_one",
]
