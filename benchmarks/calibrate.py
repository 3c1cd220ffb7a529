"""How the thresholds of understanding were found: ``python -m benchmarks.calibrate``.

Reads the messages of ``benchmarks/calibrage``, which no test set shares, with the trained model. Prints the weights
of :class:`bot.nlu.gathering.Weights`, fitted by logistic regression, and what each threshold would give, by
cross-validation over the messages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from ruamel.yaml import YAML
from sklearn.linear_model import LogisticRegression

from benchmarks.messages import FOREIGN, Case, Understanding, read_cases
from bot.nlu.gathering import CLUES, FALLBACK, Gatherer, Limits, Node, Weights, clues, leaning
from bot.settings import ROOT

CASES = Path(__file__).with_name("calibrage")
MODEL = ROOT / "models" / "balise.tar.gz"
LEANINGS = (0.0, 0.3, 0.5, 0.7)
QUESTION = (0.3, 0.35, 0.4, 0.45, 0.5)
ALONE = (0.6, 0.7, 0.8)
REFUSALS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)
PARTS = 6

Read = tuple[Case, Node]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Score:
    """Shares: messages of one question answered, answered with nothing besides; messages of several, all found."""

    answered: float
    exact: float
    several: float

    def __str__(self) -> str:
        return f"justes {self.answered:.3f}, sans rien en trop {self.exact:.3f}, plusieurs questions {self.several:.3f}"


def silent_intents() -> frozenset[str]:
    """The intents that ask nothing of the course, from config.yml."""
    pipeline = YAML(typ="safe", pure=True).load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    settings = next(step for step in pipeline if step["name"].endswith("QuestionGatherer"))
    return frozenset([*settings["gestes"], settings["hors_sujet"]])


def examples(read: Iterable[Read], by: float, silent: frozenset[str]) -> Iterator[tuple[list[float], bool]]:
    """The clues of every clause that was read as a question, and whether its message asks that."""
    for case, node in read:
        yield from _examples(case, node, by, silent, 0)


def _examples(
    case: Case, node: Node, by: float, silent: frozenset[str], depth: int
) -> Iterator[tuple[list[float], bool]]:
    for part in node.parts:
        reading = leaning(part.reading, node.reading, by)
        if reading.intent not in silent:
            found = clues(reading, part, node, depth, FOREIGN)
            yield [found[name] for name in CLUES], reading.intent in case.accepted
        yield from _examples(case, part, by, silent, depth + 1)


def fit(read: Sequence[Read], by: float, silent: frozenset[str]) -> Weights:
    """The weights that tell questions from the rest in these messages."""
    rows, labels = zip(*examples(read, by, silent), strict=True)
    features: Floats = np.array(rows)
    scale = features.std(axis=0) + 1e-9
    model = LogisticRegression(max_iter=2000).fit(features / scale, labels)
    weights = dict(zip(CLUES, (model.coef_[0] / scale).round(3).tolist(), strict=True))
    return Weights(constante=round(float(model.intercept_[0]), 3), **weights)


def score(read: Iterable[Read], gatherer: Gatherer) -> Score:
    """What a gatherer makes of these messages."""
    several: list[bool] = []
    answered: list[bool] = []
    exact: list[bool] = []
    for case, node in read:
        found = {reading.intent for reading in gatherer.gather(node)}
        if case.asks_several:
            several.append(set(case.intents) <= found)
        elif not case.is_foreign:
            answered.append(bool(found & case.accepted))
            exact.append(bool(found) and found <= case.accepted)
    return Score(*(float(np.mean(each)) for each in (answered, exact, several)))


def cross_validated(read: Sequence[Read], by: float, silent: frozenset[str]) -> Iterator[tuple[Limits, Score]]:
    """What each pair of thresholds gives on messages that the weights were not fitted on."""
    folds = [
        (read[fold::PARTS], [each for rank, each in enumerate(read) if rank % PARTS != fold]) for fold in range(PARTS)
    ]
    fitted = [(held_out, fit(rest, by, silent)) for held_out, rest in folds]
    for question in QUESTION:
        for alone in ALONE:
            limits = Limits(question, alone, by)
            scores = [score(held_out, Gatherer(weights, limits, silent, FOREIGN)) for held_out, weights in fitted]
            yield limits, Score(*np.mean([(s.answered, s.exact, s.several) for s in scores], axis=0).tolist())


def refusals(read: Sequence[Read]) -> Iterator[tuple[float, float, float]]:
    """For each threshold of refusal: foreign messages refused, messages on the course refused."""
    foreign = [node.reading.chance(FOREIGN) for case, node in read if case.is_foreign]
    ours = [node.reading.chance(FOREIGN) for case, node in read if not case.is_foreign]
    for threshold in REFUSALS:
        yield threshold, float(np.mean(np.array(foreign) >= threshold)), float(np.mean(np.array(ours) >= threshold))


def main() -> None:
    """Print the weights and the tables."""
    understanding = Understanding(MODEL)
    read = [(case, understanding.tree(case.text)) for case in read_cases(sorted(CASES.glob("*.yml")))]
    silent = silent_intents()
    print(f"{len(read)} messages de calibrage, {sum(case.asks_several for case, _ in read)} à plusieurs questions")
    for by in LEANINGS:
        print(f"\nrecul {by}\npoids {fit(read, by, silent)}")
        for limits, found in cross_validated(read, by, silent):
            print(f"  seuil_question {limits.question:<5} seuil_seule {limits.alone:<4} {found}")
    print("\nrefus : seuil, étrangers refusés, messages de la formation refusés")
    for threshold, refused, wrongly in refusals(read):
        print(f"  {threshold:<5} {refused:.3f} {wrongly:.3f}")
    unsure = [node.reading.confidence for case, node in read if node.reading.intent not in case.accepted | {FALLBACK}]
    print(f"\nmal lus : {len(unsure)}, probabilité médiane {float(np.median(unsure)):.2f}")


if __name__ == "__main__":
    main()
