"""Make course files for the tests: read a true one, change a field of it, write it elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

Data = dict[str, Any]

CPN42 = Path(__file__).parents[2] / "curriculum" / "CPN42-00A.yml"


def read_data(path: Path) -> Data:
    """The raw content of a course file, free to be changed."""
    data: Data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return data


def write_data(path: Path, data: Data) -> Path:
    """Write raw content as a course file and give its path back."""
    writer = YAML(typ="safe", pure=True)
    writer.allow_unicode = True
    with path.open("w", encoding="utf-8") as stream:
        writer.dump(data, stream)
    return path


def put(data: Data, field: str, value: Any) -> None:
    """Set the field at a dotted path; numbers in the path are ranks in lists."""
    holder, key = _holder(data, field)
    holder[key] = value


def drop(data: Data, field: str) -> None:
    """Remove the field at a dotted path."""
    holder, key = _holder(data, field)
    del holder[key]


def value_at(root: object, path: str) -> Any:
    """What stands at a dotted path of attributes; numbers in the path are ranks in tuples."""
    return _walk(root, path)[-1]


def source_at(root: object, path: str) -> str | None:
    """The section named by the innermost group around a dotted path, itself included."""
    sources = [step.source for step in _walk(root, path) if hasattr(step, "source")]
    return sources[-1] if sources else None


def _walk(root: object, path: str) -> list[Any]:
    steps: list[Any] = [root]
    for name in path.split("."):
        steps.append(steps[-1][int(name)] if name.isdigit() else getattr(steps[-1], name))
    return steps


def _holder(data: Data, field: str) -> tuple[Any, Any]:
    *path, last = (int(step) if step.isdigit() else step for step in field.split("."))
    holder: Any = data
    for step in path:
        holder = holder[step]
    return holder, last
