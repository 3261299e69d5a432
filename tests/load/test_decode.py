"""Encodings: told, or guessed and said."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.errors import LoadError
from audit.load import from_bytes
from audit.model.article import Source
from audit.parse import INPUTS

TEXT = "“It sank,” she said – the café’s pier fell. Nobody was hurt, said Jo Lind.\r\nThen it rose.\n"
RUSSIAN = "Министр сказал, что план хорош. Совет не согласился с ним и ушёл домой. " * 8


def read(data: bytes, path: str = "a.txt") -> Source:
    return from_bytes(data, path, INPUTS)


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks(bom: bytes, encoding: str) -> None:
    source = read(bom + TEXT.encode(encoding))
    assert (source.text, source.encoding, source.limits) == (TEXT, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_without_a_mark(encoding: str) -> None:
    source = read(TEXT.encode(encoding))
    assert (source.text, source.encoding) == (TEXT, encoding)


def test_two_marks_count_for_no_column() -> None:
    assert read(codecs.BOM_UTF8 * 2 + b"x").text == "x"


def test_utf16_cut_in_the_middle_is_said() -> None:
    source = read(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1])
    assert source.text[:-1] == TEXT[:-1]
    assert source.limits == (
        "Parts of the file are not UTF-16-LE. 1 character could not be read; \ufffd is shown instead.",
    )


def test_a_lone_surrogate_is_replaced() -> None:
    data = "ab".encode("utf-16-le") + b"\x00\xd8" + "cd efgh".encode("utf-16-le")
    assert read(codecs.BOM_UTF16_LE + data).text == "ab\ufffdcd efgh"


def test_windows_1252_is_a_guess_and_said() -> None:
    source = read(TEXT.encode("cp1252"))
    assert (source.text, source.encoding) == (TEXT, "cp1252")
    assert source.limits == ("The file is not UTF-8: it was read as windows-1252, which is a guess.",)


def test_other_encodings_are_detected_and_said() -> None:
    source = read(RUSSIAN.encode("koi8-r"))
    assert source.text == RUSSIAN
    assert source.limits == ("The file is not UTF-8: it was read as koi8-r, which is a guess.",)


def test_utf8_with_some_wrong_bytes() -> None:
    source = read("“Näve” sank. ".encode() * 3 + "It’s".encode("cp1252"))
    assert source.text == "“Näve” sank. " * 3 + "It’s"
    assert source.limits == ("One place is not UTF-8 (the first at byte 57): read as windows-1252, which is a guess.",)


def test_utf8_cut_inside_a_character() -> None:
    assert read("It sank. é".encode()[:-1]).text == "It sank. \ufffd"


def test_encoded_surrogates() -> None:
    assert read("“ÄÖÜ” ".encode() * 3 + b"\xed\xa0\x80 x").text.endswith("” \ufffd x")


def test_one_nul_is_no_binary() -> None:
    assert read(TEXT.encode() + b"\0 end").text == TEXT + "\ufffd end"


def test_control_characters_are_no_binary() -> None:
    text = "".join(map(chr, range(1, 32))) + " clearly"
    assert read(text.encode()).text == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4,
        b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"text" * 50,
        b"\xff\xd8\xff\xe0" + b"x" * 100,
        b"x\0" * 3 + b"\0\0\0\0" * 200,
        bytes(range(256)) * 8,
    ],
)
def test_binary(data: bytes) -> None:
    with pytest.raises(LoadError) as e:
        read(data)
    assert e.value.code == "binary"


def test_words_that_begin_as_a_binary_does_are_text() -> None:
    assert read(b"RIFF and ID3 are names.").text == "RIFF and ID3 are names."


@settings(max_examples=200, deadline=None)
@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        source = read(data)
    except LoadError as e:
        assert e.code in ("binary", "undecodable", "empty", "unsupported-format")
        return
    source.text.encode("utf-8")
    assert "\0" not in source.text


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1).filter(lambda t: "\0" not in t and not t.startswith("\ufeff")))
def test_utf8_is_never_guessed(text: str) -> None:
    data = text.encode("utf-8")
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"%PDF-", b"PK\x03\x04", b"{\\rtf")):
        return
    source = read(data)
    assert (source.text, source.encoding, source.limits) == (text, "utf-8", ())


# -- HTML

PAGE = "<html><head>{}</head><body><p>“Näve” sank – très bien, ça va.</p></body></html>"


@pytest.mark.parametrize(
    ("label", "codec"),
    [("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("windows-1250", "cp1250"), ("x-sjis", "shift_jis")],
)
def test_a_page_is_read_as_it_declares(label: str, codec: str) -> None:
    text = PAGE.format(f'<meta http-equiv=x content="text/html; charset={label}">')
    if codec == "shift_jis":
        text = text.replace("Näve” sank – très bien, ça va", "大臣は言った")
    if codec == "cp1250":
        text = text.replace("très bien, ça va", "żółw")
    source = read(text.encode(codec), "a.html")
    assert (source.text, source.limits) == (text, ())


def test_a_page_that_declares_another_encoding_than_utf8() -> None:
    text = PAGE.format("<meta charset=iso-8859-1>")
    source = read(text.encode(), "a.html")
    assert source.text == text
    assert source.limits == ("The file declares iso-8859-1, but its bytes are UTF-8 and were read as such.",)


@pytest.mark.parametrize("label", ["utf-7", "utf-16", "rot13", "no-such", "idna", "utf-8"])
def test_labels_that_are_not_believed(label: str) -> None:
    text = PAGE.format(f"<meta charset={label}>").replace("ä", "+ADw-")
    assert read(text.encode(), "a.html").text == text


def test_a_page_that_declares_what_it_is_not() -> None:
    text = PAGE.format("<meta charset=big5>")
    source = read(text.encode("cp1252"), "a.html")
    assert "sank" in source.text
    assert "declares big5, but its bytes are not" in source.limits[0]


def test_a_page_that_declares_nothing() -> None:
    source = read(PAGE.format("").encode("cp1252"), "a.html")
    assert source.text == PAGE.format("")
    assert "windows-1252, which is a guess" in source.limits[0]
