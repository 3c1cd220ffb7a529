"""What the person has told of herself, put before the general answer: "donc stage ?", "8 mois, c'est assez ?"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.curriculum.course import Course
from bot.curriculum.eligibility import Profile, assess
from bot.dialogue.eligibility.conclusion import experience_part, internship
from bot.dialogue.eligibility.profile import read_profile, speaks_of_unpaid_work, total_months
from bot.dialogue.talk import Answer, Ask, Question
from bot.dialogue.turns import ELIGIBILITY, SITUATION, Turn
from bot.language.clauses import asks
from bot.language.durations import ADULT_AGE, MONTHS_A_YEAR, durations
from bot.language.text import fold

AGREEMENT = "confirmer"
OFFERS_ELIGIBILITY = frozenset({"utter_decrire_situation", "utter_situation_suite", "utter_eligibilite_arret"})
"""Replies that offer to look at the person's case."""
EXPERIENCE, INTERNSHIP = "demander_experience_requise", "utter_demander_stage"
MOST_WORDS = 10
_LEAD_TO_HER_CASE = OFFERS_ELIGIBILITY | {
    f"utter_{EXPERIENCE}",
    "utter_demander_prerequis",
    "utter_eligibilite_sans_bac",
    "utter_supposer_sans_bac",
}
"""Replies after which a few words ("6 ans", "dans la vente") are about the person's own work."""
_SPEAKS_OF_EXPERIENCE = frozenset({f"utter_{EXPERIENCE}", "utter_demander_conditions_diplome"})
_OTHER_GESTURES = frozenset({ELIGIBILITY, AGREEMENT, SITUATION, "arreter", "prendre_conge", "recommencer"})
_ENOUGH = re.compile(
    r"\b(?:c est (?:bon|ok|juste|valable)|(?:ca|cela) (?:va|passe|compte|marche|ira|le fait)|suffi\w*|assez"
    r"|trop (?:peu|court|juste))\b"
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
    if len(turn.text.split()) > MOST_WORDS or {each.intent for each in turn.questions} & _OTHER_GESTURES:
        return turn
    if enough_for(turn) is not None:
        return replace(turn, questions=(Question(EXPERIENCE, turn.text),))
    if not takes_up_offer(turn):
        return turn
    told = read_profile(course, turn.text, turn.year, about_self=True, answers_how_long=tells_how_long(turn))
    return turn if told == Profile() else replace(turn, questions=(Question(SITUATION, turn.text),))


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
    own = internship(ask.course, profile)
    if own is None or [part.name for part in found.parts] != [INTERNSHIP]:
        return found
    return replace(found, parts=(own, *found.parts))
