"""What staff read of a message, from what is known of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.runtime.explanation import (
    Earlier,
    Entity,
    Explanation,
    Likely,
    Piece,
    Reading,
    Reply,
    Retained,
    SlotChange,
    render,
)

WIDE = 100
LIKELY = (Likely("demander_vae", 0.9921), Likely("demander_ves", 0.0041), Likely("saluer", 0.0002), Likely("x", 0.9))
READING = Reading(
    written="slt c koi la vae",
    normalised="salut c'est quoi la vae",
    changes=(("c koi", "c'est quoi"), ("slt", "salut")),
    pieces=(Piece("c'est quoi la vae", LIKELY),),
    questions=(Retained("demander_vae", 0.9921, "c'est quoi la vae", (Entity("ue", "TET003"),)),),
    entities=(Entity("ue", "TET003"),),
    leading="demander_vae",
)
EXPLANATION = Explanation(
    reading=READING,
    decision=("Une seule question.",),
    slots=(SlotChange("sujet", None, "demander_vae"), SlotChange("ues", ["A1", "B2"], [])),
    actions=("action_repondre",),
    replies=(Reply("Oui.\n\nAvec le bac.", ("Et sans ?",), ("Contacts", "En-tête"), ("utter_vae",)),),
)
CUT = replace(
    READING,
    pieces=(
        Piece("le prix ? et toi, ou moi", (Likely("demander_prix", 0.5),)),
        Piece("le prix ?", (Likely("demander_prix", 1.0),), 1, Likely("demander_devis", 0.9), asks=0.834),
        Piece("et toi, ou moi", (), 1),
        Piece("toi", (Likely("saluer", 0.07),), 2, Likely("saluer", 0.5)),
    ),
    questions=(
        Retained("demander_prix", 1.0, "le prix ?", (Entity("financeur", "cpf"),)),
        Retained("saluer", 0.07, "toi", (Entity("duree_mois", 18),)),
    ),
    entities=(Entity("duree_mois", 18), Entity("niveau_bac", "bac")),
    neighbours=("demander_devis", "demander_lieu"),
)


def _section(number: str, explanation: Explanation, width: int = WIDE) -> str:
    """The lines under a title."""
    blocks = render(explanation, width).split(f"\n\n{number}. ")
    return blocks[1].split("\n", maxsplit=1)[1].split("\n\n3. ")[0] if len(blocks) > 1 else ""


def test_a_whole_explanation() -> None:
    assert render(EXPLANATION, WIDE) == (
        "1. Le message\n"
        "            écrit : « slt c koi la vae »\n"
        "          corrigé : c koi → c'est quoi\n"
        "          corrigé : slt → salut\n"
        "               lu : « salut c'est quoi la vae »\n"
        "  sans politesses : « c'est quoi la vae »\n"
        "\n"
        "2. Les propositions, et leurs intentions les plus probables\n"
        "  message entier\n"
        "    demander_vae 99,2 % · demander_ves 0,4 %\n"
        "  il ne se coupe pas\n"
        "\n"
        "3. Les questions retenues\n"
        "  1. demander_vae 99,2 % : « c'est quoi la vae »\n"
        "  → Une seule question.\n"
        "\n"
        "4. Les entités\n"
        "  ue = TET003\n"
        "\n"
        "5. La mémoire (slots)\n"
        "  sujet : vide → demander_vae\n"
        "  ues : A1, B2 → vide\n"
        "\n"
        "6. La réponse\n"
        "  actions : action_repondre\n"
        "\n"
        "  | Oui.\n"
        "  |\n"
        "  | Avec le bac.\n"
        "  [ Et sans ? ]\n"
        "  rubriques de la brochure : Contacts · En-tête\n"
        "  dans domain.yml : utter_vae"
    )


def test_a_message_in_which_nothing_was_corrected_says_so() -> None:
    plain = replace(READING, changes=(), normalised="c'est quoi la vae")
    text = render(replace(EXPLANATION, reading=plain), WIDE)
    assert "corrigé : rien\n" in text
    assert "sans politesses" not in text


def test_clauses_stand_under_what_they_were_cut_from() -> None:
    assert _section("2", replace(EXPLANATION, reading=CUT)) == (
        "  message entier\n"
        "    demander_prix 50,0 %\n"
        "  « le prix ? »\n"
        "    demander_prix 100,0 %\n"
        "    → vu l'ensemble : demander_devis 90,0 % ; question à part : 83,4 %\n"
        "  « et toi, ou moi »\n"
        "    aucune intention 0,0 %\n"
        "    « toi »\n"
        "      saluer 7,0 %\n"
        "      → vu l'ensemble : saluer 50,0 % ; ne demande rien"
    )


def test_questions_are_numbered_and_the_neighbours_told() -> None:
    text = render(replace(EXPLANATION, reading=CUT, decision=("Deux.", "Car deux.")), WIDE)
    assert (
        "  1. demander_prix 100,0 % : « le prix ? »\n"
        "  2. saluer 7,0 % : « toi »\n"
        "  → Deux.\n"
        "  → Car deux.\n"
        "  intentions voisines : demander_devis, demander_lieu\n"
    ) in text


def test_entities_tell_in_which_question_they_stand_if_in_any() -> None:
    assert (
        "  financeur = cpf (question 1)\n"
        "  duree_mois = 18 (question 2)\n"
        "  niveau_bac = bac (hors des questions)\n\n"
    ) in render(replace(EXPLANATION, reading=CUT), WIDE)  # fmt: skip


def test_what_is_not_there_is_said() -> None:
    bare = replace(READING, questions=(), entities=())
    text = render(Explanation(reading=bare, decision=()), WIDE)
    assert "4. Les entités\n  aucune\n" in text
    assert "5. La mémoire (slots)\n  rien n'a changé\n" in text
    assert "6. La réponse\n  Balise n'a rien dit" in text


def test_a_button_has_no_clauses() -> None:
    chosen = Reading("/demander_vae", questions=(Retained("demander_vae", 1.0, "/demander_vae"),))
    text = render(replace(EXPLANATION, reading=chosen), WIDE)
    assert text.startswith("1. Le message\n            écrit : « /demander_vae »\n\n2. ")
    assert "un bouton dit lui-même son intention" in text


def test_earlier_messages_come_first() -> None:
    earlier = (Earlier("l'ue 5", ("demander_module",)), Earlier("prix ? horaires ?", ("a", "b")))
    assert render(replace(EXPLANATION, earlier=earlier), WIDE).startswith(
        "Ce qui a été dit avant\n  « l'ue 5 » → demander_module\n  « prix ? horaires ? » → a, b\n\n1. "
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "vide"), ([], "vide"), ((), "vide"), (True, "oui"), (False, "non"), (0, "0"), (18, "18"), (["A"], "A")],
)
def test_values_are_shown_in_french(value: object, shown: str) -> None:
    text = render(replace(EXPLANATION, slots=(SlotChange("s", value, "x"),)), WIDE)
    assert f"  s : {shown} → x\n" in text


def test_a_reply_that_rests_on_no_section_says_so() -> None:
    assert "rubriques de la brochure : aucune" in render(replace(EXPLANATION, replies=(Reply("Bonjour."),)), WIDE)


@pytest.mark.parametrize("width", [40, 60, 80])
def test_long_lines_are_cut_and_french_signs_keep_their_words(width: int) -> None:
    text = "Vous parlez de « la formation » : est-ce bien celle-là ? Oui ! Elle coûte 30 % ; non » ? " * 3
    reply = Reply(text, (text,), (text,), ("utter_a",))
    lines = render(replace(EXPLANATION, reading=replace(CUT, written=text), replies=(reply,)), width).split("\n")
    body = [line for line in lines if line.startswith("  ")]
    assert all(len(line) <= width for line in body)
    assert not any(line.endswith("«") or line.lstrip(" |").startswith((":", "?", "!", ";", "%", "»")) for line in body)
    assert "\u00a0" not in "".join(lines)
