"""What the trained understanding is worth on messages nobody tuned it on: ``python -m benchmarks.measure``.

Prints the figures of docs/nlu.md, the confusions, and draws them in ``rapports/confusions.png``.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.disguises import DISGUISES
from benchmarks.messages import FOREIGN, REFUSED, Case, Understanding, read_cases
from bot.settings import ROOT

CASES = ROOT / "tests" / "nlu" / "messages.yml"
MODEL = ROOT / "models" / "balise.tar.gz"
PICTURE = ROOT / "rapports" / "confusions.png"
Confusions = Counter[tuple[str, str]]


def answered(case: Case, found: Sequence[str]) -> bool:
    """Whether something that the message asks was found."""
    return bool(case.accepted & set(found))


def exactly(case: Case, found: Sequence[str]) -> bool:
    """Whether nothing else was found."""
    return set(found) <= case.accepted


def refused(_case: Case, found: Sequence[str]) -> bool:
    """Whether the message was refused, or said not to be understood."""
    return bool(REFUSED & set(found))


def wrongly_refused(_case: Case, found: Sequence[str]) -> bool:
    """Whether it was taken for a foreign subject."""
    return list(found) == [FOREIGN]


def all_found(case: Case, found: Sequence[str]) -> bool:
    """Whether all that the message asks was found."""
    return set(case.intents) <= set(found)


def share(cases: Sequence[Case], found: dict[Case, list[str]], good: Callable[[Case, Sequence[str]], bool]) -> str:
    """How many cases are good, in French."""
    count = sum(good(case, found[case]) for case in cases)
    return f"{100 * count / len(cases):5.1f} %  ({count}/{len(cases)})".replace(".", ",")


def figures(cases: Sequence[Case], understanding: Understanding) -> None:
    """Print what is understood, plainly written and in disguise."""
    found = {case: understanding.intents(case.text) for case in cases}
    one = [case for case in cases if not case.asks_several and not case.is_foreign]
    foreign = [case for case in cases if case.is_foreign]
    several = [case for case in cases if case.asks_several]
    print(f"une question, trouvée              {share(one, found, answered)}")
    print(f"une question, rien en trop         {share(one, found, exactly)}")
    print(f"plusieurs questions, toutes        {share(several, found, all_found)}")
    print(f"plusieurs questions, une au moins  {share(several, found, answered)}")
    print(f"étrangers refusés                  {share(foreign, found, refused)}")
    print(f"de la formation, refusés           {share(one, found, wrongly_refused)}")
    for name, disguise in DISGUISES.items():
        changed = {case: understanding.intents(disguise(case.text)) for case in one}
        print(f"une question, {name:<27} {share(one, changed, answered)}")


def confusions(cases: Sequence[Case], understanding: Understanding) -> tuple[Confusions, list[str]]:
    """Which intent was taken for which, and the messages misread."""
    counted: Confusions = Counter()
    misread: list[str] = []
    for case in cases:
        found = understanding.intents(case.text)
        if not case.asks_several and not answered(case, found):
            counted[case.intents[0], found[0]] += 1
            misread.append(f"{case.intents[0]} → {', '.join(found)} | {case.text}")
    return counted, misread


def draw(counted: Confusions, path: Path) -> None:
    """A picture of the confusions: asked for downwards, read across."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    asked = sorted({pair[0] for pair in counted})
    read = sorted({pair[1] for pair in counted})
    figure, axes = pyplot.subplots(figsize=(0.3 * len(read) + 4, 0.3 * len(asked) + 4))
    axes.imshow([[counted[row, column] for column in read] for row in asked], cmap="Blues")
    axes.set_xticks(range(len(read)), read, rotation=90)
    axes.set_yticks(range(len(asked)), asked)
    axes.set_xlabel("lu")
    axes.set_ylabel("demandé")
    figure.tight_layout()
    path.parent.mkdir(exist_ok=True)
    figure.savefig(path, dpi=110)


def duration(cases: Sequence[Case], understanding: Understanding) -> float:
    """Milliseconds to read a message, at the median."""
    times: list[float] = []
    for case in cases:
        start = time.perf_counter()
        understanding.parse(case.text)
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description="Mesure la compréhension du modèle entraîné.")
    parser.add_argument("fichiers", nargs="*", type=Path, default=[CASES])
    parser.add_argument("--mal-lus", action="store_true", help="citer les messages mal lus")
    arguments = parser.parse_args()
    cases = read_cases(arguments.fichiers)
    understanding = Understanding(MODEL)
    figures(cases, understanding)
    print(f"lecture d'un message, médiane      {duration(cases, understanding):5.1f} ms".replace(".", ","))
    counted, misread = confusions(cases, understanding)
    for (asked, read), count in counted.most_common(15):
        print(f"{count:3d}  {asked} lu {read}")
    if arguments.mal_lus:
        print("\n".join(misread))
    draw(counted, PICTURE)


if __name__ == "__main__":
    main()
