"""Messages beside each other: nothing twice, the contact once, buttons that lead somewhere new."""

from __future__ import annotations

import re

import pytest

from bot.replies.together import Contact, useful_buttons
from bot.replies.wording import Button, Message
from tests.replies.support import COURSE, NAMES, WORDING, every_fact

PHONE, EMAIL = "02.32.76.94.80", "nmd_htt-rouen@lecnam.net"
CENTRE = Contact(PHONE, EMAIL)
BOTH = f"{PHONE} ou {EMAIL}"


def said(*texts: str) -> list[str]:
    """The texts of messages, the contact said once."""
    return [message.text for message in CENTRE.said_once([Message(text) for text in texts])]


def test_the_contact_is_given_once_by_the_last_that_tells_all_of_it() -> None:
    assert said(
        f"Rien sur les dates : appelez, {BOTH}.", f"Demandez au centre : {BOTH}.", f"On vous répond au {PHONE}."
    ) == [
        "Rien sur les dates : appelez.",
        f"Demandez au centre : {BOTH}.",
        "On vous répond.",
    ]


STRIPPED = [
    (f"Le centre vous répond au {PHONE}. Merci.", "Le centre vous répond. Merci."),
    (f"Le centre ({PHONE}) vous le dira.", "Le centre vous le dira."),
    (f"Contactez-le, au {PHONE} ou à {EMAIL} (Service X). Dites tout.", "Contactez-le. Dites tout."),
    (f"Rien là-dessus. Renseignements : {BOTH}.", "Rien là-dessus."),
    (f"Un programme. Pour parler à quelqu'un : {PHONE}.", "Un programme."),
    (f"Pour votre cas, voyez avec le centre : {BOTH}.", "Pour votre cas, voyez avec le centre."),
    (f"Pas de prix. Le centre établit un devis sur demande : {BOTH}. L'Opco aide.", "Pas de prix. L'Opco aide."),
]


@pytest.mark.parametrize(("text", "expected"), STRIPPED)
def test_what_loses_the_contact_still_reads_well(text: str, expected: str) -> None:
    assert said(text, f"Demandez un devis : {BOTH}.")[0] == expected


@pytest.mark.parametrize("text", [f"Appelez le {PHONE}.", f"Joindre :\n• téléphone : {PHONE}\n• courriel : {EMAIL}"])
def test_what_says_nothing_without_the_contact_keeps_it(text: str) -> None:
    assert said(text, f"Demandez au centre : {BOTH}.") == [text, "Demandez au centre."]


def test_alone_the_contact_stays_where_it_is() -> None:
    texts = [f"Le centre vous répond au {PHONE}.", "Les cours sont le soir."]
    assert said(*texts) == texts


def test_a_sentence_of_a_message_before_is_not_said_again() -> None:
    assert said("Il n'y a pas de prix. Un devis ?", "Il n'y a pas de prix. Des aides :\n• la Région.") == [
        "Il n'y a pas de prix. Un devis ?",
        "Des aides :\n• la Région.",
    ]


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("utter_telegram_")])
def test_no_reply_of_the_domain_is_broken_by_losing_the_contact(name: str) -> None:
    contact = Contact(COURSE.contact.phone, COURSE.contact.email)
    full = Message(f"Voici : {COURSE.contact.phone} ou {COURSE.contact.email}.", names=("utter_demander_contact",))
    whole = WORDING.say(name, every_fact())
    text = contact.said_once([whole, full])[0].text
    ends = {line[-2:] for line in whole.text.splitlines()}
    for line in set(text.splitlines()) - set(whole.text.splitlines()):
        assert not re.search(r"(?: au| à| le| ou|\()\W*$| [.,]|\(\)", line)
        assert line[-1:] in ("", ".") or line[-2:] in ends


def button(intent: str) -> Button:
    """A button that asks for this intent."""
    return Button(intent, f"/{intent}")


PRICE = Message("Pas de prix.", (button("demander_devis"), button("demander_lieu")), names=("utter_demander_prix",))
QUOTE = Message("Un devis.", (button("demander_prix"), button("demander_lieu")), names=("utter_demander_devis",))
CREDITS = Message("6 crédits.", (button("demander_credits"), button("demander_heures")), names=("utter_credits_ue",))


def test_a_button_answered_in_the_same_message_gives_way_to_the_next_useful_one() -> None:
    assert [each.payload for each in useful_buttons([PRICE, QUOTE])] == ["/demander_lieu"]
    assert [each.payload for each in useful_buttons([CREDITS, QUOTE])] == ["/demander_prix", "/demander_lieu"]
    assert [each.payload for each in useful_buttons([QUOTE, CREDITS])] == ["/demander_heures", "/demander_prix"]


def test_buttons_that_lead_elsewhere_stay_in_their_order() -> None:
    assert useful_buttons([PRICE]) == PRICE.buttons
    assert useful_buttons([Message("Rien.")]) == ()


def test_a_button_that_asks_for_one_part_is_not_answered_by_the_whole() -> None:
    part = Button("La première partie", '/demander_programme{"bloc": "premiere"}')
    assert useful_buttons([Message("Les UE.", (part,), names=("utter_demander_programme",))]) == (part,)
