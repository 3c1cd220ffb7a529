"""Between Rasa's tracker and Balise's turn."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa_sdk.events import SlotSet

import actions.tracker
from actions.tracker import changed, progress_of, remember_progress, remember_thread, turn_of, utterance
from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.assistant import LastReply
from bot.dialogue.eligibility.asking import Progress, Topic
from bot.dialogue.talk import Question, Thread
from bot.replies.wording import Button, Message
from tests.actions.support import Event, heard, said, slots_of, tracker

months = st.none() | st.integers(0, 600)
answers = st.none() | st.booleans()
profiles = st.builds(
    Profile,
    has_bac=answers,
    total_months=months,
    sector=st.none() | st.sampled_from(Sector),
    sector_months=months,
    has_similar_studies=answers,
    doubts_french=st.booleans(),
)


def _known(profile: Profile) -> set[Topic]:
    values = {
        Topic.BAC: profile.has_bac,
        Topic.TOTAL: profile.total_months,
        Topic.SECTOR: profile.sector,
        Topic.SECTOR_MONTHS: profile.sector_months,
        Topic.STUDIES: profile.has_similar_studies,
    }
    return {topic for topic, value in values.items() if value is not None}


def _through_rasa(events: list[SlotSet]) -> dict[str, Any]:
    """The slots that the next tracker holds: Rasa stores them as JSON."""
    return dict(json.loads(json.dumps(slots_of(events))))


@settings(deadline=None)
@given(profiles, st.frozensets(st.sampled_from(Topic)))
def test_what_the_person_told_is_remembered(profile: Profile, unknown: frozenset[Topic]) -> None:
    slots = _through_rasa(remember_progress(Progress(profile, unknown)))
    assert progress_of(tracker(slots=slots)) == Progress(profile, unknown - _known(profile))


def test_a_diploma_earned_abroad_is_remembered() -> None:
    progress = Progress(Profile(total_months=12), frozenset({Topic.BAC}), abroad=True)
    slots = _through_rasa(remember_progress(progress))
    assert progress_of(tracker(slots=slots)) == progress


def test_of_a_new_person_nothing_is_known() -> None:
    assert progress_of(tracker()) == Progress(Profile())


def test_nothing_told_leaves_every_slot_of_the_form_empty() -> None:
    slots = slots_of(remember_progress(Progress(Profile())))
    assert {topic.value: slots[topic.value] for topic in Topic} == dict.fromkeys((topic.value for topic in Topic), None)


@pytest.mark.parametrize(
    ("slot", "value", "profile"),
    [
        ("bac", "oui", Profile(has_bac=True)),
        ("bac", "non", Profile(has_bac=False)),
        ("bac", "inconnu", Profile()),
        ("experience_totale", 18, Profile(total_months=18)),
        ("experience_totale", 18.0, Profile(total_months=18)),
        ("experience_totale", 0, Profile(total_months=0)),
        ("experience_secteur", "mixte", Profile(sector=Sector.MIXED)),
        ("experience_secteur", "inconnu", Profile()),
        ("experience_secteur_mois", 6, Profile(sector_months=6)),
        ("etudes_superieures", "non", Profile(has_similar_studies=False)),
        ("doute_francais", True, Profile(doubts_french=True)),
    ],
)
def test_each_slot_holds_one_thing(slot: str, value: object, profile: Profile) -> None:
    unknown = frozenset({Topic(slot)} if value == "inconnu" else set())
    assert progress_of(tracker(slots={slot: value})) == Progress(profile, unknown)


@given(
    st.builds(
        Thread,
        topic=st.none() | st.text(),
        thing=st.none() | st.text(),
        quantity=st.none() | st.text(),
        ues=st.lists(st.text()).map(tuple),
    )
)
def test_the_thread_is_remembered(thread: Thread) -> None:
    assert turn_of(tracker(slots=_through_rasa(remember_thread(thread)))).thread == thread


def test_only_slots_that_changed_are_set() -> None:
    events = [SlotSet("sujet", "prix"), SlotSet("objet", None), SlotSet("ues", ["A"]), SlotSet("grandeur", "heures")]
    held = tracker(slots={"sujet": "prix", "objet": "ue", "ues": ["A"]})
    assert slots_of(changed(held, events)) == {"objet": None, "grandeur": "heures"}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("slt c koi la vae", "salut c'est quoi la vae"),
        ("le prix", "le prix"),
        ("/demander_prix", ""),
        ('/demander_programme{"bloc": "premiere"}', ""),
        ("", ""),
    ],
)
def test_the_text_of_a_turn_is_what_understanding_reads(written: str, text: str) -> None:
    assert turn_of(tracker(written, "demander_prix")).text == text


def test_a_message_without_text_is_an_empty_turn() -> None:
    turn = turn_of(tracker(text=None))  # type: ignore[arg-type]
    assert (turn.text, turn.questions, turn.intent) == ("", (), "nlu_fallback")


def test_the_questions_gathered_are_those_of_the_turn() -> None:
    cpf, opco, region = ({"entity": "financeur", "value": value} for value in ("cpf", "opco", "region"))
    gathered = [
        {"texte": "le cpf", "intention": "demander_financement", "confiance": 0.8, "entites": [cpf, opco]},
        {"texte": "où", "intention": "demander_lieu", "confiance": 0.7, "entites": []},
    ]
    turn = turn_of(tracker("le cpf et où", "demander_lieu", entities=[region], questions=gathered))
    assert turn.questions == (
        Question("demander_financement", "le cpf", {"financeur": ("cpf", "opco")}, 0.8),
        Question("demander_lieu", "où", {}, 0.7),
    )


def test_a_button_asks_by_its_intent_and_its_values() -> None:
    turn = turn_of(tracker("/demander_programme{…}", "demander_programme", entities=[{"entity": "bloc", "value": "x"}]))
    assert turn.questions == (Question("demander_programme", "", {"bloc": ("x",)}, 1.0),)


@pytest.mark.parametrize(
    ("text", "intent", "intents"),
    [("", None, []), ("", "nlu_fallback", []), ("blorp", None, ["nlu_fallback"]), ("", "saluer", ["saluer"])],
)
def test_without_gathered_questions_the_intent_is_the_question(
    text: str, intent: str | None, intents: list[str]
) -> None:
    assert [question.intent for question in turn_of(tracker(text, intent)).questions] == intents


def test_the_rest_of_a_turn_comes_from_the_tracker(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, *_: Any) -> Clock:
            return cls(2031, 5, 1)

    monkeypatch.setattr(actions.tracker, "datetime", Clock)
    events = [heard("a", "console"), said("b"), heard("c", "borne")]
    held = tracker("c", slots={"formation": "X1"}, events=events, alternatives=["demander_prix", "demander_lieu"])
    turn = turn_of(held)
    assert (turn.year, turn.channel, turn.course_code) == (2031, "borne", "X1")
    assert turn.alternatives == ("demander_prix", "demander_lieu")


@pytest.mark.parametrize(("state", "given"), [("rendu", True), ("arrete", False), (None, False)])
def test_a_verdict_was_given_only_when_the_form_was_concluded(state: str | None, given: bool) -> None:
    assert turn_of(tracker(slots={"eligibilite_etat": state})).has_verdict is given


@pytest.mark.parametrize(
    ("events", "text"),
    [
        ([], None),
        ([heard("a")], None),
        ([said("un"), heard("a"), said("deux"), heard("b")], "deux"),
        ([said("un"), {"event": "bot", "text": None, "data": {}}, {"event": "bot", "text": ""}], "un"),
        ([said("un"), {"event": "slot", "name": "x", "value": 1}], "un"),
        ([{"event": "bot", "text": "nu"}], "nu"),
    ],
)
def test_the_last_reply_is_the_last_text_that_balise_said(events: list[Event], text: str | None) -> None:
    last = turn_of(tracker("b", events=events)).last
    assert (last.message.text if last else None) == text


def test_what_was_said_in_an_earlier_session_is_no_last_reply() -> None:
    # Rasa hands over the events of the expired session too, on the first turn of the next.
    events = [said("d'hier", "utter_decrire_situation"), {"event": "session_started"}, heard("oui")]
    assert turn_of(tracker("oui", "confirmer", events=events)).last is None


@pytest.mark.parametrize(
    ("name", "doubt"), [("utter_proposer", True), ("utter_proposer_contact", True), ("utter_saluer", False)]
)
def test_a_proposal_is_remembered_as_a_doubt(name: str, doubt: bool) -> None:
    last = turn_of(tracker("x", events=[said("…", "utter_annonce", name)])).last
    assert last is not None
    assert last.was_doubt is doubt


def test_a_message_comes_back_as_it_was_uttered() -> None:
    message = Message("Le prix ?", (Button("Oui", "/confirmer"), Button("Non", "/refuser")), ("Tarifs",), ("utter_x",))
    sent = utterance(message)
    event = {
        "event": "bot",
        "text": sent.pop("text"),
        "data": {"buttons": sent.pop("buttons"), "image": None},
        "metadata": sent,
    }
    assert turn_of(tracker("x", events=[json.loads(json.dumps(event))])).last == LastReply(message)


def test_the_modules_shown_before_are_remembered_for_one_reply() -> None:
    spoken = utterance(Message("L'UE 4.", names=("utter_module",)), ("TET003",))
    event = {"event": "bot", "text": spoken.pop("text"), "metadata": spoken}
    at_once = turn_of(tracker("et l'autre ?", "demander_module", events=[event]))
    later = turn_of(tracker("et l'autre ?", "demander_module", events=[event, said("Le prix.", "utter_demander_prix")]))
    assert at_once.thread.earlier == ("TET003",)
    assert later.thread.earlier == ()
