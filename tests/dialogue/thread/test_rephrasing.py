"""The last reply in plainer words, or the reason for it."""

from __future__ import annotations

import pytest

from bot.dialogue.talk import Part, Thread
from bot.dialogue.thread.rephrasing import PLAINER, PUZZLED, REASON, WHY, plainer, puzzled, reasons
from bot.replies.facts import course_facts
from bot.replies.wording import Wording
from tests.dialogue.support import COURSE, DOMAIN
from tests.replies.support import every_fact

WORDING = Wording.read(DOMAIN)
KNOWN = WORDING.names()
FACTS = every_fact()
UE_5 = Thread("demander_module", "ue", ues=("TET003",))
MAIN_TOPICS = (
    "prerequis niveau_francais titre certificat conditions_diplome experience_requise stage rapport vae ves financement"
    " devis horaires modalites distance combinaison duree rythme lieu transport presentation objectifs programme"
    " choix_ue credits heures metier debouches prix"
).split()


def called(parts: tuple[Part, ...]) -> list[str]:
    """The names of replies."""
    return [part.name for part in parts]


@pytest.mark.parametrize("topic", MAIN_TOPICS)
def test_every_main_topic_has_plainer_words(topic: str) -> None:
    name = f"utter_demander_{topic}"
    assert called(plainer("pas compris", [name], KNOWN, COURSE, Thread())) == [f"{name}{PLAINER}"]


REWORDED = sorted(
    (name, suffix)
    for name in KNOWN - {"utter_demander_pourquoi"}
    for suffix in (PLAINER, REASON)
    if name.endswith(suffix)
)


@pytest.mark.parametrize(("name", "suffix"), REWORDED)
def test_every_rewording_is_that_of_a_reply_and_says_something_else(name: str, suffix: str) -> None:
    base = name.removesuffix(suffix)
    assert base in KNOWN
    assert WORDING.say(name, FACTS).text != WORDING.say(base, FACTS).text


def test_a_module_is_said_again_with_its_own_facts() -> None:
    (part,) = plainer("c'est-à-dire ?", ["utter_annonce", "utter_module"], KNOWN, COURSE, UE_5)
    assert part.facts["ue_code"].text == "TET003"


def test_an_admission_is_said_again_as_an_admission() -> None:
    assert called(plainer("pas compris", ["utter_demander_places"], KNOWN, COURSE, Thread())) == [
        "utter_silence_autrement"
    ]


def test_the_subject_that_is_not_understood_may_be_named() -> None:
    found = plainer("j'ai rien compris à la VES", ["utter_demander_horaires"], KNOWN, COURSE, Thread())
    assert called(found) == ["utter_demander_ves_autrement"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pas compris", []),
        ("pas compris", ["utter_saluer"]),
        ("toujours pas", ["utter_demander_vae_autrement"]),
        ("c'est pas ma question", ["utter_demander_vae"]),
        ("vous ne répondez pas à ce que je demande", ["utter_demander_vae"]),
    ],
)
def test_where_there_are_no_plainer_words_none_are_said(text: str, said: list[str]) -> None:
    assert plainer(text, said, KNOWN, COURSE, Thread()) == ()


REASONS = [
    ("pourquoi ?", ["utter_annonce", "utter_demander_stage"], ["utter_demander_stage_pourquoi"]),
    ("pourquoi ?", ["utter_demander_stage_autrement"], ["utter_demander_stage_pourquoi"]),
    ("pourquoi le soir ?", ["utter_demander_prix"], ["utter_demander_horaires_pourquoi"]),
    ("pourquoi ?", ["utter_demander_lieu"], ["utter_silence_pourquoi"]),
    ("pourquoi ?", ["utter_demander_places"], ["utter_pourquoi_silence"]),
    ("pourquoi ?", ["utter_silence_autrement"], ["utter_pourquoi_silence"]),
    ("pourquoi ?", ["utter_demander_stage_pourquoi"], ["utter_demander_stage_pourquoi"]),
    ("pourquoi ?", ["utter_demander_lieu", "utter_demander_duree"], ["utter_demander_duree_pourquoi"]),
    ("pourquoi ?", ["utter_saluer"], []),
    ("pourquoi ?", ["utter_demander_identite"], []),
    ("pourquoi ?", ["utter_avis_acces_ouverte", "utter_avis_suite"], []),
    ("pourquoi vous me demandez mon âge ?", ["utter_demander_horaires"], []),
    ("pourquoi cette question ?", ["utter_demander_stage"], []),
]


@pytest.mark.parametrize(("text", "said", "expected"), REASONS)
def test_the_reason_is_that_of_what_was_said(text: str, said: list[str], expected: list[str]) -> None:
    assert called(reasons(text, said, KNOWN, COURSE, Thread())) == expected


@pytest.mark.parametrize("name", ["utter_silence_pourquoi", "utter_pourquoi_silence", "utter_silence_autrement"])
def test_what_the_brochure_does_not_tell_comes_with_the_contact(name: str) -> None:
    text = WORDING.say(name, course_facts(COURSE)).text
    assert COURSE.contact.phone in text
    assert COURSE.contact.email in text


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hein ?", PUZZLED),
        ("en clair ?", PUZZLED),
        ("toujours pas", PUZZLED),
        ("je pige rien", PUZZLED),
        ("ça veut dire quoi ?", PUZZLED),
        ("vous pouvez expliquer plus simplement", PUZZLED),
        ("pourquoi national ?", WHY),
        ("non", None),
        ("non rien", None),
        ("pas le bac", None),
        ("pourquoi les gens de ma ville ne viennent pas chez vous", None),
    ],
)
def test_a_short_message_may_ask_for_the_last_reply_again(text: str, intent: str | None) -> None:
    assert puzzled(text, "nlu_fallback") == intent


def test_what_asks_for_the_last_reply_already_is_left_as_it_is() -> None:
    assert puzzled("hein ?", "demander_repetition") is None


def test_why_has_its_own_subject_when_it_was_understood() -> None:
    assert puzzled("pourquoi un stage ?", "demander_stage") is None
    assert puzzled("mais encore ?", "demander_age") == PUZZLED
