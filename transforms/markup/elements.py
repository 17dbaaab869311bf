"""What the elements of HTML are for: which begin a line, which tell something of their text, which hold none."""

from __future__ import annotations

from transforms.reading.words import words

BLOCKS = words("""address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hgroup hr html legend li main menu nav ol optgroup option p pre search section select summary table tbody td tfoot th thead tr ul""")
# Their words are no text of the page: programs, fallbacks, drawings, what a reader types.
SILENT = words("head script style template noscript svg iframe object video audio canvas textarea title noframes noembed datalist map")
# Named in Layout.within; the inline ones only if they hold the whole of a line.
TELLING = words("""address article aside blockquote button caption dd details dialog dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header
    label li main nav ol search section select summary table td th tr ul a b cite code em i mark q s small strong time u""")
# A row of a table is one line.
CELLS = frozenset(("td", "th"))
# Lines of these follow one another without a blank line.
CLOSE_SET = words("li dt dd tr td th option button")
# Side by side they do not run together, though nothing but style divides them; neither do elements that a page invents, whose names have a hyphen.
APART = frozenset(("a", "time", "label"))
# Their classes are about the whole page, and say nothing of any line.
ROOTS = frozenset(("html", "body"))
# They hold nothing and have no end tag.
VOID = words("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
# What stands in them is written as it is, with no sign escaped.
VERBATIM = ("xmp", "plaintext")
