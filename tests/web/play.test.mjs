// SPDX-License-Identifier: Apache-2.0
// Play, in a real browser from disk: a person against a strategy, two people at one screen, the walk-out, the time limit;
// afterwards the trace, what it gave away and where the frontier was; the other side's numbers can be hidden.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Pages, root, skipWithoutEngine, timeout } from "./pages.mjs";


describe("play", { skip: skipWithoutEngine }, () => {
  let pages;
  before(async () => {
    pages = await Pages.open();
  });
  after(() => pages?.close());

  async function sitDown(page, { people = [], rounds = 4, minutes = "", hidden } = {}) {
    await page.getByRole("button", { name: "Try a change" }).click();
    const part = page.locator('#try [data-part="play"]');
    await part.locator("> summary").click();
    await part.getByRole("button", { name: "Sit down" }).waitFor();
    for (const name of people) await part.getByLabel(`${name} is played by`).selectOption("");
    await part.getByLabel("Rounds").fill(String(rounds));
    if (minutes) await part.getByLabel(/^Time limit/).fill(minutes);
    if (hidden) await part.getByLabel(/hidden/).selectOption(hidden);
    await part.getByRole("button", { name: "Sit down" }).click();
    return part;
  }
  const offerOf = async (part, level) => {
    const selects = part.locator(".package-fields select");
    await selects.first().waitFor();
    await selects.nth(0).selectOption(String(level));
    await selects.nth(1).selectOption(String(level));
    await part.getByRole("button", { name: "Offer this" }).click();
  };

  for (const [where, options] of Object.entries(screens()))
    test(`a person against a strategy, ${where}`, { timeout }, async () => {
      await pages.visit(pages.of("hanoi-2019"), options, async (page) => {
        const part = await sitDown(page);
        await part.getByText(/Round 1 of 4: it is United States's turn/).waitFor();
        // What an offer would be worth is told before it is made, and only to whom it belongs.
        await part.locator(".package-fields select").first().selectOption("1");
        await part.getByText(/This is worth \d+ to United States; no deal \d+/).waitFor();
        assert.doesNotMatch(await part.innerText(), /to North Korea/);
        await offerOf(part, 1);
        await part.locator(".standing").waitFor();
        assert.match(await part.locator(".standing").innerText(), /North Korea offers/);
        assert.equal(await part.locator(".trace li").count(), 2);
        await part.getByRole("button", { name: "Accept it" }).click();
        await part.locator(".talks-end").waitFor();
        const said = await part.innerText();
        assert.match(said, /United States accepted, and there is a deal/);
        assert.match(said, /Where the frontier was/i);
        assert.match(said, /What it gave away/i);
        assert.match(said, /sincere/);
        assert.equal(await part.locator(".trace li").count(), 2);
        assert.match(await part.locator(".trace").innerText(), /Worth \d+ to North Korea/);
        assert.equal(await part.locator(".talks-plane svg").count(), 1);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
        // The program reads the trace and says the same of it.
        const [download] = await Promise.all([page.waitForEvent("download"), part.getByRole("button", { name: /Save the trace/ }).click()]);
        const path = pages.path("talks.json");
        await download.saveAs(path);
        const revealed = JSON.parse(execFileSync(pages.program, ["reveal", join(root, "examples/hanoi-2019.toml"), "--session", path, "--json"], { maxBuffer: 1 << 28 }));
        assert.equal(revealed.moves.length, 3);
        assert.equal(JSON.parse(readFileSync(path, "utf8")).ended, "agreement");
      });
    });

  test("walking out is a move, and everybody has what no deal is worth", { timeout }, async () => {
    await pages.visit(pages.of("hanoi-2019"), {}, async (page) => {
      const part = await sitDown(page, { hidden: "always" });
      await part.getByRole("button", { name: "Walk out" }).click();
      await part.locator(".talks-end").waitFor();
      const said = await part.innerText();
      assert.match(said, /United States walked out. There is no deal/);
      const cells = await part.locator("tbody tr").first().locator("td").allInnerTexts();
      assert.equal(cells[0], cells[1]);
      // A teacher hides the other side's numbers for good.
      assert.deepEqual(await part.locator("tbody tr").nth(1).locator("td").allInnerTexts(), ["hidden", "hidden", "hidden"]);
      assert.equal(await part.locator(".talks-plane").count(), 0);
      await part.getByRole("button", { name: "Play again" }).click();
      await part.getByRole("button", { name: "Sit down" }).waitFor();
    });
  });

  test("two people at one screen see their own numbers alone, and the rounds run out", { timeout }, async () => {
    await pages.visit(pages.of("labour-contract"), {}, async (page) => {
      const names = await page.evaluate(() => JSON.parse(document.getElementById("briefing").textContent).parties.map((party) => party.name));
      const part = await sitDown(page, { people: names, rounds: 1 });
      for (const name of names) {
        const button = part.getByRole("button", { name: `I am ${name}: go on` });
        await button.waitFor();
        assert.doesNotMatch(await part.locator(".talks").innerText(), /worth/i);
        await button.click();
        await part.getByText(new RegExp(`worth \\d+ to ${name}`)).first().waitFor();
        for (const other of names) if (other !== name) assert.doesNotMatch(await part.innerText(), new RegExp(`orth \\d+ to ${other}`));
        await offerOf(part, 1);
      }
      await part.getByText(/The time ran out. There is no deal/).waitFor();
      assert.equal(await part.locator(".trace li").count(), 2);
    });
  });

  test("the time limit ends the talks", { timeout }, async () => {
    await pages.visit(pages.of("hanoi-2019"), {}, async (page) => {
      await page.clock.install();
      const part = await sitDown(page, { minutes: "5" });
      await part.getByText(/Round 1 of 4/).waitFor();
      assert.match(await part.getByRole("timer").innerText(), /\d:\d\d left/);
      assert.equal(await part.locator(".talks-end").count(), 0);
      await page.clock.fastForward("06:00");
      await part.getByText(/The time ran out. There is no deal/).waitFor();
    });
  });

  test("time that runs out while a move is being answered ends what the move left", { timeout }, async () => {
    await pages.visit(pages.of("hanoi-2019"), {}, async (page) => {
      await page.clock.install();
      const part = await sitDown(page, { minutes: "5" });
      await part.getByText(/Round 1 of 4/).waitFor();
      const selects = part.locator(".package-fields select");
      await selects.nth(0).selectOption("1");
      await selects.nth(1).selectOption("1");
      await part.getByText(/This is worth \d+ to/).waitFor();
      // The engine gets the move only after the time is over.
      await page.evaluate(() => {
        const post = Worker.prototype.postMessage;
        const held = [];
        Worker.prototype.postMessage = function (message) {
          held.push(() => post.call(this, message));
        };
        window.letGo = () => {
          Worker.prototype.postMessage = post;
          for (const one of held) one();
        };
      });
      await part.getByRole("button", { name: "Offer this" }).click();
      await page.clock.fastForward("06:00");
      await page.evaluate(() => window.letGo());
      await part.getByText(/The time ran out. There is no deal/).waitFor();
      assert.equal(await part.locator(".trace li").count(), 2);
    });
  });

  test("every example that has something on the table can be played, and the others have no such part", { timeout }, async () => {
    for (const name of pages.examples)
      await pages.visit(pages.of(name), {}, async (page) => {
        const issues = await page.evaluate(() => JSON.parse(document.getElementById("briefing").textContent).issues.length);
        await page.getByRole("button", { name: "Try a change" }).click();
        await page.waitForSelector('#try [data-part="statements"] input, #try [data-part="directions"], #try [data-part="standoff"]', { state: "attached" });
        const part = page.locator('#try [data-part="play"]');
        assert.equal(await part.count(), issues > 0 ? 1 : 0, name);
        if (issues === 0) return;
        await part.locator("> summary").click();
        await part.getByRole("button", { name: "Sit down" }).click();
        await part.getByRole("button", { name: "Walk out" }).click();
        await part.locator(".talks-end").waitFor();
      });
  });
});

function screens() {
  return {
    "at 1280 in the light": {},
    "at 375 in the dark": { viewport: { width: 375, height: 800 }, colorScheme: "dark" },
  };
}
