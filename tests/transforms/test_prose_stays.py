"""Whole invented stories of which nothing but the head may go, though much in them looks like furniture."""

import pytest
from refined import HEAD, body, cuts

STORIES = {
    "quotations as lines": """
Nobody on the quay wanted to give a name.
"Nothing."
“Three euros, if it goes to the boats.”
"Share it with the fishermen, then we can talk."
"Follow us, they said, and we followed."
The boat was forty minutes late, and nobody was surprised.
""",
    "a story about newsletters and subscriptions": """
The letter has 11,000 subscribers, and the paper that sends it has none.
Readers may unsubscribe with one click, but only four did last year, the editor said.
Subscribe, and you get one letter a week, with no pictures in it.
Sign-ups doubled after the storm, when the bridge was shut and there was nothing else to read.
Free articles will end in spring, she said, and the crossword with them.
""",
    "a story about cookies and ad blockers": """
Cookies that keep a shopping basket would stay allowed without a question.
The site uses cookies to count its readers, the court found, and to count them twice.
Ad blockers are used by every third reader in Holm, a survey showed.
Accepting all of it takes one click and refusing takes nine, the judge wrote.
""",
    "a story about copyright and corrections": """
Copyright in a song that nobody wrote cannot be sold, the judges held.
All rights reserved, said the label on the record that he issued the next year.
The correction came a day later, on page nine, in small type.
The paper said that an earlier version of the map had been drawn from memory.
""",
    "verse": """
The ferryman wrote one poem a year, on the back of the tide table.
The river keeps no ledger,
It takes the toll in rain,
And what it lends to summer
It will not lend again.
He read it once, to a dog, and then he put it away.
""",
    "results and lists": """
Skarvik won the rowing cup by a length on Sunday.
1. Skarvik 6:41.2
2. Holm 6:44.9
3. Delmar 6:58.0
The council cut three things on Tuesday:
- Repairs to the bearings
- Lamps on the deck
- A study of the study
Nobody voted against it, and nobody clapped.
""",
    "subheads of a word or two": """
The plan has five parts, and each of them costs more than the last.
Deals
Two builders have offered to do the work for less than the city asked for.
Weather
Storms would close the bridge on thirty days of the year, the study says.
Updates
Signs on both banks would tell drivers of it, if the signs were repaired first.
Images
The hall was asked what it thought, and the hall was of two minds.
""",
    "questions and answers": """
The mayor took questions for an hour, and answered most of them with others.
Q: Will there be a toll?
A: There will be a bridge.
What do you want to find there?
The hall laughed, and then it did not laugh any more.
""",
    "people who end a story": """
The last to cross on Monday night was a woman with a bicycle.
Karin Dahlby is the pilot of the first boat, and she had not slept since Friday.
She waited until the lamp went out and then she waited a little more.
Dahlby said that she would write the book herself, if nobody else did.
""",
    "services that belong to the story": """
Those who want to help can bring blankets to the old toll house until Friday.
Tickets cost nine euros, and the money goes to the net loft.
Send a boat, the harbour master told the guild, or send nobody.
Watch the tide, he told the children, and never the clock.
""",
    "one live story in many takes": """
The harbour board met on Monday to vote on the toll; all times are local.
9:15 p.m.
The hall is full, and the windows have been opened.
8:40 p.m.
The chair has asked for quiet and has not been given it.
""",
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_every_line_of_the_story_is_in_the_body(story: str) -> None:
    lines = story.strip().split("\n")
    kept = body(HEAD + "\n".join(lines))
    assert [line for line in lines if line.removeprefix("- ") not in kept] == []


@pytest.mark.parametrize(
    "wire",
    [
        "Skarvik Yard Inc said it\nagreed to buy the dry dock of Holm Marine.\n    Skarvik said it will pay for the dock with about 11 mln newly\nissued shares.\n"
        "    The yard has had no dock of its own since the flood.\n Reuter\n",
        "    Shr 4.45 dlrs vs 3.44 dlrs\n    Net 423.5 mln vs 319.1 mln\n    Qtr ends Jan 31\n    Revs 3.34 billion vs 2.97 billion\n"
        "    NOTE: Latest year net includes a charge of 35.0 mln dlrs from\nthe sale of the dock.\n",
    ],
    ids=["a first line without a headline", "a table of results without a headline"],
)
def test_a_body_that_comes_without_its_headline_gives_up_no_line_for_one(wire: str) -> None:
    assert cuts(wire).keys() <= {"layout", "credit_line", "broken_paragraph"}


def test_a_lede_of_five_words_is_no_deck() -> None:
    assert body("Singer back in her garden\nSave\nShe feels so very blessed.\nThe singer said so to 900 people on Sunday.").startswith("She feels")


def test_a_headline_that_asks_is_found_over_the_byline() -> None:
    text = (
        "Will the bridge outlive the people who pay for it?\nBy Marta Ilves\nOctober 14, 2024\nNobody on the council would say so on Monday night.\n"
    )
    assert cuts(text)["headline"] == ["Will the bridge outlive the people who pay for it?"]


def test_a_question_that_opens_a_story_stays() -> None:
    text = "Who will pay for the bridge that everybody says they want?\nThe council asked itself that on Monday, for the ninth time this year.\n"
    assert body(text).startswith("Who will pay")


def test_words_in_an_outlets_tags_stay_without_the_tags() -> None:
    text = (
        HEAD + 'The mayor answered at once.\n<tweet id="7" author="@rustad">The toll is a debt that we pay forward.</tweet>\nNobody replied to her.\n'
    )
    assert "\n\nThe toll is a debt that we pay forward.\n\n" in body(text)
