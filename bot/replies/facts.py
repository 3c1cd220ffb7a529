"""The facts that wording may name: each is a short text with the section of the brochure behind it.

The names are those of the {accolades} in domain.yml. A fact that a course does not have is absent, and
a reply that needs it gives way to an admission.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.curriculum import sums
from bot.curriculum.course import Course
from bot.curriculum.models import Employer
from bot.curriculum.teaching import Part


@dataclass(frozen=True)
class Said:
    """A fact as text, and the section of the brochure that states it (None: no section does)."""

    text: str
    source: str | None = None


Facts = Mapping[str, Said]


def enumerate_in_french(items: Iterable[str]) -> str:
    """ "a, b et c"."""
    *first, last = items
    return f"{', '.join(first)} et {last}" if first else last


def bullets(items: Iterable[str]) -> str:
    """One item a line, each behind a bullet."""
    return "\n".join(f"• {item}" for item in items)


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def course_facts(course: Course) -> dict[str, Said]:
    """Every fact of a course that does not depend on the conversation."""
    return {name: said for group in _GROUPS for name, said in group(course)}


def service_facts(kept_days: int) -> dict[str, Said]:
    """What is true of Balise herself, whatever the course: no section of a brochure states it."""
    return {"conservation": Said(f"{kept_days} jour{'s' if kept_days > 1 else ''}")}


def part_facts(part: Part) -> dict[str, Said]:
    """The facts of one part of the course."""
    return {
        "partie_intitule": Said(capitalised(part.title), part.source),
        "partie_heures": Said(str(part.hours), part.source),
        "partie_capacite": Said(part.ability, part.source),
        "partie_mene_a": Said(part.leads_to, part.source),
    }


def _sourced(source: str, **texts: str) -> Iterator[tuple[str, Said]]:
    return ((name, Said(text, source)) for name, text in texts.items())


def _identity(course: Course) -> Iterator[tuple[str, Said]]:
    identity, award = course.identity, course.identity.award
    yield from _sourced(
        identity.source,
        code=identity.code,
        intitule=identity.title,
        etablissement=identity.school,
        domaine=identity.field,
        le_domaine=identity.the_field,
        secteurs=enumerate_in_french(identity.sectors),
        familles_de_metiers=identity.trades,
        titre_code=award.code,
        niveau_brochure=award.level.printed,
        niveau_aujourdhui=award.level.today,
        equivalence=award.equivalent,
    )


def _certificate(course: Course) -> Iterator[tuple[str, Said]]:
    if (certificate := course.certificate) is None:
        return
    yield from _sourced(
        certificate.source,
        cp_code=certificate.code,
        cp_nature=certificate.kind,
        cp_intitule=certificate.title,
        cp_equivalence=certificate.equivalent,
        cp_utilite=certificate.purpose,
    )


def _access(course: Course) -> Iterator[tuple[str, Said]]:
    access = course.access
    yield from _sourced(
        access.source,
        niveau_entree=access.entry_level,
        public_prioritaire=access.priority_public,
        experience_brochure=access.equivalent_experience.printed,
        experience_domaine=access.equivalent_experience.field or access.entry_level,
        expression_niveau=access.expression.level,
        soutien=access.language_support,
    )


def _diploma(course: Course) -> Iterator[tuple[str, Said]]:
    if (experience := course.experience) is not None:
        yield from _sourced(
            experience.source,
            experience_mois=str(experience.months),
            experience_credits=str(experience.credits),
            experience_code=experience.code,
        )
    if (internship := course.internship) is not None:
        yield from _sourced(internship.source, stage_mois=str(internship.months))
    if (report := course.report) is not None:
        yield from _sourced(
            report.source,
            rapport_intitule=report.title,
            rapport_credits=str(report.credits),
            rapport_code=report.code,
            rapport_moment=report.when,
            rapport_moment_debut=capitalised(report.when),
        )
    if (diploma := course.diploma) is not None:
        yield from _sourced(diploma.source, jury=diploma.jury)


def _trade(course: Course) -> Iterator[tuple[str, Said]]:
    trade = course.trade
    yield from _sourced(
        trade.source,
        missions=bullets(trade.missions),
        domaines_d_aide=enumerate_in_french(trade.help_fields),
        maniere=trade.manner,
    )
    yield from _sourced(
        trade.rome.source, codes_rome=bullets(f"{rome.code} : {rome.title}" for rome in trade.rome.codes)
    )
    yield from _sourced(trade.job_titles.source, appellations=enumerate_in_french(trade.job_titles.items))
    yield from _sourced(trade.employers.source, employeurs=bullets(map(_employer, trade.employers.items)))
    objectives = (objective.title for objective in course.objectives.items)
    yield from _sourced(course.objectives.source, objectifs=bullets(objectives))


def _employer(employer: Employer) -> str:
    text = employer.name
    if employer.today:
        text += f" (aujourd'hui {employer.today})"
    if employer.examples:
        text += f" ({', '.join(employer.examples)}…)"
    return text


def _programme(course: Course) -> Iterator[tuple[str, Said]]:
    source = course.programme.source
    possible = sorted({ue.credits for _, ue in course.ues()})
    yield from _sourced(
        source,
        nombre_ue=str(len(course.programme.places)),
        credits_possibles=_either(map(str, possible)),
        credits_ue=str(sums.ue_credits(course)),
        credits_total=str(sums.total_credits(course)),
    )
    for part in course.parts:
        yield from _sourced(
            part.source,
            **{
                f"heures_{part.key}": str(part.hours),
                f"nombre_ue_{part.key}": str(len(course.places_of(part.key))),
            },
        )
    yield from _sourced(course.parts[0].source, heures_total=str(sums.total_hours(course)))


def _either(items: Iterable[str]) -> str:
    *first, last = items
    return f"{', '.join(first)} ou {last}" if first else last


def _modes(course: Course) -> Iterator[tuple[str, Said]]:
    modes = course.modes
    yield from _sourced(
        modes.source,
        soir_intitule=modes.evening.title,
        soir_lieu=modes.evening.place,
        soir_jours=modes.evening.days,
        soir_debut=modes.evening.start,
        soir_fin=modes.evening.end,
        distance_intitule=modes.distance.title,
        distance_moyen=modes.distance.means,
        duree=f"{modes.years.minimum} à {modes.years.maximum}",
        rythme=modes.pace,
    )
    if (vae := course.vae) is not None:
        yield from _sourced(vae.source, vae_intitule=vae.title, vae_portee=vae.scope)
    if (ves := course.ves) is not None:
        yield from _sourced(ves.source, ves_intitule=ves.title, ves_portee=ves.scope)


def _funding(course: Course) -> Iterator[tuple[str, Said]]:
    source = course.funding.source
    region = next((funder for funder in course.funding.funders if funder.key == "region"), None)
    if region is not None:
        yield "region", Said(region.name.removeprefix("la "), source)
    for funder in course.funding.funders:
        if funder.former:
            yield f"ancien_{funder.key}", Said(funder.former, source)
    yield "devis", Said(course.funding.quote, source)


def _contact(course: Course) -> Iterator[tuple[str, Said]]:
    contact, transport = course.contact, course.contact.transport
    yield from _sourced(
        contact.source,
        centre=contact.centre,
        service=contact.service,
        courriel=contact.email,
        telephone=contact.phone,
        adresse=contact.street,
        code_postal=contact.postcode,
        ville=contact.town,
        batiment=contact.building,
        etage=contact.floor,
        tram_ligne=transport.tram.line,
        tram_arret=transport.tram.stop,
        bus_lignes=enumerate_in_french(transport.bus.lines),
        bus_arret=transport.bus.stop,
    )


_GROUPS = (_identity, _certificate, _access, _diploma, _trade, _programme, _modes, _funding, _contact)
