"""One reply in the form of each channel."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.rendering import NO_BREAK, markdown, phone_link, plain, spans, telegram_html
from bot.channels.voice import Voice
from bot.settings import Settings

ADDRESS = "Place E. Blondel, CS90111, 76137 Mont Saint Aignan Cedex"
PLACES = {ADDRESS: "https://carte.example/rouen"}
CONTACT = """Vous pouvez joindre le centre :
• téléphone : 02.32.76.94.80
• courriel : nmd_htt-rouen@lecnam.net
• adresse : Place E. Blondel, CS90111, 76137 Mont Saint Aignan Cedex

À bientôt."""


def test_one_reply_reads_the_same_in_the_terminal_on_the_site_and_on_telegram() -> None:
    assert plain(CONTACT) == CONTACT
    assert markdown(CONTACT, PLACES).replace(NO_BREAK, " ").split("\n") == [
        "Vous pouvez joindre le centre :",
        "",
        "- téléphone : [02.32.76.94.80](tel:+33232769480)",
        "- courriel : [nmd\\_htt-rouen@lecnam.net](mailto:nmd_htt-rouen@lecnam.net)",
        f"- adresse : [{ADDRESS}](https://carte.example/rouen)",
        "",
        "À bientôt.",
    ]
    assert telegram_html(CONTACT, PLACES) == CONTACT.replace(
        ADDRESS, f'<a href="https://carte.example/rouen">{ADDRESS}</a>'
    )


@pytest.mark.parametrize(
    ("number", "link"),
    [("02.32.76.94.80", "tel:+33232769480"), ("02 32 76 94 80", "tel:+33232769480"), ("3114", "tel:3114")],
)
def test_a_telephone_number_can_be_dialled(number: str, link: str) -> None:
    assert phone_link(number) == link
    assert markdown(f"Appelez le {number}.", {}) == f"Appelez le [{number}]({link})."


@pytest.mark.parametrize(
    "figures", ["18h30", "76137", "6 + 5 + 1", "360 heures", "112 ou 114 crédits", "T1", "2B", "15"]
)
def test_figures_that_are_no_telephone_number_stay_as_they_are(figures: str) -> None:
    assert [span.link for span in spans(figures, {})] == [None]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*gras* _italique_ `code`", r"\*gras\* \_italique\_ \`code\`"),
        ("[clic](javascript:alert(1))", r"\[clic\](javascript:alert(1))"),
        ("<img src=x onerror=alert(1)>", r"\<img src=x onerror=alert(1)\>"),
        ("# titre", r"\# titre"),
        ("5. Droit", r"5\. Droit"),
        ("- non", r"\- non"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
    ],
)
def test_what_looks_like_markup_is_shown_as_it_was_written(written: str, shown: str) -> None:
    assert markdown(written, {}) == shown


def test_no_line_begins_with_a_sign_that_belongs_to_the_word_before_it() -> None:
    assert markdown("Qui ? « Vous » : oui !", {}) == "Qui\u00a0? «\u00a0Vous\u00a0»\u00a0: oui\u00a0!"


def test_a_line_break_inside_a_paragraph_is_kept() -> None:
    assert markdown("un\ndeux", {}) == "un\\\ndeux"


def test_a_list_and_the_text_around_it_are_blocks_of_their_own() -> None:
    assert markdown("Avant\n• un\n• deux\nAprès", {}) == "Avant\n\n- un\n- deux\n\nAprès"


def test_telegram_gets_no_markup_from_a_text() -> None:
    assert telegram_html("a < b & <b>c</b>", {}) == "a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;"


@given(st.text(alphabet="ab <>&[]()*_`.-+#\\01234569\n•@", max_size=60))
def test_whatever_is_said_reaches_telegram_unchanged(text: str) -> None:
    assert html.unescape(telegram_html(text, {})) == text


@given(st.text(alphabet="ab <>&[]*_`.-+#\\05679 ", max_size=60))
def test_the_pieces_of_a_line_make_up_the_line(line: str) -> None:
    assert "".join(span.text for span in spans(line, PLACES)) == line


@given(st.text(alphabet="ab<>&[]*_`#~|\\", min_size=1, max_size=40))
def test_no_sign_of_markup_is_left_without_its_backslash(text: str) -> None:
    without_escapes = re.sub(r"\\.", "", markdown(text, {}), flags=re.DOTALL)
    assert not re.search(r"[<>&\[\]*_`#~|\\]", without_escapes)


def test_the_address_of_the_centre_leads_to_a_map_without_its_mailbox() -> None:
    (link,) = Voice.of(Settings()).places.values()
    assert "Blondel" in link
    assert "CS90111" not in link
    assert "Cedex" not in link


def test_every_place_is_named_as_the_replies_name_it() -> None:
    voice = Voice.of(Settings())
    assert "openstreetmap" in markdown(voice.say("utter_demander_contact", "site").text, voice.places)
