// SPDX-License-Identifier: Apache-2.0
// The page with the engine inside, in a real browser from disk: what is changed is answered at once and can be taken back;
// hostile files get the engine's own sentences; nothing is ever requested. And the engine by itself: its documents are the
// command's, byte for byte.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.env.DETENTE ?? join(root, "build/release/detente");
const wasm = join(dirname(program), "engine.wasm");
const executablePath = [process.env.CHROMIUM, ...(process.env.PATH ?? "").split(delimiter).map((one) => join(one, "chromium"))].find((one) => one && existsSync(one));
let chromium = null;
try {
  ({ chromium } = createRequire(join(root, "web/package.json"))("playwright-core"));
} catch {
  // said below
}
const noEngine = !existsSync(program) ? "no detente program is built" : !existsSync(wasm) ? "the program was built without the page's engine" : false;
const noBrowser = noEngine || (!executablePath ? "no real Chromium on this machine" : !chromium ? "playwright-core is not installed" : false);
const examples = readdirSync(join(root, "examples")).filter((name) => name.endsWith(".toml"));

describe("the page's engine by itself", { skip: noEngine }, () => {
  let engine;
  before(async () => {
    let memory;
    const nothing = () => 8;
    const view = () => new DataView(memory.buffer);
    const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
      wasi_snapshot_preview1: {
        environ_get: () => 0,
        environ_sizes_get: (count, size) => (view().setUint32(count, 0, true), view().setUint32(size, 0, true), 0),
        fd_close: nothing, fd_seek: nothing, fd_write: nothing, fd_fdstat_get: nothing,
        proc_exit: () => assert.fail("the engine ended itself"),
      },
      page: { progress: () => undefined },
    });
    memory = instance.exports.memory;
    instance.exports._initialize?.();
    engine = (request) => {
      const bytes = new TextEncoder().encode(JSON.stringify(request));
      const room = instance.exports.detente_room(bytes.length);
      new Uint8Array(memory.buffer, room, bytes.length).set(bytes);
      const answered = instance.exports.detente_ask() === 1;
      const text = new TextDecoder().decode(new Uint8Array(memory.buffer, instance.exports.detente_text(), instance.exports.detente_text_size()));
      return { answered, text };
    };
  });

  const texts = (name) => [name, ...(name === "labour-contract.toml" ? readdirSync(join(root, "examples/pages")).map((page) => `pages/${page}`) : [])].map((one) => ({
    name: one,
    text: readFileSync(join(root, "examples", one), "utf8"),
  }));
  const command = (...words) => {
    try {
      return execFileSync(program, words, { cwd: join(root, "examples"), encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
    } catch (error) {
      return error.stdout;
    }
  };

  for (const name of examples) {
    for (const question of ["deals", "plan", "standoff", "steps", "history", "check", "briefing"]) {
      test(`${question} of ${name} is the command's document`, () => {
        const said = engine({ question, options: {}, texts: texts(name) });
        const printed = command(question, name, ...(question === "briefing" ? ["--format", "json"] : ["--json"]));
        if (!said.answered) {
          assert.deepEqual(JSON.parse(said.text).errors.map((one) => one.message), JSON.parse(command(question, name, "--json")).errors.map((one) => one.message));
          return;
        }
        assert.equal(said.text, printed);
      });
    }
  }

  test("hostile texts are refused with the engine's own sentences", () => {
    for (const text of ["", "\0\0\0", "[".repeat(100000), "[scenario]\nid = 'x'\n[partys.a]", "{}", "<html>", "\ud800"]) {
      const said = engine({ question: "deals", options: {}, texts: [{ name: "x.toml", text }] });
      assert.equal(said.answered, false);
      assert.ok(JSON.parse(said.text).errors[0].message.length > 5);
    }
    for (const request of [{}, { question: 5 }, { question: "deals", options: { "--nonsense": true }, texts: texts("elmira.toml") }, { question: "rm", texts: [] }]) {
      assert.equal(engine(request).answered, false);
    }
  });
});

describe("the page with the engine inside", { skip: noBrowser }, () => {
  let browser;
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "detente-live-"));
    execFileSync(program, ["briefing", join(root, "examples/hanoi-2019.toml"), "--out", join(folder, "hanoi")]);
    execFileSync(program, ["page", join(folder, "start.html")]);
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  // Opens the page, does something in it, and sees that nothing was requested and nothing went wrong.
  async function visit(file, options, use) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
    const page = await context.newPage();
    const wrong = [];
    page.on("console", (message) => wrong.push(message.text()));
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("request", (request) => {
      if (!/^(file|blob|data):/.test(request.url())) wrong.push(`requested ${request.url()}`);
    });
    try {
      await page.goto(pathToFileURL(join(folder, file)).href);
      await use(page);
    } finally {
      await context.close();
    }
    assert.deepEqual(wrong, []);
  }
  const hanoi = "hanoi/briefing.html";
  const words = (page) => page.evaluate(() => document.querySelector("main").innerText);
  async function open(page) {
    await page.getByRole("button", { name: "Try a change" }).click();
    await page.waitForSelector('#try [data-part="statements"] input', { timeout: 10000 });
  }
  async function changes(page, act) {
    const before = await words(page);
    await act();
    await page.waitForFunction((before) => document.querySelector("main").innerText !== before, before, { timeout: 10000 });
    return words(page);
  }

  test("the page with Hanoi is at most 3 MB", () => {
    assert.ok(statSync(join(folder, hanoi)).size <= 3 * 1024 * 1024);
  });

  test("a statement is switched off, and everything follows; undo brings it back", async () => {
    await visit(hanoi, {}, async (page) => {
      await open(page);
      const asWritten = await words(page);
      const without = await changes(page, () => page.locator('#try [data-part="statements"] .switch', { hasText: "A2" }).locator("input").click());
      assert.notEqual(without, asWritten);
      assert.match(await page.locator(".differs-words").innerText(), /Differs from the file:.*A2/);
      await page.getByRole("button", { name: "Undo" }).click();
      await page.waitForFunction((text) => document.querySelector("main").innerText === text, asWritten, { timeout: 10000 });
      assert.match(await page.locator(".differs-words").innerText(), /As in the file/);
    });
  });

  test("a changed statement is answered at once: crux, answer and counts first, the rest after them", async (t) => {
    await visit(hanoi, {}, async (page) => {
      await open(page);
      await page.waitForTimeout(500); // what the drawer itself asks has been answered
      const times = [];
      for (const id of ["A2", "S1", "A2", "S1"]) {
        const [first, whole] = await page.evaluate(async (id) => {
          const main = () => document.querySelector("main");
          const before = main();
          const row = [...document.querySelectorAll('#try [data-part="statements"] .try-item')].find((one) => one.dataset.item === id);
          const began = performance.now();
          row.querySelector("input").click();
          const until = (is) => new Promise((resolve) => {
            const look = () => (is() ? resolve(performance.now() - began) : requestAnimationFrame(look));
            look();
          });
          const first = await until(() => main().getAttribute("aria-busy") === "true" || main() !== before);
          return [first, await until(() => main() !== before)];
        }, id);
        assert.ok(first <= whole);
        times.push(`${id}: ${Math.round(first)} ms, all of it ${Math.round(whole)} ms`);
      }
      t.diagnostic(times.join("; "));
    });
  });

  test("the bar says how the counts moved", async () => {
    await visit(hanoi, {}, async (page) => {
      await open(page);
      await changes(page, () => page.locator('#try [data-part="statements"] .switch', { hasText: "S1" }).locator("input").click());
      assert.match(await page.locator(".moved").innerText(), /^(Certain|Open) [\d,]+ → [\d,]+.*\.$/);
      const zone = await page.evaluate(() => document.querySelector(".front-part.answer").innerText);
      const excluded = /excluded 44 → ([\d,]+)/.exec(await page.locator(".moved").innerText());
      if (excluded) assert.ok(zone.includes(excluded[1]), zone);
      // Taken back one by one, from the list.
      await page.getByRole("button", { name: "List" }).click();
      await page.getByRole("button", { name: /^Take back: S1/ }).click();
      await page.waitForFunction(() => /As in the file/.test(document.querySelector(".differs-words").innerText));
    });
  });

  test("the standoff is walked by its moves", async () => {
    await visit(hanoi, {}, async (page) => {
      await open(page);
      await page.locator('#try [data-part="standoff"] > summary').click();
      await page.waitForSelector(".walk-standoff .path li");
      const before = await page.locator(".walk-standoff .path li").count();
      await page.locator(".walk-standoff .move").first().click();
      assert.equal(await page.locator(".walk-standoff .path li").count(), before + 1);
    });
  });

  test("the unknowns of the steps are moved, and each sequence says whether it holds", async () => {
    await visit(hanoi, {}, async (page) => {
      await open(page);
      const part = page.locator('#try [data-part="steps"]');
      await part.locator("> summary").click();
      await part.locator("input[type=range]").first().waitFor();
      const before = await part.innerText();
      await part.locator("input[type=range]").first().fill("80");
      await page.waitForFunction((before) => document.querySelector('#try [data-part="steps"]').innerText !== before, before, { timeout: 10000 });
    });
  });

  test("the scenario is saved with its changes, and the program reads it", async () => {
    await visit(hanoi, {}, async (page) => {
      await open(page);
      await changes(page, () => page.locator('#try [data-part="statements"] .switch', { hasText: "S4" }).locator("input").click());
      await page.locator('#try [data-part="file"] > summary').click();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the scenario (TOML)" }).click()]);
      const path = join(folder, "saved.toml");
      await download.saveAs(path);
      execFileSync(program, ["check", path], { stdio: "pipe" });
      const zone = (file) => JSON.parse(execFileSync(program, ["deals", file, "--json", "--no-shares", "--weigh", "none"], { maxBuffer: 1 << 28 })).accounts.public.verdicts;
      assert.notDeepEqual(zone(path), zone(join(root, "examples/hanoi-2019.toml")));
    });
  });

  test("the start page opens an example and a dropped file's faults are told", async () => {
    await visit("start.html", {}, async (page) => {
      await page.locator(".examples button").first().waitFor();
      assert.equal(await page.locator(".examples button").count(), examples.length);
      await page.locator(".examples button", { hasText: "bus company" }).click();
      await page.waitForFunction(() => document.title !== "detente" && document.querySelector("#live"), undefined, { timeout: 10000 });
      assert.match(await page.title(), /bus company/);
    });
  });

  for (const [name, options] of [
    ["at 375 pixels", { viewport: { width: 375, height: 800 } }],
    ["in the dark", { colorScheme: "dark" }],
  ]) {
    test(`nothing is cut off ${name}`, async () => {
      await visit(hanoi, options, async (page) => {
        await open(page);
        const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(width[0] <= width[1], `${width[0]} of ${width[1]} pixels`);
        const drawer = await page.locator("#try").boundingBox();
        assert.ok(drawer.x >= 0 && drawer.x + drawer.width <= width[1] + 1);
      });
    });
  }

  test("without script the page is whole, and the drawer is not there", async () => {
    await visit(hanoi, { javaScriptEnabled: false }, async (page) => {
      assert.equal(await page.locator("#live").count(), 0);
      assert.ok((await page.locator("main h2").count()) > 3);
    });
  });
});
