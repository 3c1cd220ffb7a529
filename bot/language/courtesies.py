"""Greetings, thanks and apologies around a message: they ask nothing and blur what does."""

from __future__ import annotations

import re

_EDGE = r"[\s,.;:!?…\-–)(]*"
_OPENING = re.compile(
    rf"^{_EDGE}(?:re[- ]?)?(?:bonjour|bonsoir|salut|hello|coucou|hey|bjr|slt|bien le bonjour|madame|monsieur|mesdames|messieurs|mme|mr"
    r"|(?:à|a) (?:tous|toutes|vous)|j[' ]esp[eè]re que (?:vous allez|tu vas|tout va) bien|comment allez[- ]vous|excusez[- ]moi(?: de vous d[eé]ranger)?"
    r"|pardon(?: de vous d[eé]ranger)?|d[eé]sol[eé]e?(?: de vous d[eé]ranger)?|merci(?: beaucoup| bien)?|super merci|ok merci|ok super|ah super|ok|d'accord|parfait"
    rf"|alors|allez|euh+|bon|voil[aà]|ben|bah|ah)(?![\w'-]){_EDGE}",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"{_EDGE}(?<![\w'-])(?:un grand |mille |tr[eè]s )?(?:merci(?:s)?(?: beaucoup| bien| infiniment| par avance| d[' ]avance| encore)*"
    r"(?: (?:pour|de) (?:votre|ta|vos|tes) (?:retour|r[eé]ponses?|aide|temps|attention))?|d[' ]avance merci|s[' ]il (?:vous|te) pla[iî]t|svp|stp"
    r"|(?:bien )?cordialement|bien [aà] vous|salutations(?: distingu[eé]es)?|sinc[eè]res salutations"
    r"|(?:passez une )?(?:bonne|excellente) (?:journ[eé]e|soir[eé]e|fin de journ[eé]e)(?: [aà] (?:vous|tous|toi))?|[aà] bient[oô]t|au revoir)"
    rf"{_EDGE}$",
    re.IGNORECASE,
)


def without_courtesies(text: str) -> str:
    """The text without the courtesies at its two ends; the text itself when nothing else is there."""
    rest = _peel(_OPENING, _peel(_CLOSING, text))
    return rest if re.search(r"\w", rest) else text


def is_courtesy(text: str) -> bool:
    """Whether a text is nothing but courtesies."""
    return not re.search(r"\w", _peel(_OPENING, _peel(_CLOSING, text)))


def _peel(pattern: re.Pattern[str], text: str) -> str:
    """Take the pattern off one end as often as it is there, keeping a closing question mark."""
    while (peeled := pattern.sub(lambda found: "?" if "?" in found[0] else "", text, count=1)) != text:
        text = peeled
    return text
