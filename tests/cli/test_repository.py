"""A newsroom's repository from its baseline on: one file changed, --changed-since, a waiver, its last day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import repository
from repository import CLEAN, CONFIG, COUNT, FAULTY, git
from support import Ran, run

OWN = "content/own.md"
ON = {"AUDIT_NO_CACHE": ""}


def audit(folder: Path, *args: str, **env: str) -> Ran:
    """In a process of its own, with the cache."""
    return run(args, cwd=folder, env={"PYTHONPATH": str(Path(__file__).resolve().parents[2]), **ON, **env})


def check(folder: Path, *args: str, **env: str) -> tuple[int, dict[str, list[dict]]]:
    """The exit code, and what counts by file; files in which nothing was found at all are not there."""
    ran = audit(folder, "check", "content", "--format", "findings", *args, **env)
    assert ran.code != 2, ran.err.decode()
    found: dict[str, list[dict]] = {}
    for f in map(json.loads, ran.text.splitlines()):
        live = not (f["waived"] or f["known"] or f["suppressed_by"]) and f["severity"] != "credit"
        found.setdefault(f["path"], []).extend([f] if live else [])
    return ran.code, found


def edit(folder: Path, old: str, new: str, name: str = OWN) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def ready(folder: Path, count: int) -> Path:
    """The repository with its baseline, its cache warm."""
    repository.make(folder, count)
    assert audit(folder, "check", "content", "--format", "findings").code == 1
    assert audit(folder, "baseline", "write").code == 0
    assert audit(folder, "check", "content", "--format", "findings").code == 0
    return folder


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ready(tmp_path_factory.mktemp("large") / "repo", COUNT)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ready(tmp_path_factory.mktemp("small") / "repo", 5)


@pytest.fixture
def whole(large: Path, tmp_path: Path) -> Path:
    """A copy of the large one, with its baseline."""
    return repository.copy(large, tmp_path / "repo")


@pytest.fixture
def repo(small: Path, tmp_path: Path) -> Path:
    """A copy of one of few articles, with its baseline."""
    return repository.copy(small, tmp_path / "repo")


# -- baseline


def test_with_its_baseline_nothing_is_left_and_what_is_known_is_counted(whole: Path) -> None:
    code, found = check(whole)
    assert code == 0 and len(found) == COUNT + 1 and not any(found.values())
    assert b"in the baseline" in audit(whole, "check", OWN).err
    code, found = check(whole, "--no-baseline")
    assert code == 1 and any(found.values())


def test_a_changed_neighbour_wakes_nothing_and_a_new_finding_fails(whole: Path) -> None:
    edit(whole, CLEAN, CLEAN + " Nobody came.")
    assert check(whole)[0] == 0
    edit(whole, CLEAN, CLEAN + "\n\nIt is widely believed that the deal is dead.")
    code, found = check(whole)
    assert code == 1
    assert {path for path, rows in found.items() if rows} == {OWN}
    assert "agentless-passive-attribution" in {f["rule"] for f in found[OWN]}


def test_the_ratchet_takes_a_reworded_sentence_and_refuses_one_more(repo: Path) -> None:
    before = (repo / "audit-baseline.json").read_bytes()
    edit(repo, "the merger will collapse", "the merger will fail")
    assert check(repo)[0] == 1  # a sentence that is new is shown once
    assert audit(repo, "baseline", "update").code == 0
    assert check(repo)[0] == 0
    assert (repo / "audit-baseline.json").read_bytes() != before
    edit(repo, "will fail.", "will fail.\n\nIt is widely feared that the banks will close.")
    kept = (repo / "audit-baseline.json").read_bytes()
    ran = audit(repo, "baseline", "update")
    assert ran.code == 1 and b"content/own.md: agentless-passive-attribution: 1 more" in ran.err
    assert (repo / "audit-baseline.json").read_bytes() == kept
    ran = audit(repo, "baseline", "write")
    assert ran.code == 1 and b"not written" in ran.err
    assert audit(repo, "baseline", "write", "--force").code == 0
    assert check(repo)[0] == 0


def test_what_is_mended_is_told_and_pruned(repo: Path) -> None:
    size = len(json.loads((repo / "audit-baseline.json").read_text())["files"])
    (repo / "content/000.md").unlink()
    edit(repo, FAULTY, "The merger was called off, Anna Lund said.")
    ran = audit(repo, "check", "content", "--format", "csv")
    assert b"audit baseline prune" in ran.err
    assert audit(repo, "baseline", "prune").code == 0
    assert b"prune" not in audit(repo, "check", "content", "--format", "csv").err
    files = json.loads((repo / "audit-baseline.json").read_text())["files"]
    assert "content/000.md" not in files and len(files) < size
    assert "agentless-passive-attribution" not in files.get(OWN, {})


def test_a_renamed_file_keeps_its_peace(repo: Path) -> None:
    (repo / OWN).rename(repo / "content/other.md")
    assert check(repo)[0] == 0
    assert audit(repo, "baseline", "update").code == 0
    files = json.loads((repo / "audit-baseline.json").read_text())["files"]
    assert OWN not in files and "content/other.md" in files


def test_a_part_of_the_files_leaves_the_others_in_the_baseline(repo: Path) -> None:
    before = (repo / "audit-baseline.json").read_bytes()
    assert audit(repo, "baseline", "update", OWN).code == 0
    assert audit(repo, "baseline", "prune", OWN).code == 0
    assert (repo / "audit-baseline.json").read_bytes() == before


def test_a_baseline_that_is_none_ends_2_with_one_line(repo: Path) -> None:
    for text in ("{", '{"schema": "other/1"}', '{"schema": "baseline/1", "files": {"a": 3}}', "[]"):
        (repo / "audit-baseline.json").write_text(text)
        ran = audit(repo, "check", OWN)
        assert ran.code == 2 and len(ran.err.splitlines()) == 1 and b"audit-baseline.json" in ran.err
    assert audit(repo, "check", OWN, "--baseline", "nowhere.json").code == 2


# -- changed since


def test_since_a_revision_only_what_its_files_lacked(whole: Path) -> None:
    (whole / "audit-baseline.json").unlink()
    assert check(whole, "--changed-since", "HEAD") == (0, {})
    edit(whole, FAULTY, FAULTY + " It is widely believed that the deal is dead.")
    git(whole, "mv", "content/001.md", "content/moved.md")
    edit(whole, "votes on day", "votes late on day", "content/moved.md")
    (whole / "content/new.md").write_text(f"# New talks\n\n{FAULTY}\n", "utf-8")
    code, found = check(whole, "--changed-since", "HEAD")
    assert code == 1 and set(found) == {OWN, "content/moved.md", "content/new.md"}
    rules = [f["rule"] for f in found[OWN] if f["severity"] == "warning"]
    assert rules.count("agentless-passive-attribution") == 1
    assert "agentless-passive-attribution" in {f["rule"] for f in found["content/new.md"]}
    assert all(f["locations"][0]["line"] >= 5 for f in found["content/moved.md"] if not f["absent"])
    git(whole, "add", ".")
    git(whole, "commit", "--quiet", "-m", "More")
    assert check(whole, "--changed-since", "HEAD") == (0, {})
    assert set(check(whole, "--changed-since", "HEAD~1")[1]) == set(found)


def test_it_is_the_same_without_a_cache_and_with_several_processes(repo: Path) -> None:
    (repo / "audit-baseline.json").unlink()
    for path in (repo / "content").iterdir():
        path.write_text(path.read_text("utf-8") + "\nIt is widely believed that the deal is dead.\n", "utf-8")
    made = check(repo, "--changed-since", "HEAD")
    rules = [f["rule"] for rows in made[1].values() for f in rows]
    assert rules.count("agentless-passive-attribution") == 6
    assert check(repo, "--changed-since", "HEAD", "--no-cache", "-j", "2") == made
    assert check(repo, "--changed-since", "HEAD", "--no-cache", "-j", "1") == made


def test_the_files_that_are_passed_over_are_said(whole: Path) -> None:
    (whole / "audit-baseline.json").unlink()
    ran = audit(whole, "check", "content", "--changed-since", "HEAD")
    assert ran.code == 0 and ran.out == b"" and b"301 files are as at HEAD" in ran.err


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_a_revision_that_is_none_ends_2(repo: Path, revision: str) -> None:
    ran = audit(repo, "check", "content", f"--changed-since={revision}", "--format", "csv")
    if revision:
        assert ran.code == 2 and len(ran.err.splitlines()) == 1 and b"--changed-since" in ran.err
        assert not (repo / "x").exists()


def test_outside_a_repository_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# Talks\n\n{FAULTY}\n")
    ran = audit(tmp_path, "check", "a.md", "--changed-since", "HEAD", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert ran.code == 2 and b"--changed-since" in ran.err and b"Traceback" not in ran.err


# -- waivers


def fingerprint(folder: Path, rule: str = "agentless-passive-attribution") -> str:
    _, found = check(folder, "--no-baseline")
    return next(f["fingerprint"] for f in found[OWN] if f["rule"] == rule)


def only_own(folder: Path) -> Path:
    """A baseline without the file, so that what is waived in it decides."""
    assert audit(folder, "baseline", "write", "--force", "content").code == 0
    path = folder / "audit-baseline.json"
    data = json.loads(path.read_text("utf-8"))
    kept = {rule: prints for rule, prints in data["files"][OWN].items() if rule != "agentless-passive-attribution"}
    path.write_text(json.dumps({**data, "files": {**data["files"], OWN: kept}}), "utf-8")
    assert check(folder)[0] == 1
    return folder


def test_a_waiver_is_added_counted_and_ends(whole: Path) -> None:
    only_own(whole)
    ran = audit(whole, "waive", fingerprint(whole)[:8], "--reason", 'said so by “all”, "really"', "--owner", "desk")
    assert ran.code == 0 and OWN in ran.text, ran.err
    code, found = check(whole)
    assert code == 0 and not any(found.values())
    assert b"1 waived" in audit(whole, "check", OWN).err
    waivers = whole / "audit-waivers.toml"
    waivers.write_text(waivers.read_text("utf-8") + "expires = 2026-01-31\n", "utf-8")
    day = 24 * 3600
    last = 1769817600  # 2026-01-31
    assert check(whole, SOURCE_DATE_EPOCH=str(last + day - 1))[0] == 0
    code, found = check(whole, SOURCE_DATE_EPOCH=str(last + day))
    assert code == 1
    assert {"expired-waiver", "agentless-passive-attribution"} <= {f["rule"] for f in found[OWN]}
    (expired,) = [f for f in found[OWN] if f["rule"] == "expired-waiver"]
    assert expired["severity"] == "error" and "audit-waivers.toml:4" in expired["message"]


def test_a_waiver_that_waives_nothing_is_a_finding(repo: Path) -> None:
    audit(repo, "waive", fingerprint(repo), "--reason", "known")
    edit(repo, FAULTY, "The merger was called off, Anna Lund said.")
    code, found = check(repo)
    assert code == 1 and [f["rule"] for f in found[OWN]] == ["unused-waiver"]
    (repo / "audit.toml").write_text(CONFIG + '[waivers]\nunused = "off"\n')
    assert check(repo)[0] == 0
    (repo / OWN).unlink()
    assert b"there is no file content/own.md" in audit(repo, "check", "content", "--format", "csv").err


def test_waive_asks_for_what_the_config_demands(repo: Path) -> None:
    (repo / "audit.toml").write_text(CONFIG + '[waivers]\nrequire = ["owner", "expires"]\n')
    print_ = fingerprint(repo)
    ran = audit(repo, "waive", print_, "--reason", "x")
    assert ran.code == 2 and b"--owner, --expires" in ran.err
    assert audit(repo, "waive", print_, "--reason", "x", "--owner", "desk", "--expires", "30d").code == 0
    assert audit(repo, "waive", print_, "--reason", "x", "--owner", "desk", "--expires", "30d").code == 2
    (repo / "audit-waivers.toml").write_text('[[waiver]]\nrule = "no-date"\nreason = "x"\n')
    ran = audit(repo, "check", OWN)
    assert ran.code == 2 and b"audit-waivers.toml:1" in ran.err and b"owner, expires" in ran.err


@pytest.mark.parametrize("given", ["xyz", "0123456789abcdef", "abc"])
def test_a_fingerprint_that_is_none_is_told(repo: Path, given: str) -> None:
    ran = audit(repo, "waive", given, OWN, "--reason", "x")
    assert ran.code == 2 and len(ran.err.splitlines()) == 1 and not (repo / "audit-waivers.toml").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[waiver]]\nreason = "x"\n', "either a fingerprint or a rule"),
        ('[[waiver]]\nfingerprint = "00"\nreason = "x"\n', "needs the path"),
        ('[[waiver]]\nrule = "no-date"\nreason = " "\n', "the reason is empty"),
        ('[[waiver]]\nrule = "no-date"\nreason = "x"\nexpires = "soon"\n', ":4:1: expires must be a day"),
        ('[[waiver]]\nrule = "no-date"\nreson = "x"\n', "did you mean 'reason'?"),
        ("[[waiver]\n", "not valid TOML"),
    ],
)
def test_a_broken_file_of_waivers_ends_2_with_its_line(repo: Path, text: str, said: str) -> None:
    (repo / "audit-waivers.toml").write_text(text)
    ran = audit(repo, "check", OWN)
    assert ran.code == 2 and said in ran.err.decode() and "audit-waivers.toml" in ran.err.decode()


def test_by_rule_and_words_in_many_files(repo: Path) -> None:
    only_own(repo)
    (repo / "audit-waivers.toml").write_text(
        '[[waiver]]\nrule = "Agentless-Passive-Attribution"\nwords = "is widely  BELIEVED"\npath = "content/*"\n'
        'reason = "a saying of ours"\nexpires = "2099-01-31"\n'
    )
    assert check(repo)[0] == 0


def test_a_comment_waives_only_where_the_config_lets_it(repo: Path) -> None:
    only_own(repo)
    edit(repo, FAULTY, f"<!-- audit: allow agentless-passive-attribution the deal was all the talk -->\n{FAULTY}")
    assert check(repo)[0] == 1
    (repo / "audit.toml").write_text(CONFIG + "[waivers]\ninline = true\n")
    assert check(repo)[0] == 0
    edit(repo, "allow agentless-passive-attribution", "allow agentless-pasive")
    code, found = check(repo)
    assert code == 1 and "broken-waiver" in {f["rule"] for f in found[OWN]}


def test_a_config_reaches_no_file_outside_its_folder(repo: Path) -> None:
    for text in ('baseline = "../b.json"', 'cache-dir = "/tmp/x"', '[waivers]\nfile = "../../w.toml"'):
        (repo / "audit.toml").write_text(text + "\n")
        ran = audit(repo, "check", OWN)
        assert ran.code == 2 and b"leads out of the config's folder" in ran.err
    (repo / "audit.toml").write_text(CONFIG)
    (repo / "audit-baseline.json").unlink()
    (repo / "audit-baseline.json").symlink_to("/etc/hostname")
    assert audit(repo, "check", OWN).code == 2
