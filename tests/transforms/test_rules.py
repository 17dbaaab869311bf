"""Every rule cuts what it is for, and leaves what only looks like it."""

import pytest
from refined import FIRST, HEAD, LAST, above, body, cuts, under, within
from test_layout_rules import CUT as CUT_BY_LAYOUT
from test_layout_rules import KEPT as KEPT_BY_LAYOUT
from test_profiles import CUT as CUT_BY_PROFILE
from test_profiles import KEPT as KEPT_BY_PROFILE
from whole_pages import ENGLISH, indented

from transforms.boilerplate.rules import RULES

OTHER = "Residents of the quay had asked for the toll to be dropped, since most of them cross the bridge twice a day to work."
DOUBLED = f"{HEAD}{FIRST}\n{OTHER}\n{LAST}\nPrint version\n{FIRST}\n{OTHER}\n{LAST}"

CUT = [
    ("ad_slot", within("ADVERTISEMENT"), "ADVERTISEMENT"),
    ("ad_slot", within("Story continues below"), "Story continues below"),
    ("ad_slot", within("[Advertisement]"), "[Advertisement]"),
    ("ad_slot", within("Anzeige"), "Anzeige"),
    ("ad_slot", within("Реклама"), "Реклама"),
    ("button", within("Back to Gallery"), "Back to Gallery"),
    ("button", under("Topics: bridge, tolls, city council"), "Topics: bridge, tolls, city council"),
    ("button", under("Schlagworte: Brücke, Maut"), "Schlagworte: Brücke, Maut"),
    ("button", above("Reading time: 7 minutes"), "Reading time: 7 minutes"),
    ("widget", above("Mostly clear. Low 53F. Winds SSW at 5 to 10 mph."), "Mostly clear. Low 53F. Winds SSW at 5 to 10 mph."),
    ("widget", above("We use cookies on this site to measure our audience."), "We use cookies on this site to measure our audience."),
    ("widget", above("Wir verwenden Cookies. Mit der Nutzung stimmen Sie zu."), "Wir verwenden Cookies. Mit der Nutzung stimmen Sie zu."),
    ("template_code", within("{{featured_button_text}}"), "{{featured_button_text}}"),
    ("comment_line", under("Join the conversation: 37 comments"), "Join the conversation: 37 comments"),
    ("comment_line", under("Kommentare (58)"), "Kommentare (58)"),
    ("comment_line", under("Comments are closed for legal reasons."), "Comments are closed for legal reasons."),
    ("share_bar", above("Facebook   Mastodon   Email   Copy link"), "Facebook   Mastodon   Email   Copy link"),
    ("share_bar", above("FacebookEmail Twitter Google+ LinkedIn"), "FacebookEmail Twitter Google+ LinkedIn"),
    ("share_bar", above("Teilen  Merken  Drucken"), "Teilen  Merken  Drucken"),
    ("share_bar", above("Надіслати другові | Друкувати"), "Надіслати другові | Друкувати"),
    ("share_saying", within("A link has been sent to your friend's email address."), "A link has been sent to your friend's email address."),
    ("reaction", under("Click any reaction to login.", "Love"), "Love"),
    ("prompt_saying", within("You can unsubscribe at any time."), "You can unsubscribe at any time."),
    ("prompt_saying", within("SIGN UP"), "SIGN UP"),
    (
        "prompt",
        within("Support local court reporting. Subscribe to the Courier today."),
        "Support local court reporting. Subscribe to the Courier today.",
    ),
    ("prompt", within("Download our app for breaking news alerts"), "Download our app for breaking news alerts"),
    (
        "prompt_saying",
        within("Newsletter: Was die Stadt bewegt, jeden Morgen. Jetzt anmelden"),
        "Newsletter: Was die Stadt bewegt, jeden Morgen. Jetzt anmelden",
    ),
    (
        "correction",
        under("Correction: An earlier version of this article misstated the toll."),
        "Correction: An earlier version of this article misstated the toll.",
    ),
    ("copyright_notice", under("© 2024 Northern Courier. All rights reserved."), "© 2024 Northern Courier. All rights reserved."),
    ("copyright_notice", under("Alle Rechte vorbehalten."), "Alle Rechte vorbehalten."),
    ("contributors", under("(Reporting by Ana Brandvik; Editing by Tom Reyes)"), "(Reporting by Ana Brandvik; Editing by Tom Reyes)"),
    ("contributors", under("Joon Park in Oslo contributed to this report."), "Joon Park in Oslo contributed to this report."),
    ("story_origin", under("MORE TO FOLLOW"), "MORE TO FOLLOW"),
    ("related_line", within("Related article: [Pilots' Guild Warns of Empty Boats](#)"), "Related article: [Pilots' Guild Warns of Empty Boats](#)"),
    ("related_line", within("READ MORE: The night the ferries stopped"), "READ MORE: The night the ferries stopped"),
    ("related_line", within("Lesen Sie auch: Neuer Vorhang, alte Motten"), "Lesen Sie auch: Neuer Vorhang, alte Motten"),
    ("related_line", within("Читайте також: Озеро підступає до городів"), "Читайте також: Озеро підступає до городів"),
    ("related_heading", under("MOST READ", "1. Where to get a free meal tonight"), "MOST READ"),
    ("related_list", under("Related stories:", "- Fenn: 'I will park my tractor on it'"), "- Fenn: 'I will park my tractor on it'"),
    ("teaser", within("WATCH: Ferry runs aground in fog"), "WATCH: Ferry runs aground in fog"),
    (
        "file_photo",
        above("FILE - In this May 19, 2019, file photo, a ferry leaves the harbour of Skarvik."),
        "FILE - In this May 19, 2019, file photo, a ferry leaves the harbour of Skarvik.",
    ),
    (
        "caption_with_credit",
        within("Slates cover Tollbod Street on Thursday. (Photo: Ida Moen / Northern Courier)"),
        "Slates cover Tollbod Street on Thursday. (Photo: Ida Moen / Northern Courier)",
    ),
    ("caption_with_credit", within("Traffic queues for the crossing. Image: Lars Tveter"), "Traffic queues for the crossing. Image: Lars Tveter"),
    ("caption_with_credit", within("Пором біля міської пристані. Фото: Леся Околита"), "Пором біля міської пристані. Фото: Леся Околита"),
    ("credit_line", within("Photo: Skarvik Yard"), "Photo: Skarvik Yard"),
    ("credit_line", within("Anna Berg/Getty Images"), "Anna Berg/Getty Images"),
    (
        "slide_caption",
        within("01 / 12", "The clerk had worked for the city for twelve years."),
        "The clerk had worked for the city for twelve years.",
    ),
    ("menu", above("Home > Politics > Parliament"), "Home > Politics > Parliament"),
    ("menu", above("Menu  News  Sport  Weather  Puzzles"), "Menu  News  Sport  Weather  Puzzles"),
    ("stray_sign", within("×"), "×"),
    ("bare_address", within("https://images.courier.example/bridge.jpg"), "https://images.courier.example/bridge.jpg"),
    ("front_matter", "---\ntitle: The toll\ndate: 2024-10-14\n---\n\n" + FIRST, "---\ntitle: The toll\ndate: 2024-10-14\n---"),
    ("doubled_text", DOUBLED, f"{FIRST}\n{OTHER}\n{LAST}"),
    ("cut_off_teaser", above(f"{FIRST[:70]}…"), f"{FIRST[:70]}…"),
    ("head_remainder", above("What the vote means for the islands", "How the council came to this"), "How the council came to this"),
    ("drop_cap", above("T he council met in a tent on the quay, since the hall had no roof."), "T he"),
    ("quoting_sign", within("> The toll is wrong.", "> So is the bridge."), "> "),
    ("reference_link", within("The plan is [on its page][1].", "[1]: https://council.example/plan"), "][1]"),
    ("reference_definition", within("The plan is [on its page][1].", "[1]: https://council.example/plan"), "[1]: https://council.example/plan"),
    ("source_trailer", under("Original url:", "", "<https://www.courier.example/2024/10/14/toll>"), "Original url:"),
    ("source_trailer", under("Quelle: https://www.bote.example/maut"), "Quelle: https://www.bote.example/maut"),
    ("headline", within(), "Council votes to raise the bridge toll"),
    (
        "deck",
        "Council raises toll\nResidents will have to pay as well from January\nBy Marta Ilves\n" + FIRST,
        "Residents will have to pay as well from January",
    ),
    ("byline", within(), "By Marta Ilves"),
    ("date_line", within(), "October 14, 2024"),
    ("section_label", "TRANSPORT\n" + within(), "TRANSPORT"),
    ("picture_source", above("Harbour Ministry Press Office"), "Harbour Ministry Press Office"),
    ("closing_date", under("First published on October 14, 2024 / 10:50 AM"), "First published on October 14, 2024 / 10:50 AM"),
    (
        "repeated_caption",
        above("The bridge at dusk seen from the fish hall on the quay", "The bridge at dusk seen from the fish hall on the quay"),
        "The bridge at dusk seen from the fish hall on the quay",
    ),
    ("repeated_line", within(FIRST), FIRST),
    (
        "caption_beside_credit",
        above("A boat waits under the raised bridge for the morning tide", "Photo: Ida Moen"),
        "A boat waits under the raised bridge for the morning tide",
    ),
    ("caption_after_credit", above("Photo: Ida Moen", "Mayor Agnete Rustad at the old toll house"), "Mayor Agnete Rustad at the old toll house"),
    ("video_label", above("Mayor explains the new bridge toll 02:59"), "Mayor explains the new bridge toll 02:59"),
    ("dated_teaser", within("Ferry drivers go on strike again", "October 2, 2024"), "Ferry drivers go on strike again"),
    ("photographer", within("FILE - In this May 19, 2019, file photo, a ferry leaves the harbour.", "Ida Moen"), "Ida Moen"),
    (
        "author_bio",
        under("Marta Ilves covers the courts and city hall for the Northern Courier."),
        "Marta Ilves covers the courts and city hall for the Northern Courier.",
    ),
    ("contact_line", under("Courier, City Desk, city@courier.example"), "Courier, City Desk, city@courier.example"),
    ("trailing_divider", under("___", "© 2024 Northern Courier"), "___"),
    ("markdown_image", within("![The bridge](https://courier.example/b.jpg)"), "![The bridge](https://courier.example/b.jpg)"),
    ("markdown_link", within("A study in the [Journal of Ports](https://ports.example/1) says so."), "](https://ports.example/1)"),
    ("markdown_heading", within("## What the bridge needs"), "## "),
    ("markdown_emphasis", within("She read _The Pilot_ twice and wept."), "_"),
    ("markdown_escape", within("A study in the [Journal of Ports](https://ports.example/1) says so \\- twice."), "\\"),
    ("mojibake", within("They donâ€™t pay."), "â€™"),
    ("html_entity", within("The ferry &amp;amp; the bridge don&#8217;t pay."), "&amp;amp;"),
    ("control_character", within("The mayor\x92s \x07bell rang twice in the hall."), "\x92"),
    ("widthless_character", within("The har\xadbour\u200b of Skarvik is shut."), "\xad"),
    ("private_character", within("\ue90f One photo of the bridge."), "\ue90f"),
    ("site_message", above("Thank you for signing up! You will hear from us."), "Thank you for signing up! You will hear from us."),
    ("access_message", above("We have noticed that you are using an ad blocker."), "We have noticed that you are using an ad blocker."),
    ("error_message", above("Sorry, the page you're looking for cannot be found."), "Sorry, the page you're looking for cannot be found."),
    ("house_rules", under("Keep it Clean. Please avoid obscene language."), "Keep it Clean. Please avoid obscene language."),
    ("labelled_caption", within("Image caption Slates cover Tollbod Street"), "Image caption Slates cover Tollbod Street"),
    (
        "template_tag",
        within('<tweet id="75" author="@rustad">The toll is a debt that we pay forward.</tweet>'),
        '<tweet id="75" author="@rustad">',
    ),
    (
        "caption_over_name",
        above("Crews repair the deck of the harbour bridge on Monday, October 14, 2024, in Skarvik.", "Ida Moen"),
        "Crews repair the deck of the harbour bridge on Monday, October 14, 2024, in Skarvik.",
    ),
    (
        "caption_before_dateline",
        HEAD
        + "Anna Berg/Getty Images\nThe old toll house on the quay was empty on the morning of the vote.\nPhoto: Ida Moen\nThe hall was full by eight in the morning.\n(SNN) - "
        + FIRST,
        "The old toll house on the quay was empty on the morning of the vote.",
    ),
    ("title_under_label", within("Photo gallery", "A night on the harbour bridge"), "A night on the harbour bridge"),
    ("label_beside_furniture", under("Discuss", "Print this article"), "Discuss"),
    ("sign_off", under("Moen reported from Holm."), "Moen reported from Holm."),
    ("dangling_label", under("References:"), "References:"),
    ("line_model", indented(ENGLISH), "* Tides and moorings"),
]

KEPT = [
    ("doubled_text", within(f"“{OTHER}”", "The mayor would say no more than that.", f"“{OTHER}”")),
    ("doubled_text", within("The sea is wide, my love", "and wide am I", "The sea is wide, my love", "and wide am I")),
    ("cut_off_teaser", within("“I have crossed that bridge every day for forty years and I will …”", "“I have crossed that bridge,” he said again.")),
    ("head_remainder", above("NEW YORK")),
    ("head_remainder", above("What we know")),
    ("drop_cap", within("I went to the bridge myself.", "A man stood there with a bell.", "X marks the spot where the pier was.")),
    ("quoting_sign", within("> 40 million is what the deck will cost.")),
    ("reference_link", within("The clerk [sic] wrote [1] beside the sum, and [2] below it.")),
    ("reference_definition", within("[Laughter]: the clerk's own note, in brackets.")),
    ("ad_slot", within("Advertisement spending on posters and trams fell by a tenth.")),
    ("ad_slot", within("ADS")),
    ("button", within("More than 4,000 people signed the petition on the quay.")),
    ("button", within("What we know")),
    ("widget", within("Cookies that keep a shopping basket would stay allowed without a question.")),
    ("template_code", within("The form asked for { name } and nothing else, the clerk said.")),
    ("comment_line", within("Comments from the public gallery grew loud before the vote.")),
    ("share_bar", within("Share prices of its suppliers rose on the news.")),
    ("share_bar", within("Print runs have halved.")),
    ("share_saying", within("Share and share alike is a fine rule for a family and a poor one for a bridge.")),
    ("reaction", within("Love", "The word was painted on the wall of the toll house in letters a metre high.")),
    ("prompt_saying", within('"Sign up, lie down" was the first slogan.')),
    ("prompt", within("Subscribe, and you get one letter a week. There are no pictures and no box that begs you to read more.")),
    ("prompt", within("The newsletter has 11,000 subscribers, most of whom are awake at night.")),
    ("prompt", within("Get out of the harbour before noon, the pilot told them.")),
    ("correction", within("The correction came a day later, on page nine, in small type.")),
    ("copyright_notice", within("Copyright in a song that nobody wrote cannot be sold, the judges held.")),
    ("copyright_notice", within("All rights reserved, said the label on the record that he issued the next year.")),
    ("contributors", within("Residents contributed from their savings and asked for nothing back.")),
    ("contributors", within("Reporting the fault took four minutes, the captain said in court.")),
    ("story_origin", within("More to come was all that the minister would say.")),
    ("related_line", within("Related companies of the builder were searched as well.")),
    ("related_line", within("Read more slowly, the teacher told the class, and more often.")),
    ("related_heading", within("What the water remembers")),
    ("related_list", within("Three things stand in the way:", "- The bearings are worn beyond repair")),
    ("teaser", "WATCH: Ferry runs aground in fog\nBy Marta Ilves\n" + FIRST),
    ("file_photo", within("Photographs of those years show men in caps and a river of ice.")),
    ("caption_with_credit", within("The agency had bought the images from a student for four euros.")),
    ("credit_line", within("Photo finishes have decided the regatta three times, and each time the loser complained.")),
    ("slide_caption", within("Two of 12 judges disagreed.", "They wrote nine pages to say why they would have let the manager go.")),
    ("menu", within("News travels fast")),
    ("stray_sign", within("___")),
    ("bare_address", within("The data are at https://port.example/data for anyone to read.")),
    ("front_matter", "---\n" + FIRST + "\n---\n" + LAST),
    ("source_trailer", within("Source: two people who saw the draft and were not allowed to speak about it.")),
    ("headline", within("The council votes again")),
    ("deck", "Council raises toll\n" + FIRST + "\n" + LAST),
    ("byline", within("By the time the vote came, half of the gallery had gone home.")),
    ("date_line", within("In February 2022 the strait was frozen for nine days.")),
    ("date_line", within("1:15 p.m.")),
    ("section_label", within("THE LINEUP")),
    ("picture_source", within("Harbour Ministry Press Office")),
    ("closing_date", under("The bridge was opened on October 14, 1951, by a king in a hurry.")),
    ("repeated_caption", within("No.", "No.")),
    ("repeated_line", within("He shook his head.", "He shook his head.")),
    ("caption_beside_credit", within("The bearings were last changed in the year of the flood.", "Photo: Ida Moen")),
    ("caption_after_credit", within("Photo: Ida Moen", "It will not be cheap.")),
    ("video_label", within("The train leaves at 10:30")),
    ("dated_teaser", within("Results of the vote", "The motion was carried by nine to seven.")),
    ("photographer", within("Karin Dahlby", "She led from the first mark to the last, with a torn sail and a borrowed rudder.")),
    ("author_bio", under('"I am a reporter, and I will not leave," she said.')),
    ("contact_line", under("Complaints may be sent to toll@city.example until Friday.")),
    ("trailing_divider", within("___")),
    ("markdown_image", within("Wow![1]")),
    ("markdown_link", within("President [Juris] Valdek (left) signed.")),
    ("markdown_heading", within("#2 in the list is the bridge of Holm.")),
    ("markdown_emphasis", within("The form asked for first_name and last_name, and 2 * 3 * 4 was the sum.")),
    ("markdown_escape", within("The file lay in C:\\ports\\-old and in no other folder.")),
    ("line_model", within(*(f"{place}. Club {place} of Skarvik {40 - place}" for place in range(1, 20)))),
    ("mojibake", within("“CAFÉ” and “MENÜ–TAFEL” stood over the door of the house in Weißenfels.")),
    ("html_entity", within("In HTML the sign is written &lt; and nobody reads it aloud, the teacher said.")),
    ("control_character", within("Skarvik\t33\tHolm\t12 was how the board put it, with tabs.")),
    ("widthless_character", within("The flag 🏳\ufe0f\u200d🌈 and the word می\u200cخواهم hung over the quay.")),
    ("site_message", within("Thank you for the bread, the note said, and nothing more.")),
    ("access_message", within("We have noticed that the river rises earlier each spring.")),
    ("error_message", within("Sorry, the mayor said, and left the hall by the back door.")),
    ("house_rules", within("Keep it clean was the rule that his mother gave him for the boat.")),
    ("labelled_caption", within("Image after image showed the same grey water.")),
    ("template_tag", within("Shares of <Skarvik Yard> rose by a tenth, and those of <SKY.O> by more.")),
    ("caption_over_name", within("The bridge was opened on Monday, October 15, 1951.", "Karin Dahlby")),
    (
        "caption_before_dateline",
        HEAD
        + "The old toll house on the quay was empty, and so was the hall.\nThe hall had been full by eight in the morning.\n(SNN) - "
        + FIRST
        + "\n"
        + LAST,
    ),
    ("title_under_label", within("The gallery fell silent", "The motion was carried by nine to seven.")),
    ("label_beside_furniture", within("Deals")),
    ("sign_off", within('"A bridge is a promise," she wrote.', "— Karin Dahlby")),
    ("dangling_label", within("What is known:")),
    ("author_bio", under("Karin Dahlby is a member of the crew that found the crack.", "She said so on Monday.")),
    ("correction", within("Update the charts, the pilot told the office, or lose a ship.")),
    ("contributors", within("Video filmed from the quay showed the deck bend under the lorry.")),
    ("related_line", within("Read: that was the first word on the board, and the last.")),
    ("caption_with_credit", within("They queued for an hour to see the bishop (and to have their picture taken with him).")),
    ("caption_after_credit", HEAD + "Photo: Ida Moen\nThere are two tolls.\n" + FIRST + "\n" + LAST),
    ("story_origin", within("The story was first reported on Friday by a rival paper.")),
    ("story_origin", within("Read the full statement:", '"We owe the harbour an answer, and we will give it."')),
    ("headline", FIRST + "\nWhat would a ferry have cost?\n" + LAST),
    ("private_character", within("The name 陳\ue001明 is set in the police's own font, she said.")),
]


@pytest.mark.parametrize(("rule", "text", "cut"), CUT)
def test_rule_cuts_what_it_is_for(rule: str, text: str, cut: str) -> None:
    assert cut in cuts(text).get(rule, [])


@pytest.mark.parametrize(("rule", "text"), KEPT)
def test_what_only_looks_like_it_stays(rule: str, text: str) -> None:
    lines = [line for line in text.split("\n") if line and line not in (FIRST, LAST)]
    candidates = lines if text.startswith("---") or len(lines) < 4 else lines[3:]
    if rule in ("teaser", "deck", "front_matter"):
        assert rule not in cuts(text)
    else:
        kept = body(text)
        assert all(line.removeprefix("## ") in kept for line in candidates if not line.startswith("Photo: "))


def test_every_rule_has_a_case_that_it_cuts_and_a_look_alike() -> None:
    names = {rule.name for rule in RULES}
    assert (
        names == {rule for rule, *_ in (*CUT, *CUT_BY_LAYOUT, *CUT_BY_PROFILE)} == {rule for rule, *_ in (*KEPT, *KEPT_BY_LAYOUT, *KEPT_BY_PROFILE)}
    )


def test_names_of_rules_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
