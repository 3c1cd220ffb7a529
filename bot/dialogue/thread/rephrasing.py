""" "Pas compris", "pourquoi ?": the last reply in other words, or the reason that the brochure gives for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.curriculum.course import Course
from bot.dialogue.programme.ues import UE_THING, part_in, ue_facts
from bot.dialogue.talk import Part, Thread
from bot.dialogue.turns import FALLBACK
from bot.language.text import fold
from bot.replies.facts import Said, part_facts

PUZZLED, WHY = "exprimer_incomprehension", "demander_pourquoi"
PLAINER, REASON = "_autrement", "_pourquoi"
"""How domain.yml names the plainer wording of a reply, and the reason for what it says."""
SILENCE = "utter_silence"
NO_PLAINER, NO_REASON, NOT_KNOWN = f"{SILENCE}{PLAINER}", f"{SILENCE}{REASON}", "utter_pourquoi_silence"
"""Where domain.yml has none of its own, or the brochure tells nothing to begin with."""
_OF_THE_COURSE = re.compile(
    r"utter_(?:demander|financement|credits|heures|module|programme|nombre|comparer|supposer|silence)_?\w*"
)
_OF_THE_TALK = frozenset(
    f"utter_demander_{topic}" for topic in ("identite", "capacites", "confidentialite", "source", "pourquoi")
)
_BESIDE_THE_POINT = re.compile(
    r"\b(?:(?:ma|la) question|ce que je (?:demand\w+|dis\w*|veux|voulais|cherch\w+)|repond\w* (?:pas|a cote)|a cote)\b"
)
_NAMED = {
    "utter_demander_horaires": re.compile(r"\b(?:soirs?|soiree|horaires?|18 ?h ?30|21 ?h ?30)\b"),
    "utter_demander_vae": re.compile(r"\bvae\b"),
    "utter_demander_ves": re.compile(r"\bves\b"),
    "utter_demander_stage": re.compile(r"\bstages?\b"),
    "utter_demander_rapport": re.compile(r"\b(?:rapport|memoire|soutenance)\b"),
    "utter_demander_experience_requise": re.compile(r"\b18 mois\b"),
    "utter_demander_certificat": re.compile(r"\b(?:cp ?29|certificat)\b"),
    "utter_demander_distance": re.compile(r"\b(?:distance|ead)\b"),
    "utter_demander_combinaison": re.compile(r"\bhybride\b"),
    "utter_demander_devis": re.compile(r"\bdevis\b"),
    "utter_demander_credits": re.compile(r"\bcredits?\b"),
    "utter_demander_conditions_diplome": re.compile(r"\bjury\b"),
}
"""What a person names who says what it is that she does not understand, or asks the reason of."""
_OF_THE_QUESTIONS = re.compile(
    r"\b(?:(?:me|tu|vous|nous) (?:le |la |l |les )?(?:demand|pos|interrog)\w+"
    r"|(?:cette|ces|vos|tes|autant de|toutes ces) questions?"
    r"|(?:vous|t|te) sert|savoir (?:ca|cela|tout ca))\b"
)
"""A "why?" about what Balise asks, not about what it says."""
_UNCLEAR = re.compile(
    r"^(?:(?:euh|ah|oh|bah|ben|desolee?|pardon|non|et|donc|ok) )*(?:hein|c est a dire|cad|en clair|comment ca"
    r"|mais encore"
    r"|(?:ca veut|ce qui veut|tu veux|vous voulez) dire(?: quoi)?|en (?:gros|francais|plus simple)"
    r"|plus (?:simple|simplement|clair|clairement)"
    r"|(?:vous pouvez |tu peux |pouvez vous |peux tu )?(?:(?:re)?expliqu\w+|(?:re)?formul\w+|dire?)"
    r" .*(?:simple\w*|autrement|mieux|clair\w*)"
    r"|toujours pas(?: compris| clair)?"
    r"|(?:j ai |je n ai |c est |ce n est )?(?:toujours )?(?:pas|rien)(?: (?:tout|bien|tres|trop))*"
    r" (?:compris|saisi|capte|pige|suivi|clair)"
    r"|(?:je ne |je |j y )?(?:pige|capte|comprends?|saisis) (?:pas|rien|que dalle)(?: tout| bien| trop)*)$"
)
_ASKS_WHY = re.compile(r"^(?:(?:et|mais|ok|ah|bah|ben|euh) )*(?:pourquoi|pk|pq|prq|pour quelle raison|a quoi bon)\b")
_MOST_WORDS = 7
_SAID_AGAIN = frozenset({PUZZLED, "demander_repetition"})
"""What asks for the last reply already."""


def puzzled(text: str, intent: str) -> str | None:
    """The intent of a short message that asks to say the last reply again, or its reason, whatever it was read as."""
    if intent in _SAID_AGAIN:
        return None
    folded = fold(text)
    if len(folded.split()) > _MOST_WORDS:
        return None
    if _UNCLEAR.search(folded):
        return PUZZLED
    return WHY if intent == FALLBACK and _ASKS_WHY.search(folded) else None


def plainer(text: str, said: Sequence[str], known: Collection[str], course: Course, thread: Thread) -> tuple[Part, ...]:
    """The last reply, or the one that the text names, in plainer words; nothing where domain.yml has none.

    ``said`` are the names of the replies last said, ``known`` all those of domain.yml.
    """
    if _BESIDE_THE_POINT.search(fold(text)):
        return ()
    found = (_plainer_than(name, known, course) for name in _meant(text, said))
    return _parts([name for name in found if name], course, thread)


def reasons(text: str, said: Sequence[str], known: Collection[str], course: Course, thread: Thread) -> tuple[Part, ...]:
    """Why what was said last, or what the text names, is so; nothing when nothing was said of the course."""
    if _OF_THE_QUESTIONS.search(fold(text)):
        return ()
    found = [
        _reason_of(name.removesuffix(PLAINER).removesuffix(REASON), known, course)
        for name in _meant(text, said)
        if _OF_THE_COURSE.fullmatch(name) and name not in _OF_THE_TALK
    ]
    return _parts([name for name in found if name != NO_REASON] or found[:1], course, thread)


def _plainer_than(name: str, known: Collection[str], course: Course) -> str | None:
    if f"{name}{PLAINER}" in known:
        return f"{name}{PLAINER}"
    return NO_PLAINER if _is_silent(name, course) else None


def _reason_of(name: str, known: Collection[str], course: Course) -> str:
    if name != SILENCE and f"{name}{REASON}" in known:
        return f"{name}{REASON}"
    return NOT_KNOWN if _is_silent(name, course) else NO_REASON


def _is_silent(name: str, course: Course) -> bool:
    """Whether a reply only admits that the brochure does not tell."""
    return name == SILENCE or name.removeprefix("utter_demander_") in course.silent_on


def _parts(names: Sequence[str], course: Course, thread: Thread) -> tuple[Part, ...]:
    facts = _facts(course, thread)
    return tuple(Part(name, facts) for name in dict.fromkeys(names))


def _meant(text: str, said: Sequence[str]) -> tuple[str, ...]:
    """The replies that a message is about: the one that it names, else those said last."""
    folded = fold(text)
    return tuple(name for name, words in _NAMED.items() if words.search(folded)) or tuple(said)


def _facts(course: Course, thread: Thread) -> dict[str, Said]:
    """The facts of the UE or of the part that was spoken of, which the reply may name."""
    found = course.find_ue(thread.ues[0]) if thread.thing == UE_THING and len(thread.ues) == 1 else None
    part = part_in(thread, course)
    return {**(ue_facts(course, *found) if found else {}), **(part_facts(part) if part else {})}
