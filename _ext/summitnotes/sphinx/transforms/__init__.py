"""What happens to a document after it was read, in the order of the priorities.

=========  =======================================================================================
priority   transform
=========  =======================================================================================
175        :class:`~.misspelt.Misspelt`, while comments and messages of parsers are still there
180        :class:`~.footnotes.LostFootnotes`, before docutils resolves footnotes (620)
185        :class:`~.characters.ShowCharacters`, before anything is taken from the text
190        :class:`~.safety.Disarm`, before images and downloads are collected (880)
200        :class:`~.wiki.WikiLinks`, which makes references that Sphinx resolves
770        :class:`~.front.ReadFrontMatter`
780        :class:`~.voices.MarkLanguages`
787        :class:`~.references.CiteReferences`
790        :class:`~.talks.FindTalks`, before the domain collects cards (850)
795        :class:`~.mentions.FindMentions`, which needs the cards to know whose text is whose
796        :class:`~.namings.FindNamings`, likewise
845        :class:`~.anchors.OwnAnchors`, once cards are there, before domains collect labels (850)
870        :class:`~.safety.DisarmResolved`, once names and substitutions are resolved
=========  =======================================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitnotes.sphinx.transforms import wiki
from summitnotes.sphinx.transforms.anchors import OwnAnchors
from summitnotes.sphinx.transforms.characters import ShowCharacters
from summitnotes.sphinx.transforms.footnotes import LostFootnotes
from summitnotes.sphinx.transforms.front import ReadFrontMatter
from summitnotes.sphinx.transforms.mentions import FindMentions
from summitnotes.sphinx.transforms.misspelt import Misspelt
from summitnotes.sphinx.transforms.namings import FindNamings
from summitnotes.sphinx.transforms.references import CiteReferences
from summitnotes.sphinx.transforms.safety import Disarm, DisarmResolved
from summitnotes.sphinx.transforms.talks import FindTalks
from summitnotes.sphinx.transforms.voices import MarkLanguages
from summitnotes.sphinx.transforms.wiki import WikiLinks

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    for transform in (
        Misspelt,
        LostFootnotes,
        ShowCharacters,
        Disarm,
        WikiLinks,
        ReadFrontMatter,
        MarkLanguages,
        CiteReferences,
        FindTalks,
        FindMentions,
        FindNamings,
        DisarmResolved,
        OwnAnchors,
    ):
        app.add_transform(transform)
    wiki.setup(app)
