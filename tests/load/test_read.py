"""Reading files: what is refused, with which code and words, and what a Source holds."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import socket
import sys
from pathlib import Path

import pytest

from audit import load
from audit.errors import LoadError
from audit.load.files import error_of
from audit.model.article import Meta
from audit.parse import INPUTS

TEXT = "The pier sank on Monday. “It fell,” said Jo Lind.\n"


def code_of(path: Path | str, **options: int) -> str:
    with pytest.raises(LoadError) as e:
        load.read(str(path), INPUTS, **options)  # type: ignore[arg-type]
    message = str(e.value)
    assert message and "\n" not in message and str(path) not in message
    return e.value.code


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    source = load.read(str(path), INPUTS)
    assert (source.text, source.format, source.encoding, source.path) == (TEXT, "text", "utf-8", str(path))
    assert source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert source.limits == ()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        *((name, "text") for name in ("a.txt", "a.TEXT", "a", "a.story", "-")),
        *((name, "markdown") for name in ("a.md", "a.Markdown", "a.mdx")),
        *((name, "html") for name in ("a.html", "a.htm", "a.xhtml")),
        *((f"a.{name}", name) for name in ("docx", "odt", "eml", "pdf", "srt", "vtt")),
        ("a.DOCM", "docx"),
    ],
)
def test_the_suffix_tells_the_format(name: str, form: str) -> None:
    assert load.from_bytes(b"The pier sank.", name, INPUTS).format == form


def test_a_page_of_unknown_suffix_is_a_page() -> None:
    assert load.from_bytes(b" <!DOCTYPE html><p>x", "-", INPUTS).format == "html"
    assert load.from_bytes(b"<HTML lang=en><p>x", "page.cgi", INPUTS).format == "html"
    assert load.from_bytes(b"<!DOCTYPE html><p>x", "a.txt", INPUTS).format == "html"
    assert load.from_bytes(b"A page begins with <!DOCTYPE html>", "a.txt", INPUTS).format == "text"


def test_a_stated_format_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"# Pier")
    assert load.read(str(path), INPUTS, format="markdown").format == "markdown"


@pytest.mark.parametrize("name", ["a.DOC", "a.rtf", "a.pages", "a.epub", "a.msg", "a.mbox", "a.fodt"])
def test_formats_that_are_not_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    assert code_of(path) == "unsupported-format"


@pytest.mark.parametrize("head", [b"%PDF-1.7\n", b"{\\rtf1", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_formats_that_are_not_read_under_another_name(head: bytes) -> None:
    with pytest.raises(LoadError, match="and audit that") as e:
        load.from_bytes(head + b" x", "a.txt", INPUTS)
    assert e.value.code == "unsupported-format"


def test_size_is_looked_at_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(LoadError, match=r"1,099,511,627,776 bytes.*10,000,000.*--max-bytes") as e:
        load.read(str(path), INPUTS)
    assert e.value.code == "too-large"


def test_the_limit_is_the_last_size_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10)
    assert load.read(str(path), INPUTS, max_bytes=10).text == "x" * 10
    assert code_of(path, max_bytes=9) == "too-large"
    with pytest.raises(LoadError):
        load.from_bytes(b"x" * 10, "a", INPUTS, max_bytes=9)


def test_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert code_of(tmp_path / "b.txt") == "missing"
    assert code_of(tmp_path / "a.txt" / "b.txt") == "missing"
    assert code_of(tmp_path / ("x" * 300)) == "missing"
    with pytest.raises(LoadError) as e:
        load.read("a\0b.txt", INPUTS)
    assert e.value.code == "missing"


def test_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"")
    assert code_of(path) == "empty"
    path.write_bytes(b"\xef\xbb\xbf")
    assert code_of(path) == "empty"
    with pytest.raises(LoadError):
        load.from_text("", "a")


def test_what_the_system_refuses_is_said_in_plain_words() -> None:
    told = {n: error_of(OSError(n, "told by the system")) for n in (errno.EACCES, errno.EPERM, errno.EIO, errno.ELOOP)}
    assert [error.code for error in told.values()] == ["unreadable", "unreadable", "unreadable", "not-a-file"]
    assert str(told[errno.EACCES]) == "no permission to read it"
    assert str(told[errno.EIO]) == "cannot be read (told by the system)"


def test_a_file_without_permission_is_unreadable_except_for_root(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        assert load.read(str(path), INPUTS).text == "x"
    else:
        assert code_of(path) == "unreadable"


def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    os.mkfifo("fifo.txt")
    Path("dir.txt").mkdir()
    Path("loop.txt").symlink_to("loop.txt")
    Path("zero.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as s:
        s.bind("sock.txt")
    for name in ("fifo.txt", "dir.txt", "loop.txt", "zero.txt", "sock.txt", "/dev/null"):
        assert code_of(name) == "not-a-file", name


def test_a_named_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert load.read(str(tmp_path / "b.txt"), INPUTS).text == "x"


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt")
    try:
        Path(path).write_bytes(TEXT.encode())
    except OSError:
        pytest.skip("the file system refuses the name")
    source = load.read(path, INPUTS)
    assert source.path.encode("utf-8").endswith(b"\\xff\\xfe.txt")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    source = load.read("-", INPUTS)
    assert (source.path, source.text, source.format) == ("-", TEXT, "text")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 100)))
    with pytest.raises(LoadError, match="--max-bytes"):
        load.read("-", INPUTS, max_bytes=99)


def test_from_text() -> None:
    source = load.from_text("\ufeffa\0b\ud800c", "a", "markdown", Meta(title="T"))
    assert (source.text, source.format, source.meta.title) == ("a\ufffdb\ufffdc", "markdown", "T")
    assert len(source.sha256) == 64
