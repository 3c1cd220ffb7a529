"""Read what people tell of themselves: diploma, length and sector of their work, studies."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from bot.curriculum.course import Course
from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.eligibility.sector import names_sector, sector_of, speaks_of_audience
from bot.dialogue.eligibility.statements import statements
from bot.language.answers import does_not_know
from bot.language.clauses import asks, cut
from bot.language.durations import durations, readable, says_a_few_years, says_never_worked, says_none, since_year
from bot.language.education import bac_level, higher_studies_about, speaks_of_oneself
from bot.language.numbers import digits
from bot.language.text import any_of, fold
from bot.language.trades import names_another_trade

_NOT_WORK = re.compile(
    r"\b(?:fac|universite|etudes?|etudie|ecole|licence|master|bts|dut|lycee|formation|chomage|sans (?:emploi|travail|boulot)|conge|maladie|arret"
    r"|prison|rsa|enfants|foyer|parental\w*|retraite|francais|en france|arrive|arrivee|dure|cursus|apprentissage du francais|deug|prepa)\b"
)
_PRIVATE_LIFE = re.compile(
    r"\b(?:mariage|mariee?s?|pacsee?s?|divorcee?s?|separee?s?|veu[fv]e?s?|celibat\w*|couple|concubinage|habit\w*)\b"
)
_SCHOOLING = re.compile(
    r" (?:(?:d|de|en|a|au|dans) )?(?:la |l |un |une |des |mes )?(?:fac|universite|etudes?|licence|master|bts|dut|deug|prepa|iut)\b"
)
_NO_WORK = re.compile(r"\b(?:pas|plus|jamais|sans) (?:travaill|boss)\w*(?: (?:pendant|durant|depuis))* $")
_WORKED_SO_LONG = re.compile(
    r"(?<!pas )(?<!plus )(?<!jamais )(?<!sans )\b(?:travaill|boss|taff?)\w*(?: (?:pendant|durant|environ|presque))* $"
)
_UNPAID = re.compile(r"\b(?:benevol\w*|volontariat|restos? du coeur|service civique)\b")
_PAID = re.compile(r"\b(?:salarie\w*|employe\w*|payee?|cdi|cdd|contrat|embauche\w*)\b")
_JOB = re.compile(
    r"\b(?:animat(?:eur|rice)|format(?:eur|rice)|enseignante?|prof|professeure?|instit\w*|educ\w*|monit(?:eur|rice)|auxiliaire"
    r"|assistante?|conseillere?|agente?|employee?|technicien\w*|responsable|chargee? d\w*|gerante?|direct(?:eur|rice)|gardien\w*"
    r"|accompagnat(?:eur|rice)|intervenante?|mediat(?:eur|rice)|fonctionnaire|stagiaire|atsem|postiere?|tri postal|soignante?|veilleu\w*|uniforme|conduis\w*|documentaliste)\b"
)
_WORK = re.compile(
    r"\b(?:travail\w*|boss\w*|boulot\w*|taf\w*|experience|exp|metier|carriere|emploi|poste|cdi|cdd|interim|salarie\w*|anciennete|pro"
    r"|ouvrier\w*|comme|dans|en tant|chez|usine|boite)\b"
)
_PART_OF = re.compile(r"\b(?:dont|parmi lesquels?|parmi lesquelles?|la dessus|sur ces)\b[\w ]{0,12}$")
_DOUBTS_FRENCH = re.compile(
    r"\b(?:mal (?:le |en |a l )?(?:francais|ecrit|orthographe)|pas (?:tres |trop )?(?:bien |bon |bonne |a l aise )?(?:parl\w*|ecri\w*|en|avec) (?:le |l )?(?:francais|orthographe|ecrit)"
    r"|francais (?:pas|est pas|n est pas|moyen|difficile|debutant)|fautes? d orthographe|difficultes? (?:en|a|avec) (?:l |le )?(?:francais|ecrit|ecrire|orthographe)"
    r"|langue maternelle|parle (?:pas|peu|mal)|ecris mal|apprends? (?:le |encore le )?francais|nul(?:le)? en (?:francais|orthographe))\b"
)


_WISH = re.compile(
    r"\b(?:voudrais|voudrai|veux|aimerais|aimerai|souhaite\w*|pourrai|pourrais|reve\w*|envie d\w*|projet\w*|compte|devenir|deviendrai|objectif)\b"
    r"(?: \w+){0,6}? (?:travailler|bosser|devenir|exercer|etre|faire|reconvertir|metier|orienter|comme|educ\w*|conseill\w*)\b"
    r"|\b(?:devenir|nul(?:le)? en|pas (?:doue|forte?) en)\b"
)
_WHETHER_CLOSE = re.compile(
    r"\b(?:proches?|pareil|compt\w*|valables?|c est bon|(?:ca|cela) (?:passe|marche|va|ira|le fait))\b"
)
_NO_STUDIES = re.compile(
    r"\b(?:ue|modules?|matieres?|stages?|secteur|experience|(?:travaill|boss)\w*|si (?:je|j|on))\b"
)
_ASKS_FOR = re.compile(r"\b(?:faut|fo|exige\w*|obligatoire|necessaire|requis\w*|demande\w*)\b")


@dataclass(frozen=True)
class _Stretch:
    """One duration, the words around it, and where that work lay."""

    months: int
    sector: Sector | None
    is_part: bool


def without_wishes(text: str) -> str:
    """The text without the clauses that speak of what the person would like to do or become."""
    clauses = cut(text).leaves()
    kept = [clause for clause in clauses if not _WISH.search(fold(clause))]
    return text if len(kept) == len(clauses) else ", ".join(kept)


def without_unpaid_work(text: str) -> str:
    """The text without the clauses that speak of volunteering: the brochure does not say what it is worth."""
    if not speaks_of_unpaid_work(text):
        return text
    return ", ".join(clause for clause in cut(text).leaves() if not speaks_of_unpaid_work(clause))


def speaks_of_unpaid_work(text: str) -> bool:
    """Whether the words speak of volunteering, and not of a paid job beside it."""
    folded = fold(text)
    return bool(_UNPAID.search(folded)) and not _PAID.search(folded)


def merge(known: Profile, told: Profile) -> Profile:
    """What was known, overruled by what has just been told."""
    changes = {
        each.name: value
        for each in fields(Profile)
        if (value := getattr(told, each.name)) is not None and not (each.name == "doubts_french" and not value)
    }
    return replace(known, **changes)


def read_profile(
    course: Course, text: str, this_year: int, *, about_self: bool = False, answers_how_long: bool = False
) -> Profile:
    """What a message tells of the person, unasked. What it does not tell is None.

    ``about_self``: the message is known to tell of the person, so that a bare "bac, 3 ans d'usine" does. Wishes
    ("je voudrais travailler dans le social") tell nothing of the past and are left out, and volunteering is no job.
    ``answers_how_long``: a bare duration is one of work; else its words have to say so.
    """
    text = without_wishes(text)
    plain = digits(text)
    work = without_unpaid_work(text)
    if not about_self and _ASKS_FOR.search(plain) and not speaks_of_oneself(text):
        # "Les 18 mois, faut que ce soit dans le social ?" tells of nobody's work.
        work = ""
    sector = sector_of(course, work)
    stretches = _stretches(course, work, answers_how_long) if about_self or _tells_of_work(course, work) else []
    whole = [stretch for stretch in stretches if not stretch.is_part]
    total = sum(stretch.months for stretch in whole) if whole else since_year(work, this_year)
    if total is None and sector is None and (about_self or speaks_of_oneself(work)):
        total = _told_without_figures(course, work)
    inside = _months_inside(stretches)
    if inside is not None and total is not None and 0 < inside < total:
        sector = Sector.MIXED
    return Profile(
        has_bac=bac_level(text, answers=about_self and not _ASKS_FOR.search(plain)),
        total_months=total,
        sector=sector,
        sector_months=inside if sector is Sector.MIXED else None,
        has_similar_studies=True if speaks_of_oneself(text) and studied_something_close(course, text) else None,
        doubts_french=bool(_DOUBTS_FRENCH.search(plain)),
    )


def similar_studies(course: Course, text: str) -> bool:
    """Whether the words name studies close to the course."""
    close = course.vocabulary.similar_studies
    return bool(close) and bool(re.search(rf"\b(?:{any_of(tuple(map(fold, close)))})\b", fold(text)))


def asks_whether_close(course: Course, text: str) -> bool:
    """Whether the person names studies and asks if they are close enough ("psycho c'est proche non ?")."""
    folded = fold(text)
    weighs = asks(text) and _WHETHER_CLOSE.search(folded) and similar_studies(course, text)
    return bool(weighs) and not _NO_STUDIES.search(folded) and not _ASKS_FOR.search(folded)


def studied_something_close(course: Course, text: str) -> bool:
    """Whether a diploma after the bac is named, in a subject close to the course."""
    words = course.vocabulary.similar_studies
    return bool(words) and higher_studies_about(text, any_of(tuple(map(fold, words))))


def measures_other_work(course: Course, text: str) -> bool:
    """Whether every length that the words give is of work outside the sector."""
    stretches = _stretches(course, text, answers_how_long=True)
    return bool(stretches) and all(stretch.sector is Sector.OUTSIDE for stretch in stretches)


def total_months(text: str) -> int | None:
    """The length of work that an answer to "how long?" gives, or None."""
    plain, found = readable(text), durations(text)
    if found:
        worked = [
            duration.months
            for duration in found
            if not _SCHOOLING.match(plain[duration.end :]) and not _NO_WORK.search(plain[: duration.start])
        ]
        return sum(worked) if worked and not _PRIVATE_LIFE.search(fold(text)) else None
    if says_none(text) and not does_not_know(text):
        return 0
    return None


def _told_without_figures(course: Course, text: str) -> int | None:
    """No experience at all is 0; the brochure's own vague words are worth what we read into them.

    Who asks whether one can come without experience does not say that she has none.
    """
    text = statements(text)
    if says_never_worked(text):
        return 0
    return course.access.equivalent_experience.months if says_a_few_years(text) else None


def _tells_of_work(course: Course, text: str) -> bool:
    plain = digits(text)
    return bool(_WORK.search(plain)) or names_another_trade(text) or names_sector(course, text)


def _months_inside(stretches: list[_Stretch]) -> int | None:
    inside = [stretch.months for stretch in stretches if stretch.sector is Sector.INSIDE]
    return sum(inside) if inside else None


def _stretches(course: Course, text: str, answers_how_long: bool) -> list[_Stretch]:
    """Each duration of work with the sector of the words that follow it, or else precede it."""
    plain = readable(text)
    found = durations(text)
    stretches = []
    for rank, duration in enumerate(found):
        before = plain[found[rank - 1].end if rank else 0 : duration.start]
        after = plain[duration.end : found[rank + 1].start if rank + 1 < len(found) else len(plain)]
        if not _is_work(course, before, after, answers_how_long):
            continue
        sector = sector_of(course, after) or sector_of(course, before)
        stretches.append(_Stretch(duration.months, sector, bool(_PART_OF.search(before))))
    return stretches


def _is_work(course: Course, before: str, after: str, answers_how_long: bool) -> bool:
    """Whether a duration measures work, by its nearest words."""
    if _NO_WORK.search(before):
        return False
    if _WORKED_SO_LONG.search(before):
        return True
    near_after = " ".join(after.split()[:6])
    near_before = " ".join(before.split()[-6:])
    if _NOT_WORK.search(near_after) or _PRIVATE_LIFE.search(near_after) or speaks_of_audience(before):
        return False
    if _names_work(course, near_after) or near_after.startswith(("d ", "de ", "en ", "au ")):
        return True
    if _NOT_WORK.search(near_before) or _PRIVATE_LIFE.search(near_before):
        return False
    return answers_how_long or _names_work(course, " ".join(before.split()[-10:]))


def _names_work(course: Course, words: str) -> bool:
    """Whether the words say work, or a job."""
    return bool(_WORK.search(words) or _JOB.search(words)) or names_another_trade(words) or names_sector(course, words)
