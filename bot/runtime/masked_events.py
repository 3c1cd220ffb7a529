"""What is written down of a conversation in place of what was said."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.curriculum.catalogue import load_catalogue
from bot.privacy.masking import Masking


@dataclass(frozen=True)
class MaskedEvent:
    """An event as Rasa's store reads it."""

    type_name: str
    content: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        """What is stored."""
        return self.content


def masking_of(courses: Path) -> Masking:
    """What masks everything but the contacts that the curriculum files make public.

    Raises:
        CurriculumError: a curriculum file is wrong.
    """
    contacts = [course.contact for course in load_catalogue(courses)]
    return Masking([contact.email for contact in contacts], [contact.phone for contact in contacts])
