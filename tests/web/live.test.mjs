// SPDX-License-Identifier: Apache-2.0
// The page with the engine inside, in a real browser from disk: what is changed is answered at once and can be taken back;
// hostile files get the engine's own sentences; nothing is ever requested. And the engine by itself: its documents are the
// command's, byte for byte.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { examples, Pages, program, root, skipWithoutEngine, timeout } from "./pages.mjs";

const wasm = program ? join(dirname(program), "engine.wasm") : "";
const noEngine = !program || !existsSync(program) ? "no detente program is built" : !existsSync(wasm) ? "the program was built without the page's engine" : false;

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

  for (const name of examples.map((one) => `${one}.toml`)) {
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

describe("the page with the engine inside", { skip: skipWithoutEngine }, () => {
  let pages;
  before(async () => {
    pages = await Pages.open();
  });
  after(() => pages?.close());

  const hanoi = () => pages.of("hanoi-2019");
  const visit = (url, options, use) => pages.visit(url, options, use);
  const words = (page) => page.evaluate(() => document.querySelector("main").innerText);
  async function open(page) {
    await page.getByRole("button", { name: "Try a change" }).click();
    await page.waitForSelector('#try [data-part="statements"] input');
  }
  async function changes(page, act) {
    const before = await words(page);
    await act();
    await page.waitForFunction((before) => document.querySelector("main").innerText !== before, before);
    return words(page);
  }

  test("the page with Hanoi is at most 3 MB", { timeout }, () => {
    assert.ok(statSync(new URL(hanoi())).size <= 3_000_000);
  });

  test("a statement is switched off, and everything follows; undo brings it back", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      await open(page);
      const asWritten = await words(page);
      const without = await changes(page, () => page.locator('#try [data-part="statements"] .switch', { hasText: "A2" }).locator("input").click());
      assert.notEqual(without, asWritten);
      await page.locator(".differs-words").getByText(/A2 switched off/).waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await page.waitForFunction((text) => document.querySelector("main").innerText === text, asWritten);
      await page.locator(".differs-words").getByText(/As in the file/).waitFor();
    });
  });

  test("a changed statement is answered in one go: crux, answer, counts, proposals and map at once, the annex and the talks after them", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      await open(page);
      for (const id of ["A2", "S1", "A2", "S1"]) {
        const steps = await page.evaluate(async (id) => {
          const main = document.querySelector("main");
          const seen = [];
          // Footnotes come with the annex.
          const told = (of, parts) =>
            parts.map((part) => {
              const copy = of.querySelector(`.front-part.${part}`).cloneNode(true);
              copy.querySelectorAll("sup").forEach((one) => one.remove());
              return copy.textContent.trim();
            });
          const settled = ["crux", "answer", "propose", "ask", "parties", "picture"];
          const waiting = (of) => [...of.querySelectorAll(".front-part.waiting")].map((one) => one.classList[1]);
          const whole = new Promise((resolve) =>
            new MutationObserver((_, observer) => {
              const busy = main.getAttribute("aria-busy") === "true";
              if (main.isConnected && busy && String(seen[seen.length - 1]?.waiting) !== String(waiting(main)))
                seen.push({ waiting: waiting(main), told: told(main, settled) });
              if (main.isConnected) return;
              observer.disconnect();
              seen.push({ waiting: waiting(document), told: told(document, settled) });
              resolve(seen);
            }).observe(document.body, { subtree: true, childList: true, attributes: true }),
          );
          [...document.querySelectorAll('#try [data-part="statements"] .try-item')].find((one) => one.dataset.item === id).querySelector("input").click();
          return whole;
        }, id);
        // Where the machine is slow, what follows by proof alone comes before.
        const [first, whole] = steps.slice(-2);
        assert.ok(steps.length === 2 || (steps.length === 3 && steps[0].waiting.includes("propose")), `${id}: ${steps.map((one) => one.waiting)}`);
        assert.deepEqual(first.waiting, ["talks"], "how the talks go says that it is still to come");
        assert.deepEqual(first.told, whole.told, "what was said first stands");
        // When nothing is changed for a moment, the talks are played again.
        await page.waitForFunction(() => !document.querySelector(".front-part.waiting, .part.waiting") && document.querySelector("#annex #talks"));
      }
    });
  });

  test("the bar says how the counts moved", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      await open(page);
      await changes(page, () => page.locator('#try [data-part="statements"] .switch', { hasText: "S1" }).locator("input").click());
      assert.match(await page.locator(".moved").innerText(), /^(Certain|Open) [\d,]+ → [\d,]+.*\.$/);
      const zone = await page.evaluate(() => document.querySelector(".front-part.answer").innerText);
      const excluded = /excluded 36 → ([\d,]+)/.exec(await page.locator(".moved").innerText());
      if (excluded) assert.ok(zone.includes(excluded[1]), zone);
      // Taken back one by one, from the list.
      await page.getByRole("button", { name: "List" }).click();
      await page.getByRole("button", { name: /^Take back: S1/ }).click();
      await page.waitForFunction(() => /As in the file/.test(document.querySelector(".differs-words").innerText));
    });
  });

  test("the standoff is walked by its moves", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      await open(page);
      await page.locator('#try [data-part="standoff"] > summary').click();
      await page.waitForSelector(".walk-standoff .path li");
      const before = await page.locator(".walk-standoff .path li").count();
      await page.locator(".walk-standoff .move").first().click();
      await page.locator(".walk-standoff .path li").nth(before).waitFor();
    });
  });

  test("the unknowns of the steps are moved, and each sequence says whether it holds", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      await open(page);
      const part = page.locator('#try [data-part="steps"]');
      await part.locator("> summary").click();
      await part.locator("input[type=range]").first().waitFor();
      const before = await part.innerText();
      await part.locator("input[type=range]").first().fill("80");
      await page.waitForFunction((before) => document.querySelector('#try [data-part="steps"]').innerText !== before, before);
      // On what they depend is said as the command says it, also under an account that was chosen.
      const told = /sequences? .* holds? only/;
      assert.match(await part.innerText(), told);
      await page.locator('#try [data-part="question"] > summary').click();
      const account = page.locator('#try [data-part="question"] select').first();
      const others = await account.locator("option").evaluateAll((all) => all.map((one) => one.value));
      await account.selectOption(others.at(-1));
      await page.waitForFunction(() => document.querySelector("main")?.getAttribute("aria-busy") !== "true");
      await part.locator("li[data-sequence]").first().waitFor();
      await page.waitForFunction((words) => new RegExp(words).test(document.querySelector('#try [data-part="steps"]').innerText), told.source);
    });
  });

  test("the scenario is saved with its changes, and the program reads it", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      await open(page);
      await changes(page, () => page.locator('#try [data-part="statements"] .switch', { hasText: "S4" }).locator("input").click());
      await page.locator('#try [data-part="file"] > summary').click();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the scenario (TOML)" }).click()]);
      const path = pages.path("saved.toml");
      await download.saveAs(path);
      execFileSync(program, ["check", path], { stdio: "pipe" });
      const zone = (file) => JSON.parse(execFileSync(program, ["deals", file, "--json", "--no-shares", "--weigh", "none"], { maxBuffer: 1 << 28 })).accounts.public.verdicts;
      assert.notDeepEqual(zone(path), zone(join(root, "examples/hanoi-2019.toml")));
    });
  });

  test("the start page opens an example and a dropped file's faults are told", { timeout }, async () => {
    await visit(pages.start(), {}, async (page) => {
      await page.locator(".examples button").first().waitFor();
      assert.equal(await page.locator(".examples button").count(), examples.length);
      await page.locator(".examples button", { hasText: "bus company" }).click();
      await page.waitForFunction(() => document.title !== "detente" && document.querySelector("#live"), undefined);
      assert.match(await page.title(), /bus company/);
    });
  });

  for (const [name, options] of [
    ["at 375 pixels", { viewport: { width: 375, height: 800 } }],
    ["in the dark", { colorScheme: "dark" }],
  ]) {
    test(`nothing is cut off ${name}`, { timeout }, async () => {
      await visit(hanoi(), options, async (page) => {
        await open(page);
        const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(width[0] <= width[1], `${width[0]} of ${width[1]} pixels`);
        const drawer = await page.locator("#try").boundingBox();
        assert.ok(drawer.x >= 0 && drawer.x + drawer.width <= width[1] + 1);
      });
    });
  }

  test("without script the page is whole, and the drawer is not there", { timeout }, async () => {
    await visit(hanoi(), { javaScriptEnabled: false }, async (page) => {
      assert.equal(await page.locator("#live").count(), 0);
      assert.ok((await page.locator("main h2").count()) > 3);
    });
  });
});
