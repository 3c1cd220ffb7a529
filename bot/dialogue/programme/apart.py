"""UE that one message names side by side: "la socio et la psycho", "l'UE 8, et un cours de socio ?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.curriculum.course import Course
from bot.curriculum.lookup import Found, How, find_ue
from bot.dialogue.talk import Ask
from bot.language.text import fold

_BETWEEN = re.compile(r"\b(?:et|ou|puis|avec|versus|vs)\b")
_PAUSE = re.compile(r"[,;/&]")
_LEARNS = r"(?:apprend|apprends|apprenez|fait|voit|voyez|etudie|etudiez|aborde|abordez)"
_ASKS = (
    rf"(?:qu est ce (?:qu (?:on|il)|que vous) {_LEARNS}|que? {_LEARNS}(?: t)? on|(?:on|vous) {_LEARNS}(?: quoi)?"
    r"|(?:parle[zr]?|explique[zr]?|presente[zr]?|decris|decrivez|dites?)(?: (?:moi|nous))?(?: en plus)?"
    r"|(?:je|j|on) (?:veux|voudrais|aimerais) (?:en )?savoir(?: plus)?|en quoi consistent?"
    r"|(?:le |les )?(?:contenu|programme|sujet|detail|credit)s?|combien(?: de credits?)?"
    r"(?: (?:vaut|valent|fait|font|donnent?|rapportent?|comptent?))?|(?:vaut|valent|fait|font|donnent?) combien)"
)
_NOMINAL = re.compile(
    rf"^(?:(?:entre|c est quoi|sur|il|aussi|bien|pour|{_ASKS}) )*"
    r"(?:l|la|le|les|un|une|de|du|des|d|en|ue|cours|module|y a|ya|[a-z]{3} ?\d{3})\b"
)
_BARE = 2
"""Words up to which a piece is but a name ("socio et psycho")."""


def named_apart(ask: Ask) -> tuple[str, ...]:
    """The UE that a text names side by side, by whatever means; none if but one."""
    whole = find_ue(ask.course, ask.question.text)
    by_piece = [code for piece in _pieces(ask) for code in _of_one_place(ask.course, piece)]
    # A title holds "et" of its own: its halves name nothing, unless one piece is that title.
    if whole.how is How.TITLE and not set(whole.codes) & set(by_piece):
        return ()
    codes = tuple(dict.fromkeys(by_piece))
    return codes if len(by_place(ask.course, codes)) > 1 else ()


def _pieces(ask: Ask) -> Iterator[str]:
    """What stands between "et", "ou" and commas, where it is a name and not a clause."""
    text = _plain(ask.question.text)
    for _, ue in ask.course.ues():
        text = text.replace(_plain(ue.title), ue.code.lower())
    for piece in (each.strip() for each in _BETWEEN.split(text)):
        if _NOMINAL.search(piece) or 0 < len(piece.split()) <= _BARE:
            yield piece


def _plain(text: str) -> str:
    return fold(_PAUSE.sub(" et ", text))


def _of_one_place(course: Course, piece: str) -> tuple[str, ...]:
    """The UE that a few words name, if it is but one, and by more than a word of its title."""
    found = find_ue(course, piece)
    return found.codes if _is_told(found, piece) and len(by_place(course, found.codes)) == 1 else ()


def _is_told(found: Found, piece: str) -> bool:
    return found.how is not How.SUBJECT or any(fold(subject) in piece for ue in found.ues for subject in ue.subjects)


def by_place(course: Course, codes: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Codes of UE, those that are options of one place together, in the order in which they are named."""
    places: dict[int, tuple[str, ...]] = {}
    for code in codes:
        if found := course.find_ue(code):
            places[found[0].number] = (*places.get(found[0].number, ()), code)
    return list(places.values())
