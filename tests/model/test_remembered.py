"""What is worked out of a word, remembered."""

from __future__ import annotations

from audit.model.remembered import LONGEST, Remembered


def test_a_word_is_worked_out_once_until_the_table_is_full() -> None:
    asked: list[str] = []

    def work(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Remembered(work, 2)
    assert [known[word] for word in ("a", "bb", "a", "bb")] == [1, 2, 1, 2]
    assert asked == ["a", "bb"]
    assert known["ccc"] == 3 and list(known) == ["ccc"]
    assert known["a"] == 1 and asked == ["a", "bb", "ccc", "a"]


def test_a_word_of_any_length_is_answered_and_a_very_long_one_is_not_kept() -> None:
    known = Remembered(len, 5)
    assert known["x" * LONGEST] == LONGEST and known["y" * (LONGEST + 1)] == LONGEST + 1
    assert list(known) == ["x" * LONGEST]
