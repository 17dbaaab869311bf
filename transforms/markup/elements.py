"""What the elements of HTML are for: which begin a line, which tell something of their text, which hold none."""

from __future__ import annotations

from transforms.reading.words import words

BLOCKS = words("""address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hgroup hr html legend li main menu nav ol optgroup option p pre search section select summary table tbody td tfoot th thead tr ul""")
# Their words are no text of the page: programs, fallbacks, drawings, what a reader types.
SILENT = words("head script style template noscript svg iframe object video audio canvas textarea title noframes noembed datalist map -comment")
# Named in Layout.within; the inline ones only if they hold the whole of a line.
TELLING = words("""address article aside blockquote button caption dd details dialog dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header
    label li main nav ol search section select summary table td th tr ul a b cite code em i mark q s small strong time u""")
# A row of a table is one line.
CELLS = frozenset(("td", "th"))
# Lines of these follow one another without a blank line.
CLOSE_SET = words("li dt dd tr td th option button")
# Side by side they do not run together, though nothing but style divides them.
APART = frozenset(("a", "time", "label"))
# Their classes are about the whole page, and say nothing of any line.
ROOTS = frozenset(("html", "body"))
# Most of the inline elements: they neither end a line nor stand apart.
RUNNING = words("span b i strong em u small sup sub font abbr mark s big ins del img code cite")
