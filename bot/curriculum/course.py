"""One whole training course, and the checks that no single section can make alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import Field, model_validator

from bot.curriculum.models import (
    Access,
    Certificate,
    Diploma,
    Experience,
    Fact,
    Identity,
    Internship,
    Objectives,
    PartKey,
    Report,
    Text,
    Trade,
)
from bot.curriculum.teaching import Contact, Funding, Modes, Part, Place, Programme, Ue, Vae, Ves, Vocabulary


class Course(Fact):
    """Everything that one curriculum file says."""

    identity: Identity = Field(alias="identite")
    access: Access = Field(alias="acces")
    trade: Trade = Field(alias="metier")
    objectives: Objectives = Field(alias="objectifs")
    parts: tuple[Part, ...] = Field(alias="parties", min_length=1)
    programme: Programme = Field(alias="ue")
    modes: Modes = Field(alias="modalites")
    funding: Funding = Field(alias="financement")
    contact: Contact
    certificate: Certificate | None = Field(default=None, alias="certificat_intermediaire")
    experience: Experience | None = None
    internship: Internship | None = Field(default=None, alias="stage")
    report: Report | None = Field(default=None, alias="rapport")
    diploma: Diploma | None = Field(default=None, alias="diplome")
    vae: Vae | None = None
    ves: Ves | None = None
    vocabulary: Vocabulary = Field(default=Vocabulary(), alias="vocabulaire")
    silent_on: tuple[Text, ...] = Field(default=(), alias="non_precise")

    @property
    def code(self) -> str:
        """The code under which the course is known."""
        return self.identity.code

    def texts(self) -> Iterator[str]:
        """Everything that the file says in words."""
        return _texts_in(self.model_dump())

    def ues(self) -> Iterator[tuple[Place, Ue]]:
        """Every UE with its place, in the order of the brochure."""
        for place in self.programme.places:
            for ue in place.options:
                yield place, ue

    def find_ue(self, code: str) -> tuple[Place, Ue] | None:
        """The UE of this code and its place, or None."""
        return next(((place, ue) for place, ue in self.ues() if ue.code == code), None)

    def part(self, key: PartKey) -> Part | None:
        """The part of this key, or None."""
        return next((part for part in self.parts if part.key == key), None)

    @property
    def certificate_part(self) -> Part | None:
        """The part that the certificate crowns, or None where there is no certificate."""
        return self.part(self.certificate.part) if self.certificate else None

    def places_of(self, part: PartKey) -> tuple[Place, ...]:
        """The places of one part, in order."""
        return tuple(place for place in self.programme.places if place.part == part)

    @model_validator(mode="after")
    def _hangs_together(self) -> Course:
        problems = [*self._number_problems(), *self._code_problems(), *self._part_problems()]
        if problems:
            raise ValueError(" ; ".join(problems))
        return self

    def _number_problems(self) -> Iterator[str]:
        numbers = [place.number for place in self.programme.places]
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"ue.liste : les numéros doivent se suivre à partir de 1 (lus : {numbers})"

    def _code_problems(self) -> Iterator[str]:
        repeated = [code for code, times in Counter(ue.code for _, ue in self.ues()).items() if times > 1]
        if repeated:
            yield f"ue.liste : code répété ({', '.join(repeated)})"

    def _part_problems(self) -> Iterator[str]:
        keys = Counter(part.key for part in self.parts)
        if doubled := [key for key, times in keys.items() if times > 1]:
            yield f"parties : partie répétée ({', '.join(doubled)})"
        used = {place.part for place in self.programme.places}
        if self.certificate is not None:
            used.add(self.certificate.part)
        if used - set(keys):
            yield f"parties : partie absente ({', '.join(sorted(used - set(keys)))})"


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts_in(each)
    elif isinstance(value, Sequence):
        for each in value:
            yield from _texts_in(each)
