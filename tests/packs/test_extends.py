"""A pack built on another: what it inherits, what it changes, and every mistake told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs.pack_kit import KINDS, PACK, RULE, Kit

from audit.errors import PackError
from audit.model.rule import Severity, Switch, Weight
from audit.packs import PackContext, genres_of, ids_of, load_pack

QUIET = RULE.replace("loud-word", "quiet-word").replace("shocking", "hushed").replace("[loud]", "[quiet]")
HUSH = "id: quiet\nsummary: s\norigin: [own]\nlicence: x\nentries: [hushed]\n"


def test_a_weight_that_is_changed_keeps_how_it_is_told(kit: Kit) -> None:
    said = "dimensions: {language: {weights: {loud-word: {cost: 2, reason: Less.WORDS}}}}\n"
    row = "loud-word: {cost: 5, phrases: [shout, shouts], reason: It shouts.}"
    kit.edit("loud-word: {cost: 5, reason: It shouts.}", row, "pack.yaml")
    kit.beside("house", "extends: tiny\n" + said.replace("WORDS", ""))
    assert kit.load("house").dimensions[0].weights["loud-word"] == Weight(2.0, "Less.", ("shout", "shouts"))
    kit.beside("house", "extends: tiny\n" + said.replace("WORDS", ", told: [cry, cries]"))
    assert kit.load("house").dimensions[0].weights["loud-word"].phrases == ("cry", "cries")


def test_a_pack_inherits_all_and_adds_its_own(kit: Kit) -> None:
    kit.beside("house", "extends: tiny\ndimensions: {language: {weights: {quiet-word: {cost: 1, reason: Low.}}}}\n")
    kit.write("../house/language/quiet-word.yaml", QUIET)
    kit.write("../house/lexicons/quiet.yaml", HUSH)
    base, pack = kit.load(), kit.load("house")
    assert (pack.name, pack.extends, pack.min_words) == ("house", ("tiny",), base.min_words)
    assert [(r.id, r.pack) for r in pack.rules] == [("loud-word", "tiny"), ("quiet-word", "house")]
    assert pack.rules[1].folder.endswith("/house") and pack.rules[0].folder.endswith("/tiny")
    assert set(pack.lexicons) == {"loud", "quiet"}
    (dimension,) = pack.dimensions
    assert dimension.weights == {"loud-word": Weight(5.0, "It shouts."), "quiet-word": Weight(1.0, "Low.")}
    assert (dimension.title, dimension.curve) == (base.dimensions[0].title, base.dimensions[0].curve)
    assert pack.sha256 != base.sha256
    assert ids_of(kit.pack.parent / "house", None) == {"loud-word", "quiet-word"}


def test_rules_are_switched_off_on_and_to_another_severity(kit: Kit) -> None:
    kit.beside("soft", "extends: tiny\nrules: {loud-word: {severity: info, reason: We  like noise.}}\n")
    kit.beside("mute", "extends: soft\nrules: {loud-word: off}\n")
    kit.beside("hard", "extends: mute\nrules:\n  loud-word: error\n")
    soft, mute, hard = (kit.load(name) for name in ("soft", "mute", "hard"))
    assert soft.rule("loud-word").severity is Severity.INFO
    assert soft.switches == {"loud-word": Switch("info", "We like noise.", "soft")}
    assert (mute.rules, [r.id for r in mute.off]) == ((), ["loud-word"])
    assert mute.dimensions[0].weights == {}
    assert hard.rule("loud-word").severity is Severity.ERROR
    assert (hard.off, hard.extends) == ((), ("mute", "soft", "tiny"))


def test_variants_that_are_milder_stay_and_none_is_stronger_than_the_switch(kit: Kit) -> None:
    variants = ["{when: count == 1, severity: info}", "{when: count == 2, severity: error}", "{when: word == a}"]
    variants[2] = "{when: word == a, severity: credit}"
    kit.edit("check: words", "variants:\n" + "".join(f"  - {v}\n" for v in variants) + "check: words")
    for level, expected in (("error", "info error credit"), ("info", "info info credit"), ("warning", "info warning")):
        kit.beside("house", f"extends: tiny\nrules: {{loud-word: {level}}}\n")
        made = [v.severity.value for v in kit.load("house").rule("loud-word").variants if v.severity]
        assert made[: len(expected.split())] == expected.split(), level


def test_dimensions_change_by_parts_or_go(kit: Kit) -> None:
    kit.beside(
        "house",
        "extends: tiny\nminimum: {words: 3, claims: 1}\ngenres: [notes]\n"
        "dimensions:\n  language:\n    question: Is it calm?\n    curve: {params: {cap: 9}}\n"
        "    weights: {loud-word: {cost: 2, reason: Less.}}\n",
    )
    pack = kit.load("house")
    (row,) = pack.dimensions
    assert (row.question, row.title, row.curve.method, row.curve.params) == (
        "Is it calm?", "Language", "deductions", {"cap": 9.0}
    )  # fmt: skip
    assert row.weights == {"loud-word": Weight(2.0, "Less.")}
    assert (pack.min_words, pack.min_claims, pack.genres) == (3, 1, ("notes",))
    assert genres_of(kit.pack.parent / "house") == ("notes",)
    kit.beside("house", "extends: tiny\ndimensions: {language: {off: Nobody counts it.}}\n")
    assert (kit.load("house").dimensions, kit.load("house").rule("loud-word").dimension) == ((), None)


def test_another_method_starts_with_numbers_of_its_own(kit: Kit) -> None:
    kit.beside("house", "extends: tiny\ndimensions: {language: {curve: {method: share}}}\n")
    assert kit.load("house").dimensions[0].curve.params == {}
    kit.beside("house", "extends: tiny\ndimensions: {language: {curve: {method: coverage, params: {weak: 0.1}}}}\n")
    assert kit.load("house").dimensions[0].curve.params == {"weak": 0.1}


def test_a_word_list_loses_and_gains_entries(kit: Kit) -> None:
    kit.beside(
        "house",
        "extends: tiny\nlexicons:\n  loud:\n    reason: House words.\n    drop: [stunning]\n"
        "    add: [smashing, {term: scream, inflect: verb, tags: {class: noise}}]\n",
    )
    loud = kit.load("house").lexicons["loud"]
    assert [e.lemma for e in loud.entries] == ["shocking", "smashing", "scream"]
    assert "screaming" in loud.entries[2].forms and loud.entries[2].tags == {"class": "noise"}
    assert [e.lemma for e in kit.load().lexicons["loud"].entries] == ["shocking", "stunning"]


FAULTS = [
    # pack.yaml from its third line on -> where and what is told
    ("extends: tinny\n", "3:10: extends: no pack 'tinny' (did you mean 'tiny'?)"),
    ("extends: ../tiny\n", "3:10: extends: '../tiny' is not the name of a pack"),
    ("extends: /etc\n", "3:10: extends: '/etc' is not the name of a pack"),
    ("extends: https://packs.example/x\n", "3:10: extends: 'https://packs.example/x' is not the name of a pack"),
    ("extends: [tiny]\n", "3:10: extends must be a text"),
    ("extends: null\n", "1:1: a pack lacks 'minimum'"),
    ("extends: ~\n", "1:1: a pack lacks 'minimum'"),
    ("extends: house\n", "3:10: extends: packs that build on one another in a circle: house > house"),
    ("extends: tiny\nrules: {lound-word: off}\n",
     "4:9: no rule 'lound-word' in tiny (did you mean 'loud-word'?)"),
    ("extends: tiny\nrules: {loud-word: on}\n", "4:20: rules.loud-word: 'on' is not one of its values"),
    ("extends: tiny\nrules: {loud-word: credit}\n", "4:20: rules.loud-word: 'credit' is not one of its values"),
    ("extends: tiny\nrules: {loud-word: {severity: info}}\n", "4:20: rules.loud-word lacks 'reason'"),
    ("extends: tiny\nrules: {loud-word: {severity: info, reason: a, params: {}}}\n",
     "4:48: rules.loud-word has no 'params'"),
    ("extends: tiny\nrules: [loud-word]\n", "4:8: rules must be a map"),
    ("minimum: {words: 1, claims: 1}\nrules: {loud-word: off}\n", "4:1: there is no other pack whose rules it"),
    ("extends: tiny\nlexicons: {lound: {drop: [a], reason: x}}\n", "4:12: no lexicon 'lound'"),
    ("extends: tiny\nlexicons: {loud: {drop: [stuning], reason: x}}\n",
     "4:26: no entry 'stuning' in loud (did you mean 'stunning'?)"),
    ("extends: tiny\nlexicons: {loud: {add: [shocking], reason: x}}\n", "4:24: 'shocking' is in loud already"),
    ("extends: tiny\nlexicons: {loud: {drop: [shocking]}}\n", "4:18: lexicons.loud lacks 'reason'"),
    ("extends: tiny\nlexicons: {loud: {words: [a], reason: x}}\n", "4:19: lexicons.loud has no 'words'"),
    ("extends: tiny\ndimensions: {tone: {curve: {params: {cap: 1}}}}\n", "4:20: dimensions.tone lacks 'title'"),
    ("extends: tiny\ndimensions: {language: {curve: {params: {cpa: 1}}}}\n",
     "4:32: curve: deductions has no 'cpa' (did you mean 'cap'?)"),
    ("extends: tiny\ndimensions: {language: {curve: {method: coverage}}}\n", "4:32: curve: coverage lacks weak"),
    ("extends: tiny\ndimensions: {language: {mends: {loud-wrod: [x]}}}\n",
     "4:33: what mending is for 'loud-wrod', which is no rule of the pack (did you mean 'loud-word'?)"),
    ("extends: tiny\ndimensions: {language: {mends: {loud-word: []}}}\n",
     "4:24: dimensions.language: mends is told of one finding, or of one and of several"),
    ("extends: tiny\ndimensions: {language: {checks: {loud-word: [x]}}}\n",
     "4:24: dimensions.language: a check is told as passed and as not passed"),
    ("extends: tiny\ndimensions: {language: {weights: {lod-word: {cost: 1, reason: x}}}}\n",
     "4:35: a weight for 'lod-word', which is no rule of the pack"),
    ("extend: tiny\n", "3:1: a pack has no 'extend' (did you mean 'extends'?)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), FAULTS, ids=[f[1][:60] for f in FAULTS])
def test_a_mistake_is_told_where_it_stands(kit: Kit, text: str, told: str) -> None:
    kit.beside("house", text)
    assert any(p.startswith(f"house/pack.yaml:{told}") for p in kit.problems("house")), kit.problems("house")


def test_null_states_nothing(kit: Kit) -> None:
    kit.edit("version: 0.1.0", "version: null", "pack.yaml")
    assert kit.problem().endswith("pack.yaml:1:1: a pack lacks 'version'")


def test_a_circle_and_a_long_chain_end(kit: Kit) -> None:
    kit.beside("a", "extends: b\n")
    kit.beside("b", "extends: a\n")
    assert kit.problems("a")[0] == (
        "b/pack.yaml:3:10: extends: packs that build on one another in a circle: a > b > a"
    )  # fmt: skip
    for n in range(9):
        kit.beside(f"c{n}", f"extends: {f'c{n + 1}' if n < 8 else 'tiny'}\n")
    assert "extends: more than 6 packs build on one another" in kit.problems("c0")[0]
    assert kit.load("c4").rules


def test_an_inherited_rule_wants_a_weight_where_the_new_method_has_weights(kit: Kit) -> None:
    kit.edit("method: deductions, params: {cap: 2}", "method: coverage, params: {weak: 1}", "pack.yaml")
    kit.edit("    weights:\n      loud-word: {cost: 5, reason: It shouts.}\n", "", "pack.yaml")
    kit.beside("house", "extends: tiny\ndimensions: {language: {curve: {method: share}}}\n")
    assert kit.problems("house") == [
        "house/pack.yaml:4:14: no weight for loud-word in dimension language "
        "(give loud-word a cost and a reason in pack.yaml)"
    ]


def test_what_ships_comes_first_and_nothing_else_is_reached(kit: Kit, tmp_path: Path) -> None:
    kit.write("../shipped/tiny/pack.yaml", PACK.replace("version: 0.1.0", "version: 9.9.9").split("dimensions")[0])
    kit.beside("house", "extends: tiny\n")
    assert kit.load("house").rules == ()
    outside = tmp_path / "else" / "far"
    outside.mkdir(parents=True)
    (outside / "pack.yaml").write_text(PACK)
    (kit.pack.parent / "near").symlink_to(outside)
    kit.beside("house", "extends: near\n")
    assert "extends: no pack 'near'" in kit.problem_of("house")


def test_an_id_stands_in_the_chain_once(kit: Kit) -> None:
    kit.beside("house", "extends: tiny\n")
    kit.write("../house/language/loud-word.yaml", RULE)
    assert kit.problem_of("house").startswith(
        "house/language/loud-word.yaml: there is a rule 'loud-word' in a pack that this one extends"
    )


def test_own_rules_are_changed_in_their_files_and_names_are_not_taken_twice(kit: Kit) -> None:
    kit.beside("house", "extends: tiny\nrules: {quiet-word: off}\n")
    kit.write("../house/language/quiet-word.yaml", QUIET.replace("[quiet]", "[loud]").replace("language\nc", "null\nc"))
    assert any("'quiet-word' is a rule of this pack itself" in p for p in kit.problems("house"))
    kit.write("../copy/pack.yaml", "name: tiny\nversion: 1.0.0\nextends: tiny\n")
    assert "copy/pack.yaml:1:7: name 'tiny' is that of a pack that this one extends" in kit.problems("copy")


def test_a_credit_is_not_made_a_fault(kit: Kit) -> None:
    kit.edit("severity: warning", "severity: credit")
    kit.beside("house", "extends: tiny\nrules: {loud-word: warning}\n")
    assert "'loud-word' credits good practice" in kit.problem_of("house")
    kit.beside("house", "extends: tiny\nrules: {loud-word: off}\n")
    assert kit.load("house").rules == ()


def test_faults_of_the_base_are_told_in_its_files(kit: Kit) -> None:
    kit.beside("house", "extends: tiny\nrules: {loud-word: off}\n")
    kit.edit("severity: warning", "severity: loud")
    assert [p.split(":")[0] for p in kit.problems("house")] == ["tiny/language/loud-word.yaml"]
    kit.edit("name: tiny", "nam: tiny", "pack.yaml")
    assert {p.split(":")[0] for p in kit.problems("house")} == {"tiny/language/loud-word.yaml", "tiny/pack.yaml"}


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ('">=0.2"', "house/pack.yaml:4:19: the pack asks for source-audit >=0.2; this is 0.1.0 (update one of them)"),
        ('"<0.1"', "the pack asks for source-audit <0.1; this is 0.1.0"),
        ("0.1", "required-version: '0.1' is not a requirement"),
    ],
)
def test_a_pack_for_another_version_is_told_and_nothing_else(kit: Kit, wanted: str, told: str) -> None:
    kit.beside("house", f"extends: tiny\nrequired-version: {wanted}\nnew-section: {{}}\n")
    (problem,) = kit.problems("house", "0.1.0")
    assert told in problem
    kit.beside("house", 'extends: tiny\nrequired-version: ">=0.1, <0.2"\n')
    assert kit.load("house", "0.1.0").rules


def test_the_hash_covers_what_is_inherited(kit: Kit) -> None:
    kit.beside("house", "extends: tiny\n")
    before = kit.load("house").sha256
    kit.edit("cost: 5", "cost: 6", "pack.yaml")
    changed = kit.load("house").sha256
    assert changed != before
    kit.beside("house", "extends: tiny\nrules: {loud-word: off}\n")
    assert kit.load("house").sha256 not in (before, changed)


def test_a_pack_that_ships_is_found_without_the_folder_beside(tmp_path: Path) -> None:
    folder = tmp_path / "alone"
    folder.mkdir()
    (folder / "pack.yaml").write_text("name: alone\nversion: 1.0.0\nextends: core\n")
    with pytest.raises(PackError, match="extends: no pack 'core'"):
        load_pack(folder, PackContext(KINDS))
