"""What people say of their diplomas."""

from __future__ import annotations

import re

from bot.language.numbers import digits
from bot.language.schooling import left_school

_HIGHER = (
    r"(?:bac ?(?:\+|plus) ?\d|l[123]|m[12]|licence|master|maitrise|bts|dut|deug|deust|deuf|dea|dess|doctorat|ingenieur|mba"
    r"|(?:la |a la |en |de )?(?:fac|universite|prepa)|etudes superieures|dees|deass|cesf|diplome d etat)"
)
_BAC = r"(?:bac(?:calaureat|alaureat|c)?|baccalaureats?|daeu|niveau bac|bac ?pro)(?! ?(?:\+|plus))"
_BELOW = (
    r"(?:cap|bep|brevet|dnb|certificat d etudes|titre pro(?:fessionnel)? de niveau 3"
    r"|niveau (?:3e|3eme|troisieme|college|cap|bep|v)\b|cfg)"
)
_NO_DIPLOMA = (
    r"(?:(?:aucun|0|pas d|pas de|sans|ss) ?(?:diplome|qualification)s?|pas (?:fait|fini) (?:d |l |mes |mon )?(?:etudes|lycee)"
    r"|jamais (?:ete a l ecole|fait d etudes|passe (?:le )?bac|eu (?:le |mon |de )?bac|reussi (?:le |mon )?bac))"
)
_NO_BAC = (
    r"(?:(?:pas|pa|sans|ss|ni|jamais|aucun|non) (?:encore |vraiment |tout a fait |fini |eu |obtenu |passe |reussi |de |d |le |l |mon |un |du |avoir |decroche )*bac\b(?! ?(?:\+|plus))"
    r"|(?:rate|loupe|echoue|manque)\w* (?:a |au |le |mon |l )*bac|bac (?:non|rate|loupe)\b|bac pas(?: eu| obtenu| fini)?$|presque (?:eu )?(?:le |mon )?bac\b|(?<!ai )(?<!eu )(?:passe|passer|prepare|preparer|repasse|repasser) (?:le |mon )?bac\b|avant (?:le |mon )?bac\b|pas (?:mon |le )?niveau bac"
    r"|bac(?: \w+){0,2}? (?:je )?(?:ne )?l ai (?:pas|pa|jamais|rate|loupe|manque)\b)"
)
_OWNS = (
    r"(?:\b(?:j ai|jai|g|ai|as|a|avec|avoir eu|oui|possede|obtenu|eu|titulaire|diplomee?|sortant|mon|ma|mes|passe"
    r"|valide|fait|niveau|juste|seulement|que|suis en|apres|detient|detiens|detenteur|^)\b[\w ]{0,60}?)"
)
_OWNS_HIGHER = re.compile(rf"{_OWNS}\b{_HIGHER}\b")
_OWNS_BAC = re.compile(rf"{_OWNS}\b{_BAC}\b")
_LACKS_HIGHER = re.compile(rf"\b(?:pas|pa|sans|ni|jamais|aucune?)\b (?:\w+ ){{0,3}}{_HIGHER}\b")
_NO_BAC_AT_ALL = re.compile(rf"\b(?:{_NO_BAC})")
_LITTLE = re.compile(rf"\b(?:{_NO_DIPLOMA}|{_BELOW}\b)")
_HIGHER_WORD = re.compile(rf"\b{_HIGHER}\b")
_ABOUT_SELF = re.compile(
    r"\b(?:j|je|jai|jsuis|jpeu|jpeux|jsui|g|chui|moi|mon|ma|mes|elle|il|fils|fille|mari|femme|copine|soeur|frere|ayant|titulaire|nous|on m)\b"
)
_INVERSION = re.compile(r"\b(?:faut|peut|est|y a t|doit|existe t|va t|suffit) (?:il|elle)\b")
_COUNTRIES = (
    r"(?:maroc|marocaine?|algerie|algerien(?:ne)?|tunisie|tunisien(?:ne)?|syrie|syrien(?:ne)?|damas|alep|liban|libanaise?|irak|iran|afghan\w*|turquie|turc|turque"
    r"|senegal\w*|mali|malien(?:ne)?|guinee\w*|cote d ivoire|ivoirien(?:ne)?|congo\w*|cameroun\w*|gabon\w*|togo\w*|benin\w*|madagascar|malgache|comor\w*"
    r"|ukrain\w*|russ\w*|roumain\w*|roumanie|pologne|polonaise?|portug\w*|espagn\w*|itali\w*|allemagne|allemande?|anglais\w*|angleterre|belg\w*|suisse"
    r"|bresil\w*|colomb\w*|venezuela|haiti\w*|chine|chinoise?|vietnam\w*|inde|indien(?:ne)?|georgi\w*|armeni\w*|albani\w*|kosovo|serbi\w*|erythree|soudan\w*"
    r"|kiev|kyiv|moscou|alger|rabat|casablanca|tunis|dakar|bamako|abidjan|conakry|kinshasa|brazzaville"
    r"|douala|yaounde|libreville|lome|cotonou|antananarivo|lisbonne|bucarest|varsovie|tbilissi|erevan|tirana|beyrouth|teheran"
    r"|kaboul|bagdad|istanbul|ankara|port au prince|etranger|etrangere|mon pays|notre pays|son pays|autres? pays|au pays|hors (?:de )?(?:la )?france|pas (?:de|en) france|bled)"
)
_ABROAD = re.compile(
    rf"\b(?:diplome\w*|bac|baccalaureat|licence|universit\w+|etudes|bac ?(?:\+|plus) ?\d|master|lycee)\b[\w +]{{0,30}}\b{_COUNTRIES}\b|\bcess\b"
)
# A language may be what was studied: "licence d'anglais".
_LANGUAGE = re.compile(
    r"\b(?:d|en|lea|llce|l|langues?|option|prof) (?:anglais|espagnol|allemand|italien|portugais|russe|chinois|arabe)\b"
)
_COMING_FROM = re.compile(
    rf"\b(?:(?:viens|arrive\w*|venue?|refugiee?|exilee?) (?:\w+ )?(?:de|du|des|d)|(?:etudie\w*|diplomee?) (?:en|au|aux|a)) (?:la |l )?{_COUNTRIES}\b"
)
_IN_COUNTRY = re.compile(
    rf"\b(?:en|au|aux|a|du|de|d|des) (?:la |l )?{_COUNTRIES}\b|\b(?:etranger|etrangere|mon pays)\b"
)
_EARNED_HERE = re.compile(
    rf"\b(?:diplom\w+|{_HIGHER}|{_BAC})\b(?: (?!je\b|j\b)\w+){{0,3}}? (?:en france|francaise?)\b|\bdaeu\b"
)
_ANY_DIPLOMA = re.compile(rf"\b(?:diplom\w+|{_HIGHER}|{_BAC})\b")
_DIPLOMA = rf"(?:{_HIGHER}|{_BAC}|{_BELOW})"
_CLAUSE = re.compile(r"\s*(?:[,;:.!…\n]+(?!\d)|(?<=\?))\s*|\s+(?:mais|car|donc|parce que)\s+", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:combien|comment|pourquoi|quoi|quels?|quelles?|est ce|es ce|ou (?:est|se)|se fait ou|vaut|equivaut|compte"
    r"|faut|fo|fallait|faudra\w*|besoin|exige\w*|obligatoire|necessaire|requis\w*|demande\w*|doit|dois)\b"
)
_LEARNED = re.compile(
    r"\b(?:suis|etais|ai ete|comme|en tant que) (?:une? |1 )?(?:psychologue|medecin|pharmacien(?:ne)?|avocate?|notaire"
    r"|dentiste|veterinaire|sage femme|orthophoniste|psychomotricien(?:ne)?|ergotherapeute)\b"
)
_OWN_DIPLOMA = re.compile(
    r"(?<!si )(?<!que )(?:\b(?:j ai|jai|j avais|g|ayant|titulaire|diplomee?|possede|sors|avec|mon|mn|ma|mes|suis en"
    r"|(?:il|elle|fils|fille|mari|femme|frere|soeur|copine|copain) a)\b"
    r"(?: (?:eu|u|obtenu|passe|fait|valide|deja|bien|juste|que|seulement|un|une|le|la|l|mon|mn|ma|son|d|du|de|1|aussi))*"
    rf" )\b{_DIPLOMA}\b|^{_DIPLOMA} (?:(?!oblig|neces|requis|exig|demand)\w+ )?(?:je|j|jpeux?|moi)\b"
)
_OWN_BY_PRONOUN = re.compile(r"(?<!si )(?<!que )\b(?:je )?l ai\b(?! pas)")
_IN_GENERAL = re.compile(
    r"^(?:(?:et|mais|ou|alors|bonjour) )*(?:(?:c est|ca|il|les?|la|l|ce|cette)\b(?! a\b)|(?:meme )?si (?:je|j|on)\b)"
)
_PLAN = (
    r"(?:veux(?! (?:tout |plus |pas )?(?:arret|quit|chang|stop|lach|abandon|m arret|me (?:reconvert|reorient)))"
    r"|voudrais|aimerais|compte(?! (?:pour|comme|combien|deja))|souhaite|pourrai|apres (?:ca|cette|la formation|le titre))\b"
)
_PLANS = re.compile(rf"\b{_PLAN}")
_PLANNED = re.compile(rf"\b{_PLAN}(?: \w+){{0,8}}? {_HIGHER}\b")


def speaks_of_oneself(text: str) -> bool:
    """Whether a text tells of somebody (the writer or a relative) and does not ask in general."""
    return bool(_ABOUT_SELF.search(_INVERSION.sub(" ", digits(text))))


def bac_level(text: str, *, answers: bool = False) -> bool | None:
    """Whether the person has the level of the bac, None when the text does not say.

    ``answers``: the text answers a question about the bac, so that a bare diploma is the person's own.
    """
    if earned_abroad(text):
        return None
    if answers:
        return _level(digits(text), answers=True)
    if not speaks_of_oneself(text):
        return None
    level = _level(digits(_what_is_told(text)), answers=False)
    return False if level is None and _NO_BAC_AT_ALL.search(digits(text)) else level


def _level(plain: str, *, answers: bool) -> bool | None:
    if _has_higher(plain, answers):
        return True
    if _NO_BAC_AT_ALL.search(plain):
        return False
    if _OWNS_BAC.search(plain):
        return True
    return False if _LITTLE.search(plain) or left_school(plain, answers=answers) else None


def _what_is_told(text: str) -> str:
    """The text without what it asks or says in general: "le BTS, il dure combien ?" tells of nobody's BTS."""
    return ", ".join(clause for clause in _CLAUSE.split(text) if clause and not _is_general(clause))


def _is_general(clause: str) -> bool:
    plain = digits(clause)
    if _OWN_DIPLOMA.search(plain) or _OWN_BY_PRONOUN.search(plain):
        return False
    return "?" in clause or bool(_ASKED.search(plain) or _IN_GENERAL.search(plain))


def earned_abroad(text: str, *, answers: bool = False) -> bool:
    """Whether a diploma or schooling in another country is spoken of: nobody here can say what it is worth.

    ``answers``: the text answers a question about the bac, so that "oui, au Maroc" says where it was earned.
    """
    plain = _LANGUAGE.sub(" ", digits(text))
    if _ABROAD.search(plain):
        return True
    if answers and _IN_COUNTRY.search(plain):
        return not _EARNED_HERE.search(plain)
    return bool(_COMING_FROM.search(plain) and _ANY_DIPLOMA.search(plain)) and not _EARNED_HERE.search(plain)


def earned_here(text: str) -> bool:
    """Whether a diploma is said to be a French one."""
    plain = digits(text)
    return bool(_EARNED_HERE.search(plain)) and not _ABROAD.search(plain)


def has_learned_profession(text: str) -> bool:
    """Whether the person names as her own a trade that French law opens by long studies alone."""
    return bool(_LEARNED.search(digits(text)))


def higher_studies(text: str) -> bool:
    """Whether the person says that she followed studies after the bac."""
    return _has_higher(digits(text), answers=True)


def higher_studies_about(text: str, subjects: str) -> bool:
    """Whether a diploma after the bac is followed, within a few words, by one of these subjects (a regex)."""
    return bool(re.search(rf"\b{_HIGHER}\b(?: \w+){{0,4}}? (?:{subjects})\b", digits(text)))


def _has_higher(plain: str, answers: bool) -> bool:
    if _LACKS_HIGHER.search(plain) or not _HIGHER_WORD.search(plain):
        return False
    if _PLANS.search(plain):
        # "J'ai un BTS, je voudrais m'inscrire" tells of a diploma, "je voudrais faire un BTS" of none.
        behind = _PLANNED.sub(" ", plain)
        return bool(_HIGHER_WORD.search(behind) and _OWN_DIPLOMA.search(behind))
    return answers or bool(_OWNS_HIGHER.search(plain))
