"""--fix and --diff as a person runs them: what is written, what is only shown, what stays as it was."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest
from support import call

LEAD = "The bridge opened on Monday, mayor Anna Lund said. It has two lanes and a path for bicycles."
NEXT = "The old bridge will be pulled down by the council in the spring. The council will build a park there next year."
POINTER = "READ ALSO: Ten Cakes For A Rainy Day"
OFFER = "Sign up for our newsletter"
BAD = f"# Bridge opens\n\n{LEAD}\n\n{POINTER}\n\n{OFFER}\n\n{NEXT}\n"
GOOD = f"# Bridge opens\n\n{LEAD}\n\n{OFFER}\n\n{NEXT}\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "bad.md").write_text(BAD, "utf-8")
    (tmp_path / "good.md").write_text(GOOD, "utf-8")
    return tmp_path


def test_fix_writes_what_is_safe_reports_what_is_left_and_says_so(folder):
    ran = call(["check", ".", "--fix", "--format", "csv", "--exit-zero"], cwd=folder)
    assert ran.code == 0
    assert (folder / "bad.md").read_text("utf-8") == GOOD
    assert b"related-link-marker" not in ran.out and b"call-to-action" in ran.out
    assert b"mended 1 place in 1 file; 2 more with --unsafe-fixes" in ran.err
    again = call(["check", ".", "--fix", "--format", "csv", "--exit-zero"], cwd=folder)
    assert again.out == ran.out and b"mended" not in again.err


def test_unsafe_ones_have_to_be_asked_for(folder):
    call(["check", ".", "--fix", "--unsafe-fixes", "--exit-zero"], cwd=folder)
    assert (folder / "good.md").read_text("utf-8") == f"# Bridge opens\n\n{LEAD}\n\n{NEXT}\n"
    assert call(["check", ".", "--unsafe-fixes"], cwd=folder).code == 2


def test_diff_shows_a_patch_that_applies_and_writes_nothing(folder):
    ran = call(["check", ".", "--diff"], cwd=folder)
    assert ran.code == 1 and (folder / "bad.md").read_text("utf-8") == BAD
    assert ran.text.count("\n-") == 2 and ran.text.count("\n+") == 1 and b"would mend" in ran.err
    patch = shutil.which("git")
    if patch:
        subprocess.run([patch, "apply", "-p0", "-"], cwd=folder, input=ran.out, check=True)
        assert (folder / "bad.md").read_text("utf-8") == GOOD
    assert call(["check", "good.md", "--diff"], cwd=folder).code == 0


def test_mode_link_mark_and_line_ends_stay(folder):
    data = ("\ufeff" + BAD).replace("\n", "\r\n").encode("utf-8")
    (folder / "real.md").write_bytes(data)
    (folder / "real.md").chmod(0o640)
    (folder / "link.md").symlink_to("real.md")
    call(["check", "link.md", "--fix", "--exit-zero"], cwd=folder)
    assert (folder / "link.md").is_symlink()
    assert (folder / "real.md").read_bytes() == ("\ufeff" + GOOD).replace("\n", "\r\n").encode("utf-8")
    assert (folder / "real.md").stat().st_mode & 0o777 == 0o640
    assert not [p for p in folder.iterdir() if p.name.endswith(".tmp")]


def test_a_file_that_is_no_utf8_is_left_alone(folder):
    data = BAD.replace("Lund", "Lünd").encode("cp1252")
    (folder / "old.md").write_bytes(data)
    assert call(["check", "old.md", "--fix", "--exit-zero"], cwd=folder).code == 0
    assert (folder / "old.md").read_bytes() == data


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(folder):
    folder.chmod(0o555)
    ran = call(["check", "bad.md", "--fix"], cwd=folder)
    folder.chmod(0o755)
    assert ran.code == 2 and b"cannot be written" in ran.err


def test_what_is_waived_or_known_is_not_mended(folder):
    (folder / "audit.toml").write_text("[waivers]\ninline = true\n")
    allowed = BAD.replace(POINTER, f"<!-- audit: allow related-link-marker, off-topic-block: agreed -->\n{POINTER}")
    (folder / "bad.md").write_text(allowed, "utf-8")
    call(["check", "bad.md", "--fix", "--exit-zero"], cwd=folder)
    assert (folder / "bad.md").read_text("utf-8") == allowed


def test_standard_input_and_an_article_without_its_words_are_not_mended(folder):
    assert call(["check", "-", "--fix", "--exit-zero"], cwd=folder, stdin=BAD.encode()).code == 0
    assert call(["check", "bad.md", "--fix", "--no-text"], cwd=folder).code == 2


def test_an_article_of_a_table_is_not_mended_and_that_is_said(folder):
    (folder / "news.jsonl").write_text(json.dumps({"text": BAD.replace("# ", "")}) + "\n", "utf-8")
    ran = call(["check", "news.jsonl", "--fix", "--exit-zero"], cwd=folder)
    assert ran.code == 0, ran.err
    assert b"1 article not mended: part of a file that holds many" in ran.err
