"""Where the eligibility dialogue stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.curriculum.eligibility import Profile


class Topic(Enum):
    """What the dialogue may ask, in order; the values are the slots of the form."""

    BAC = "bac"
    TOTAL = "experience_totale"
    SECTOR = "experience_secteur"
    SECTOR_MONTHS = "experience_secteur_mois"
    STUDIES = "etudes_superieures"


@dataclass(frozen=True)
class Progress:
    """What is known, and what remains to be confirmed with the centre.

    ``abroad``: the bac is among the latter because the diploma was earned in another country.
    """

    profile: Profile
    unknown: frozenset[Topic] = frozenset()
    abroad: bool = False
