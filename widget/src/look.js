// @ts-check
/** Where the window stands, how large it is and which colours it has. */

const DARK = matchMedia("(prefers-color-scheme: dark)");

// None in a narrow window, which the chat then fills.
const MARGIN = "clamp(0px, (100vw - 30rem) * 99, 1rem)";

const WINDOW = {
  width: `min(26rem, 100vw - 2 * ${MARGIN})`,
  height: `min(44rem, 100dvh - 2 * ${MARGIN})`,
  "max-height": `calc(100dvh - 2 * ${MARGIN})`,
  "min-height": "0px",
  "bottom-position": MARGIN,
  "right-position": MARGIN,
  "messages-min-width": "0px",
  "z-index": "9999",
};

const WHOLE_PAGE = {
  ...WINDOW,
  width: "100vw",
  height: "100dvh",
  "max-height": "100dvh",
  "bottom-position": "0px",
  // Lines longer than this are hard to read: in a wider page the chat stands in the middle.
  "right-position": "max(0px, (100vw - 42rem) / 2)",
  "messages-max-width": "42rem",
};

const LIGHT_COLOURS = colours({ main: "#005a8c", stronger: "#00446b", onMain: "#ffffff", quiet: "#5f5f5f" });
const DARK_COLOURS = colours({ main: "#8ecdf5", stronger: "#c2e6ff", onMain: "#161616", quiet: "#b5b5b5" });

/** @param {{main: string, stronger: string, onMain: string, quiet: string}} _ */
function colours({ main, stronger, onMain, quiet }) {
  return {
    "$link-primary": main,
    "$link-primary-hover": stronger,
    $focus: main,
    "$button-primary": main,
    "$button-primary-hover": stronger,
    "$button-tertiary": main,
    "$button-tertiary-hover": stronger,
    "$button-tertiary-active": stronger,
    "$chat-button": main,
    "$chat-button-text-hover": stronger,
    $interactive: main,
    "$text-inverse": onMain,
    "$text-placeholder": quiet,
    "$text-helper": quiet,
  };
}

/** The window's look, and Carbon's light or dark theme now and whenever the visitor changes it.
 * @param {any} element @param {boolean} wholePage */
export function dress(element, wholePage) {
  const apply = () => {
    element.injectCarbonTheme = DARK.matches ? "g100" : "white";
    element.layout = {
      showFrame: !wholePage,
      corners: wholePage ? "square" : "round",
      customProperties: {
        ...(wholePage ? WHOLE_PAGE : WINDOW),
        ...(DARK.matches ? DARK_COLOURS : LIGHT_COLOURS),
      },
    };
  };
  DARK.addEventListener("change", apply);
  apply();
}
