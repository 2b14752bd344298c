// SPDX-License-Identifier: Apache-2.0
// axe finds nothing on any example's page and on the start page, folded and unfolded, in the light and in the dark, and
// none in the drawer.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { Pages, examples, require, skip, skipWithoutEngine, timeout } from "./pages.mjs";

let axe = null;
try {
  axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
} catch {
  // said below
}

describe("accessible", { skip: skip || (axe ? false : "axe-core is not installed (cd web && npm ci --ignore-scripts)") }, () => {
  let pages;
  before(async () => {
    pages = await Pages.open();
  });
  after(() => pages?.close());

  async function look(page) {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
      return violations.flatMap((one) => one.nodes.slice(0, 4).map((node) => `${one.id}: ${node.target.join(" ")} ${node.any[0]?.message ?? node.all[0]?.message ?? one.help}`));
    });
  }

  test("what is wrong would be found", { timeout }, async () => {
    await pages.visit(pages.of("elmira"), {}, async (page) => {
      await page.evaluate(() => document.querySelector("main").insertAdjacentHTML("beforeend", '<p style="color: #bbb; background: #fff">faint</p><button></button>'));
      const found = (await look(page)).join("; ");
      assert.match(found, /color-contrast/);
      assert.match(found, /button-name/);
    });
  });

  for (const colorScheme of ["light", "dark"]) {
    for (const name of examples)
      test(`${name}, ${colorScheme}`, { timeout }, async () => {
        await pages.visit(pages.of(name), { colorScheme }, async (page) => {
          assert.deepEqual(await look(page), []);
          await page.evaluate(() => document.querySelectorAll("main details").forEach((one) => (one.open = true)));
          assert.deepEqual(await look(page), []);
        });
      });
    test(`the start page, ${colorScheme}`, { timeout, skip: skipWithoutEngine }, async () => {
      await pages.visit(pages.start(), { colorScheme }, async (page) => {
        await page.locator(".examples button").first().waitFor();
        assert.deepEqual(await look(page), []);
      });
    });
    for (const width of [1280, 375])
      test(`the drawer at ${width}, ${colorScheme}`, { timeout, skip: skipWithoutEngine }, async () => {
        await pages.visit(pages.of("hanoi-2019"), { colorScheme, viewport: { width, height: 900 } }, async (page) => {
          await page.getByRole("button", { name: "Try a change" }).click();
          await page.waitForSelector('#try [data-part="statements"] input');
          await page.evaluate(() => document.querySelectorAll("#try details").forEach((one) => (one.open = true)));
          await page.getByRole("button", { name: "Sit down" }).waitFor();
          await page.locator(".walk-standoff .move").first().waitFor();
          assert.deepEqual(await look(page), []);
          await page.getByRole("button", { name: "Sit down" }).click();
          await page.getByRole("button", { name: "Walk out" }).click();
          await page.locator(".talks-end").waitFor();
          assert.deepEqual(await look(page), []);
        });
      });
  }
});
