"""What is asked of the person's own case, and what she told put in the answers: "donc stage ?", "c'est mort ?"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.curriculum.course import Course
from bot.curriculum.eligibility import Profile, assess
from bot.dialogue.eligibility.conclusion import experience_part, own_entry, own_internship
from bot.dialogue.eligibility.profile import (
    asks_whether_close,
    read_profile,
    speaks_of_unpaid_work,
    total_months,
)
from bot.dialogue.eligibility.unsaid import NOT_SAID, asks_of_unsaid_work
from bot.dialogue.talk import Answer, Ask, Question
from bot.dialogue.turns import ELIGIBILITY, FALLBACK, SITUATION, Turn
from bot.language.clauses import asks
from bot.language.durations import ADULT_AGE, MONTHS_A_YEAR, durations
from bot.language.education import earned_abroad, speaks_of_oneself
from bot.language.text import fold

AGREEMENT = "confirmer"
OFFERS_ELIGIBILITY = frozenset({"utter_decrire_situation", "utter_situation_suite", "utter_eligibilite_arret"})
"""Replies that offer to look at the person's case."""
EXPERIENCE, INTERNSHIP, FINDING_ONE = "demander_experience_requise", "demander_stage", "demander_organisation_stage"
VES, FOREIGN = "demander_ves", "demander_diplome_etranger"
DESPAIR = "eligibilite_pas_ferme"
"""What somebody asks who takes the verdict for a refusal: no message asks it by itself."""
_QUESTION_OF_THE_FORM = "utter_ask_formulaire_eligibilite_"
MOST_WORDS = 10
_LEAD_TO_HER_CASE = OFFERS_ELIGIBILITY | {
    f"utter_{EXPERIENCE}",
    "utter_demander_prerequis",
    "utter_eligibilite_sans_bac",
    "utter_supposer_sans_bac",
}
"""Replies after which a few words ("6 ans", "dans la vente") are about the person's own work."""
_SPEAKS_OF_EXPERIENCE = frozenset({f"utter_{EXPERIENCE}", "utter_demander_conditions_diplome"})
_OF_VALIDATION = frozenset({"demander_vae", "demander_details_vae", VES})
_OTHER_GESTURES = frozenset({ELIGIBILITY, AGREEMENT, SITUATION, "arreter", "prendre_conge", "recommencer"})
_ENOUGH = re.compile(
    r"\b(?:c est (?:bon|ok|juste|valable)|(?:ca|cela) (?:va|passe|compte|marche|ira|le fait)|suffi\w*|assez"
    r"|trop (?:peu|court|juste))\b"
)
_DEFINES = re.compile(r"\b(?:quoi|koi|kwa|expliqu\w*|veut dire|signifie|principe)\b")
_SO = r"(?:ok|ah|bon|et|mais|donc|alors|du coup|sinon|pour|moi|dans|mon|cas|en fait|quand meme|ou pas)"
_INTERNSHIP_ALONE = re.compile(rf"^(?:{_SO} )*(?:(?:le|un|mon) )?stage(?: {_SO})*$")
_LOST = re.compile(
    r"^(?:(?:ah|ok|bon|et|mais|donc|alors|du coup|en fait|en gros|bref|si je comprends bien|c est|cest"
    r"|ca a l air|je suis|j ai|je n ai|pour moi) )*"
    r"(?:mort|foutue?|fichue?|cuite?|rape|perdu|rate|impossible|pas possible|pas pour moi|aucune chance|pas de chance"
    r"|(?:je )?(?:ne )?peux pas(?: (?:entrer|rentrer|venir|m inscrire|y aller))?|pas le droit)"
    r"(?: (?:alors|du coup|donc|pour moi|quoi|hein|ou pas|en fait))*$"
)
_NAMES_A_THING = re.compile(r"^(?:et )?(?:le|la|les|l|du)\b")
# The brochure does not say what these are worth.
_WORTH_UNSAID = re.compile(
    r"\b(?:stages?|mi temps|temps partiel|alternance|apprenti\w*|service civique|fac|etudes?|ecole|formation|cours)\b"
)


def was_offered(turn: Turn) -> bool:
    """Whether Balise has just offered to look at the person's case."""
    return turn.last is not None and bool(OFFERS_ELIGIBILITY & set(turn.last.message.names))


def takes_up_offer(turn: Turn) -> bool:
    """Whether a message may tell of the person's case, just after the offer: it asks nothing, and names no thing."""
    said = set(turn.last.message.names) if turn.last else set()
    return bool(_LEAD_TO_HER_CASE & said) and not asks(turn.text) and not _NAMES_A_THING.search(fold(turn.text))


def tells_how_long(turn: Turn) -> bool:
    """Whether a bare length answers the offer ("6 ans"): beyond some years it may be an age."""
    known = [duration.months for duration in durations(turn.text)]
    return takes_up_offer(turn) and all(months < ADULT_AGE * MONTHS_A_YEAR for months in known)


def as_told(turn: Turn, course: Course) -> Turn:
    """The turn as what the person tells of herself, when she takes up the offer with a few words of her case.

    And as a question about the experience required, when she asks whether hers is enough.
    """
    if (asked := _asked_of_her_case(turn, course)) is not None:
        return replace(turn, questions=(Question(asked, turn.text),))
    if len(turn.text.split()) > MOST_WORDS or {each.intent for each in turn.questions} & _OTHER_GESTURES:
        return turn
    if enough_for(turn) is not None:
        return replace(turn, questions=(Question(EXPERIENCE, turn.text),))
    if not takes_up_offer(turn):
        return turn
    told = read_profile(course, turn.text, turn.year, about_self=True, answers_how_long=tells_how_long(turn))
    return turn if told == Profile() else replace(turn, questions=(Question(SITUATION, turn.text),))


def _asked_of_her_case(turn: Turn, course: Course) -> str | None:
    """What a message asks that only makes sense of her own case; None when it asks no such thing."""
    intents = {question.intent for question in turn.questions}
    if intents & _OF_VALIDATION or len(turn.questions) != 1:
        return None
    if EXPERIENCE not in intents and asks_of_unsaid_work(turn.text):
        return NOT_SAID
    if SITUATION in intents and _tells_only_of_unpaid_work(turn, course):
        return NOT_SAID
    if not turn.has_verdict:
        return FOREIGN if intents == {SITUATION} and _tells_of_foreign_diploma(turn.text) else None
    if _LOST.search(fold(turn.text)):
        return DESPAIR
    return VES if FALLBACK in intents and asks_whether_close(course, turn.text) else None


def _tells_only_of_unpaid_work(turn: Turn, course: Course) -> bool:
    told = read_profile(course, turn.text, turn.year, about_self=True)
    return speaks_of_unpaid_work(turn.text) and told == Profile()


def _tells_of_foreign_diploma(text: str) -> bool:
    return earned_abroad(text) and speaks_of_oneself(text) and not durations(text)


def enough_for(turn: Turn) -> int | None:
    """The months of which the person asks whether they are enough for the diploma, after it was said how many are."""
    said = turn.last.message.names if turn.last else ()
    spoken_of = turn.thread.thing == "experience" or bool(_SPEAKS_OF_EXPERIENCE & set(said))
    folded = fold(turn.text)
    if turn.has_verdict or not spoken_of or not _ENOUGH.search(folded) or not durations(turn.text):
        return None
    unsaid = _WORTH_UNSAID.search(folded) or speaks_of_unpaid_work(turn.text)
    return None if unsaid else total_months(turn.text)


def in_her_case(turn: Turn, ask: Ask, profile: Profile, found: Answer) -> Answer:
    """The answer, behind what it comes to for this person where she has told enough of herself."""
    if ask.question.intent == EXPERIENCE and (months := enough_for(turn)) is not None:
        return replace(found, parts=(experience_part(assess(ask.course, Profile(total_months=months)).missing_months),))
    if ask.question.intent == DESPAIR:
        return replace(found, parts=(own_entry(ask.course, profile),))
    about = _internship_asked_about(ask, found)
    own = own_internship(ask.course, profile) if about else None
    if own is None:
        return found
    if _DEFINES.search(fold(ask.question.text)):
        return replace(found, parts=(*found.parts, own))
    # What was only told in passing may have been misheard: the rule then stands beside it.
    return replace(found, parts=(own,) if _was_asked_about_herself(turn) else (own, *found.parts))


def _was_asked_about_herself(turn: Turn) -> bool:
    """Whether the questions of the form were asked, or are being asked."""
    names = turn.last.message.names if turn.last else ()
    return turn.has_verdict or any(name.startswith(_QUESTION_OF_THE_FORM) for name in names)


def _internship_asked_about(ask: Ask, found: Answer) -> bool:
    """Whether the question is about having the internship to do; "du coup le stage ?" does not ask how to find one."""
    if [part.name for part in found.parts] == [f"utter_{INTERNSHIP}"]:
        return True
    return ask.question.intent == FINDING_ONE and bool(_INTERNSHIP_ALONE.search(fold(ask.question.text)))
