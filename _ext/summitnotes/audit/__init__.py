"""The ledger: proof, file by file, that no word of anybody's notes was lost on the way to the page.

Whoever gives their only notes to a program wants to know what it left out. ``make audit`` answers that.
It compares two things that do not know of each other: the *source*, cut into words by
:mod:`.source`, and the *page*, the tree that every output format is written from, cut into words by
:mod:`.page`. :mod:`.matching` then looks for each word of the one in the other. In the end every word of
the source has one of four fates:

kept
    It stands on the page as text, letter by letter.
transformed
    It is no text any more but structure, and a named rule says which: the target of a link, the name
    of a directive, the number of a list item.
dropped
    It is on no page, for a named reason: a comment, a macro, words behind the last bar of a table.
unaccounted
    None of the above. The audit fails and names the line.

Three more things fail: a word of the page that stands nowhere in the source (it would be invented), a block
that is not what the rules of the format make of its line (:mod:`.structure`), and markup that was left
lying on the page as text (:mod:`.signs`). What the project adds knowingly (cards of talks, titles of
pages without one, the text of footnotes from event.yml) is not looked at.

A line shares the best fate of its words; blank lines have none. :mod:`.account` puts one file together,
:mod:`.site` the files of a site, :mod:`.report` writes it down.
"""
