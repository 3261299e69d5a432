"""What a fuzzer without coverage makes of a few good inputs: parts cut, doubled, turned, swapped for what hurts."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

HURTS = (
    b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80", b"\xe2\x80\xa8", b"\xc2\x85", b"\r",
    b"\n\n\n", b"\xe2\x80\x9c", b"\xe2\x80\x9d", b'"', b"'", b"\\", b"<", b">", b"&", b"&#0;", b"]]>", b"<!--",
    b"<![CDATA[", b"{", b"}", b"[", b"]", b"[" * 600, b"{" * 600, b"(" * 600, b"- " * 300, b"> " * 300,
    b"<div>" * 300, b"---\n", b":", b"::", b",", b"|", b"=", b"0", b"-1", b"1e999", b"9" * 400, b"NaN", b"null",
    b"true", b"\xcc\x81" * 50, b"\xf0\x9f\x98\x80", b" " * 500, b"*", b"_", b"`", b"%", b"%s", b"{0}", b"&x;",
    b"!!python/name:os.system", b"&a", b"*a", b"<<", b"1970-01-01", b"said", b" said that ", b" according to ",
    b"everyone knows", b"Mr. ", b"U.S. ", b"http://x", b"\xe2\x80\xae",
)  # fmt: skip
Change = tuple[int, int, int, int]


def mutated(data: bytes, changes: Sequence[Change], most: int) -> bytes:
    """The data with each change made: (what, where, how much, with what), where and how much in thousandths."""
    for what, where, span, word in changes:
        at = len(data) * where // 1000
        end = min(len(data), at + 1 + span * span // 40)
        part = data[at:end]
        turned = bytes(b ^ 1 << word % 8 for b in part[:1]) + part[1:]
        new = (HURTS[word % len(HURTS)], b"", part * 2, part[::-1], turned, part * (1 + word % 40))[what]
        data = data[:at] + new + (data[at:] if what == 0 and word % 2 else data[end:])
        data = data[:most]
    return data


def inputs(seeds: Sequence[bytes], most: int) -> st.SearchStrategy[bytes]:
    number = st.integers(0, 1000)
    change = st.tuples(st.integers(0, 5), number, number, number)
    changed = st.builds(mutated, st.sampled_from(list(seeds)), st.lists(change, min_size=1, max_size=8), st.just(most))
    return st.one_of(changed, changed, changed, st.binary(max_size=300))
