"""What is not masked: the contacts that the centre makes public."""

from __future__ import annotations

from pathlib import Path

from bot.curriculum.catalogue import load_catalogue
from bot.privacy.masking import Masking


def masking_of(courses: Path) -> Masking:
    """What masks everything but the contacts that the curriculum files make public.

    Raises:
        CurriculumError: a curriculum file is wrong.
    """
    contacts = [course.contact for course in load_catalogue(courses)]
    # Courses of one centre share them.
    return Masking({contact.email for contact in contacts}, {contact.phone for contact in contacts})
