"""The configurations that the ablation compares: config.yml with one thing changed, and stock Rasa."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML

from bot.settings import ROOT

Step = Mapping[str, Any]
Pipeline = list[dict[str, Any]]

# They set neither the intent nor its probability.
_ASIDE = ("DomainEntities", "QuestionGatherer")
_EVERY_INTENT = 1000
_PARTS = "benchmarks.ablation_parts"
_LETTERS = {"origine": "LettersFeaturizer", "C": 100.0, "un_contre_tous": True}
_USE = {"origine": "MeaningFeaturizer.use", "C": 10.0}
_E5 = {"origine": "MeaningFeaturizer.e5", "C": 10.0}
_JOINED = {"origine": "FeaturesJoiner", "C": 100.0, "un_contre_tous": True}
_WHITESPACE = {"name": "rasa.nlu.tokenizers.whitespace_tokenizer.WhitespaceTokenizer"}
_COUNTS = "rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer.CountVectorsFeaturizer"
_REGRESSION = "rasa.nlu.classifiers.logistic_regression_classifier.LogisticRegressionClassifier"
_DIET = "rasa.nlu.classifiers.diet_classifier.DIETClassifier"


@dataclass(frozen=True)
class Configuration:
    """A row of the table; ``needs_tensorflow``: only another interpreter can run it."""

    key: str
    title: str
    pipeline: Callable[[], Pipeline]
    needs_tensorflow: bool = False


def product() -> Pipeline:
    """The pipeline of config.yml as far as it sets the intent of a whole message, with every intent ranked."""
    steps = YAML(typ="safe", pure=True).load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    pipeline: Pipeline = [dict(step) for step in steps if not step["name"].endswith(_ASIDE)]
    step(pipeline, "ClauseSplitter")["name"] = f"{_PARTS}.WholeMessage"
    step(pipeline, "TopicClassifier")["classement"] = _EVERY_INTENT
    return pipeline


def step(pipeline: Pipeline, name: str) -> dict[str, Any]:
    """The step of that class."""
    return next(each for each in pipeline if each["name"].endswith(f".{name}"))


def without(pipeline: Pipeline, *names: str) -> Pipeline:
    """The pipeline less the steps of these classes."""
    return [each for each in pipeline if each["name"].rpartition(".")[2] not in names]


def judged_by(pipeline: Pipeline, *experts: Step) -> Pipeline:
    """The pipeline with other regressions; they need not say ``voix`` when there is but one."""
    step(pipeline, "TopicClassifier")["experts"] = [{"voix": 1.0, **expert} for expert in experts]
    return pipeline


def letters() -> Pipeline:
    """Letters alone."""
    return without(judged_by(product(), _LETTERS), "MeaningFeaturizer")


def letters_without_slips() -> Pipeline:
    """Letters alone, learnt from phrases as they were written."""
    return without(letters(), "SlipsAugmenter")


def meaning_use() -> Pipeline:
    """Meaning alone, by the Universal Sentence Encoder."""
    return without(judged_by(product(), _USE), "LettersFeaturizer")


def meaning_e5() -> Pipeline:
    """Meaning alone, by e5."""
    pipeline = without(judged_by(product(), _E5), "LettersFeaturizer")
    step(pipeline, "MeaningFeaturizer")["encodeur"] = "e5"
    return pipeline


def without_slips() -> Pipeline:
    """The product, learnt from phrases as they were written."""
    return without(product(), "SlipsAugmenter")


def without_spelling() -> Pipeline:
    """The product, reading misspelt words as they are."""
    pipeline = product()
    step(pipeline, "FrenchNormalizer")["corriger"] = False
    return pipeline


def three_voices() -> Pipeline:
    """Letters and both encoders."""
    experts = ({**_LETTERS, "voix": 0.5}, {**_USE, "voix": 0.2}, {**_E5, "voix": 0.3})
    pipeline = judged_by(product(), *experts)
    meaning = step(pipeline, "MeaningFeaturizer")
    pipeline.insert(pipeline.index(meaning), {**meaning, "encodeur": "e5"})
    return pipeline


def one_regression() -> Pipeline:
    """Letters and meaning side by side in one regression."""
    pipeline = judged_by(product(), _JOINED)
    classifier = step(pipeline, "TopicClassifier")
    pipeline.insert(pipeline.index(classifier), {"name": f"{_PARTS}.FeaturesJoiner"})
    return pipeline


def lemmas() -> Pipeline:
    """The product, with the letters of the lemmas; the meaning still reads the words."""
    pipeline = product()
    tokenizer = {**step(pipeline, "FrenchTokenizer"), "name": f"{_PARTS}.LemmaTokenizer", "sans": ["parser", "ner"]}
    pipeline = without(pipeline, "FrenchTokenizer")
    spelt = step(pipeline, "LettersFeaturizer")
    rest = without(pipeline, "LettersFeaturizer")
    after = rest.index(step(rest, "TopicClassifier"))
    return [*rest[:after], tokenizer, spelt, *rest[after:]]


def stock(classifier: Step) -> Pipeline:
    """Rasa as its documentation advises, with a classifier of its own."""
    pieces = {"name": _COUNTS, "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4}
    return [dict(_WHITESPACE), {"name": _COUNTS}, pieces, {"ranking_length": 0, **classifier}]


def stock_regression() -> Pipeline:
    """Stock Rasa without TensorFlow."""
    return stock({"name": _REGRESSION})


def stock_diet() -> Pipeline:
    """Stock Rasa with its own neural network."""
    settings = {"epochs": 30, "entity_recognition": False, "constrain_similarities": True, "random_seed": 7}
    return stock({"name": _DIET, **settings})


CONFIGURATIONS = (
    Configuration("lettres", "lettres seules", letters),
    Configuration("lettres-sans-copies", "lettres seules, sans les copies fautives", letters_without_slips),
    Configuration("use", "sens (USE) seul", meaning_use),
    Configuration("e5", "sens (e5) seul", meaning_e5),
    Configuration("balise", "**lettres × sens (USE), retenu**", product),
    Configuration("sans-copies", "le même, sans les copies fautives", without_slips),
    Configuration("sans-correction", "le même, sans la correction des fautes", without_spelling),
    Configuration("trois-voix", "lettres × sens (USE) × sens (e5)", three_voices),
    Configuration("ensemble", "lettres et sens (USE) dans une même régression", one_regression),
    Configuration("lemmes", "lettres des lemmes × sens (USE)", lemmas),
    Configuration("rasa-regression", "Rasa seul : mots, lettres, LogisticRegressionClassifier", stock_regression),
    Configuration("rasa-diet", "Rasa seul : mots, lettres, DIETClassifier (30 passes)", stock_diet, True),
)
