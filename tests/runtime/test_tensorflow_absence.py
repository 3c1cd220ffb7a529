"""The stand-in for TensorFlow, each time in a fresh Python."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.settings import ROOT

INSTALLED = "from bot.runtime import tensorflow_absence; tensorflow_absence.install()\n"


def _python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", INSTALLED + code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "name", ["tensorflow", "tensorflow.keras.layers", "tensorflow_hub", "tensorflow_text", "keras"]
)
def test_tensorflow_can_be_imported_though_it_is_absent(name: str) -> None:
    assert _python(f"import {name}; print(type({name}).__name__)") == "_InertModule"


def test_classes_can_derive_from_it_and_functions_be_decorated_by_it() -> None:
    code = """
import tensorflow as tf
class Layer(tf.keras.layers.Layer): ...
@tf.function
def plain() -> tf.Tensor: return 1
@tf.function(input_signature=[])
def signed(): return 2
print(plain(), signed())
"""
    assert _python(code) == "1 2"


@pytest.mark.parametrize("use", ["tf.Variable(1)", "tf.keras.Model()", "type('Mine', (tf.Module,), {})()"])
def test_using_it_says_which_components_to_take_out(use: str) -> None:
    code = f"""
import tensorflow as tf
from bot.runtime.tensorflow_absence import TensorFlowAbsent
try:
    {use}
except TensorFlowAbsent as error:
    print(error)
"""
    assert "Retirez DIETClassifier" in _python(code)


def test_other_absent_modules_stay_absent() -> None:
    code = "import importlib.util; print(importlib.util.find_spec('tensorflow_quelconque'))"
    assert _python(code) == "None"


def test_installing_it_twice_changes_nothing() -> None:
    assert _python("import tensorflow; print(tensorflow_absence.install())") == "False"
    assert _python("print(tensorflow_absence.install())") == "False"


def test_rasa_starts_without_tensorflow() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot.runtime.rasa_command", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "3.6.21" in done.stdout
