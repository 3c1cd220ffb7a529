"""Tokens of French text."""

from __future__ import annotations

import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.attributes import SPACY_DOC
from bot.nlu.tokenizer import FrenchTokenizer
from tests.nlu.support import message

WITHOUT = ["tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "ner"]


@pytest.fixture(scope="module")
def tokenizer() -> FrenchTokenizer:
    """As config.yml sets it: no analysis of grammar."""
    return FrenchTokenizer({"modele": "fr_core_news_sm", "sans": WITHOUT})


def _tokens(of: Message) -> list[Token]:
    return list(of.get(TOKENS_NAMES[TEXT]))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("les horaires du soir", ["les", "horaires", "du", "soir"]),
        ("l'ue 5", ["l'", "ue", "5"]),
        ("c'est combien ?", ["c'", "est", "combien", "?"]),
        ("deux  espaces", ["deux", "espaces"]),
        ("👍", ["👍"]),
    ],
)
def test_text_is_cut_as_french_is(tokenizer: FrenchTokenizer, text: str, tokens: list[str]) -> None:
    (done,) = tokenizer.process([message(text)])
    assert [token.text for token in _tokens(done)] == tokens


@pytest.mark.parametrize("text", ["l'ue 5, c'est quoi ?", "  Bonjour   à vous ", "été œuvre ☀ soleil"])
def test_every_token_stands_where_it_says(tokenizer: FrenchTokenizer, text: str) -> None:
    (done,) = tokenizer.process([message(text)])
    found = _tokens(done)
    assert found
    assert [text[token.start : token.end] for token in found] == [token.text for token in found]


def test_the_analysis_of_spacy_travels_with_the_message(tokenizer: FrenchTokenizer) -> None:
    (done,) = tokenizer.process([message("les horaires")])
    assert done.get(SPACY_DOC).text == "les horaires"


def test_a_message_without_text_gets_no_tokens(tokenizer: FrenchTokenizer) -> None:
    done = tokenizer.process([Message(data={}), message("oui")])
    assert done[0].get(TOKENS_NAMES[TEXT]) is None
    assert [token.text for token in _tokens(done[1])] == ["oui"]


def test_training_phrases_are_cut_too(tokenizer: FrenchTokenizer) -> None:
    phrases = TrainingData([message("l'ue 5", **{INTENT: "demander_module"}), Message(data={INTENT: "saluer"})])
    first, second = tokenizer.process_training_data(phrases).training_examples
    assert [token.text for token in _tokens(first)] == ["l'", "ue", "5"]
    assert second.get(TOKENS_NAMES[TEXT]) is None


def test_the_whole_model_gives_lemmas() -> None:
    whole = FrenchTokenizer(FrenchTokenizer.get_default_config())
    (done,) = whole.process([message("les formations sont longues")])
    assert [token.lemma for token in _tokens(done)][1] == "formation"


def test_a_missing_spacy_model_stops_at_once() -> None:
    with pytest.raises(OSError, match="fr_absent"):
        FrenchTokenizer({"modele": "fr_absent", "sans": []})
