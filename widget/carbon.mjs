// What the build changes in Carbon: parts that this chat never shows are left out, and what a strict
// Content-Security-Policy or a reader without good eyes would stumble on is mended.
import { readFile } from "node:fs/promises";

const WEB = "@carbon/web-components/es/components";
const CHAT = "@carbon/ai-chat-components/es";

/** Imports as Carbon writes them, or the ends of the paths that its own files give. */
const ABSENT = [
  // No AI badge, no files, no dates, no drop-down lists.
  `${WEB}/(ai-label|file-uploader|date-picker|dropdown|tag|ai-skeleton|checkbox|code-snippet)/.*`,
  // The text of the server has neither code nor tables, and nobody is asked for an opinion here.
  `${CHAT}/react/(reasoning-step.*|chain-of-thought.*|tool-call-data|feedback.*)\\.js`,
  "(\\.\\./)+(code-snippet/src/(code-snippet|formatters)|table/src/table)\\.js",
  "\\..*/card-(footer|steps)\\.js",
  "react-player/.*",
  "swiper/(react|modules)",
  "swiper",
  "color",
  "dayjs/locale/(ar|cs|de|en-|es|fr-|it|ja|ko|nl|pt|zh).*",
];

/** The server writes every link and escapes every sign: what would guess links or read "&eacute;" has nothing to do. */
const PLAIN = {
  "linkify-it": "export default class { set() { return this; } pretest() { return false; } test() { return false; } matchAtStart() {} }",
  entities: "export const decodeHTML = (text) => text; export const decodeHTMLStrict = decodeHTML;",
};

/** Each with a piece of the file as it stands: another version of Carbon without it stops the build. */
const REPAIRS = [
  {
    // A style element, which the policy blocks, for a place and size that look.js gives.
    file: /cds-aichat-container\/index\.js$/,
    from: "this.appendChild(style);",
    to: "",
  },
  {
    // A style attribute, which the policy blocks. Without it the title is never cut, and cutting was all it did.
    file: /truncated-text\/src\/truncated-text\.js$/,
    from: /style="--line-clamp-value: \$\{this\.lines\}; --max-height-value: \$\{this\s*\._maxHeight\}"/,
    to: "",
  },
  {
    // The server accepts a button of any turn; Carbon only those of the last.
    file: /chat\.ChatAppEntry\.js$/,
    from: /(function renderOption\(.{0,400}?disableUserInputs): disableUserInputs \|\| !isMessageForInput/s,
    to: "$1",
  },
  {
    // Colour alone does not tell a link from the text.
    file: /markdown\/src\/markdown\.scss\.js$/,
    from: "outline:none;text-decoration:none",
    to: "outline:none;text-decoration:underline",
  },
  {
    // Fourteen pixels tire the eyes.
    file: /chat\.ChatAppEntry\.js$/,
    from: /(--cds-body(?:-compact)?-01-font-size):0\.875rem/g,
    to: "$1:1rem",
  },
  {
    file: /chat\.ChatAppEntry\.js$/,
    from: /(--cds-label-01-font-size):0\.75rem/g,
    to: "$1:0.875rem",
  },
  {
    // A button for thumbs, and never wider than a small window.
    file: /chat-button\/src\/chat-button\.scss\.js$/,
    from: ":host(cds-aichat-button[is-quick-action]) .cds--btn{",
    to: "$&align-items:center;flex-shrink:1;inline-size:auto;max-inline-size:100%;min-block-size:2.75rem;",
  },
  {
    // « Télécharger ma conversation » does not fit in ten.
    file: /overflow-menu\/overflow-menu\.scss\.js$/,
    from: "background-color:var(--cds-layer);inline-size:10rem",
    to: "background-color:var(--cds-layer);inline-size:18rem;max-inline-size:90vw",
  },
  {
    // Where the browser refuses storage, asking whether it is there already fails.
    file: /chat\.ChatAppEntry\.js$/,
    from: "if (!isBrowser() || !window.sessionStorage) {",
    to: "if (!isBrowser()) {",
  },
  {
    // The arrows of the menu ask the page, which only knows the outermost element that has the focus.
    file: /overflow-menu\/overflow-menu-body\.js$/,
    from: "if (this.contains(document.activeElement)) this.selected = document.activeElement;",
    to: "this.selected = this.getRootNode().activeElement;",
  },
  {
    // The Enter key in an empty input wrote a line break, which sent nothing and hid the placeholder.
    file: /chat\.ChatAppEntry\.js$/,
    from: "function send(event) {",
    to: "function send(event) {\n    event.preventDefault();",
  },
  {
    // The button had its name where no screen reader finds it.
    file: /chat\.ChatAppEntry\.js$/,
    from: /("cds-aichat__scroll-to-bottom-button",.{0,120}?)"aria-label": ariaLabel/s,
    to: '$1"tooltip-text": ariaLabel',
  },
  {
    // In the middle it lay on what the suggestions say.
    file: /chat\.ChatAppEntry\.js$/,
    from: /inset-inline-start:50%;(\\n\s*margin-block-start:-2rem;)\\n\s*transform:translateX\(-50%\);/,
    to: "$1margin-inline:auto .25rem;",
  },
  {
    // The same: what was named was the element around the button.
    file: /chat\.ChatAppEntry\.js$/,
    from: '"aria-label": input_buttonLabel,\n    disabled: showDisabledSend',
    to: "disabled: showDisabledSend",
  },
  {
    // Those who asked for less motion still had it, by a weaker rule than the one it was to undo.
    file: /processing\/src\/processing\.scss\.js$/,
    from: ".dot--center,.dot--left,.dot--right{animation:none;transition:none}",
    to: ".linear .dot.dot{animation:none!important;transition:none}",
  },
  {
    // Half of the header was kept for buttons that are not there, and large letters were cut.
    file: /toolbar\/src\/toolbar\.scss\.js$/,
    from: ".cds-aichat-toolbar__end{flex-shrink:1;",
    to: ".cds-aichat-toolbar__title{overflow-wrap:break-word}:host .cds-aichat-toolbar__end{flex:none;",
  },
];

// A class with every property one may ask for, so that modules which only prepare a component still load.
const NOTHING = `
  class Absent extends HTMLElement {}
  const anything = { get: (target, name) => (name in target ? target[name] : Absent) };
  module.exports = Object.setPrototypeOf(Absent, new Proxy(HTMLElement, anything));
`;

export const carbon = {
  name: "carbon",
  setup({ onResolve, onLoad, onEnd }) {
    onResolve({ filter: new RegExp(`^(${ABSENT.join("|")})$`) }, () => ({ path: "absent", namespace: "absent" }));
    onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: NOTHING, loader: "js" }));
    onResolve({ filter: new RegExp(`^(${Object.keys(PLAIN).join("|")})$`) }, ({ path }) => ({ path, namespace: "plain" }));
    onLoad({ filter: /.*/, namespace: "plain" }, ({ path }) => ({ contents: PLAIN[path], loader: "js" }));

    const waiting = new Set(REPAIRS);
    onLoad({ filter: /@carbon\/.*\.js$/ }, async ({ path }) => {
      const repairs = REPAIRS.filter(({ file }) => file.test(path));
      if (!repairs.length) return undefined;
      let contents = await readFile(path, "utf8");
      for (const repair of repairs) {
        const mended = contents.replace(repair.from, repair.to);
        if (mended !== contents) waiting.delete(repair);
        contents = mended;
      }
      return { contents, loader: "js" };
    });
    onEnd(() => ({
      errors: [...waiting].map(({ file, from }) => ({ text: `Dans ${file}, il n'y a plus : ${from}` })),
    }));
  },
};
