"""The words by which a person is told from a crowd, a body and a thing. What each set is stands in the data files."""

from __future__ import annotations

from functools import cached_property

from audit.lang.wordsets import PhraseSet, WordRow, WordSet, WordSets


class IdentityWords(WordSets):
    FILE = "identity.txt"
    titles: WordSet
    offices: WordSet
    office_letters: WordSet
    behind: WordSet
    ages: WordSet
    family: WordSet
    owned_by_bodies: WordSet
    of_bodies: WordSet
    firms: PhraseSet
    known_bodies: WordSet
    surnames_alone: WordSet
    places: WordSet
    compass: WordSet
    bodies_of: WordSet
    body_words: WordSet
    name_links: WordSet
    within_bodies: WordSet
    wide: WordSet
    either_kind: WordSet
    none_of: WordSet
    answering: WordSet
    no_stations: WordSet
    local: WordSet
    masses: WordSet
    crowds: WordSet
    on_duty: WordSet
    findable: WordSet
    common_offices: WordSet
    humans: WordSet
    person_endings: WordRow
    doer_endings: WordRow
    documents: WordSet
    acts: WordSet
    loose_documents: WordSet
    loose_words: WordSet
    time_words: WordSet
    loose_months: WordSet
    before_month: WordSet
    no_names: WordSet
    called_names: WordSet
    close_ones: WordSet
    speaks_for: WordSet
    causes: WordSet
    of_a_place: WordSet
    few: WordSet
    all_of: WordSet
    wide_plurals: WordSet
    joins_body: WordSet
    bodies_in_plural: WordSet
    crowds_with_the: WordSet
    crowd_endings: WordRow
    outlet_openings: WordSet
    firm_nouns: WordSet
    company: WordSet
    firm_endings: WordSet
    women: WordSet
    men: WordSet

    @cached_property
    def held(self) -> WordSet:
        """Every word for what somebody is."""
        return self.titles | self.offices | self.humans | self.office_letters
