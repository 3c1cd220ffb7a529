"""The facts of one training course, as its curriculum file states them.

The file is French because staff write it; the attributes are English because programmers read them.
Every model is immutable and refuses unknown keys, so that a mistyped key is an error and not a silence.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PartKey = Literal["premiere", "seconde"]
FunderKey = Literal["employeur", "opco", "plan", "cpf", "transition_pro", "region"]


class Fact(BaseModel):
    """Base of every model: immutable, strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Sourced(Fact):
    """A group of facts and the section of the brochure that states them."""

    source: Text


class DatedWord(Fact):
    """A word of the brochure that has aged, with the word in use today."""

    printed: Text = Field(alias="brochure")
    today: Text = Field(alias="aujourdhui")


class VagueThreshold(Fact):
    """A vague phrase of the brochure and the number of months by which we read it."""

    printed: Text = Field(alias="brochure")
    months: int = Field(alias="mois_minimum", ge=1)
    is_our_reading: Literal[True] = Field(alias="lecture")
    field: Text | None = Field(default=None, alias="domaine")


class Title(Fact):
    """The diploma awarded at the end."""

    kind: Text = Field(alias="nature")
    code: Text
    level: DatedWord = Field(alias="niveau")
    equivalent: Text = Field(alias="equivalence")


class Identity(Sourced):
    """What the course is called and what it awards."""

    code: Text
    title: Text = Field(alias="intitule")
    school: Text = Field(alias="etablissement")
    field: Text = Field(alias="domaine")
    the_field: Text = Field(alias="le_domaine")
    sectors: tuple[Text, ...] = Field(alias="secteurs", min_length=1)
    trades: Text = Field(alias="familles_de_metiers")
    award: Title = Field(alias="titre")


class Certificate(Sourced):
    """The certificate earned on the way, after one part of the course."""

    code: Text
    kind: Text = Field(alias="nature")
    title: Text = Field(alias="intitule")
    equivalent: Text = Field(alias="equivalence")
    part: PartKey = Field(alias="partie")
    purpose: Text = Field(alias="utilite")


class Expression(Fact):
    """The command of French that the course asks for."""

    level: Text = Field(alias="niveau")
    forms: tuple[Text, ...] = Field(alias="formes", min_length=1)


class Access(Sourced):
    """Who may enter."""

    entry_level: Text = Field(alias="niveau_entree")
    priority_public: Text = Field(alias="public_prioritaire")
    equivalent_experience: VagueThreshold = Field(alias="experience_equivalente")
    expression: Expression
    language_support: Text = Field(alias="soutien_linguistique")


class Internship(Sourced):
    """The internship of those whose experience lies outside the sector."""

    months: int = Field(alias="duree_mois", ge=1)
    condition: Text
    sector: Text = Field(alias="secteur")


class Experience(Sourced):
    """The professional experience that the diploma requires."""

    code: Text
    months: int = Field(alias="duree_mois", ge=1)
    credits: int = Field(ge=1)


class Report(Sourced):
    """The report that the diploma requires, written and defended."""

    code: Text
    title: Text = Field(alias="intitule")
    credits: int = Field(ge=1)
    when: Text = Field(alias="moment")


class Diploma(Sourced):
    """Who awards the diploma."""

    jury: Text


class RomeCode(Fact):
    """A code of the Répertoire opérationnel des métiers et des emplois."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-N]\d{4}$")]
    title: Text = Field(alias="intitule")


class RomeCodes(Sourced):
    """The ROME codes of the trade."""

    codes: tuple[RomeCode, ...] = Field(min_length=1)


class JobTitles(Sourced):
    """The names under which the trade is advertised."""

    items: tuple[Text, ...] = Field(alias="liste", min_length=1)


class Employer(Fact):
    """A kind of employer, under its printed name and today's."""

    name: Text = Field(alias="nom")
    examples: tuple[Text, ...] = Field(default=(), alias="exemples")
    today: Text | None = Field(default=None, alias="aujourdhui")


class Employers(Sourced):
    """Where the trade is exercised."""

    items: tuple[Employer, ...] = Field(alias="liste", min_length=1)


class Trade(Sourced):
    """The job for which the course prepares."""

    missions: tuple[Text, ...] = Field(min_length=1)
    help_fields: tuple[Text, ...] = Field(alias="domaines_d_aide", min_length=1)
    manner: Text = Field(alias="maniere")
    rome: RomeCodes
    job_titles: JobTitles = Field(alias="appellations")
    employers: Employers = Field(alias="employeurs")


class Objective(Fact):
    """One thing that learners will be able to do."""

    title: Text = Field(alias="titre")
    detail: Text


class Objectives(Sourced):
    """What learners will be able to do."""

    items: tuple[Objective, ...] = Field(alias="liste", min_length=1)


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
