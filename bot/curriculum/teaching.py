"""What is taught, how, who pays and whom to ask: the rest of the facts of one training course."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from bot.curriculum.models import Fact, PartKey, Sourced, Text, VagueThreshold

FunderKey = Literal["employeur", "opco", "plan", "cpf", "transition_pro", "region"]


class Part(Sourced):
    """A block of UE, with its hours and what it leads to."""

    key: PartKey = Field(alias="cle")
    title: Text = Field(alias="intitule")
    hours: int = Field(alias="heures", ge=1)
    ability: Text = Field(alias="capacite")
    leads_to: Text = Field(alias="mene_a")


class Ue(Fact):
    """One unité d'enseignement, or one of those between which a learner chooses."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}\d{3}$")]
    title: Text = Field(alias="intitule")
    credits: int = Field(ge=1)
    content: Text = Field(alias="contenu")
    subjects: tuple[Text, ...] = Field(default=(), alias="sujets")


class Place(Fact):
    """A numbered place in the course: one UE, or a choice between several."""

    number: int = Field(alias="numero", ge=1)
    part: PartKey = Field(alias="partie")
    options: tuple[Ue, ...] = Field(alias="choix", min_length=1)

    @property
    def is_choice(self) -> bool:
        """Whether the learner chooses between several UE here."""
        return len(self.options) > 1

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the UE that may be followed here."""
        return tuple(ue.code for ue in self.options)


class Programme(Sourced):
    """All places of the course, in the order of the brochure."""

    places: tuple[Place, ...] = Field(alias="liste", min_length=1)


class Evening(Fact):
    """Evening classes: where and when."""

    title: Text = Field(alias="intitule")
    place: Text = Field(alias="lieu")
    days: Text = Field(alias="jours")
    start: Text = Field(alias="debut")
    end: Text = Field(alias="fin")


class Distance(Fact):
    """Distance learning."""

    title: Text = Field(alias="intitule")
    means: Text = Field(alias="moyen")


class Years(Fact):
    """A span of years."""

    minimum: int = Field(ge=1)
    maximum: int = Field(ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> Years:
        if self.minimum > self.maximum:
            raise ValueError("le minimum dépasse le maximum")
        return self


class Modes(Sourced):
    """How and when one learns."""

    evening: Evening = Field(alias="soir")
    distance: Distance
    combinable: bool = Field(alias="combinables")
    years: Years = Field(alias="duree_ans")
    pace: Text = Field(alias="rythme")


class Vae(Sourced):
    """Validation des acquis de l'expérience."""

    acronym: Text = Field(alias="sigle")
    title: Text = Field(alias="intitule")
    public: Text
    scope: Text = Field(alias="portee")
    substantial: VagueThreshold = Field(alias="experience_importante")


class Ves(Sourced):
    """Validation des études supérieures."""

    acronym: Text = Field(alias="sigle")
    title: Text = Field(alias="intitule")
    public: Text
    scope: Text = Field(alias="portee")


class Funder(Fact):
    """Somebody who may pay for the course."""

    key: FunderKey = Field(alias="cle")
    name: Text = Field(alias="nom")
    family: Text = Field(alias="famille")
    former: Text | None = Field(default=None, alias="ancien")


class Funding(Sourced):
    """Who may pay, and the devis."""

    funders: tuple[Funder, ...] = Field(alias="financeurs", min_length=1)
    open_ended: bool = Field(alias="ouverte")
    quote: Text = Field(alias="devis")


class Tram(Fact):
    """A tram line and its stop."""

    line: Text = Field(alias="ligne")
    stop: Text = Field(alias="arret")


class Bus(Fact):
    """Bus lines and their stop."""

    lines: tuple[Text, ...] = Field(alias="lignes", min_length=1)
    stop: Text = Field(alias="arret")


class Transport(Fact):
    """How to come without a car."""

    tram: Tram
    bus: Bus


class Contact(Sourced):
    """Whom to ask, and where."""

    centre: Text
    service: Text
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]+$")] = Field(alias="courriel")
    phone: Annotated[str, StringConstraints(pattern=r"^0\d(\.\d\d){4}$")] = Field(alias="telephone")
    street: Text = Field(alias="adresse")
    postcode: Annotated[str, StringConstraints(pattern=r"^\d{5}$")] = Field(alias="code_postal")
    town: Text = Field(alias="ville")
    building: Text = Field(alias="batiment")
    floor: Text = Field(alias="niveau")
    transport: Transport


class Vocabulary(Fact):
    """Words by which people say that they come from the sector, or studied something close to it."""

    sector: tuple[Text, ...] = Field(default=(), alias="secteur")
    similar_studies: tuple[Text, ...] = Field(default=(), alias="etudes_proches")
