// SPDX-License-Identifier: Apache-2.0
// The first two pages of every example, in a real browser: at most 700 words and two printed A4 pages, their order, the
// annex folded behind its headings and following in print, footnotes that lead somewhere, narrow, dark, without script.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { examples, Pages, skip, timeout } from "./pages.mjs";

// Pages of a PDF as this browser writes it: its page objects are not compressed.
const pagesOf = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
const wordsOf = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;


describe("the first two pages", { skip }, () => {
  let pages;
  before(async () => {
    pages = await Pages.open();
  });
  after(() => pages?.close());
  const visit = (name, options, look, annex = "folded") => pages.visit(pages.of(name, undefined, ["--annex", annex]), options, look);

  for (const name of examples) {
    test(`${name}: at most 700 words on two A4 pages, and the annex follows`, { timeout }, async () => {
      let whole = 0;
      await visit(name, { javaScriptEnabled: false }, async (page) => {
        const text = await page.locator("#front").textContent();
        assert.ok(wordsOf(text) <= 700, `${wordsOf(text)} words`);
        assert.ok(wordsOf(text) > 60, "it says something");
        assert.equal(await page.locator("#front ~ #annex").count(), 1);
        whole = pagesOf(await page.pdf({ preferCSSPageSize: true }));
      });
      const front = async (page) => {
        assert.equal(await page.locator("#annex").count(), 0);
        const alone = pagesOf(await page.pdf({ preferCSSPageSize: true }));
        assert.ok(alone >= 1 && alone <= 2, `${alone} pages`);
        assert.ok(whole > alone, "the annex is printed after it");
      };
      await visit(name, { javaScriptEnabled: false }, front, "none");
    });

    test(`${name}: no empty part, nothing folded on the front, footnotes lead into the annex`, { timeout }, async () => {
      await visit(name, {}, async (page) => {
        for (const part of await page.locator("#front .front-part").all()) {
          const heading = await part.locator("h2").innerText();
          const said = wordsOf(await part.innerText()) - wordsOf(heading);
          assert.ok(said > 3 || (await part.locator("svg").count()) > 0, `${heading} is empty`);
        }
        assert.equal(await page.locator("#front details").count(), 0);
        assert.equal(await page.locator("#annex section.part > details[open]").count(), 0);
        for (const card of await page.locator("#front .card").all()) assert.ok((await card.locator("dt").count()) <= 4);
        const lost = await page.evaluate(() =>
          [...document.querySelectorAll("sup.notes a")].map((one) => one.getAttribute("href")).filter((href) => !document.getElementById(decodeURIComponent(href.slice(1)))),
        );
        assert.deepEqual(lost, []);
        for (const mark of await page.locator("#front sup.notes .note").allInnerTexts()) assert.match(mark, /^\d+$/);
        // A badge stands once for a section.
        const badges = await page.locator("#annex section.part").evaluateAll((all) => all.map((one) => one.querySelectorAll(":scope > details > summary .standing").length));
        assert.ok(badges.every((count) => count <= 1));
        assert.equal(await page.locator("#annex .claim .standing, #annex .why .standing").count(), 0);
      });
    });

    for (const colorScheme of ["light", "dark"])
      test(`${name}: fits 375 px, ${colorScheme}`, { timeout }, async () => {
        await visit(name, { viewport: { width: 375, height: 800 }, colorScheme }, async (page) => {
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) <= 0);
          const small = await page.locator("#front svg text").evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize) * (one.getCTM()?.a ?? 1)).filter((size) => size < 8.5));
          assert.deepEqual(small, []);
        });
      });
  }

  test("the order is that of somebody who decides", { timeout }, async () => {
    await visit("hanoi-2019", {}, async (page) => {
      assert.deepEqual(await page.locator("#front h2").allInnerTexts(), [
        "What it is about",
        "The answer",
        "What to propose",
        "What to ask first",
        "The parties",
        "The exchanges",
        "How the talks go",
        "If it fails",
        "The first step",
        "How firm this is",
      ]);
      assert.match(await page.locator("#front .kicker").innerText(), /the question of 28 February 2019; 2 of the statements used were published later/);
    });
  });

  test("the map marks the proposals, and names every point without a script", { timeout }, async () => {
    await visit("hanoi-2019", { javaScriptEnabled: false }, async (page) => {
      const points = await page.locator("svg.exchanges a").count();
      assert.ok(points > 100);
      assert.equal(await page.locator("svg.exchanges .marked").count(), 3);
      const titles = await page.locator("svg.exchanges a").evaluateAll((all) => all.map((one) => one.getAttributeNS("http://www.w3.org/1999/xlink", "title")));
      assert.ok(titles.every((title) => /United States .*; North Korea /.test(title)), titles.find((title) => !/North Korea/.test(title)));
      assert.ok(titles.some((title) => /certainly refuses it \(by S1\)/.test(title)));
      assert.match(await page.locator("svg.exchanges").getAttribute("aria-label"), /Of 413 exchanges/);
    });
    await visit("water-three-parties", {}, async (page) => assert.equal(await page.locator("svg.exchanges").count(), 3));
  });
});
