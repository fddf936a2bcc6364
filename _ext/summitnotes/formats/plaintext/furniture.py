"""Words of the web page around a note, that a paste brings along: menus, share buttons, contents.

Two strengths. A *sure* phrase is furniture wherever it stands on a line of its own. A *likely* word
("Home", "Search") may as well be a heading, so it counts only in company, at the file's head or tail.
"""

from __future__ import annotations

import re

MAX_LENGTH = 100  # characters

# One pattern a line; each must fit a whole line. Repetitions are bounded, so matching is linear.
_SITES = r"""
twitter|facebook|linked ?in|google ?\+|reddit|pinterest|tumblr|whatsapp|telegram|mastodon|instagram
tweet|pin it|youtube|vimeo|pocket|bluesky|flipboard|hacker news|e-?mail|courriel|digg|delicious|flattr|x|rss
"""
_CONTENTS = r"""
table of contents|contents|toc|on this page|in this (?:article|post|page)|jump to
table des mati[èe]res|sommaire|au sommaire|dans cet article|sur cette page
contenu de (?:la page|l'article)
"""
_SURE_ENGLISH = r"""
skip to (?:main |the )?(?:content|navigation)|toggle navigation|(?:post|main|site) navigation
table of contents|on this page|scroll to top|site ?map|advertisement|loading|sponsored|(?:rss|atom) feed
(?:share|tweet|like|pin|print|email|send) (?:this|it)
(?:share|tweet|like|pin|print|email|send) (?:this|it) (?:article|post|page|story|on|via|by|with).{0,30}
share (?:on|via|with|to) .{1,30}|(?:click|tap) to (?:share|print|email|follow).{0,50}
like loading|be the first to like this.{0,10}|\d+ (?:likes?|shares?|views|claps)|viewed \d+ times
you (?:may|might) also (?:like|enjoy).{0,30}|related (?:posts?|articles?|stories|content|links)
(?:recent|popular|more|other|latest) (?:posts?|comments?|articles?)|more from .{1,40}
(?:previous|next|older|newer)(?: (?:posts?|articles?|entry|entries|page|story))(?: ?: ?.{1,80})?
\d+ (?:comments?|replies|responses)|(?:no|one|\d+) comments?(?: yet)?|comments? \(?\d+\)?
comments (?:are closed|off|closed)|cancel reply|reply to .{1,30}|required fields.{0,20}
(?:leave|post|add|write) an? (?:comment|reply)|(?:log|sign) in to (?:leave|post|reply|comment).{0,30}
your (?:email|e-mail).{0,60}not be published.{0,40}
\d+ (?:thoughts?|responses?|replies|comments?) (?:on|to) .{1,80}
(?:posted|published) by .{1,60}|by (?:admin|administrator|webmaster|editor|staff|root|the team|guest)
(?:filed under|posted in|tagged(?: with| as)?|categor(?:y|ies)|tags?|labels?|topics) ?: ?.{1,80}
(?:filed under|posted in|tagged(?: with| as)?) .{1,80}
(?:bookmark )?(?:the )?permalink|bookmark (?:the|this) .{1,30}|trackbacks?.{0,20}
subscribe|subscribe (?:to|by|via|now|for|here).{0,50}|sign up (?:for|to) .{1,50}
(?:get|join) (?:the|our|my) (?:newsletter|mailing list).{0,20}
(?:back|return|go) to (?:the )?(?:top|home|blog|homepage|list|overview|index)
(?:proudly )?powered by .{1,40}|theme:? .{0,20} by .{1,40}
(?:copyright|©|\(c\)) ?.{0,60}|.{0,40}all rights reserved
privacy(?: policy)?|terms (?:of (?:use|service)|and conditions)|cookie (?:policy|settings|preferences)
(?:accept|manage) (?:all )?cookies|view all .{1,40}|(?:edit|print|improve) this page
(?:read|learn|show|load|see) more|continue reading ?.{0,60}|follow (?:us|me)(?: on .{1,30})?
\d+ min(?:ute)?s? read|reading time ?:? .{1,20}|search (?:for|this site|this blog)
"""
_SURE_FRENCH = r"""
(?:aller|passer|accéder) (?:directement )?au contenu(?: principal)?|menu principal|publicité|plan du site
navigation (?:de l'article|des articles)|table des mati[èe]res|au sommaire|dans cet article|flux rss
partager|partager (?:cet|cette|ce|sur|via|par|l'|la).{0,30}|partagez|partagez .{1,30}|tweeter
imprimer cet? .{1,20}|envoyer (?:par|à) .{1,30}|cliqu(?:er|ez) pour (?:partager|imprimer|envoyer).{0,50}
\d+ (?:j'aime|partages?|vues|lectures)|(?:vous aimerez|à lire) (?:aussi|également|peut-être).{0,30}
(?:articles?|billets?) (?:similaires?|connexes?|liés?|récents?|populaires?)|chargement(?: en cours)?
derni(?:ers|ères) (?:articles|billets|commentaires|publications)|sur le même (?:sujet|thème)
(?:articles?|billets?|page|publication) (?:précédente?s?|suivante?s?|plus (?:anciens|récents))
(?:articles?|billets?|page|publication) (?:précédente?|suivante?) ?: ?.{1,80}|commentaires récents
\d+ (?:commentaires?|réponses?)|(?:aucun|pas de|un) commentaires?|commentaires? \(?\d+\)?
commentaires (?:sont )?fermés|(?:laisser|ajouter|poster|écrire|déposer) un commentaire
laissez .{0,12}commentaire|\d+ (?:commentaires?|réflexions?|réponses?) (?:sur|à|pour) .{1,80}
annuler la réponse|votre adresse.{0,60}pas publiée.{0,40}
(?:publié|posté|rédigé) par .{1,60}|par (?:admin|administrateur|webmestre|la rédaction)
(?:classé|publié|posté|rangé) (?:dans|sous) ?:? ?.{1,80}|(?:lien permanent|permalien)
(?:catégories?|étiquettes?|mots[- ]cl[ée]s?|tags?) ?: ?.{1,80}|(?:ajouter aux|marquer ce) .{0,20}
s'abonner|s'abonner (?:à|au|aux|par|via) .{1,50}|abonnez-vous(?: .{1,50})?|inscrivez-vous .{1,50}
recevoir (?:la|notre) (?:newsletter|lettre).{0,30}|s'inscrire à (?:la|notre) .{1,40}
retour (?:en haut|au début|à l'accueil|au blog|à la liste|au sommaire)(?: .{0,20})?|haut de (?:la )?page
(?:fièrement )?propulsé par .{1,40}|.{0,40}tous droits réservés|mentions légales
politique de confidentialité|gestion des cookies|accepter (?:les|tous les) cookies
conditions (?:générales )?d'utilisation|lire (?:la suite|plus|l'article) ?.{0,40}
(?:en savoir|voir) plus|afficher (?:la suite|plus)|voir (?:tous|toutes) .{1,40}
suivez-(?:nous|moi)(?: sur .{1,30})?|modifier cette page|temps de lecture ?:? .{1,20}
\d+ min(?:ute)?s? de lecture|rechercher (?:dans|sur) .{1,20}
"""
_LIKELY = r"""
home(?:page)?|about(?: (?:us|me))?|archives?|blog|news|contact(?: us)?|menu|search|sign (?:in|up)
log ?(?:in|out)|register|my account|help|faq|categories|tags|comments?|share|like|reply|print
previous|next|prev|close|follow|more|top|settings|language|english|français
accueil|à propos|rechercher|recherche|connexion|déconnexion|se connecter|s'inscrire|mon compte|aide
catégories|étiquettes|commentaires?|j'aime|répondre|imprimer|précédent|suivant|fermer|suivre
actualités|nous contacter|archive du blog
"""


def _pattern(*parts: str) -> re.Pattern[str]:
    lines = [line for part in parts for line in part.strip().splitlines()]
    return re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE)


_SURE_LINE = _pattern(_SURE_ENGLISH, _SURE_FRENCH)
_LIKELY_LINE = _pattern(_LIKELY, _CONTENTS, _SITES)
_CONTENTS_LINE = _pattern(_CONTENTS)
_LISTS_POSTS = _pattern(
    r"(?:related|recent|popular|more|other|latest) (?:posts?|articles?|stories)",
    r"(?:derniers )?(?:articles?|billets?) ?(?:similaires?|connexes?|liés?|récents?|populaires?)?",
)
_NUMBER = re.compile(r"[\d.]{1,8}[.)]?\s+")
_EDGE = " \t\u00a0←→«»‹›<>|·•↑↓▲▼+-–—…:.[]()"


def _fits(pattern: re.Pattern[str], text: str) -> bool:
    plain = text.replace("’", "'")
    return bool(pattern.fullmatch(plain) or pattern.fullmatch(plain.strip(_EDGE)))


def is_sure(text: str) -> bool:
    """The line can be nothing else than page furniture."""
    return len(text) <= MAX_LENGTH and _fits(_SURE_LINE, text)


def is_likely(text: str) -> bool:
    """The line is page furniture if its neighbours are."""
    return len(text) <= 40 and _fits(_LIKELY_LINE, text)


def opens_contents(text: str) -> bool:
    """The line stands above a table of contents."""
    return len(text) <= 40 and _fits(_CONTENTS_LINE, text)


def lists_posts(text: str) -> bool:
    """The line stands above the titles of other posts."""
    return len(text) <= 40 and _fits(_LISTS_POSTS, text)


def contents_key(text: str) -> str:
    """A line of a table of contents without its number, folded, to be looked for further down."""
    return _NUMBER.sub("", text, count=1).casefold().strip(_EDGE)
