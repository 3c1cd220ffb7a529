"""The facts of one training course, as its curriculum file states them.

The file is French because staff write it; the attributes are English because programmers read them.
Every model is immutable and refuses unknown keys, so that a mistyped key is an error and not a silence.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PartKey = Literal["premiere", "seconde"]


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
