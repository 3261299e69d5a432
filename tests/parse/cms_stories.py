"""Stories of our own, for pages in the manner of many content systems."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    title: str
    author: str
    date: str
    lead: str
    body: tuple[str, ...]

    def __getitem__(self, n: int | slice) -> str:
        """The paragraphs as <p> elements."""
        some = self.body[n] if isinstance(n, slice) else (self.body[n],)
        return "\n".join(f"<p>{one}</p>" for one in some)


BRIDGE = Story(
    "Footbridge over the Larn will stay shut until spring",
    "Nora Field",
    "2024-03-05",
    "Engineers want another look at the cables before anybody walks on them again.",
    (
        "The footbridge over the Larn at Millgate will stay shut until at least April, the county’s roads department "
        "said on Tuesday, after a second inspection found corrosion in two of its four main cables.",
        "The bridge was closed in November when a walker reported a loose plate. The department had hoped to open it "
        "again before the end of the winter, and told traders so in a letter in January.",
        "“We would rather be late than wrong,” said Paul Etim, who leads the department’s structures team. “The "
        "cables carry everything, and two of them are not what they were.”",
        "The repair will cost about £640,000, according to papers published ahead of a council meeting on Thursday. "
        "That is nearly three times the sum set aside in last year’s budget.",
        "Shops at the northern end of the bridge say that they have lost up to a third of their trade. Dina Marsh, who "
        "runs a bakery there, said her takings in February were the lowest since she opened in 2011.",
        "“People used to cross on their way to the station and buy a roll,” she said. “Now they walk round by the road "
        "and there is nothing to stop for.”",
        "A free bus across the road bridge has run every twenty minutes since December. It carried 1,900 passengers in "
        "its busiest week, the operator, Larn Valley Buses, said.",
        "Councillors will be asked on Thursday to take the missing money from a fund for road repairs. The opposition "
        "wants the county to claim part of it back from the firm that painted the cables in 2018.",
        "The firm, Holt Coatings, said it had done the work to the standard that was asked of it and had not been told "
        "of any fault.",
    ),
)

LIBRARY = Story(
    "Town libraries lend out tools as well as books",
    "Samir Odell",
    "2023-10-19",
    "From drills to hedge trimmers: what six branches now keep behind the desk.",
    (
        "Six town libraries began lending drills, saws and hedge trimmers on Thursday.",
        "Members can borrow three tools at a time for a week, the library service said.",
        "More than 400 people asked for a tool in the first three hours, said Ines Wahl, the head librarian.",
        "“I had expected a trickle,” Wahl said.",
        "The tools were given by residents and by a closed school.",
        "Each one is tested by a technician before it goes out, and there is a fee of £2 for the test.",
        "Support for the idea has grown since a survey in May, in which seven in ten members said that they owned a "
        "drill and had used it once in the past year.",
        "Like the tool library in Brent, the service will ask for a deposit on anything worth more than £100.",
        "A local hire shop said it was not worried.",
        "“They lend to people who would never have hired from us,” said its owner, Joe Tan.",
        "The libraries will report on the trial in March.",
    ),
)

QUARRY = Story(
    "Quarry plan splits a village that lives off stone",
    "Hanna Reuter",
    "2024-06-11",
    "The pit has fed Oxley for a century. Its owner now wants the hill behind the school.",
    (
        "For a hundred years the men of Oxley have gone up to the pit at six in the morning and come down at three. "
        "The siren that sends them home can be heard in the school, in both pubs and on the far side of the valley, "
        "and nobody in the village has needed a clock in the afternoon for as long as anyone can remember.",
        "Now the owner, Aldridge Stone, wants to dig on the other side of the hill, three hundred metres from the "
        "playground. The firm filed its application with the district in May and expects an answer before the autumn.",
        "The plan would add 14 hectares to the quarry and keep it open until 2051, according to the application. "
        "Without it the stone that can be reached will run out in six years, the firm says.",
        "Some 212 people have written to the district so far. Of the letters that have been published, 131 are "
        "against the plan and 74 are for it; the rest ask for more time.",
        "Ruth Calder, who taught at the school for thirty years, has written two. She is not against the quarry, she "
        "says, only against its coming to the window. Her father drove a dumper there until he retired.",
        "Aldridge has offered to plant a belt of trees and to blast only in the school holidays. Dust would be "
        "measured at four points and the figures put online every night, said its manager, Colm Price.",
        "A study that the firm paid for found that the level of fine dust at the school would rise by a tenth and "
        "stay well under the legal limit. The district has asked the university at Harle to check the figures.",
        "The county’s geologist, Mei Tanaka, said the rock under the hill was the same as in the old pit and that "
        "there was no sign of water that the new one could disturb.",
    ),
)

STORIES = (BRIDGE, LIBRARY, QUARRY)
