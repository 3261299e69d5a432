"""Words that end in a full stop without ending a sentence, and what may follow them. Common knowledge of English
spelling, compiled for this project. Every set is compared without the final stop."""

from __future__ import annotations

from audit.parse.wordset import words

TITLES = words(
    "Mr Mrs Ms Mx Dr Drs Prof Profs Rev Hon Sen Sens Rep Reps Gov Govs Gen Gens Lt Col Cols Maj Capt Cmdr Cdr Adm",
    "Sgt Cpl Pvt Pres Messrs Mme Mlle Msgr Fr Supt Det Insp Atty Amb Ald Comdr Mt Ft Treas v vs Vs e.g i.e E.g",
    "I.e eg ie cf viz",
)
"""Never end a sentence: a name or a second party follows."""

BEFORE_NUMBER = words(
    "No Nos no nos p pp Vol vol Vols art Art Sec sec Fig fig Figs figs ch Ch par para op c ca Ca approx Approx",
)
"""End no sentence before a figure: No. 5. Elsewhere they are plain words ("No.")."""

MONTHS = words(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
)

AMBIGUOUS = MONTHS | words(
    "Inc Corp Co Cos Ltd Plc LLC Bros Jr Sr Assn Dept Depts Univ Inst Intl St Ste Ave Blvd Rd Hwy Sq Bldg Esq Est",
    "Ed Eds Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Gov't Govt Sci Tech Natl Const Div Pty Secy Gdns Pkwy",
    "Dist Ph.D Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev",
    "Okla Ore Pa Penn Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask al est min max ext",
)
"""May end a sentence: they do when the next word is one that begins sentences."""

CLOCK = frozenset(("a.m", "p.m", "A.M", "P.M"))
AFTER_CLOCK = words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August",
    "September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu",
    "Thurs Fri Sat Sun ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST IST Eastern Central",
    "Mountain Pacific Greenwich Moscow Beijing London Paris Local",
)
"""What belongs to a time of day: 5 p.m. Monday, 5 p.m. EST."""

SHOUTED = ("Yahoo", "Jeopardy")
"""Names with an exclamation mark of their own, judged as the ambiguous abbreviations are."""

STARTERS = words(
    "The A An In On At As By For From With To Of After Before Since Until During Among Under Over Through Despite",
    "Without He She It They We I You This That These Those There Here His Her Its Their Our My Your What Who Why",
    "How Where When While Whether Which And But Or Nor So Yet If Then Because Although Though Unless Once Not No",
    "Nobody Nothing None Now However Meanwhile Moreover Furthermore Instead Still Also Even Just Only Perhaps",
    "Maybe Some Many Most Several Few Two Three Both Each Every All Another Other Others According Is Are Was",
    "Were Did Do Does Has Have Had Can Could Would Should Must Let Last Later Earlier Yesterday Today Tomorrow",
    "Officials Police Analysts Experts Critics It's He's She's That's They're We're I'm I've There's Nor Neither",
    "Either Such Any Anyone Everyone Everybody Nearly Almost About Around Asked Speaking Separately Finally",
    "Recently Currently Previously Overall Additionally Similarly",
)
"""Words that begin sentences and hardly ever follow an abbreviation within one."""

SAYING = words(
    "said says asked asks replied added wrote writes told tweeted posted joked answered explained continued noted",
    "argued recalled shouted cried wondered quipped insisted responded declared exclaimed concluded remarked",
    "countered",
)
"""Verbs that follow a quotation and its speaker: “Why?” Marta Reyes asked."""
