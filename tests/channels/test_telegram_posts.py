"""Replies cut to what Telegram takes."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram_posts import LONGEST_TEXT, copy_of, length, picture, pieces


@given(st.text(alphabet=st.sampled_from("ab \n😀é"), max_size=200), st.integers(2, 40))
def test_no_piece_is_too_long_or_empty_and_only_blanks_are_lost(text: str, longest: int) -> None:
    cut = list(pieces(text, longest))
    assert all(0 < length(piece) <= longest for piece in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_a_text_that_fits_stays_whole() -> None:
    assert list(pieces("Un.\n\nDeux.")) == ["Un.\n\nDeux."]
    assert len(list(pieces("a" * LONGEST_TEXT))) == 1


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("un deux\n\ntrois quatre", ["un deux", "trois quatre"]),
        ("un deux\ntrois quatre", ["un deux", "trois quatre"]),
        ("un deux trois quatre", ["un deux", "trois quatre"]),
        ("undeuxtroisquatre", ["undeuxtroisq", "uatre"]),
    ],
)
def test_a_text_is_cut_between_paragraphs_else_lines_else_words(text: str, cut: list[str]) -> None:
    assert list(pieces(text, 12)) == cut


def test_a_sign_that_counts_twice_for_telegram_counts_twice_and_is_not_cut() -> None:
    assert length("😀") == 2
    assert list(pieces("😀😀😀", 3)) == ["😀", "😀", "😀"]


def test_no_text_is_no_piece() -> None:
    assert list(pieces(" \n ")) == []


def test_a_picture_is_handed_over_as_bytes_or_as_an_address() -> None:
    embedded = "data:image/png;base64," + base64.b64encode(b"\x89PNG").decode()
    assert picture(embedded) == b"\x89PNG"
    assert picture("https://centre.example/parcours.PNG?v=2") == "https://centre.example/parcours.PNG?v=2"


@pytest.mark.parametrize(
    "image",
    [
        "data:image/svg+xml;base64,PHN2Zz4=",
        "https://centre.example/a.svg",
        "/chat/a.png",
        "data:image/png;base64,é",
        "",
    ],
)
def test_a_picture_that_telegram_could_not_show_is_not_sent(image: str) -> None:
    assert picture(image) is None


def test_a_copy_is_read_by_a_person_and_by_a_program() -> None:
    kept = {"conversation": [{"de": "vous", "texte": "Où êtes-vous ?"}], "notes": {"bac": "oui"}}
    file = copy_of(kept, "Voici.")
    assert (file.name, file.caption) == ("conversation-balise.json", "Voici.")
    assert json.loads(file.content) == kept
    assert '"texte": "Où êtes-vous ?"' in file.content.decode()
    assert file.content.count(b"\n") > len(kept)
