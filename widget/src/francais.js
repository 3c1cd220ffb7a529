// @ts-check
/** Every string of Carbon in French, in its own ICU form: what the visitor can meet, then what this chat never shows. */

import { FRENCH_UNUSED } from "./francais-reste.js";

/** Carbon shows the name of a string that is empty. */
const SILENCE = "\u00a0";

export const FRENCH = {
  ...FRENCH_UNUSED,

  // The window
  window_title: "Fenêtre de discussion",
  window_ariaChatRegion: "Discussion avec Balise",
  window_ariaChatRegionNamespace: "Discussion {namespace}",
  window_ariaWindowLoading: "La discussion se charge.",
  launcher_isOpen: "Fermer la discussion",
  launcher_isClosed: "Ouvrir la discussion",
  launcher_desktopGreeting: "Bonjour ! Une question ?",
  launcher_mobileGreeting: "Bonjour ! Une question ?",
  launcher_ariaIsExpanded: "Masquer l'invitation",
  launcher_closeButton: "Fermer",
  header_previewLinkTitle: "Aperçu de l'assistant",
  header_ariaAssistantAvatar: "Image de {assistantName}",
  header_overflowMenu_options: "Ma conversation",
  components_overflow_ariaLabel: "Ma conversation : recommencer, télécharger, effacer",
  buttons_restart: "Recommencer",
  buttons_cancel: "Annuler",
  buttons_retry: "Réessayer",
  aria_messagesRegion: "Messages",
  aria_historyRegion: "Historique de la conversation",
  aria_workspaceRegion: "Espace de travail",
  aria_catastrophicErrorPanel: "Erreur",
  aria_hydrationPanel: "Chargement",
  aria_customPanel: "Panneau",
  aria_disclaimerPanel: "Avertissement",
  aria_responsePanel: "Détail de la réponse",
  aria_iframePanel: "Contenu",
  aria_viewSourcePanel: "Source",
  history_shown: "L'historique de la conversation est affiché",
  history_hidden: "L'historique de la conversation est masqué",

  // Said aloud two or three times over while the window opens; where the focus goes says it once.
  window_ariaWindowOpened: SILENCE,
  window_ariaWindowClosed: SILENCE,
  panel_opened: SILENCE,
  panel_closed: SILENCE,
  homeScreen_shown: SILENCE,
  homeScreen_hidden: SILENCE,

  // The messages
  messages_youSaid: "Vous avez dit",
  messages_assistantSaid: "{assistantName} a dit",
  messages_assistantIsLoading: "{assistantName} prépare sa réponse",
  messages_processingLabel: "En cours",
  messages_focusHandle: "Choisir ce message",
  messages_scrollHandle: "Début de la conversation",
  messages_scrollHandleDetailed:
    "Début de la conversation. Validez pour aller au premier message, puis passez d'un message à l'autre avec les flèches. Échap ramène à la saisie. {shortcut} passe des messages à la saisie.",
  messages_scrollHandleDetailedNoShortcut:
    "Début de la conversation. Validez pour aller au premier message, puis passez d'un message à l'autre avec les flèches. Échap ramène à la saisie.",
  messages_scrollHandleEnd: "Fin de la conversation",
  messages_scrollHandleEndDetailed:
    "Fin de la conversation. Validez pour aller au dernier message, puis passez d'un message à l'autre avec les flèches. Échap ramène à la saisie. {shortcut} passe des messages à la saisie.",
  messages_scrollHandleEndDetailedNoShortcut:
    "Fin de la conversation. Validez pour aller au dernier message, puis passez d'un message à l'autre avec les flèches. Échap ramène à la saisie.",
  messages_scrollMoreButton: "Aller au dernier message",
  messages_streamingStart: "{sender} répond…",
  messages_responseStopped: "Réponse arrêtée",
  messages_requestCancelled: "Demande annulée",
  message_labelAssistant: "{actorName}, {timestamp}",
  message_labelYou: "Vous, {timestamp}",
  options_select: "Choisissez une réponse",
  options_ariaOptionsDisabled: "Ces réponses ne peuvent plus être choisies",
  icon_ariaUnreadMessages:
    "{count, number} {count, plural, one {message non lu} other {messages non lus}}",
  showMore: "Voir plus",
  showMoreResults: "Voir plus",

  // The input
  input_ariaLabel: "Votre message",
  input_placeholder: "Écrivez votre question…",
  input_buttonLabel: "Envoyer",
  input_uploadButtonLabel: "Joindre un fichier",
  input_keyboardShortcutAnnouncement: "{key} passe des messages à la saisie, et retour.",
  input_stopResponse: "Arrêter la réponse",
  input_completionsTagApp: "Application",
  input_completionsTagAssistant: "Assistant",

  // What may go wrong
  errors_communicating: "{assistantName} n'est pas disponible pour le moment.",
  errors_imageSource: "L'image n'est pas disponible.",
  errors_videoSource: "La vidéo n'est pas disponible.",
  errors_audioSource: "Le son n'est pas disponible.",
  errors_iframeSource: "La page n'est pas disponible.",
  errors_singleMessage: "Votre dernier message n'a pas pu être traité, mais vous pouvez poser une autre question.",
  errors_ariaMessageRetrying: "Votre message a du mal à partir, nouvel essai en cours",
  errors_ariaMessageFailed: "Votre message n'est pas parti",
  errors_busy: "Désolé, beaucoup de personnes m'écrivent en ce moment. Réessayez un peu plus tard.",
  errors_generalContent: "Ce contenu n'a pas pu être affiché",
  errors_somethingWrong: "Quelque chose n'a pas marché",
};
