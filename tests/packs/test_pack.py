"""A folder of YAML becomes a bound pack, or every problem in it is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from packs.pack_kit import KINDS, PACK, RULE, Kit, Voice, Window, WordsCheck

from audit.errors import PackError
from audit.model.rule import Pattern, Severity, Variant, Weight
from audit.packs import PackContext, lexicons, load_pack, reading
from audit.packs.examples import unmark


def test_a_good_pack_is_bound(kit: Kit) -> None:
    pack = kit.load()
    (rule,) = pack.rules
    assert (pack.name, pack.version, pack.min_words, pack.min_claims) == ("tiny", "0.1.0", 10, 2)
    assert (rule.id, rule.path, rule.kind) == ("loud-word", "language/loud-word.yaml", "words")
    assert rule.severity is Severity.WARNING
    assert rule.check == WordsCheck(words=("loud",))
    assert [e.lemma for e in pack.lexicons["loud"].entries] == ["shocking", "stunning"]
    (dimension,) = pack.dimensions
    assert dimension.curve.method == "deductions"
    assert dimension.weights == {"loud-word": Weight(5.0, "It shouts.")}


def test_examples_have_their_marks_and_lines(kit: Kit) -> None:
    kit.edit(
        '["A calm day.", "A dull day.", "Nothing new."]',
        "\n    - A calm day.\n    - A dull day.\n    - {text: '<p>Hm.</p>', format: html, meta: {date: 2024-05-01}}",
    )
    (rule,) = kit.load().rules
    first, second, _ = rule.bad
    assert (first.text, first.marks) == ("A shocking day.", ((2, 10),))
    assert second.text[slice(*second.marks[0])] == "shocking"
    html = rule.good[2]
    assert (html.format, html.meta, html.line) == ("html", {"date": "2024-05-01"}, 20)


def test_params_of_every_sort_are_bound(kit: Kit) -> None:
    kit.edit(
        "  words: [loud]\n",
        """\
  words: []
  find: [no, {regex: 'a\\w+', not_after: ' by', case: true}]
  unless: null
  voice: quoted
  window: {before: 2}
  share: 1
  loud: true
  names: {a: 1, b: 2.5, c: no, d: '3'}
  note: on
""",
    )
    (rule,) = kit.load().rules
    assert rule.check == WordsCheck(
        find=(Pattern("no"), Pattern(r"a\w+", not_after=" by", case=True)),
        voice=Voice.QUOTED,
        window=Window(2, 0),
        share=1.0,
        loud=True,
        names={"a": 1, "b": 2.5, "c": "no", "d": "3"},
        note="on",
    )
    assert hash(rule.check.patterns()) == hash((Pattern("no"), Pattern(r"a\w+", not_after=" by", case=True)))


def test_both_parsers_read_the_same_pack(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = kit.load()
    monkeypatch.setattr(reading, "LOADER", yaml.SafeLoader)
    reading._document_of.cache_clear()
    lexicons._lexicon.cache_clear()
    assert kit.load() == fast


def test_a_file_that_has_changed_is_read_again(kit: Kit) -> None:
    before = kit.load()
    assert kit.load() == before
    kit.edit("stunning", "staggering", "../lexicons/loud.yaml")
    kit.edit("severity: warning", "severity: info")
    after = kit.load()
    assert [e.lemma for e in after.lexicons["loud"].entries] == ["shocking", "staggering"]
    assert after.rule("loud-word").severity is Severity.INFO


FAULTS = [
    # what is written instead of what -> where and what is told
    ("id: loud-word", "id: loud-words", "1:5: id 'loud-words' is not the name of the file"),
    ("id: loud-word", "id: ../loud", "1:5: id '../loud' may only have lower-case letters"),
    ("id: loud-word", "id: '<script>'", "1:5: id '<script>' may only have lower-case letters"),
    ("family: language", "family: tone", "2:9: family 'tone' is not the name of the folder"),
    ("severity: warning", "severity: warn", "5:11: severity: 'warn' is not one of its values (did you mean 'warning'"),
    ("severity: warning", "severity: no", "5:11: severity: 'no' is not one of its values (did you mean 'info'?)"),
    ("status: stable", "status: deprecated", "6:9: a deprecated rule says since when"),
    ("status: stable", "status: beta", "6:9: status: 'beta' is not one of its values"),
    ("confidence: high", "confidence: 0.9", "7:13: confidence: '0.9' is not one of its values"),
    ("dimension: language", "dimension: langauge", "8:12: no dimension 'langauge' (did you mean 'language'? or null)"),
    ("check: words", "check: wrods", "9:8: no kind of check 'wrods' (did you mean 'words'?)"),
    ("  words: [loud]", "  wrods: [loud]", "11:3: params of words has no 'wrods' (did you mean 'words'?)"),
    ("  words: [loud]", "  words: [lound]", "11:11: no lexicon 'lound' (did you mean 'loud'?)"),
    ("  words: [loud]", "  words: loud", "11:10: words must be a list (write words: [...])"),
    ("  words: [loud]", "  words: [{a: b}]", "11:11: an entry of words must be a text"),
    ("  words: [loud]", "  loud: yes", "11:9: loud must be true or false"),
    ("  words: [loud]", "  loud: 'true'", "11:9: loud must be true or false"),
    ("  words: [loud]", "  share: .nan", "11:10: share must be a number"),
    ("  words: [loud]", "  share: 1e999", "11:10: share must be a number"),
    ("  words: [loud]", "  share: a lot", "11:10: share must be a number"),
    ("  words: [loud]", "  voice: loud", "11:10: voice: 'loud' is not one of its values (one of: own, quoted)"),
    ("  words: [loud]", "  window: {befor: 1}", "11:12: window has no 'befor' (did you mean 'before'?)"),
    ("  words: [loud]", "  window: {before: 1.5}", "11:20: before must be a whole number"),
    ("  words: [loud]", "  window: {before: -1}", "11:11: window: before is not negative"),
    ("  words: [loud]", "  window: 3", "11:11: window must be a map (with before, after)"),
    ("  words: [loud]", "  names: [a]", "11:10: names must be a map"),
    ("  words: [loud]", "  find: [{rgex: a}]", "11:11: an entry of find has no 'rgex' (did you mean 'regex'?)"),
    ("message: 'The word “{match}” shouts.'", "message: ' '", "12:10: message is empty"),
    ("{match}", "{mtach}", "12:10: message names {mtach}, which this check does not set (did you mean 'match'?)"),
    ("{match}", "{match.__class__}", "12:10: message has '{match.__class__}' (only a plain name"),
    ("{match}", "{match!r}", "12:10: message has '{match!r}'"),
    ("{match}", "{count:>9999999}", "12:10: message has '{count:>9999999}'"),
    ("{match}", "{0}", "12:10: message has '{0}'"),
    ("{match}", "{", "12:10: message has '{'"),
    ("{match}", "{{x}}", "12:10: message has '{'"),
    ("question: What happened?", "question: By {whom}?", "13:11: question names {whom}, which this check does not set"),
    ("hint: Use a plain word.", "hint: Use {words}.",
     "14:7: hint names {words}, which this check does not set (did you mean 'word'?)"),
    ('"A «shocking» day."', '"A shocking day."', "16:9: a bad example without «marks»"),
    ('"A «shocking» day."', '"A «shocking day."', "16:9: « without »"),
    ('"A «shocking» day."', '"A shocking» day."', "16:9: » without «"),
    ('"A «shocking» day."', '"A ««shocking» day."', "16:9: « inside « »"),
    ('"A «shocking» day."', '"A «»shocking day."', "16:9: «» with nothing between"),
    ('"A «shocking» day."', "{text: 'A «x»', fromat: html}", "16:25: an example has no 'fromat' (did you mean"),
    ('"A «shocking» day."', "{text: 'A «x»', format: docx}", "16:33: format must be one of: text, markdown, html"),
    ('"A «shocking» day."', "{text: 'A «x»', meta: {dat: x}}", "16:32: meta has no 'dat' (did you mean 'date'?)"),
    ('"A «shocking» day."', "[x]", "16:9: an example is a text, or a map with text"),
    ('"A dull day."', '"A «dull» day."', "17:25: a good example with marks"),
    ("status: stable", "status: preview", "8:12: a rule in preview costs no points (write dimension: null until"),
    (', "A dull day."', "", "17:9: 2 good examples, at least 3 are needed"),
    ("check: words", "check: limit", "11:3: params of limit has no 'words' (one of: limit)"),
    ("why: It tells", "wyh: It tells", "4:1: a rule has no 'wyh' (did you mean 'why'?)"),
    ("family: language\n", "family: language\nplugins: [evil.py]\n", "3:1: a rule has no 'plugins'"),
    ("family: language\n", "family: language\nextends: ../../x\n", "3:1: a rule has no 'extends'"),
    ("family: language\n", "family: language\nsuppresses: [loud-wrd]\n", "3:14: suppresses: no other rule 'loud-wrd'"),
    ("family: language\n", "family: language\nsuppresses: [loud-word]\n",
     "3:14: suppresses: no other rule 'loud-word'"),
    ("family: language\n", "family: language\nreplaced_by: gone\n", "3:14: replaced_by: no other rule 'gone'"),
    ("family: language\n", "family: language\nlanguages: en\n", "3:12: languages must be a list"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), FAULTS, ids=[f[2][:60] for f in FAULTS])
def test_a_fault_of_a_rule_is_told_where_it_stands(kit: Kit, old: str, new: str, told: str) -> None:
    kit.edit(old, new)
    assert any(p.startswith(f"tiny/language/loud-word.yaml:{told}") for p in kit.problems()), kit.problems()


REGEXES = [
    (r"a(?=b)", "look-around is not taken: its time is not bounded (use not_after, not_before or unless_in_sentence"),
    (r"(?<!x)a", "look-around is not taken"),
    (r"(a)\\1", "back-references are not taken"),
    (r"(?P<q>a)(?P=q)", "back-references are not taken"),
    (r"a++", "atomic groups and possessive quantifiers are not taken"),
    (r"a\\Z", r"\Z is not taken (write \z)"),
    (r"x*", "it matches the empty text"),
    (r"\\b", "it matches the empty text"),
    (r"(?:)", "it matches the empty text"),
    (r"a|", "it matches the empty text"),
    (r"(", "not a regular expression of RE2: missing )"),
    (r"(?:(?:a{30}){30}){30}", "not a regular expression of RE2: invalid repetition size"),
    ("ab" * 1200, "longer than 2048 bytes (split it into several patterns)"),
]


@pytest.mark.parametrize(("regex", "told"), REGEXES, ids=[r[0][:20] for r in REGEXES])
@pytest.mark.parametrize("field", ["regex", "not_before", "not_after", "unless_in_sentence"])
def test_a_pattern_that_cannot_be_used_is_refused(kit: Kit, field: str, regex: str, told: str) -> None:
    first = "" if field == "regex" else "regex: a, "
    kit.edit("  words: [loud]", f'  find: [{{{first}{field}: "{regex}"}}]')
    assert f":11:{11 + len(first) + len(field) + 2}: {field}: {told}" in kit.problem()


@pytest.mark.parametrize("regex", [r"[*+]+x", r"a\\+\\+", r"\\\\1", r"[^a]", r"^a", r"a$", r"(?i)É\\b"])
def test_a_pattern_that_only_looks_odd_is_taken(kit: Kit, regex: str) -> None:
    kit.edit("  words: [loud]", f'  find: ["{regex}"]')
    assert kit.load().rules


def test_all_problems_of_all_files_are_told_at_once(kit: Kit) -> None:
    kit.edit("severity: warning", "severity: loud")
    kit.edit("check: words", "check: word")
    kit.write("language/second.yaml", "id: &x second\n")
    kit.edit("name: tiny", "nam: tiny", "pack.yaml")
    (kit.words / "loud.yaml").write_text("id: loud\nentries: [a]\n")
    (kit.words / "old.yml").write_text("id: old\n")
    said = kit.problems()
    assert {p.split(":")[0] for p in said} == {
        "tiny/language/loud-word.yaml", "tiny/language/second.yaml", "tiny/pack.yaml",
        "lexicons/loud.yaml", "lexicons/old.yml",
    }  # fmt: skip
    assert any("severity" in p for p in said) and any("no kind of check 'word'" in p for p in said)


def test_variants_are_conditions_on_fields(kit: Kit) -> None:
    kit.edit(
        "check: words",
        "variants:\n  - {when: count >= 3, severity: error}\n"
        "  - {when: word == 'so loud', message: '{word}!'}\ncheck: words",
    )
    (rule,) = kit.load().rules
    assert rule.variants == (
        Variant("count", ">=", "3", Severity.ERROR, ""),
        Variant("word", "==", "so loud", None, "{word}!"),
    )


@pytest.mark.parametrize(
    ("variant", "told"),
    [
        ("{when: depth >= 3, severity: error}", "when: this check sets no field 'depth'"),
        ("{when: count >= many, severity: error}", "when: >= needs a number, not 'many'"),
        ("{when: count, severity: error}", "when: not a condition: 'count'"),
        ("{when: __import__('os') == 1, severity: error}", "when: not a condition"),
        ("{when: count >= 3}", "a variant that changes nothing"),
        ("{when: mood == lod, severity: error}", "when: mood is never 'lod' (did you mean 'loud'?)"),
        ("{when: mood > 3, severity: error}", "when: mood is a word, not a number (write == or !=)"),
        ("{when: word > 3, severity: error}", "when: word is a text, not a number (write == or !=)"),
        ("{when: count == many, severity: error}", "when: count is a number, never 'many'"),
        ("{when: count >= 3, message: '{cout}'}",
         "message names {cout}, which this check does not set (did you mean 'count'?)"),
        ("{severity: error}", "an entry of variants lacks 'when'"),
    ],
)  # fmt: skip
def test_a_variant_that_cannot_be_used_is_refused(kit: Kit, variant: str, told: str) -> None:
    kit.edit("check: words", f"variants: [{variant}]\ncheck: words")
    assert told in kit.problem()


def test_a_kind_of_before_is_read_as_the_one_of_today_with_a_notice(kit: Kit) -> None:
    today = kit.load()
    kit.edit("check: words\nparams:\n", "check: search\nparams:\n  fault: word\n  limit: 3\n")
    pack = kit.load()
    assert (pack.rules[0].check, pack.rules[0].kind) == (today.rules[0].check, "words"), "limit was of the other fault"
    (notice,) = pack.notices
    assert notice.endswith(
        "tiny/language/loud-word.yaml:9:8: check: search with fault: word is now check: words "
        "(write that, without fault; the old spelling is read until version 9.0)"
    )
    assert not today.notices


@pytest.mark.parametrize(
    ("params", "told"),
    [
        ("fault: wrd", "11:10: check: search needs a fault that it knows (did you mean 'word'?)"),
        ("words: [loud]", "9:8: check: search needs a fault that it knows (one of: limit, words)"),
        ("fault: word\n  wrods: [loud]", "12:3: params of words has no 'wrods' (did you mean 'words'?)"),
    ],
)
def test_a_kind_of_before_is_held_to_its_params(kit: Kit, params: str, told: str) -> None:
    kit.edit("check: words\nparams:\n  words: [loud]\n", f"check: search\nparams:\n  {params}\n")
    assert f"loud-word.yaml:{told}" in kit.problem()


POLICY = [
    ("minimum: {words: 10, claims: 2}", "minimum: {words: many}", "3:18: words must be a whole number"),
    ("minimum: {words: 10, claims: 2}", "minimum: {words: 1}", "3:10: minimum lacks 'claims'"),
    ("method: deductions", "method: deduction",
     "8:21: method: 'deduction' is not one of its values (did you mean 'deductions'?)"),
    ("{cap: 2}", "{cap: .inf}", "8:47: params.cap must be a number"),
    ("{cost: 5, reason: It shouts.}", "{cost: -5, reason: It shouts.}",
     "10:18: weights.loud-word: a cost is not negative"),
    ("{cost: 5, reason: It shouts.}", "{cost: 5, reason: ''}", "10:18: weights.loud-word: a weight has a reason"),
    ("{cost: 5, reason: It shouts.}", "{cost: 5, reason: It shouts, much.}", "in { } a comma ends a text"),
    ("      loud-word:", "      lound-word:",
     "10:7: a weight for 'lound-word', which is no rule of the pack (did you mean 'loud-word'?)"),
    ("  language:\n", "  tone:\n", "no dimension 'language'"),
    ("version: 0.1.0\n", "", "a pack lacks 'version'"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), POLICY, ids=[p[2] for p in POLICY])
def test_a_fault_of_the_policy_is_told(kit: Kit, old: str, new: str, told: str) -> None:
    kit.edit(old, new, "pack.yaml")
    assert any(told in p for p in kit.problems()), kit.problems()


def test_a_rule_of_a_dimension_needs_a_weight_where_its_curve_uses_weights(kit: Kit) -> None:
    kit.edit("    weights:\n      loud-word: {cost: 5, reason: It shouts.}\n", "", "pack.yaml")
    assert "loud-word.yaml:8:12: no weight in dimension language" in kit.problem()
    kit.edit("{method: deductions, params: {cap: 2}}", "{method: coverage, params: {weak: 0.5}}", "pack.yaml")
    assert kit.load().rules
    kit.edit("{method: coverage, params: {weak: 0.5}}", "{method: share}", "pack.yaml")
    kit.edit("severity: warning", "severity: credit")
    assert kit.load().rules


def test_a_rule_stands_where_its_family_is_and_once(kit: Kit) -> None:
    kit.write("tone/loud-word.yaml", RULE.replace("family: language", "family: tone"))
    assert "tone/loud-word.yaml: there is a rule 'loud-word' in language/loud-word.yaml already" in kit.problem()


def test_files_in_the_wrong_place_are_told(kit: Kit) -> None:
    kit.write("stray.yaml", RULE)
    kit.write("language/deep/rule.yaml", RULE)
    kit.write("language/rule.yml", RULE)
    kit.write("README.md", "fine")
    kit.write(".hidden/rule.yaml", "[")
    assert [p.split(" (")[0] for p in kit.problems()] == [
        "tiny/pack.yaml: language/deep is not read",
        "tiny/pack.yaml: language/rule.yml is not read",
        "tiny/pack.yaml: stray.yaml is not read",
    ]


def test_nothing_outside_the_pack_is_read(kit: Kit, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2")
    (kit.pack / "language/link.yaml").symlink_to(secret)
    (kit.pack / "outside").symlink_to(tmp_path)
    (kit.words / "link.yaml").symlink_to(secret)
    said = kit.problems()
    assert said == [
        "lexicons/link.yaml: leads out of its folder",
        "tiny/pack.yaml: language/link.yaml leads out of the pack",
        "tiny/pack.yaml: outside leads out of the pack",
    ]
    assert "hunter2" not in "".join(said)


def test_pack_yaml_may_not_lead_out_of_the_pack(kit: Kit, tmp_path: Path) -> None:
    outside = tmp_path / "other.yaml"
    outside.write_text(PACK)
    (kit.pack / "pack.yaml").unlink()
    (kit.pack / "pack.yaml").symlink_to(outside)
    assert kit.problem() == "tiny/pack.yaml: leads out of the pack"


def test_a_folder_that_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no such folder"):
        load_pack(tmp_path / "gone", PackContext(KINDS))
    with pytest.raises(PackError, match=r"pack.yaml: no such file"):
        load_pack(tmp_path, PackContext(KINDS))


def test_a_tag_that_takes_few_values_takes_no_other(kit: Kit) -> None:
    kit.edit(
        "entries: [shocking, stunning]", "entries: [{term: shocking, tags: {stance: factve}}]", "../lexicons/loud.yaml"
    )
    assert kit.problems()[0] == "lexicons/loud.yaml:5:43: tag 'stance' is never 'factve' (did you mean 'factive'?)"
    kit.edit("factve", "factive", "../lexicons/loud.yaml")
    assert kit.load().lexicons["loud"].entries[0].tags == {"stance": "factive"}


def test_a_pack_may_have_word_lists_of_its_own(kit: Kit) -> None:
    kit.write("lexicons/own.yaml", "id: own\nsummary: s\norigin: [own]\nlicence: x\nentries: [aha]\n")
    kit.edit("  words: [loud]", "  words: [loud, own]")
    assert set(kit.load().lexicons) == {"loud", "own"}


# -- the hash of a pack


def test_the_hash_is_of_the_content_alone(kit: Kit, tmp_path: Path) -> None:
    before = kit.load().sha256
    moved = tmp_path / "elsewhere" / "renamed"
    shutil.copytree(kit.pack, moved)
    assert load_pack(moved, PackContext(KINDS, [kit.words])).sha256 == before
    kit.edit("severity: warning\nstatus: stable", "# a comment\nstatus:   stable\nseverity: 'warning'")
    assert kit.load().sha256 == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("language/loud-word.yaml", "severity: warning", "severity: info"),
        ("language/loud-word.yaml", "A dull day.", "A dim day."),
        ("pack.yaml", "cost: 5", "cost: 6"),
        ("../lexicons/loud.yaml", "stunning", "staggering"),
        ("../lexicons/loud.yaml", "licence: facts", "licence: words"),
    ],
)
def test_the_hash_changes_with_what_is_said(kit: Kit, file: str, old: str, new: str) -> None:
    before = kit.load().sha256
    kit.edit(old, new, file)
    assert kit.load().sha256 != before


# -- marks


@given(st.lists(st.tuples(st.text("ab .\n", max_size=5), st.text("cd’", min_size=1, max_size=5)), max_size=4))
def test_marks_lead_back_to_the_marked_words(pieces: list[tuple[str, str]]) -> None:
    text, marks = unmark("".join(f"{before}«{marked}»" for before, marked in pieces))
    assert text == "".join(before + marked for before, marked in pieces)
    assert [text[a:b] for a, b in marks] == [marked for _, marked in pieces]
