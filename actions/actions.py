"""The module that the action server loads: every action of Balise."""

from actions.answering import ActionProposer, ActionRepondre
from actions.base import assistant
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

# Read now, so that a wrong file stops the start with its error and not the first conversation.
assistant()

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
