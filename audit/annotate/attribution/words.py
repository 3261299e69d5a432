"""The words by which attributions are read. What each set is stands in the data file of the language."""

from __future__ import annotations

from functools import cached_property

from audit.lang.wordsets import PhraseSet, WordRow, WordSet, WordSets


class AttributionWords(WordSets):
    FILE = "attribution.txt"

    # time, place and medium
    days: WordSet
    times: WordSet
    not_time: WordSet
    negative: WordSet
    media: WordSet
    placing: WordSet
    occasions: WordSet
    at_the_end: WordSet

    # the source: its noun phrase
    links: WordSet
    role_links: WordSet
    round: WordSet
    round_prepositions: WordSet
    conjunctions: WordSet
    alone: WordSet
    pointing: WordSet
    relatives: WordSet
    examples: WordSet
    media_of_in: WordSet
    fused: WordSet
    control: WordRow
    expletive: WordSet
    pointed_at: WordSet
    owners: WordSet
    owned_by: WordSet
    owning: WordRow
    issuing: WordRow
    apposed: WordSet
    per: WordSet
    no_source: WordSet

    # the content: where it begins and ends
    hearer: WordSet
    addressed: WordSet
    saying: WordSet
    with_cue: WordSet
    topics: WordSet
    speaking: WordSet
    speech_topics: WordSet
    no_topics: WordSet
    after_object: WordSet
    going_on: WordSet
    openers: WordSet
    relative_objects: WordSet
    resuming: WordSet
    relative_sources: WordSet
    conditions: WordSet
    of_subject: WordSet

    # cues
    hearing: WordSet
    hears: WordSet
    closers: WordSet
    inverting: WordSet
    guessed: WordSet
    plain: WordSet
    handled: WordSet
    unreal: WordSet
    ready: WordSet
    own_voice: WordSet
    mental: WordSet
    states: WordSet
    unowned: WordSet
    tales: WordSet
    between_verbs: WordSet
    no_occasion: WordSet
    projected: WordSet

    # what kind of source
    writer: WordSet
    self: WordSet
    singular: WordSet
    personal_relatives: WordSet
    impersonal: WordSet
    fog: WordSet
    nobody: WordSet
    quantified: WordSet
    open_ended: WordSet
    publication: WordSet
    also_documents: WordSet
    sites: WordSet
    site_owners: WordSet
    outlets: WordSet
    what_outlets_are: PhraseSet
    pieces: WordSet
    piece_links: WordSet
    outlet_acts: PhraseSet
    press: WordSet
    periodic: WordSet
    also_bodies: WordSet
    presenting: WordSet
    scholarly: WordSet
    members: WordSet
    showing: WordSet
    acting: WordSet
    body_endings: WordSet
    place_openings: WordSet
    joining: WordSet

    # speakers
    honorifics: WordSet
    by: WordSet
    own: WordSet
    definite: WordSet
    known_well: WordSet
    pleading: WordSet
    and_others: WordSet
    naming_some: WordSet
    naming_some_more: WordSet
    studies: WordSet
    affiliations: WordSet
    asides: WordSet
    personal_clauses: WordSet
    papers: WordSet
    pronouns: WordSet
    crowd_pronouns: WordSet
    loose_relatives: WordSet

    # conversations
    meeting: WordSet
    table_labels: WordSet
    first_person: WordSet
    one_person: WordSet
    second_person: WordSet

    @cached_property
    def when(self) -> WordSet:
        """Every word of a time."""
        return self.days | self.times

    @cached_property
    def paper_phrases(self) -> dict[str, str]:
        """What a publication cited above is called again, "the paper", and its noun."""
        return {f"the {noun}": noun for noun in self.papers}
