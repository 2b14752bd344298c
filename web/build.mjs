// SPDX-License-Identifier: Apache-2.0
// Bundles the page's script into dist/page.js, with the licences of what it carries in dist/THIRD_PARTY_LICENSES.
import { build } from "esbuild";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
process.chdir(here);
await mkdir("dist", { recursive: true });

const common = {
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020", "chrome90", "firefox90", "safari15"],
  legalComments: "none",
  write: false,
  logLevel: "info",
};
// The engine's thread is started from the page itself, so its script is a text in the page's.
const worker = await build({ ...common, entryPoints: ["src/worker.ts"] });

const result = await build({
  ...common,
  define: { WORKER_CODE: JSON.stringify(worker.outputFiles[0].text) },
  entryPoints: ["src/page.tsx"],
  jsx: "automatic",
  jsxImportSource: "preact",
  metafile: true,
});

const packages = new Set(
  Object.keys(result.metafile.inputs)
    .filter((path) => path.includes("node_modules/"))
    .map((path) => path.split("node_modules/").pop().split("/").slice(0, path.includes("node_modules/@") ? 2 : 1).join("/")),
);
let licences = "";
for (const name of [...packages].sort()) {
  const folder = join("node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  licences += `${name} ${version} (${license})\n\n${file ? await readFile(join(folder, file), "utf8") : ""}\n`;
}
await writeFile("dist/THIRD_PARTY_LICENSES", licences);

// The script stands inside a <script> element: nothing in it may end that element early.
const script = result.outputFiles[0].text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
const notice = `/* Contains ${[...packages].sort().join(", ")} (MIT); see THIRD_PARTY_LICENSES. */\n`;
await writeFile("dist/page.js", notice + script);
// The map in a notebook: the same parts as a module, the page's style held inside a shadow root.
const style = (await readFile("src/page.css", "utf8")).replaceAll(":root", ":host").replace(/^body \{/m, ".page {");
const notebook = await build({
  ...common,
  format: "esm",
  define: { PAGE_STYLE: JSON.stringify(style) },
  entryPoints: ["src/notebook.tsx"],
  jsx: "automatic",
  jsxImportSource: "preact",
});
await writeFile("dist/notebook.js", notice + notebook.outputFiles[0].text);
console.log(`dist/page.js: ${notice.length + script.length} bytes`);
