"""The words that tell who speaks: verbs of saying, pronouns, roles."""

from __future__ import annotations

from transforms.reading.words import words

_REGULAR = """
add admit advise affirm agree allege announce answer argue ask assert assure blast boast brag caution charge chastise claim comment complain
concede conclude confess confirm contend continue counter cry declare defend demand deny describe detail disclose dub echo elaborate emphasize
emphasise exclaim explain express fume gush hint imply inform insist instruct interject joke lament laugh maintain mention mock mutter muse
note object observe offer opine plead pledge point predict proclaim promise propose protest question quip quote rant reason recall recommend
recount reflect reiterate relate remark remind repeat reply report request respond retort reveal roar scoff scold shout signal slam sneer
snap state stress suggest sum surmise tease term testify thunder tout tweet urge vent volunteer vow warn whisper wonder worry yell
acknowledge address applaud attack call chant cite criticize criticise decry denounce deride dismiss hail label lambaste lash praise rail
ridicule stipulate summarize surface trumpet accuse advertise blame challenge characterize characterise condemn consider deem
deliver direct encourage estimate fault figure fire highlight imagine invoke jab joke liken lecture list lobby marvel name narrate exhort implore beg bemoan
outline pen post press print publish reassure rebuke recite refer regard reject release rip share skewer spell swipe title touch trash
underscore use utter weigh welcome want believe hope fear feel consider conceive
"""
_IRREGULAR = """
said say says saying told tell tells telling wrote write writes writing written asked spoke speak speaks speaking read reads reading went goes going
put puts putting thought think thinks thinking knew swore swears swearing shot shoots began begins begun gave gives held holds hold made makes
make sang sings spat taught wept found finds finding cried replied replies denied denies cries implied implies testified testifies
testifying relied hit hits hitting boasts met quoting
"""

# How each language says that someone said it; forms of other languages are told apart by the quotation that stands beside them.
_OTHER = """
sagte sagt sagten sagen erklärte erklärt erklärten betonte betont meinte meint schrieb schreibt berichtete berichtet kritisierte kritisiert warnte
warnt forderte fordert fragte fragt antwortete antwortet fügte ergänzte ergänzt teilte bestätigte bestätigt hieß heißt twitterte versicherte versprach rief
dit disait déclaré déclare déclarait affirmé affirme affirmait expliqué explique expliquait ajouté ajoute ajoutait estime estimé estimait assure assuré
souligne souligné précise précisé indique indiqué raconte raconté répondu répond lancé lance confié confie écrit regrette regretté
dijo dice dijeron afirmó afirma aseguró asegura explicó explica agregó agrega añadió añade señaló señala declaró declara sostuvo sostiene
manifestó manifiesta advirtió advierte indicó indica respondió escribió comentó contó subrayó destacó
disse diz afirmou afirma explicou explica acrescentou acrescenta declarou declara contou ressaltou destacou escreveu
detto ha affermato dichiarato spiegato aggiunto sottolineato scritto commentato
zei zegt verklaarde vertelt vertelde voegde schreef sade säger sa sier
сказав сказала каже заявив заявила зазначив зазначила додав додала повідомив повідомила наголосив наголосила пояснив пояснила написав написала
сказал говорит заявил отметил отметила добавил добавила сообщил сообщила подчеркнул пояснил
"""


def _inflected(verb: str) -> tuple[str, ...]:
    """A regular verb with its endings."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("sh", "ch", "ss", "x")):
        return verb, verb + "es", verb + "ed", verb + "ing"
    doubled = verb + verb[-1]
    return verb, verb + "s", verb + "ed", verb + "ing", doubled + "ed", doubled + "ing"


ENGLISH = frozenset(form for verb in words(_REGULAR) for form in _inflected(verb)) | words(_IRREGULAR)
VERBS = ENGLISH | words(_OTHER)
# Forms that are nouns as well, unless a subject stands before them: "a report", "his comments", "they report".
BARE = words(_REGULAR) - words("put read feel")
THIRD = frozenset(_inflected(verb)[1] for verb in BARE)
BEFORE_BARE = words("i we you they to who would will could may might must should did does do can and let not also")
# Verbs that put what was said into words of their own, or are mostly used otherwise: they tell the speaker only beside a part of a sentence.
WEAK = words("""
used uses use using want wants wanted name named names made makes make gave gives held holds hold found finds knew goes went going fire fired hit hits put puts
press pressed post release released report reports point points press print list listed use share shared share title titled direct directed sum
address addressed question questions comment comments charge charges claim claims demand demands estimate estimates figure figures request requests
attack attacks praise offer offers regard surface touch weigh share signal signals state states detail details promise promises pledge pledges
fault reason reasons object objects challenge challenges deliver delivered delivers
""")
AUXILIARIES = words("""
has have had is was were are be been being would will could can may might must should did does do also then later again still often recently repeatedly
once even just simply further already never always since ever even first now not to in-turn thus famously publicly instead soon yesterday today
himself herself themselves both all sich ont avait ha han hat haben hatte hatten n't
monday tuesday wednesday thursday friday saturday sunday
""") - {"to"}

MASCULINE = words("he him his er il él lui він он hij han")
FEMININE = words("she her hers elle ella sie вона она zij hon")
PRONOUNS = words("he she they we i you it er sie elle il ils elles él ella ellos lui lei він вона вони он она они zij hij wij ich wir")
RELATIVES = words("who which that whom whose")

TITLES = words("""
mr mrs ms miss mx dr prof professor sir dame lord lady sen sens senator senators rep reps representative representatives gov govs governor president
vice-president vice secretary minister chancellor premier judge justice general gen col colonel lt lieutenant sgt sergeant capt captain maj major adm admiral
cmdr commander rev reverend father sister brother pope bishop cardinal rabbi imam king queen prince princess mayor councilman councilwoman councillor
congressman congresswoman chairman chairwoman chair speaker leader director detective officer sheriff chief attorney ambassador deputy assistant former
ex-president herr frau monsieur madame señor señora signor signora don doña ministerpräsident kanzler kanzlerin bundeskanzler president-elect
gop democrat republican leader spokesman spokeswoman spokesperson aide coach host author actor actress candidate nominee hopeful editor reporter correspondent
""")
# How German compounds end that stand before names as titles do.
GERMAN_TITLES = ("meister", "meisterin", "chef", "chefin", "sprecher", "sprecherin", "minister", "ministerin", "präsident", "präsidentin", "direktor", "direktorin",
                 "leiter", "leiterin", "trainer", "trainerin", "vorsitzende", "vorsitzender", "experte", "expertin", "forscher", "forscherin", "anwalt", "anwältin")  # fmt: skip
ROLES = words("""
spokesman spokeswoman spokesperson spokespeople spokesmen official officials aide aides adviser advisers advisor advisors source sources lawyer lawyers
attorney attorneys police prosecutor prosecutors expert experts analyst analysts researcher researchers witness witnesses resident residents critic critics
supporter supporters opponent opponents voter voters activist activists protester protesters lawmaker lawmakers senator senators congressman congresswoman
governor president secretary minister mayor judge justice officer officers director manager strategist strategists pollster pollsters consultant donor
donors candidate candidates nominee nominees campaign campaigns committee administration department agency agencies company companies group groups report
reports statement study document documents letter memo email e-mail lawsuit complaint indictment editorial article newspaper paper magazine website site
organization organizations organisation author authors professor professors scholar scholars student students teacher teachers coach player players owner
owners executive executives chairman chairwoman chair chief leader leaders speaker member members veteran veterans mother father son daughter wife husband
brother sister friend friends colleague colleagues man woman men women people person businessman billionaire mogul reporter reporters journalist journalists
anchor host moderator interviewer court order bill resolution ad ads video transcript tweet post account page video insider insiders operative operatives conservative
conservatives liberal liberals republicans democrats team staffer staffers representative representatives diplomat diplomats general commander crowd others
many some everyone one survey poll sign release petition pastor priest bishop pope king queen prince economist economists doctor doctors nurse scientist
scientists attendee attendees founder co-founder president-elect author caller hopeful contender rival rivals democrat republican native front-runner frontrunner
sprecher sprecherin minister ministerin polizei präsident präsidentin vorsitzende experte behörde ministre président présidente porte-parole police
portavoz ministro presidente policía fuentes
""")
DETERMINERS = words(
    "the a an this that one another some many several most his her their its our my two three four five der die das ein eine le la les un une el los las"
)
# Words that neither begin nor belong to a noun phrase.
STOPS = words("""
and or but nor so yet that which who when while where as because if although though since until before after during than then whether what how why
in on at to from by with about into over under against between among through across upon without within via like including despite besides amid
is was were are be been has have had will would can could should may might must do does did not n't too also only just even there here
und oder aber dass als weil wenn wie et ou mais que quand y pero cuando porque
""")
# Words that begin a sentence with a capital and are no names.
OPENERS = words("""
and but or so yet in on at to from by with for as if when while after before during since because although though however meanwhile still then later there
here now today yesterday tomorrow asked speaking according despite even also once instead perhaps indeed such some many most several both all each every
the a an this that these those it its not no yes what who how why where which whether about into over under against between among through like unlike
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
last next earlier recently finally moreover further furthermore additionally thus therefore nevertheless nonetheless only first second third
another one two three other others much more less few his her their our my your he she they we i you him them himself herself
der die das ein eine im am auf und aber auch noch nach vor wenn als dann nun doch für mit von bei zu le la les un une el los las dans mais
one's please just never always often sometimes maybe whatever whoever nobody everyone everybody something nothing anything
""")
PARTICLES = words("de da do dos das di del della der den la le van von zu ter ten el al bin ibn abu du st y &")

MASCULINE_TITLES = words("mr sir lord king prince father brother herr monsieur señor signor councilman congressman chairman spokesman pope")
FEMININE_TITLES = words(
    "mrs ms miss dame lady queen princess sister frau madame señora signora doña councilwoman congresswoman chairwoman spokeswoman"
)
# The commonest first names of the English-speaking press, and a few of its neighbours: weak evidence.
MASCULINE_NAMES = words("""
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth
kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory
frank alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian keith
roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne
randy mike bill bob jim tom dan steve jeff ben ted ed ron don rick tim chris matt greg barack bernie mitt marco newt joe mitch chuck harry josh
hans klaus jürgen wolfgang jake chad corey jared roy hugh wes evan seth ian liam neil simon nigel stuart derek craig glenn russell wolfgang olaf friedrich pierre jean jacques françois emmanuel nicolas carlos luis pedro miguel antonio giovanni marco giuseppe vladimir
""")
FEMININE_NAMES = (
    words("""
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty margaret sandra ashley kimberly emily donna michelle carol amanda
dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy shirley angela helen anna brenda pamela nicole emma samantha katherine
christine debra rachel catherine carolyn janet ruth maria heather diane virginia julie joyce victoria olivia kelly christina lauren joan evelyn judith
megan cheryl andrea hannah martha jacqueline frances gloria ann teresa kathryn sara janice jean alice madison doris abigail julia judy grace denise amber
marilyn beverly danielle theresa sophia marie diana brittany natalie isabella charlotte rose alexis kayla hillary carly ivanka melania sally kellyanne
angela ursula sabine petra monika claudia brigitte nathalie isabelle sophie carmen rosa lucia giulia francesca olga svetlana elena nina marta ida
""")
    - MASCULINE_NAMES
)
# Words of names that are no people's, beside those that bylines rule out.
NO_PEOPLE = words("""
house senate congress supreme america american americans republican republicans democrat democrats democratic party white islamic muslim jewish
conservative liberal federal reserve super tuesday national convention committee campaign campaigns organization institute fund action project law
security homeland justice defense treasury state states department army navy force forces air radio show today morning tonight award awards
war civil rights great britain kingdom republic saudi arabia korea mexico angeles vegas
san santa los las fort saint river island islands valley beach plaza tower trump's african european asian latin russian chinese
british french german israeli iranian syrian mexican arab english spanish night week month year thanksgiving christmas easter new second first
amendment constitution medicare medicaid obamacare internet twitter facebook google apple microsoft amazon cnn abc cbs nbc msnbc fbi cia nsa irs epa
""")
