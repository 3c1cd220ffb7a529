"""Let Rasa be imported where TensorFlow is not installed.

Rasa 3.6 imports TensorFlow at module level in places that every command passes through, although
only DIET, TED, the response selector and two featurizers compute with it. Balise configures none of
them, so it installs no TensorFlow: a finder placed in ``sys.meta_path`` answers those imports with
inert modules. Whoever then *uses* TensorFlow gets :class:`TensorFlowAbsent`, which says what to do.

Holds for Rasa 3.6.21.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

ABSENT_PACKAGES = frozenset({"tensorflow", "tensorflow_hub", "tensorflow_text", "tensorflow_addons", "keras"})


class TensorFlowAbsent(ImportError):
    """A component that computes with TensorFlow was configured, and Balise runs without it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"'{name}' a besoin de TensorFlow, que Balise n'installe pas. Retirez DIETClassifier, "
            "TEDPolicy, UnexpecTEDIntentPolicy, ResponseSelector, ConveRTFeaturizer et "
            "LanguageModelFeaturizer de config.yml."
        )


class _InertMeta(type):
    """Attributes of an inert class are inert classes, so that annotations and base classes evaluate."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _inert_class(name)


def _refuse(self: object, *_: object, **__: object) -> None:
    raise TensorFlowAbsent(type(self).__name__)


def _decorate(*args: Any, **_: Any) -> Any:
    """Stand in for ``tf.function``, used with and without arguments."""
    if args and callable(args[0]):
        return args[0]
    return lambda function: function


def _inert_class(name: str) -> type:
    return _InertMeta(name, (), {"__init__": _refuse})


class _InertModule(ModuleType):
    """A module whose every attribute is an inert class."""

    __path__: list[str] = []  # noqa: RUF012

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "function":
            return _decorate
        return _inert_class(name)


class _InertLoader(Loader):
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _InertModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to execute: an inert module has no body."""


class _AbsentPackageFinder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] not in ABSENT_PACKAGES:
            return None
        return ModuleSpec(fullname, _InertLoader(), is_package=True)


def install() -> bool:
    """Put the stand-in in place; return False, changing nothing, where TensorFlow is installed."""
    if "tensorflow" in sys.modules or importlib.util.find_spec("tensorflow") is not None:
        return False
    sys.meta_path.append(_AbsentPackageFinder())
    return True
