"""A second language is a folder and a line in the table."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import cast

import pytest
from annotate.reading import PROSE, read

from audit.annotate.topics import TopicWords
from audit.lang import DEFAULT, LANGUAGES, Lang, lang_of
from audit.lang.base import Tagger
from audit.lang.wordsets import WordSetsError
from audit.model.marks import Attribution, Claim, Language

DUTCH = (
    "De veerboot naar het eiland voer op maandag voor het eerst uit sinds de pier is afgebrand. Veertig mensen stonden "
    "in de regen om het schip te zien vertrekken, en de havenmeester luidde de oude bel, zei de krant."
)
FUNCTION_WORDS = "de het een en van dat is niet te op voor in zijn met die aan naar om uit maar"


class Dutch(Lang):
    code = "nl"

    @property
    def tagger(self) -> Tagger:
        return DEFAULT.tagger

    def forms(self, term: str, part: str) -> tuple[str, ...]:
        return (term,)


@pytest.fixture
def dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dutch:
    """Its words are those of English but for the function words."""
    shutil.copytree(DEFAULT.folder, tmp_path / "nl")
    head = "# By whom? Own compilation.\n\n[function-words] common words\n"
    others = "\n\n[small-words] small words of other languages\nder und nicht les dans\n"
    (tmp_path / "nl" / "language.txt").write_text(head + FUNCTION_WORDS + others, "utf-8")
    made = Dutch()
    monkeypatch.setattr(Dutch, "folder", tmp_path / "nl", raising=False)
    monkeypatch.setitem(cast(dict[str, Lang], LANGUAGES), made.code, made)
    return made


def test_a_text_is_read_in_its_own_language(dutch: Dutch) -> None:
    article = read(DUTCH)
    assert article.the(Language).code == "nl"
    assert lang_of(article) is dutch
    assert lang_of(read(PROSE)) is DEFAULT
    assert article.all(Claim)  # its annotators run


def test_without_the_line_nothing_is_read() -> None:
    article = read(DUTCH)
    assert article.the(Language).code == "other"
    assert article.all(Claim) == article.all(Attribution) == ()


def test_a_folder_that_lacks_a_section_is_refused(dutch: Dutch) -> None:
    (dutch.folder / "topics.txt").write_text("# Own compilation.\n\n[nothing] words\nde\n", "utf-8")
    with pytest.raises(WordSetsError, match="no field of TopicWords reads"):
        dutch.sets(TopicWords)
