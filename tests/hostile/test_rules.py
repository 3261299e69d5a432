"""Rules, lists and configs that mean harm: refused with file and place; nothing is executed, read or fetched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile.cases import BEACON, CANARY, PLAIN, SECRET
from support import call

RULE = (
    "id: {id}\nfamily: words\nsummary: A word.\nwhy: Because.\nseverity: warning\nlanguages: [en]\nstatus: stable\n"
    "confidence: high\ndimension: null\ncheck: pattern\nparams: {{find: [{{regex: {regex}}}]}}\nmessage: {message}\n"
    "question: Who says so?\nhint: Cut it.\nstandards: [House]\n"
    "examples:\n  bad: ['«Everyone» left.', '«Everyone» sang.', 'Yet «everyone» slept.']\n"
    "  good: ['It is so.', 'It was so.', 'It will be so.']\n"
)
MERGED = "".join(f"a{n}: &a{n}\n  <<: [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
LAUGHS = "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
YAML = {
    "python": f"id: x\nsummary: !!python/object/apply:os.system ['touch {CANARY}']\n",
    "name": "id: x\nsummary: !!python/name:os.system\n",
    "include": "id: !include ../neighbour.txt\n",
    "laughs": f"a0: &a0 [x, x]\n{LAUGHS}id: *a11\n",
    "merge": f"a0: &a0 {{k: v}}\n{MERGED}id: x\n",
    "deep-flow": "id: " + "[" * 100_000 + "]" * 100_000,
    "deep-block": "".join(" " * n + "a:\n" for n in range(1500)) + " " * 1500 + "b: 1\n",
    "circle": "id: &a [*a]\n",
    "keys-twice": "id: x\nid: y\n",
    "tabs": "id: x\nparams:\n\t- a\n",
    "nul": "id: a\x00b\n",
    "complex-key": "? [a, b]\n: x\n",
    "nothing": "",
    "list": "- a\n- b\n",
    "noise": "{{{{\n@@@\n%%%",
    "documents": "id: a\n---\nid: b\n",
    "id-path": RULE.format(id="'../../" + CANARY + "'", regex="'clearly'", message="m"),
    "id-command": RULE.format(id='"a\\n::error::x"', regex="'clearly'", message="m"),
    "look-around": RULE.format(id="x", regex="'clearly(?=x)'", message="m"),
    "back-reference": RULE.format(id="x", regex=r"'(a+)\1'", message="m"),
    "empty-match": RULE.format(id="x", regex="'a*'", message="m"),
    "counted": RULE.format(id="x", regex="'(((a{900}){900}){900})'", message="m"),
    "open": RULE.format(id="x", regex="'(clearly'", message="m"),
    "attribute": RULE.format(id="x", regex="'clearly'", message="'{match.__class__}'"),
    "index": RULE.format(id="x", regex="'clearly'", message="'{0.__globals__}'"),
}
CONFIGS = {
    "pack-elsewhere": 'pack = "../../../../etc"\n',
    "pack-address": f'pack = "{BEACON}"\n',
    "plugins": "plugins = ['./evil.py']\nallow-plugins = true\n",
    "cache-elsewhere": "cache-dir = '../../../../tmp/" + CANARY + "'\n",
    "baseline-elsewhere": "baseline = '/etc/passwd'\n",
    "unknown": "fail-onn = 'error'\n",
    "number": "max-bytes = -1\n",
    "infinite": "max-bytes = 1e400\n",
    "severity": "fail-on = 'blocker'\n",
    "extends-itself": "extends = 'audit.toml'\n",
    "extends-elsewhere": "extends = '../../../../etc/passwd'\n",
    "extends-address": f"extends = '{BEACON}.toml'\n",
    "deep": "x = " + "[" * 20_000 + "]" * 20_000 + "\n",
    "not-utf8": "fail-on = '\udcff'\n",
    "terminal": "'\\u001b[2J' = 1\n\"\\u001b[2J##[error]x\" = 1\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(PLAIN, "utf-8")
    (tmp_path / "neighbour.txt").write_text(SECRET, "utf-8")
    (tmp_path / "house" / "words").mkdir(parents=True)
    (tmp_path / "house" / "pack.yaml").write_text("name: house\nversion: 0.1.0\nextends: core\n", "utf-8")
    return tmp_path


def refused(folder: Path, *args: str) -> str:
    ran = call(["check", "a.txt", *args], cwd=folder, env={"AUDIT_NO_CACHE": ""})
    err = ran.err.decode("utf-8")
    assert ran.code == 2 and ran.out == b"", (ran.code, err[:300])
    assert err.startswith("error: ") and "Traceback" not in err and "internal error" not in err
    assert all(c.isprintable() or c == "\n" for c in err) and "##[" not in err
    assert SECRET not in err
    assert not list(folder.rglob(f"*{CANARY}*"))
    return err


@pytest.mark.parametrize("name", YAML)
def test_a_rule_that_means_harm_is_refused_with_its_place(name: str, folder: Path) -> None:
    (folder / "house/words/x.yaml").write_bytes(YAML[name].encode("utf-8", "surrogatepass"))
    assert "x.yaml" in refused(folder, "--pack", "house")


def test_a_good_rule_is_taken(folder: Path) -> None:
    (folder / "house/words/x.yaml").write_text(RULE.format(id="x", regex="'(?i)everyone'", message="m"), "utf-8")
    ran = call(["check", "a.txt", "--pack", "house", "--format", "compact", "--exit-zero"], cwd=folder)
    assert ran.code == 0 and "warning x " in ran.text, ran.err


@pytest.mark.parametrize("list_", ["../neighbour.txt", "/etc/passwd", "/dev/zero", BEACON])
def test_a_list_outside_of_the_pack_is_never_read(list_: str, folder: Path) -> None:
    rule = RULE.format(id="x", regex="'clearly'", message="m").replace(
        "find: [{regex: 'clearly'}]", f"words: ['{list_}']"
    )
    (folder / "house/words/x.yaml").write_text(rule, "utf-8")
    assert "x.yaml" in refused(folder, "--pack", "house")


@pytest.mark.parametrize("base", ["../../../../etc", "house", "./house", BEACON, "/etc/passwd"])
def test_a_pack_that_stands_on_what_is_none_is_refused(base: str, folder: Path) -> None:
    (folder / "house/pack.yaml").write_text(f"name: house\nversion: 0.1.0\nextends: {base}\n", "utf-8")
    refused(folder, "--pack", "house")


@pytest.mark.parametrize("name", CONFIGS)
def test_a_config_cannot_reach_out_of_its_folder(name: str, folder: Path) -> None:
    (folder / "audit.toml").write_bytes(CONFIGS[name].encode("utf-8", "surrogateescape"))
    refused(folder)


def test_bait_in_the_audited_folder_is_never_imported(folder: Path) -> None:
    for name in ("sitecustomize.py", "conftest.py", "audit_plugin.py", "yaml.py"):
        (folder / name).write_text(f"open('{CANARY}', 'w').close()\n", "utf-8")
    assert call(["check", "a.txt", "--exit-zero"], cwd=folder).code == 0
    assert not (folder / CANARY).exists()
