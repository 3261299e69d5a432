"""The ratchet: of no rule a file ever gets more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audit.accept import Baseline, read_baseline

A, B, C, D = (letter * 16 for letter in "abcd")


def of(**files):
    return Baseline({path: {rule: tuple(sorted(p)) for rule, p in rules.items()} for path, rules in files.items()})


def test_what_is_mended_goes_and_what_is_reworded_takes_its_place():
    old, now = of(x={"r": [A, B]}), of(x={"r": [B, C]})
    assert old.prune(now, frozenset())[0] == of(x={"r": [B]})
    new, change = old.update(now, frozenset())
    assert new == now and not change.new


def test_one_more_is_new_whatever_rule_had_room():
    new, change = of(x={"r": [A], "s": [B]}).update(of(x={"r": [A, C], "s": []}), frozenset())
    assert new.of("x") == {A} and change.new == (("x", "r", 1),)


def test_files_that_were_not_read_stay_and_those_that_are_gone_hand_on_what_moved():
    old = of(x={"r": [A]}, y={"r": [B]})
    assert old.update(of(x={"r": [A]}), frozenset())[0].of("y") == {B}
    new, change = old.update(of(z={"r": [B, C]}), frozenset({"y"}))
    assert new.of("z") == {B} and "y" not in new.files and change.new == (("z", "r", 1),)


def test_twice_the_same_counts_twice():
    new, change = of(x={"r": [A]}).update(of(x={"r": [A, A]}), frozenset())
    assert new.files["x"]["r"] == (A,) and change.new == (("x", "r", 1),)


def test_it_comes_back_as_it_was_written(tmp_path):
    made = of(**{"b/ü.md": {"r": [B, A]}, "a.md": {"s": [C]}, "empty.md": {"s": []}})
    (tmp_path / "b.json").write_text(made.dumps(), "utf-8")
    again = read_baseline(tmp_path / "b.json")
    assert again.dumps() == made.dumps() and list(again.files) == ["a.md", "b/ü.md"]


PRINTS = st.dictionaries(
    st.sampled_from("xyz"), st.dictionaries(st.sampled_from("rs"), st.lists(st.sampled_from([A, B, C, D]), max_size=4))
)


@given(PRINTS, PRINTS, st.frozensets(st.sampled_from("xyz")))
def test_counts_never_rise(before, after, gone):
    old = of(**before)
    now = of(**{path: rules for path, rules in after.items() if path not in gone})
    for new in (old.prune(now, gone)[0], old.update(now, gone)[0]):
        assert len(new) <= len(old)
        for path, rules in new.files.items():
            for rule, prints in rules.items():
                had = len(old.files.get(path, {}).get(rule, ()))
                moved = sum(len(old.files.get(p, {}).get(rule, ())) for p in gone)
                assert len(prints) <= had + moved
