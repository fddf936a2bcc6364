"""Words of the web page around a note, that a paste brings along: menus, share buttons, contents.

Two strengths. A *sure* phrase is furniture wherever it stands on a line of its own. A *likely* word
("Home", "Search") may as well be a heading, so it counts only in company, at the file's head or tail.
"""

from __future__ import annotations

import re

MAX_LENGTH = 100  # characters

_SITES = (
    r"twitter|facebook|linked ?in|google ?\+|reddit|pinterest|tumblr|whatsapp|telegram|mastodon|instagram"
    r"|youtube|vimeo|pocket|bluesky|flipboard|hacker news|e-?mail|courriel|digg|delicious|flattr|x|rss"
)
_CONTENTS = (
    r"table of contents|contents|toc|on this page|in this (?:article|post|page)|jump to"
    r"|table des mati[èe]res|sommaire|au sommaire|dans cet article|sur cette page|contenu de (?:la page|l'article)"
)
_SURE = (
    r"skip to (?:main |the )?(?:content|navigation)|aller (?:directement )?au contenu(?: principal)?|passer au contenu",
    r"toggle navigation|post navigation|(?:main|site) navigation|navigation (?:de l'article|des articles)|menu principal",
    r"(?:table of contents|on this page|table des mati[èe]res|au sommaire|dans cet article|sur cette page)",
    rf"(?:share|tweet|like|pin|print|email|send) (?:this|it)(?: (?:article|post|page|story|on|via|by|with) ?.{{0,30}})?",
    rf"share (?:on|via|with|to) .{{1,30}}|(?:click|tap) to (?:share|print|email|follow).{{0,50}}",
    rf"partager(?: (?:cet|cette|ce|sur|via|par|l'|la) ?.{{0,30}})?|partagez(?: .{{0,30}})?|tweeter|imprimer cet? .{{1,20}}",
    r"cliqu(?:er|ez) pour (?:partager|imprimer|envoyer).{0,50}",
    r"like (?:loading|be the first to like this)|be the first to like this.{0,10}|\d+ (?:likes|shares|j'aime|partages)",
    r"(?:you (?:may|might) also (?:like|enjoy)|vous aimerez (?:aussi|peut-être)|à lire (?:aussi|également)).{0,30}",
    r"related (?:posts?|articles?|stories|content|links)|recent (?:posts?|comments?|articles?)|popular posts?|more posts",
    r"more from .{1,40}|(?:articles?|billets?) (?:similaires?|connexes?|liés?|récents?|populaires?)"
    r"|derniers (?:articles|billets|commentaires)|sur le même (?:sujet|thème)|commentaires récents",
    r"(?:previous|next|older|newer)(?: (?:post|posts|article|articles|entry|entries|page|story))(?: ?: ?.{1,80})?",
    r"(?:articles?|billets?|page|publication) (?:précédente?s?|suivante?s?|plus (?:anciens|récents))(?: ?: ?.{1,80})?",
    r"\d+ (?:comments?|commentaires?|replies|réponses?)|(?:no|aucun|pas de) (?:comments?|commentaires?)(?: yet)?"
    r"|comments? \(?\d+\)?|commentaires? \(?\d+\)?|(?:comments|commentaires) (?:are closed|off|fermés)",
    r"(?:leave|post|add|write) an? (?:comment|reply)|(?:laisser|ajouter|poster|écrire) un commentaire|laissez .{0,12}commentaire"
    r"|cancel reply|annuler la réponse|reply to .{1,30}|(?:log|sign) in to (?:leave|post|reply|comment).{0,30}",
    r"(?:your|votre) (?:email|e-mail|adresse).{0,60}(?:not be published|pas publiée).{0,20}|required fields.{0,20}",
    r"(?:posted|published|written|publié|posté|rédigé|écrit) (?:by|par) .{1,60}|(?:by|par|author|auteur ?:) (?:admin|administrator|"
    r"administrateur|webmaster|webmestre|editor|staff|root|the team|la rédaction|guest)",
    r"(?:filed under|posted in|tagged(?: with| as)?|categor(?:y|ies)|tags?|labels?|topics) ?: ?.{1,80}"
    r"|(?:filed under|posted in|tagged(?: with| as)?) .{1,80}",
    r"(?:classé|publié|posté|rangé) (?:dans|sous) ?:? ?.{1,80}|(?:catégories?|étiquettes?|mots[- ]cl[ée]s?|tags?) ?: ?.{1,80}",
    r"(?:bookmark )?(?:the )?perma(?:link|lien)|bookmark (?:the|this) .{1,30}|(?:lien permanent|permalien)|trackbacks?.{0,20}"
    r"|(?:ajouter aux|marquer ce) (?:favoris|permalien|.{0,10}signets)",
    r"subscribe(?: (?:to|by|via|now|for|here) ?.{0,50})?|(?:s'abonner|abonnez-vous|s'inscrire|inscrivez-vous)(?: (?:à|au|par|aux|via) .{0,50})?"
    r"|sign up (?:for|to) .{1,50}|(?:get|join) (?:the|our|my) (?:newsletter|mailing list).{0,20}|recevoir (?:la|notre) (?:newsletter|lettre).{0,30}",
    r"(?:back|return|go) to (?:the )?(?:top|home|blog|homepage|list|overview|index)|retour (?:en haut|au début|à l'accueil|au blog|à la liste)(?: .{0,20})?"
    r"|haut de (?:la )?page|scroll to top|↑ ?(?:top|haut)",
    r"powered by .{1,40}|(?:fièrement )?propulsé par .{1,40}|theme:? .{0,20} by .{1,40}|proudly powered by .{1,40}",
    r"(?:copyright|©|\(c\)) ?.{0,60}|.{0,40}all rights reserved|.{0,40}tous droits réservés",
    r"privacy(?: policy)?|terms (?:of (?:use|service)|and conditions)|cookie (?:policy|settings|preferences)|(?:accept|manage) (?:all )?cookies"
    r"|mentions légales|politique de confidentialité|gestion des cookies|accepter (?:les|tous les) cookies|conditions (?:générales )?d'utilisation|plan du site|site ?map",
    r"(?:read|learn|show|load|see) more|continue reading ?.{0,60}|lire (?:la suite|plus|l'article) ?.{0,40}|(?:en savoir|voir) plus|afficher (?:la suite|plus)",
    r"follow (?:us|me)(?: on .{1,30})?|suivez-(?:nous|moi)(?: sur .{1,30})?|(?:edit|print|improve) this page|modifier cette page",
    r"\d+ min(?:ute)?s? (?:read|de lecture)|(?:reading time|temps de lecture) ?:? .{1,20}|advertisement|publicité|sponsored|(?:rss|atom) feed|flux rss",
    r"loading|chargement(?: en cours)?|(?:view|voir) (?:all|tous|toutes) .{1,40}|viewed? \d+ times|\d+ (?:views|vues|lectures)",
    r"(?:search|rechercher) ?(?:for|this site|this blog|dans ce site|sur le site|sur ce blog)",
)
_LIKELY = (
    rf"home(?:page)?|about(?: (?:us|me))?|archives?|blog|news|contact(?: us)?|menu|search|sign in|sign up|log ?in|log ?out|register|my account"
    rf"|help|faq|categories|tags|comments?|share|like|reply|print|previous|next|prev|close|follow|more|top|subscribe|settings|language|english|français"
    rf"|accueil|à propos|rechercher|recherche|connexion|déconnexion|se connecter|s'inscrire|mon compte|aide|catégories|étiquettes|commentaires?"
    rf"|j'aime|répondre|imprimer|précédent|suivant|fermer|suivre|actualités|nous contacter|archive du blog|{_CONTENTS}|{_SITES}",
)
_SURE_LINE = re.compile("|".join(f"(?:{part})" for part in _SURE), re.IGNORECASE)
_LIKELY_LINE = re.compile("|".join(_LIKELY), re.IGNORECASE)
_CONTENTS_LINE = re.compile(_CONTENTS, re.IGNORECASE)
_NUMBER = re.compile(r"[\d.]{1,8}[.)]?\s+")
_EDGE = " \t\u00a0←→«»‹›<>|·•↑↓▲▼+-–—…:.[]()"


def _bare(text: str) -> str:
    return text.strip(_EDGE).replace("’", "'")


def _fits(pattern: re.Pattern[str], text: str) -> bool:
    return bool(pattern.fullmatch(text[:MAX_LENGTH].replace("’", "'")) or pattern.fullmatch(_bare(text)))


def is_sure(text: str) -> bool:
    """The line can be nothing else than page furniture."""
    return len(text) <= MAX_LENGTH and _fits(_SURE_LINE, text)


def is_likely(text: str) -> bool:
    """The line is page furniture if its neighbours are."""
    return len(text) <= 40 and _fits(_LIKELY_LINE, text)


def opens_contents(text: str) -> bool:
    """The line stands above a table of contents."""
    return len(text) <= 40 and bool(_CONTENTS_LINE.fullmatch(_bare(text)))


def contents_key(text: str) -> str:
    """A line of a table of contents without its number, folded, to be looked for further down."""
    return _NUMBER.sub("", text, count=1).casefold().strip(_EDGE)
