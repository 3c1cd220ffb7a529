"""What Balise proposes when it doubts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.answering import answer
from bot.dialogue.talk import Ask, Question, Thread
from bot.replies.suggestions import sentences, suggestions
from tests.replies.support import COURSE, DOMAIN, INTENTS, WORDING

SUGGESTED = sorted(sentences())
OPENS_A_DIALOGUE = {"verifier_eligibilite": "formulaire_eligibilite"}


@pytest.mark.parametrize("intent", SUGGESTED)
def test_every_intent_suggested_exists(intent: str) -> None:
    assert intent in INTENTS


@pytest.mark.parametrize("intent", sorted(set(SUGGESTED) - set(OPENS_A_DIALOGUE)))
def test_every_intent_suggested_has_an_answer(intent: str) -> None:
    parts = answer(Ask(Question(intent), Thread(), COURSE)).parts
    assert parts
    assert all(WORDING.has(part.name) for part in parts)


@pytest.mark.parametrize(("intent", "form"), OPENS_A_DIALOGUE.items())
def test_an_intent_that_opens_a_dialogue_has_its_form(intent: str, form: str) -> None:
    assert intent in sentences()
    assert form in DOMAIN["forms"]


@pytest.mark.parametrize("intent", SUGGESTED)
def test_a_suggestion_is_a_short_question_that_a_person_would_ask(intent: str) -> None:
    sentence = sentences()[intent]
    assert sentence[0].isupper()
    assert sentence.endswith("?")
    assert len(sentence) <= 60
    assert "_" not in sentence


def test_no_two_intents_share_a_sentence() -> None:
    assert len(set(sentences().values())) == len(sentences())


def test_suggestions_keep_the_order_of_likelihood_and_lead_to_the_intents() -> None:
    buttons = suggestions(["demander_vae", "demander_prix"])
    assert [button.payload for button in buttons] == ["/demander_vae", "/demander_prix"]
    assert [button.title for button in buttons] == [sentences()["demander_vae"], sentences()["demander_prix"]]


@pytest.mark.parametrize("intents", [[], ["nlu_fallback", "hors_sujet", "insulter", "jamais_vu"]])
def test_what_has_no_sentence_is_never_suggested(intents: list[str]) -> None:
    assert suggestions(intents) == ()


@given(st.lists(st.sampled_from([*SUGGESTED, "insulter", "jamais_vu"])))
def test_suggestions_are_few_and_all_different(intents: list[str]) -> None:
    buttons = suggestions(intents)
    assert len(buttons) == min(3, len(set(intents) & set(SUGGESTED)))
    assert len({button.payload for button in buttons}) == len(buttons)
