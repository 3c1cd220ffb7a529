"""A diploma that is not this course's: "le CAP petite enfance, c'est combien d'années ?"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.curriculum.course import Course
from bot.dialogue.talk import Ask
from bot.language.text import fold

OTHER_COURSES = "demander_autres_formations"
_FACTS = frozenset({
    "demander_duree", "demander_prix", "demander_dates", "demander_heures", "demander_horaires", "demander_inscription",
    "demander_credits", "demander_total", "demander_places", "demander_rythme", "demander_lieu", "demander_devis",
    "demander_programme", "demander_examens", "demander_financement",
})  # fmt: skip
"""What the brochure tells, or does not tell, of this course alone."""
_AWARD = (
    r"(?:cap|bep|bts|dut|deust|dees|deass|deaes|dejeps|desjeps|bpjeps|caferuis|cafdes|licence|master|doctorat|bachelor"
    r"|bac pro\w*|diplome d (?:etat|universite|aide \w+|infirmier\w*|educateur\w*|educatrice\w*|assistante? \w+))"
)
# Nothing here makes the diploma somebody's own: neither "j'ai", nor "avec", nor "après".
_BEFORE = (
    r"(?:(?:et|mais|ok|alors|sinon|bonjour|svp|dites?|moi|pour|du coup|a propos de|savoir|je voudrais|combien|cb|quand"
    r"|comment|quel(?:le)?s?|est|sont|ca|il|elle|y a t|on|de temps|d annees|d heures|de mois|le|la|les|l|de|du|d|en"
    r"|dure\w*|coute\w*|commence\w*|vaut|fait|prend|prix|tarif|cout|dates?|rentree|debut|inscription|s inscri\w+"
    r"|qu|que|c|ce|se passe|a quelle heure|quel jour|faut|pour faire|pour avoir|pour obtenir|pour passer) )*"
)
_ASKED_OF = re.compile(rf"^{_BEFORE}(?:l|la|le|les|un|une|du|de|d|en) (?P<award>{_AWARD})\b(?P<rest>.*)$")
_OWNED = re.compile(
    r"\b(?:j|je|jai|g|ai|as|avez|mon|ma|mes|moi|avec|sans|apres|avant|titulaire|niveau|deja|suffi\w*|dispens\w*|valid\w*"
    r"|equivalen\w*|raccourci\w*|redui\w*|comme|compar\w*|differen\w*|permet\w*|accepte\w*|reconnu\w*|entrer"
    r"|votre|vous|vos|ici|cette|formation|parcours|titre)\b"
)
"""Words by which the diploma is the person's own, or stands beside this course."""


def other_award(ask: Ask) -> Ask | None:
    """The question, when it asks for the length, price or dates of another diploma; None when it does not."""
    found = _ASKED_OF.search(fold(ask.question.text)) if ask.question.intent in _FACTS else None
    if found is None or _OWNED.search(found["rest"]) or _is_ours(ask.course, found["award"]):
        return None
    return replace(ask, question=replace(ask.question, intent=OTHER_COURSES))


def _is_ours(course: Course, award: str) -> bool:
    """Whether this course itself awards such a diploma."""
    identity, certificate = course.identity, course.certificate
    ours = (identity.title, identity.award.kind, *((certificate.kind, certificate.title) if certificate else ()))
    return any(re.search(rf"\b{re.escape(award)}\b", fold(name)) for name in ours)
