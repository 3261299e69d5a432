"""Word classes of attributions, answers and blocks: in each sentence the gap is filled with every word of a class, and
whatever the word, the sentence is read in the same way. A word that falls off its list shows here."""

from __future__ import annotations

import pytest
from annotate.reading import HEAD, MORE, PROSE, kind_of, page, read, roles, to_verify

from audit.model.article import Kind
from audit.model.marks import Attribution, Language, Sourcing, Speaker, Topic


def cues(text: str) -> list[Attribution]:
    return [a for a in read(text).all(Attribution) if a.cue]


def content(text: str) -> list[str]:
    """The words of the first attribution with a cue."""
    made = read(text)
    return [made.slice(c) for a in made.all(Attribution) if a.cue for c in a.content][:1]


def source(text: str) -> str:
    """The source of the first attribution with a cue."""
    made = read(text)
    return next((made.slice(a.source) for a in made.all(Attribution) if a.cue and a.source), "")


def role(text: str) -> str | None:
    return read(text).all(Speaker)[0].role


# -- attributions


@pytest.mark.parametrize(
    ("type", "sentence", "words"),
    [
        ("body", "It will close, according to the {} website.",
         "agency campaign city company corporate county court department federal government her his hospital its "
         "ministry official our personal police school state their university"),
        ("body", "It will close, according to the chain's {}.",
         "account blog channel feed newsletter page site website"),
        ("outlet", "The {} said that it fell.",
         "blog broadcaster daily magazine network newspaper outlet paper portal site tabloid website weekly"),
        ("outlet", "The {} paper says that it fell.",
         "daily evening local morning national news own regional rival same state student sunday weekly"),
        ("outlet", "It fell, the BBC {} said.", "article page piece post story"),
        ("vague", "{} said that it fell.",
         "anyone everybody everyone few many most others several some somebody someone"),
        ("vague", "It is known that {} islanders said that it fell.",
         "certain few many most numerous other several some various"),
        ("anonymous", "A {} said that it fell.", "man person woman"),
        ("anonymous", "It rained. {} aide said that it fell.", "a an one"),
        ("body", "{} said that it fell.",
         "Beijing Britain Brussels China France Germany Google Hamas Hezbollah India Iran Israel Japan Kremlin "
         "Kyiv London Microsoft Moscow NATO Pentagon Russia Tehran Turkey Ukraine Washington"),
        ("body", "{} Alder said that it fell.",
         "Central East Eastern Fort Las Los New Northern San Santa Southern West Western"),
        ("body", "Alder {} said that it fell.",
         "AG Airport Airways Analytics Beach Borough Brands Capital Center Centre City Co Conservatives Corp "
         "County Democrats District Downs Electric Energy Entertainment Foods Games GmbH Greens Health Heights "
         "Holdings Hotels Inc Industries Insurance Intelligence Island Islands Labs Liberals Library LLC Ltd Media "
         "Motors NV Orchestra Partners Pharmaceuticals Pictures PLC Progressives Province Region Republicans "
         "Resorts Rovers Runners SE Securities Services Software Solutions Springs State States Stores Systems "
         "Technologies Theater Theatre Therapeutics Tories Township United Valley Ventures Zoo"),
        ("person", "{} said that it fell.", "he her hers him his she"),
    ],
)  # fmt: skip
def test_words_that_tell_the_type_of_a_source(type: str, sentence: str, words: str) -> None:
    assert [w for w in words.split() if type not in [a.source_type for a in cues(sentence.format(w))]] == []


@pytest.mark.parametrize(
    ("sentence", "told", "words"),
    [
        ("The mayor said {} that it fell.", "that it fell",
         "afternoon april august day december early evening february fri friday hour january june last late mon "
         "monday month morning next night november october saturday september sun sunday this thu thursday tue "
         "tuesday wednesday week weekend year"),
        ("The mayor praised the crew in {} work.", "the crew",
         "afternoon afterward afterwards ago april august day days december earlier early evening february fri "
         "friday hour hours january july june last late later minutes mon monday month months morning next night "
         "november october previously recently sat saturday september sun sunday this thu thurs thursday today "
         "tomorrow tonight tue tues tuesday wed wednesday week weekend weeks year years yesterday"),
        ("The mayor said {} the hall that it fell.", "that it fell",
         "after at before by during for from in on outside over through to under via with"),
        ("The mayor praised the crew {} it fell.", "the crew",
         "after although amid because before during since though until while"),
        ("It fell, the mayor said {} the hall.", "It fell", "after at before during from in on via"),
        ("The mayor complained {} the pier.", "the pier", "about against around as at of off out over"),
        ("The mayor {}s the crew that it fell.", "that it fell",
         "advise assure brief convince inform persuade reassure remind tell"),
    ],
)  # fmt: skip
def test_words_that_are_no_part_of_what_was_said(sentence: str, told: str, words: str) -> None:
    assert [w for w in words.split() if content(sentence.format(w)) != [told]] == []


@pytest.mark.parametrize(
    ("sentence", "whole", "words"),
    [
        ("It fell, said the mayor {} the island.", "the mayor {} the island", "at for from in of with"),
        ("The crew {} the pier said that it fell.", "The crew {} the pier",
         "about across against among at behind between by for from in inside near of on over throughout to under with "
         "within"),
        ("{} 40 islanders said that it fell.", "{} 40 islanders", "about almost around nearly over roughly under"),
        ("It fell, said the mayor in a {}.", "the mayor",
         "address appearance article blog book briefing call column conference debate editorial essay facebook hearing "
         "instagram letter memo message phone post release report speech telephone televised television testimony text "
         "twitter video"),
        ("It fell, said the mayor from {} work.", "the mayor",
         "afternoon afterward afterwards ago april august day days december earlier early evening february fri friday "
         "hour hours january july june last late later minutes mon monday month months morning next night november "
         "october previously recently sat saturday september sun sunday this thu thurs thursday today tomorrow tonight "
         "tue tues tuesday wed wednesday week weekend weeks year years yesterday"),
        ("“It fell,” {} the mayor.", "the mayor",
         "agreed announced argued asked concluded declared exclaimed explained insisted joked read recalled remarked "
         "replied responded said shouted tweeted warned wrote"),
        ("It fell, noted Ada {} Holm.", "Ada {} Holm", "de van von der bin ibn della du di al el abu"),
    ],
)  # fmt: skip
def test_words_of_and_beside_a_source(sentence: str, whole: str, words: str) -> None:
    assert [w for w in words.split() if source(sentence.format(w)) != whole.format(w)] == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The mayor told the {}.", "difference joke jokes lie lies stories story tale tales time truth"),
        ("It all fell according to the old {}.",
         "age custom law need plan plans protocol rules schedule size taste tradition type"),
        ("The crew {} the pier.", "finds learns reads"),
    ],
)  # fmt: skip
def test_words_with_which_nobody_says_anything(sentence: str, words: str) -> None:
    assert [w for w in words.split() if cues(sentence.format(w))] == []


def test_words_with_which_the_writer_guesses_or_tells_a_thought() -> None:
    guesses = "likely perhaps possibly potentially presumably probably"
    assert [w for w in guesses.split() if [a.status for a in cues(f"The crew {w} discussed a sale.")] != ["none"]] == []
    thoughts = "anticipate believe discover doubt expect fear hope imagine know learn notice perceive "
    thoughts += "presume recognise regret remember suspect think wonder"
    assert [w for w in thoughts.split() if [a.status for a in cues(f"The mayor {w}s that it fell.")] != ["none"]] == []


def test_words_that_deny_a_cue() -> None:
    words = (
        "ain't aren't can't cannot couldn't didn't doesn't don't hadn't hardly hasn't haven't isn't mayn't mightn't "
    )
    words += "mustn't never not shan't shouldn't wasn't weren't won't wouldn't"
    assert [w for w in words.split() if [a.negated for a in cues(f"The mayor {w} said that it fell.")] != [True]] == []


def test_who_is_ready_to_praise_does_so() -> None:
    words = "able free keen likely quick ready unable unwilling"
    assert [w for w in words.split() if not cues(f"The crew was {w} to say that it fell.")] == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("{}. Ada Holm said that it fell.", "Adm Ald Capt Col Gen Gov Lt Maj Prof Rep Rev Sen Sgt"),
        ("Ada Holm {} the council said that it fell.", "at from of with"),
        ("It fell, said Ada Holm, {} director of the mill.",
         "acting consulting founding leading managing operating presiding sitting visiting"),
    ],
)  # fmt: skip
def test_words_that_give_a_role(sentence: str, words: str) -> None:
    assert [w for w in words.split() if not role(sentence.format(w))] == []


def test_words_that_give_none() -> None:
    words = "day days few hour hours minute minutes moment month months move sign step time week weeks year years"
    assert [w for w in words.split() if role(f"Ada Holm, a {w}, said that it fell.")] == []


def test_words_for_the_paper_that_was_cited() -> None:
    words = "article blog broadcaster magazine newspaper outlet paper report site story website"
    texts = [f"The BBC said it fell. The {word} said it sank." for word in words.split()]
    assert [text for text in texts if len(read(text).all(Speaker)) != 1] == []


@pytest.mark.parametrize(
    ("earlier", "title", "name", "pronoun"),
    [
        ("Tom Roe", "Actress Chairwoman Congresswoman Dame Lady Miss Mother Mrs Ms Queen Spokeswoman Wife", "Ada Holm",
         "he"),
        ("Ada Holm", "Actor Chairman Congressman Father Husband King Lord Mr Sir Spokesman", "Tom Roe", "she"),
    ],
)  # fmt: skip
def test_titles_tell_whom_a_pronoun_cannot_mean(earlier: str, title: str, name: str, pronoun: str) -> None:
    for word in title.split():
        text = f"{earlier} said it sank. {word} {name} said it fell. It rained, {pronoun} said."
        mentions = {s.name: len(s.mentions) for s in read(text).all(Speaker)}
        assert mentions[earlier] == 2, word


# -- answers


def answer(text: str) -> tuple[str, str | None]:
    """Status and strength of the last sentence."""
    mark = read(text).all(Sourcing)[-1]
    return mark.status, mark.strength


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Ada Holm said that 40 boats sank. {} was the largest loss in 12 years.", "That This It Which"),
        ("Ada Holm said that 40 boats sank. The {} was the largest in 12 years.",
         "decrease drop fall figure figures increase level number previous rate rise share tally toll total"),
        ("It rained.\n\nAda Holm said that it fell. {} the pier of the island.", "And But Nor Or Plus"),
    ],
)  # fmt: skip
def test_words_that_carry_on_what_was_said(sentence: str, words: str) -> None:
    assert [w for w in words.split() if answer(sentence.format(w)) != ("identified", "strong")] == []


def test_words_that_put_a_source_in_an_aside() -> None:
    long = "The long pier of the old island fell in the storm of the year"
    words = "after although as because before how if once since that though unless until what when whereas while"
    assert [w for w in words.split() if answer(f"{long} {w} the mayor said so.")[0] != "none"] == []
    words = "that which who"
    assert [w for w in words.split() if answer(f"{long} upon the crew {w} said so.")[0] != "none"] == []


@pytest.mark.parametrize(
    ("status", "sentence", "words"),
    [
        ("identified", "The mayor {} it as old.",
         "alludes articulates assails attacks belittles calls challenges chants characterizes credits cries deplores "
         "derides dubs echoes encourages expresses heralds highlights identifies invokes labels likens pitches "
         "portrays questions refers sounds talks voices"),
        ("none", "The mayor {} that it fell.", "considers ponders understands"),
        ("agentless", "The pier is {} to be unsafe.", "considered known seen understood"),
    ],
)  # fmt: skip
def test_verbs_that_say_and_verbs_of_thought(status: str, sentence: str, words: str) -> None:
    assert [w for w in words.split() if answer(sentence.format(w))[0] != status] == []


# -- language, names, dates


ENGLISH = (
    "about after against all also an and any are as at be because been before being between but by can could didn't "
    "doesn't don't during for from had has have he her his how i'm if into is isn't it it's its just more my new no "
    "not of only other our out over said says she should than that the their them then there these they they're "
    "this those through to under up wasn't we we're were what when where which while who will with would you your"
)


def test_words_that_tell_english() -> None:
    for word in ENGLISH.split():
        (language,) = read(f"{word} " * 17 + "zug " * 83).all(Language)
        assert language.code == "en", word


NO_TOPIC = (
    "above again although am among april august below both december did do does doing done down each february few "
    "first friday having hers him however in january july june last many march may me might mine monday most much "
    "must nor november october off on once one onto or others ours own same saturday say september shall since so "
    "some such sunday theirs though thursday told too tuesday two until us very was wednesday whom whose why within "
    "without yet yours"
)


def test_words_that_tell_no_topic() -> None:
    def similarity(word: str) -> float:
        return read(f"zzz qqq\n\nkkk {word} vvv.\n\nlll {word} mmm.").all(Topic)[1].similarity

    assert [word for word in NO_TOPIC.split() if similarity(word)] == []
    assert similarity("stone")


NO_PERSON = (
    "A Affairs After Airport An And April As At August Avenue Before Bridge Building But By Center Centre City "
    "College Committee Corp Council County Court Day December Department Drive During February For Friday From "
    "Group Hospital House If In Inc January July June Ltd March May Ministry Monday November October Of Office On "
    "Park Party Road Saturday School September Since State Street Sunday The Thursday To Tower Tuesday University "
    "Until Wednesday When While With"
)


def test_words_of_a_name_that_is_no_persons() -> None:
    told = [w for w in NO_PERSON.split() if to_verify(read(f"It fell, said the mayor {w} Holm there."), "office")]
    assert told == []
    assert to_verify(read("It fell, said the mayor Ada Holm there."), "office")


def test_a_form_of_address_tells_a_person_without_a_first_name() -> None:
    words = "Dame Dr Lady Lord Miss Mr Mrs Ms Prof Sir"
    assert [w for w in words.split() if not to_verify(read(f"{w} Holm said it fell."), "name")] == []


MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec"
LONG_MONTHS = "January February March April June July August September October November December"


def test_months_of_a_date() -> None:
    texts = [f"It fell on 4 {month} 2019 there." for month in f"{MONTHS} {LONG_MONTHS}".split()]
    assert [text for text in texts if not to_verify(read(text), "date")] == []


# -- blocks


DATES = (
    "am cdt cet created cst ct date edt est et first gmt in ist last min mins minute minutes modified noon of on "
    "p.m pdt pm posted pst pt published read update updated utc at fri mon sat sun thu thurs tue tues wed monday "
    "tuesday wednesday thursday friday saturday sunday"
)


def test_words_of_a_line_with_a_date() -> None:
    assert [w for w in DATES.split() if kind_of(f"Published {w} 4 May 2020") is not Kind.BYLINE] == []
    months = f"{MONTHS} {LONG_MONTHS}".split()
    assert [w for w in months if kind_of(f"Published 4 {w} 2020") is not Kind.BYLINE] == []


BUTTONS = (
    "bluesky bookmark close comment comments copy donate download e-mail email facebook flipboard follow gab home "
    "in instagram like link linkedin listen loading log login mail mastodon menu messenger more news next on parler "
    "pin pinterest pocket post previous print reddit register rss save search share shop sign sms store subscribe "
    "telegram this threads tumblr tweet twitter up via whatsapp x youtube"
)


@pytest.mark.parametrize(
    ("kind", "line", "words"),
    [
        (Kind.PROMO, "Facebook Twitter {}", BUTTONS),
        (Kind.PROMO, "More {} news: what is old here?", "poll quiz"),
        (Kind.PROMO, "The story {} below", "continue continues continued"),
        (Kind.PROMO, "Read Also Lemon " + "{0} Lemon " * 9 + "Pies",
         "a after amid an and are as at be but by for from in into is it its no not of on or over than the to via vs "
         "with"),
        (Kind.CAPTION, "The harbour master rings the old bell. Ann {} Roe", "and by file for of the via"),
        (Kind.CAPTION, "The ferry is seen in this undated {} of the island", "image photo photograph picture"),
    ],
)  # fmt: skip
def test_words_of_lines_that_are_no_story(kind: Kind, line: str, words: str) -> None:
    assert [w for w in words.split() if kind_of(line.format(w)) is not kind] == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.EMBED, "embed facebook instagram tiktok tweet twitter"),
        (Kind.CAPTION, "caption credit figcaption gallery slideshow"),
        (Kind.SUBHEADING, "deck dek eyebrow kicker standfirst subhead subheadline subtitle"),
        (Kind.BYLINE, "author byline contributor date dateline published timestamp updated"),
        (Kind.PROMO,
         "ad advert advertisement advertorial affiliate partner shop sponsor sponsored store app aside carousel cta "
         "donate donation download follow login membership newsletter outbrain paywall podcast popular premium promo "
         "promoted promotion readmore recirc recirculation recommend recommendation recommended register related share "
         "sharing sidebar signin signup social subscribe subscription taboola teaser trending widget zergnet"),
        (Kind.BOILERPLATE,
         "bio consent cookie copyright disclaimer disclosure footer gdpr legal license masthead privacy pullquote "
         "comment pagination player reply skip tag toc toolbar topic"),
        (Kind.BODY, "factbox infobox note summary"),
    ],
)  # fmt: skip
def test_words_of_markup(kind: Kind, words: str) -> None:
    for word in words.split():
        box = f'<div class="{word}"><p>Old stone from the island is here.</p></div>'
        made = read(f"<article><h1>{HEAD}</h1><p>{PROSE}</p>{box}<p>{MORE}</p></article>", format="html")
        assert [b.kind for b in made.blocks if "Old stone" in made.slice(b.span)] == [kind], word


def test_words_that_lean_on_what_stood_before() -> None:
    rest = "won a cup in Leipzig after penalties when Svensson missed twice, and thousands danced around town hall of "
    rest += "Dortmund until dawn without any trouble at all."

    def apart(word: str) -> bool:
        made = page(f"Borussia {word} {rest}", MORE, MORE + " It rained.")
        return "off-topic" in [reason for reason, _ in roles(made)]

    words = "he her him his it its she such that their them these they this those"
    assert [w for w in words.split() if apart(w)] == [] and apart("gladly")
