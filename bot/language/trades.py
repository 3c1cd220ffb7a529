"""Trades and branches that lie outside social and professional support, as people name them.

Stems on folded text; a stem that ends in '*' matches longer words too.
"""

from __future__ import annotations

import re

from bot.language.text import fold

_STEMS = (
    "agent d entretien", "agent de securite", "agent immobilier", "agricol*", "agriculteur*", "agricultrice*",
    "aide* soignant*", "aide* a domicile", "aide* menagere*", "assistante* maternelle*", "auxiliaire* de vie", "nounou*",
    "garde d enfant*", "ambulancier*", "armee", "artisan*", "assistante de direction", "assurance*", "auto ecole",
    "banque*", "bancaire", "banquier*", "bar", "barman", "batiment*", "btp", "boucher*", "boulang*", "boulot en usine",
    "brasserie", "bureautique", "bureau d etudes", "caisse*", "caissier*", "call center", "camion*", "cantine",
    "carrelage", "carreleur*", "carrossi*", "centre d appel*", "chantier*", "charpent*", "chauffeur*", "cariste*",
    "chimie", "coiffure", "coiffeu*", "commerce*", "commercial*", "comptab*", "conductrice*", "conducteur*", "couture",
    "couturi*", "cuisin*", "dev web", "developpeu*", "distribution", "docker*", "electrici*", "esthetici*", "esthetique",
    "espaces verts", "facteur*", "factrice*", "fast food", "ferme", "fermier*", "fleurist*", "fonderie", "garage*",
    "gendarm*", "grande distribution", "grande surface", "graphiste*", "horeca", "hotel*", "hotellerie", "imprimerie",
    "imprimeur*", "industri*", "infirmi*", "informatique*", "informatici*", "ingenieur*", "interim en usine", "jardin*", "journalis*",
    "laborantin*", "livreu*", "livraison*", "logistique", "macon*", "maconnerie", "macdo", "mcdo", "magasin*", "maintenance",
    "manutention*", "maraich*", "marin", "marine", "marketing", "mecanic*", "mecanique", "menage*", "menuis*", "metallurgie",
    "militaire*", "nettoyage", "opticien*", "ouvrier*", "ouvriere*", "paysag*", "pecheur*", "pharmac*", "peintre*", "peinture",
    "pizz*", "plomb*", "police", "policier*", "pompier*", "poissonn*", "preparateur* de commande*", "restaura*", "routier*",
    "secretaire*", "secretariat", "securite", "sncf", "serveu*", "service en salle", "soudeu*", "station service",
    "supermarche*", "hypermarche*", "taxi*", "telecom*", "telemarketing", "telesecretari*", "teleconseill*", "televente",
    "textile", "tourisme", "traiteur*", "transport*", "usine*", "uber", "vtc", "vend*", "vente*", "vigile*", "vigneron*",
    "viticult*", "zingueur*", "la poste", "femme de chambre", "gouvernante", "hote* de caisse",
    "interim", "entrepot*", "chaine de montage", "a la chaine", "abattoir*", "atelier*", "blanchisserie", "pressing",
    "immobilier", "notaire*", "notariat", "dentaire", "medical*", "laboratoire*", "coach sportif", "musicien*",
    "artiste*", "spectacle", "cinema", "photograph*", "aeroport*", "aviation", "automobile", "electronique", "energie",
    "nucleaire", "raffinerie", "papeterie", "scierie", "forestier*", "bucheron*", "elevage", "eleveu*",
)  # fmt: skip


def _pattern(stem: str) -> str:
    return re.escape(stem).replace(r"\*", r"\w*").replace(r"\ ", " ")


_TRADE = re.compile(rf"\b(?:{'|'.join(_pattern(stem) for stem in sorted(_STEMS, key=len, reverse=True))})\b")
# It is in the protected sector (ESAT) that people are led in a workshop: whose trade that is, the person says.
_WORKSHOP_LEADER = re.compile(r"\bmonit(?:eur|rice)s? d ateliers?\b")


def names_another_trade(text: str) -> bool:
    """Whether the text names a trade or branch outside the sector."""
    return bool(_TRADE.search(_WORKSHOP_LEADER.sub("", fold(text))))
