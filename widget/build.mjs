// Builds dist/: the launcher, the chat in pieces named after their content, the pages, and each of them compressed.
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { carbon } from "./carbon.mjs";

const BUILT = "dist";
// Until all of it is there, what was built before goes on being served.
const OUT = "node_modules/.construction";
const common = {
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  outdir: OUT,
};

/** The text of a style sheet, small, for the scripts that adopt it. */
const styleAsText = {
  name: "style-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /src\/\w+\.css$/ }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], minify: true, write: false });
      return { contents: outputFiles[0].text.trim(), loader: "text" };
    });
  },
};

async function buildChat() {
  const { metafile } = await build({
    ...common,
    entryPoints: ["src/chat.js"],
    format: "esm",
    splitting: true,
    entryNames: "[name]-[hash]",
    chunkNames: "morceau-[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
    metafile: true,
    plugins: [styleAsText, carbon],
  });
  const [file] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === "src/chat.js");
  return basename(file);
}

async function buildLauncher(chatFile) {
  await build({
    ...common,
    entryPoints: ["src/launcher.js"],
    format: "iife",
    define: { CHAT_FILE: JSON.stringify(chatFile) },
    plugins: [styleAsText],
  });
}

async function buildPages() {
  const { metafile } = await build({ ...common, entryPoints: ["src/page.css"], entryNames: "[name]-[hash]", metafile: true });
  const style = basename(Object.keys(metafile.outputs)[0]);
  for (const page of ["page.html", "frame.html"]) {
    const html = await readFile(`src/${page}`, "utf8");
    await writeFile(`${OUT}/${page}`, html.replace("page.css", style));
  }
}

/** All but the pages: the server fills in the centre's name and number, and compresses nothing itself. */
async function compress() {
  for (const name of (await readdir(OUT)).filter((file) => !file.endsWith(".html"))) {
    const content = await readFile(`${OUT}/${name}`);
    await writeFile(`${OUT}/${name}.gz`, gzipSync(content, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    await writeFile(`${OUT}/${name}.br`, brotliCompressSync(content, { params }));
  }
}

await rm(OUT, { recursive: true, force: true });
await buildLauncher(await buildChat());
await buildPages();
await compress();
await rm(BUILT, { recursive: true, force: true });
await rename(OUT, BUILT);
