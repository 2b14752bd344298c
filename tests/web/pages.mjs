// SPDX-License-Identifier: Apache-2.0
// What the browser tests share: the program, a real Chromium, pages made once, and a visit that fails on any console
// message, error or request beyond the file itself.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const require = createRequire(join(root, "web/package.json"));

function findChromium() {
  const named = process.env.CHROMIUM ? [process.env.CHROMIUM] : [];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const known = ["chromium", "chromium-browser", "google-chrome"].flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const path of [...named, ...known]) {
    if (!existsSync(path)) continue;
    try {
      // Ubuntu's stub of the same name only says that a snap is needed.
      if (/\d+\.\d+/.test(execFileSync(path, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }))) return path;
    } catch {
      // not a browser that runs here
    }
  }
  return null;
}

export const program = process.env.DETENTE
  ? resolve(process.env.DETENTE)
  : ["build/release/detente", "build/release/bin/detente"].map((path) => join(root, path)).find(existsSync);
export const executablePath = findChromium();
let chromium = null;
try {
  ({ chromium } = require("playwright-core"));
} catch {
  // said below
}
export const skip = !executablePath
  ? "no real Chromium on this machine"
  : !chromium
    ? "playwright-core is not installed (cd web && npm ci --ignore-scripts)"
    : !program || !existsSync(program)
      ? "no detente program is built"
      : false;
export const skipWithoutEngine = skip || (!existsSync(join(dirname(program), "engine.wasm")) ? "the program was built without the page's engine" : false);
// Of one test and of one wait in it: only what hangs for good is told. A busy machine may take as long as it needs, and how
// long anything takes is no test's matter.
export const timeout = 600_000;
const patience = 120_000;
export const examples = readdirSync(join(root, "examples"))
  .filter((name) => name.endsWith(".toml"))
  .map((name) => name.slice(0, -".toml".length));

export class Pages {
  static async open() {
    const pages = new Pages();
    pages.browser = await chromium.launch({ executablePath, timeout: patience, args: ["--no-sandbox", "--disable-gpu"] });
    return pages;
  }
  program = program;
  examples = examples;
  folder = mkdtempSync(join(tmpdir(), "detente-web-"));
  made = new Map();

  async close() {
    await this.browser?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
  path(name) {
    return join(this.folder, name);
  }
  // The page of an example or of another file, made once.
  of(name, file = join(root, `examples/${name}.toml`), more = []) {
    const key = [name, ...more].join(" ");
    if (!this.made.has(key)) {
      const out = this.path(key.replaceAll(/[^\w-]/g, "_"));
      execFileSync(program, ["briefing", file, "--format", "html", "--out", out, ...more], { stdio: ["ignore", "pipe", "inherit"] });
      this.made.set(key, pathToFileURL(join(out, "briefing.html")).href);
    }
    return this.made.get(key);
  }
  start() {
    if (!this.made.has("start")) {
      execFileSync(program, ["page", this.path("start.html")], { stdio: ["ignore", "pipe", "inherit"] });
      this.made.set("start", pathToFileURL(this.path("start.html")).href);
    }
    return this.made.get("start");
  }
  // A page that was made here.
  known(url) {
    return [...this.made.values()].includes(url.split("#")[0]);
  }
  // Nothing scrolls smoothly unless it is asked for: a place that is measured while the page still moves is none.
  async visit(url, options, use) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const wrong = [];
    page.on("console", (message) => wrong.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
      wrong.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url().split("#")[0] !== url && !this.known(request.url()) && !/^(data|blob):/.test(request.url())) wrong.push(`requested ${request.url()}`);
    });
    try {
      await page.goto(url);
      await use(page);
      assert.deepEqual(wrong, []);
    } finally {
      await context.close();
    }
  }
}
