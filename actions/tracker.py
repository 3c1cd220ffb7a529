"""Between Rasa's tracker and Balise's turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, cast

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.eligibility.asking import Progress, Topic
from bot.dialogue.talk import Question, Thread
from bot.dialogue.turns import FALLBACK, LastReply, Turn
from bot.language.normalisation import normalise
from bot.replies.wording import Message, buttons_of, written

UNKNOWN, ABROAD = "inconnu", "etranger"
YES, NO = "oui", "non"
DOUBTS = frozenset({"utter_proposer", "utter_proposer_contact"})
VERDICT_GIVEN = "rendu"
EARLIER = "ues_avant"


def turn_of(tracker: Tracker) -> Turn:
    """The turn that a tracker holds."""
    latest = tracker.latest_message
    written = str(latest.get("text") or "")
    text = "" if written.startswith("/") else normalise(written).text
    return Turn(
        text=text,
        questions=_questions(latest, text),
        thread=_thread(tracker),
        progress=progress_of(tracker),
        alternatives=tuple(latest.get("alternatives") or ()),
        last=_last_reply(tracker.events),
        course_code=tracker.get_slot("formation"),
        channel=tracker.get_latest_input_channel(),
        has_verdict=tracker.get_slot("eligibilite_etat") == VERDICT_GIVEN,
        year=datetime.now().year,
    )


def progress_of(tracker: Tracker) -> Progress:
    """What the person has told of herself so far."""
    values = {topic: tracker.get_slot(topic.value) for topic in Topic}
    sector = values[Topic.SECTOR]
    profile = Profile(
        has_bac=_yes_no(values[Topic.BAC]),
        total_months=_months(values[Topic.TOTAL]),
        sector=None if sector in (None, UNKNOWN) else Sector(sector),
        sector_months=_months(values[Topic.SECTOR_MONTHS]),
        has_similar_studies=_yes_no(values[Topic.STUDIES]),
        doubts_french=tracker.get_slot("doute_francais") is True,
    )
    unknown = frozenset(topic for topic, value in values.items() if value in (UNKNOWN, ABROAD))
    return Progress(profile, unknown, abroad=values[Topic.BAC] == ABROAD)


def remember_progress(progress: Progress) -> list[SlotSet]:
    """The slots that hold what the person has told."""
    profile = progress.profile
    values: dict[Topic, object | None] = {
        Topic.BAC: _as_yes_no(profile.has_bac),
        Topic.TOTAL: profile.total_months,
        Topic.SECTOR: profile.sector.value if profile.sector else None,
        Topic.SECTOR_MONTHS: profile.sector_months,
        Topic.STUDIES: _as_yes_no(profile.has_similar_studies),
    }
    for topic in progress.unknown:
        if values[topic] is None:
            values[topic] = UNKNOWN
    if progress.abroad and profile.has_bac is not False:
        values[Topic.BAC] = ABROAD
    slots = [SlotSet(topic.value, value) for topic, value in values.items()]
    return [*slots, SlotSet("doute_francais", profile.doubts_french)]


def remember_thread(thread: Thread) -> list[SlotSet]:
    """The slots that hold what the conversation is about."""
    return [
        SlotSet("sujet", thread.topic),
        SlotSet("objet", thread.thing),
        SlotSet("grandeur", thread.quantity),
        SlotSet("ues", list(thread.ues)),
    ]


def changed(tracker: Tracker, events: Iterable[SlotSet]) -> list[SlotSet]:
    """Only the slots whose value differs from what the tracker holds."""
    return [event for event in events if tracker.get_slot(str(event["name"])) != event["value"]]


def utterance(message: Message, earlier: tuple[str, ...] = ()) -> dict[str, Any]:
    """The arguments by which a dispatcher utters a message; the sources travel as metadata.

    So do the UE that stand before those now shown: they are of use to the next turn only.
    """
    return {
        "text": message.text,
        "buttons": written(message.buttons),
        "sources": list(message.sources),
        "reponses": list(message.names),
        EARLIER: list(earlier),
    }


def _questions(latest: Mapping[str, Any], text: str) -> tuple[Question, ...]:
    gathered = latest.get("questions") or []
    if gathered:
        return tuple(
            _question(entry["intention"], entry["texte"], entry["entites"], entry["confiance"]) for entry in gathered
        )
    name = (latest.get("intent") or {}).get("name") or FALLBACK
    if not text and name == FALLBACK:
        return ()
    return (_question(name, text, latest.get("entities") or [], 1.0),)


def _question(intent: str, text: str, entities: Iterable[Mapping[str, Any]], confidence: float) -> Question:
    values: dict[str, list[Any]] = defaultdict(list)
    for entity in entities:
        values[str(entity["entity"])].append(entity["value"])
    return Question(intent, text, {name: tuple(found) for name, found in values.items()}, confidence)


def _thread(tracker: Tracker) -> Thread:
    return Thread(
        topic=tracker.get_slot("sujet"),
        thing=tracker.get_slot("objet"),
        quantity=tracker.get_slot("grandeur"),
        ues=tuple(tracker.get_slot("ues") or ()),
        earlier=tuple(_metadata_of(_last_said(tracker.events)).get(EARLIER) or ()),
    )


def _last_reply(events: list[dict[str, Any]]) -> LastReply | None:
    """The last thing that Balise said in this conversation."""
    said = _last_said(events)
    return _as_reply(said) if said else None


def _last_said(events: list[dict[str, Any]]) -> dict[str, Any] | None:
    for event in reversed(events):
        if event.get("event") == "session_started":
            return None
        if event.get("event") == "bot" and event.get("text"):
            return event
    return None


def _metadata_of(event: Mapping[str, Any] | None) -> Mapping[str, Any]:
    return (event or {}).get("metadata") or {}


def _as_reply(event: Mapping[str, Any]) -> LastReply:
    metadata = _metadata_of(event)
    names = tuple(metadata.get("reponses") or ())
    message = Message(
        str(event["text"]),
        buttons_of(event.get("data") or {}),
        tuple(metadata.get("sources") or ()),
        names,
    )
    return LastReply(message, bool(DOUBTS & set(names)))


def _yes_no(value: object) -> bool | None:
    return {YES: True, NO: False}.get(cast(str, value))


def _as_yes_no(value: bool | None) -> str | None:
    return None if value is None else (YES if value else NO)


def _months(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) else None
