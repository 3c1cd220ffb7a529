"""What the channels say by themselves."""

from __future__ import annotations

import pytest

from bot.channels.voice import BREAKDOWN, NOTICE, Voice
from bot.settings import ROOT, Settings


@pytest.fixture(scope="module")
def voice() -> Voice:
    return Voice.of(Settings())


@pytest.mark.parametrize(
    "reply",
    [NOTICE, BREAKDOWN, "utter_message_vide", "utter_message_trop_long", "utter_bouton_inconnu",
     "utter_demande_illisible", "utter_trop_de_messages", "utter_session_expiree"],
)  # fmt: skip
def test_everything_that_a_channel_says_has_its_words_with_all_facts_filled_in(voice: Voice, reply: str) -> None:
    text = voice.say(reply, "site").text
    assert text
    assert "{" not in text


def test_the_notice_says_what_balise_is_what_becomes_of_the_talk_and_whom_else_to_ask(voice: Voice) -> None:
    notice = voice.say(NOTICE, "site")
    for promise in ("automatique", "pas une personne", "enregistrée", "effacer", "02.32.76.94.80"):
        assert promise in notice.text
    assert notice.buttons


def test_the_centre_can_be_reached_without_balise(voice: Voice) -> None:
    centre = voice.centre()
    assert centre["telephone"] == "02.32.76.94.80"
    assert centre["telephone_lien"] == "tel:+33232769480"
    assert "@" in centre["courriel"]


def test_a_page_is_filled_with_facts_that_cannot_become_markup(voice: Voice) -> None:
    assert voice.fill("<h1>{intitule}</h1>") == "<h1>Chargé d&#x27;accompagnement social et professionnel</h1>"


def test_a_page_that_names_an_unknown_fact_is_an_error(voice: Voice) -> None:
    with pytest.raises(KeyError, match="meteo"):
        voice.fill("{meteo}")


@pytest.mark.parametrize("name", ["page.html", "frame.html"])
def test_no_page_repeats_a_fact_of_the_curriculum(voice: Voice, name: str) -> None:
    page = (ROOT / "widget" / "src" / name).read_text(encoding="utf-8")
    filled = voice.fill(page)
    assert "{" not in filled
    for fact in voice.centre().values():
        assert fact not in page
    assert "tel:+33232769480" in filled
