"""The forms of an English verb or noun, made by rule; what the rules would get wrong is spelt out here.

Own compilation. Both spellings are made where usage differs (realise, realize; signalled, signaled).
"""

from __future__ import annotations

_VOWELS = "aeiou"

# lemma: third person, past, past participle, -ing ("/" between alternatives); "" stands for the regular form.
_IRREGULAR = {
    line.split()[0]: tuple(part.strip("-") for part in line.split()[1:])
    for line in """
    arise - arose arisen -
    be is/are/am was/were been being
    become - became become -
    begin - began begun beginning
    break - broke broken -
    bring - brought brought -
    build - built built -
    buy - bought bought -
    cast - cast cast -
    catch - caught caught -
    choose - chose chosen -
    come - came come -
    cut - cut cut cutting
    deal - dealt dealt -
    do does did done -
    draw - drew drawn -
    drive - drove driven -
    fall - fell fallen -
    feel - felt felt -
    fight - fought fought -
    find - found found -
    forecast - forecast/forecasted forecast/forecasted -
    foresee - foresaw foreseen -
    forget - forgot forgotten forgetting
    get - got got/gotten getting
    give - gave given -
    go goes went gone -
    grow - grew grown -
    have has had had -
    hear - heard heard -
    hit - hit hit hitting
    hold - held held -
    keep - kept kept -
    know - knew known -
    lay - laid laid -
    lead - led led -
    learn - learned/learnt learned/learnt -
    leave - left left -
    let - let let letting
    lie - lay lain lying
    lose - lost lost -
    make - made made -
    mean - meant meant -
    meet - met met -
    overhear - overheard overheard -
    pay - paid paid -
    put - put put putting
    quit - quit quit quitting
    read - read read -
    ride - rode ridden -
    rise - rose risen -
    run - ran run running
    say - said said -
    see - saw seen -
    seek - sought sought -
    sell - sold sold -
    send - sent sent -
    set - set set setting
    shake - shook shaken -
    show - showed shown/showed -
    shut - shut shut shutting
    sing - sang sung -
    sink - sank sunk -
    sit - sat sat sitting
    speak - spoke spoken -
    spend - spent spent -
    spin - spun spun spinning
    split - split split splitting
    spread - spread spread -
    stand - stood stood -
    steal - stole stolen -
    stick - stuck stuck -
    strike - struck struck/stricken -
    swear - swore sworn -
    swim - swam swum swimming
    take - took taken -
    teach - taught taught -
    tear - tore torn -
    tell - told told -
    think - thought thought -
    throw - threw thrown -
    understand - understood understood -
    undertake - undertook undertaken -
    upset - upset upset upsetting
    win - won won winning
    withdraw - withdrew withdrawn -
    write - wrote written -
    """.strip().splitlines()
}

# More than one syllable, the last one stressed: the consonant is doubled.
_STRESSED = """
    abet abhor acquit admit allot begin commit compel concur confer control defer demur deter dispel emit equip
    excel expel extol forbid impel incur infer inter occur omit outbid patrol permit prefer propel rebel rebut
    recap recur refer regret remit repel submit transfer transmit unplug upset
"""
_DOUBLED = frozenset(_STRESSED.split())
# Doubled in British spelling only.
_TRAVEL = """
    bevel cancel channel counsel cudgel dial equal fuel funnel initial label level libel marshal marvel model
    panel pedal pencil quarrel rival shovel signal snivel spiral stencil total towel trammel travel tunnel unravel
"""
_BRITISH = frozenset(_TRAVEL.split())
# -ise for good: not a spelling of -ize.
_FOR_GOOD = """
    advertise advise appraise apprise arise chastise circumcise comprise compromise concise cruise demise despise
    devise disguise excise exercise franchise guise improvise incise merchandise noise poise praise premise
    promise raise revise rise supervise surmise surprise televise wise
"""
_ISE = frozenset(_FOR_GOOD.split())

_PLURALS = {
    "analysis": "analyses", "basis": "bases", "child": "children", "crisis": "crises", "diagnosis": "diagnoses",
    "forum": "forums", "half": "halves", "hypothesis": "hypotheses", "index": "indices/indexes", "leaf": "leaves",
    "life": "lives", "man": "men", "medium": "media", "memorandum": "memoranda/memorandums", "official": "officials",
    "person": "persons/people", "phenomenon": "phenomena", "thesis": "theses", "thief": "thieves", "wife": "wives",
    "woman": "women", "criterion": "criteria", "spokesman": "spokesmen", "spokeswoman": "spokeswomen",
    "emphasis": "emphases", "synthesis": "syntheses", "series": "series", "species": "species",
}  # fmt: skip


_OES = frozenset(("echo", "embargo", "hero", "potato", "tomato", "torpedo", "veto", "volcano"))
"""Nouns in -o whose plural is in -oes; all others take -s."""


def forms(term: str, part: str) -> tuple[str, ...]:
    """The surface forms of `term`, itself first, none twice. `part` is verb, noun or none.

    Of several words the first of a verb (point out) and the last of a noun (news agency) is inflected."""
    if part == "none":
        return (term,)
    words = term.split(" ")
    at = 0 if part == "verb" else len(words) - 1
    made = verb(words[at]) if part == "verb" else noun(words[at])
    return tuple(" ".join((*words[:at], form, *words[at + 1 :])) for form in made)


def verb(base: str) -> tuple[str, ...]:
    out = [form for stem in _spellings(base) for form in _verb(stem)]
    return tuple(dict.fromkeys(out))


def noun(base: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((base, *_plural(base))))


def _spellings(base: str) -> tuple[str, ...]:
    """The verb in both spellings, the one given first."""
    for ending, other in (("ise", "ize"), ("ize", "ise")):
        if base.endswith(ending) and base[:-3] + "ise" not in _ISE and len(base) > 5:
            return base, base[:-3] + other
    for ending, other in (("yse", "yze"), ("yze", "yse")):
        if base.endswith(ending):
            return base, base[:-3] + other
    return (base,)


def _verb(base: str) -> list[str]:
    third, past, participle, ing = _IRREGULAR.get(base, ("", "", "", ""))
    out = [base]
    out += third.split("/") if third else [_s(base)]
    for irregular in (past, participle):
        out += irregular.split("/") if irregular else [stem + "ed" for stem in _before_vowel(base, "ed")]
    out += ing.split("/") if ing else [stem + "ing" for stem in _before_vowel(base, "ing")]
    return out


def _before_vowel(base: str, ending: str) -> tuple[str, ...]:
    """The stems of `base` before -ed or -ing."""
    if base.endswith("ie") and ending == "ing":
        return (base[:-2] + "y",)
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return (base[:-1],)
    if base.endswith(("ee", "oe", "ye")) and ending == "ed":
        return (base[:-1],)
    if base.endswith("y") and ending == "ed" and base[-2:-1] not in _VOWELS:
        return (base[:-1] + "i",)
    if base.endswith("c"):
        return (base + "k",)
    if base in _BRITISH:
        return base, base + base[-1]
    return (base + base[-1],) if _doubles(base) else (base,)


def _doubles(base: str) -> bool:
    if base in _DOUBLED:
        return True
    if len(base) < 3 or base[-1] in _VOWELS + "wxyh" or base[-2] not in _VOWELS:
        return False
    head = base[:-2].replace("qu", "q")
    return not any(c in _VOWELS + "y" for c in head)


def _s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _plural(base: str) -> list[str]:
    if base in _PLURALS:
        return _PLURALS[base].split("/")
    for ending in ("man", "woman"):
        if base.endswith(("s" + ending, "-" + ending)):
            return [base[: -len(ending)] + ending[:-2] + "en"]
    if base.endswith("o") and base not in _OES:
        return [base + "s"]
    return [_s(base)]
