"""The bill of materials of Balise, in CycloneDX 1.6: ``python -m tools.sbom`` writes ``rapports/sbom.cdx.json``.

It is made of the lock files, and of what the installed Python packages say of their licence, without a network.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import datetime, timezone
from importlib import metadata
from itertools import chain
from pathlib import Path
from typing import Any

from tools.locked import ROOT, Package, python_packages, widget_packages

BILL = ROOT / "rapports" / "sbom.cdx.json"
LONGEST_LICENCE_NAME = 100
"""Some packages put the whole text where the name belongs."""


def bill(packages: Iterable[Package], now: datetime) -> dict[str, Any]:
    """The bill of materials of these packages."""
    components = sorted((_component(package) for package in packages), key=lambda each: str(each["bom-ref"]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid4()}",
        "version": 1,
        "metadata": {
            "timestamp": now.isoformat(timespec="seconds"),
            "component": {"type": "application", "bom-ref": "balise", "name": "balise"},
        },
        "components": components,
        "dependencies": [{"ref": "balise", "dependsOn": [each["bom-ref"] for each in components]}],
    }


def licence_of(name: str) -> str | None:
    """What an installed Python package says of its licence (None: nothing, or it is not installed)."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    classifiers = [
        each.rpartition(" :: ")[2] for each in said.get_all("Classifier") or () if each.startswith("License")
    ]
    named = next(chain(said.get_all("License-Expression") or (), classifiers, said.get_all("License") or ()), None)
    return named if named and len(named) <= LONGEST_LICENCE_NAME else None


def main() -> None:
    """Write the bill, and say where."""
    packages = list(chain(python_packages(), widget_packages()))
    BILL.parent.mkdir(exist_ok=True)
    content = bill(packages, datetime.now(timezone.utc))
    BILL.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    counts = {kind: sum(package.ecosystem == kind for package in packages) for kind in ("pypi", "npm")}
    print(f"{_shown(BILL)} : {counts['pypi']} paquets Python, {counts['npm']} paquets de la fenêtre du site.")


def _component(package: Package) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
        "scope": "excluded" if package.builds_only else "required",
    }
    licence = package.licence or (licence_of(package.name) if package.ecosystem == "pypi" else None)
    if licence:
        component["licenses"] = [{"license": {"name": licence}}]
    if package.hashes:
        # A version is several files, of which each has its hash: they are no hashes of one thing.
        hashes = [{"alg": algorithm, "content": value} for algorithm, value in package.hashes]
        component["externalReferences"] = [{"type": "distribution", "url": package.purl, "hashes": hashes}]
    return component


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
