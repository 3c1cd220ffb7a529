"""The module that the action server loads: every action of Balise."""

from actions.answering import ActionProposer, ActionRepondre
from actions.eligibility import (
    ActionConclureEligibilite,
    AskBac,
    AskEtudesSuperieures,
    AskExperienceSecteur,
    AskExperienceSecteurMois,
    AskExperienceTotale,
    ValidateFormulaireEligibilite,
)
from actions.restarting import ActionToutRecommencer

__all__ = [
    "ActionConclureEligibilite",
    "ActionProposer",
    "ActionRepondre",
    "ActionToutRecommencer",
    "AskBac",
    "AskEtudesSuperieures",
    "AskExperienceSecteur",
    "AskExperienceSecteurMois",
    "AskExperienceTotale",
    "ValidateFormulaireEligibilite",
]
