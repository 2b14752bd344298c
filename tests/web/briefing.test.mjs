// SPDX-License-Identifier: Apache-2.0
// The briefing's page in a real browser, opened from disk: order of the first screen, accounts, the picture, the ledger,
// narrow screens, dark mode, print, hostile text; never a request, never a console message.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { Pages, program, root, skip, timeout } from "./pages.mjs";

// The engine stands in every page, in five letters for four bytes.
const packed = program ? join(dirname(program), "engine.wasm.gz") : "";
const engineSize = existsSync(packed) ? Math.ceil(statSync(packed).size * 1.25) + 1000 : 0;
describe("the briefing's page", { skip }, () => {
  let pages;
  let folder;
  before(async () => {
    pages = await Pages.open();
    folder = pages.folder;
  });
  after(() => pages?.close());

  const pageOf = (name, file) => pages.of(name, file);
  const hanoi = () => pageOf("hanoi", join(root, "examples/hanoi-2019.toml"));
  const visit = (url, options, look) => pages.visit(url, options, look);

  const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  // The annex is folded behind its headings.
  const unfold = (page) => page.evaluate(() => document.querySelectorAll("#annex section.part > details").forEach((one) => (one.open = true)));
  const shown = (selector) => `article.account:not([hidden]) ${selector}`;

  test("the first screen comes in its order", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      const tops = [];
      for (const selector of [".asked", ".front-part.crux", ".front-part.answer .lead", ".front-part.propose", ".front-part.ask", ".front-part.parties", ".front-part.picture", "#annex", "#account-switch", shown(".refusals"), shown(".one-away"), shown(".picture")]) {
        const place = await page.evaluate((one) => {
          const all = [...document.querySelectorAll("*")];
          const found = document.querySelector(one);
          return found ? all.indexOf(found) : -1;
        }, selector);
        assert.ok(place >= 0, `${selector} is on the page`);
        tops.push(place);
      }
      assert.deepEqual(tops, [...tops].sort((a, b) => a - b));
      // What is asked, what it is about, the answer and what to ask begin on the first screen itself.
      for (const selector of [".asked", ".front-part.crux p", ".front-part.answer .lead", ".front-part.ask p"]) {
        const box = await page.locator(selector).first().boundingBox();
        assert.ok(box.y < 900, `${selector} is in view at ${box.y}`);
      }
      assert.match(await page.locator(".front-part.answer .lead").innerText(), /no exchange is certain to be acceptable to both; 36 of 413 .*377 stay open/s);
      assert.match(await page.locator(".front-part.ask p").innerText(), /Ask United States whether it would take/);
    });
  });

  test("accounts switch the answer and the picture", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      await page.getByRole("radio", { name: "leaks" }).check({ force: true });
      assert.match(await page.locator(shown(".lead")).innerText(), /On the leaks account, 1 package is certain/);
      await unfold(page);
      assert.equal(await page.locator("article.account:not([hidden])").count(), 1);
      const cells = await page.locator(shown(".cell .tally")).allInnerTexts();
      assert.equal(cells.length, 20);
      assert.equal(cells.filter((text) => text.includes("certain 1")).length, 1);
      await page.getByRole("radio", { name: "article" }).check({ force: true });
      assert.match(await page.locator(shown(".lead")).innerText(), /6 of 479/);
      // By keyboard as well.
      await page.getByRole("radio", { name: "article" }).focus();
      await page.keyboard.press("ArrowRight");
      assert.match(await page.locator(shown(".lead")).innerText(), /On the leaks account/);
    });
  });

  test("the picture counts every package once", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      await unfold(page);
      const count = async (selector) => page.locator(shown(`.matrix ${selector}`)).count();
      assert.equal(await count(".u"), 479);
      assert.equal(await count(".r0"), 24);
      assert.equal(await count(".r1"), 20);
      // One party alone: what it accepts, refuses and leaves open.
      await page.locator(shown(".controls")).getByRole("radio", { name: /United States/ }).check({ force: true });
      assert.equal(await count(".r0"), 24);
      assert.equal(await count(".c"), 75);
      assert.equal(await count(".o"), 380);
    });
  });

  test("a cell opens to its packages, and a package to the reasons", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      await unfold(page);
      // Yongbyon complete for all sanctions.
      await page.locator(shown('[data-cell="2,3"]')).click();
      const panel = page.locator(shown(".inspect"));
      assert.match(await panel.innerText(), /24 packages/);
      assert.equal(await panel.locator(".list button").count(), 24);
      await panel.locator(".list button", { hasText: "nothing else" }).click();
      const us = panel.locator('[data-party="us"]');
      const dprk = panel.locator('[data-party="dprk"]');
      assert.equal(await us.getAttribute("data-verdict"), "never");
      assert.equal(await dprk.getAttribute("data-verdict"), "always");
      assert.match(await us.innerText(), /would rather have no deal than/);
      assert.match(await dprk.innerText(), /A2/);
      // A reason leads to its line in the ledger, which unfolds.
      await dprk.getByRole("link", { name: "A2" }).click();
      await page.waitForFunction(() => document.getElementById("item-A2")?.getBoundingClientRect().height > 0);
      assert.match(await page.locator("#item-A2").innerText(), /evidently/);
      // Arrow keys walk the cells.
      await page.locator(shown('[data-cell="2,3"]')).focus();
      await page.keyboard.press("ArrowLeft");
      assert.equal(await page.evaluate(() => document.activeElement.dataset.cell), "2,2");
    });
  });

  test("axes and the rest of the package can be chosen", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      await unfold(page);
      await page.locator(shown(".controls summary")).click();
      await page.locator(shown(".controls")).getByRole("combobox", { name: /^Declaration/ }).selectOption({ index: 1 });
      assert.equal(await page.locator(shown(".matrix .u")).count(), 159);
      await page.locator(shown(".controls")).getByRole("combobox", { name: "Rows" }).selectOption({ index: 2 });
      assert.equal(await page.locator(shown(".matrix tbody tr")).count(), 2);
    });
  });

  test("the ledger can be searched", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      await page.locator("#ledger > details > summary").click();
      const lines = page.locator("table.ledger tbody tr");
      const visible = () => lines.evaluateAll((rows) => rows.filter((row) => row.getBoundingClientRect().height > 0).length);
      const all = await visible();
      await page.locator("#ledger-filter").getByLabel("Search").fill("evidently");
      const found = await visible();
      assert.ok(found > 0 && found < all, `${found} of ${all}`);
      await page.locator("#ledger-filter").getByLabel("Search").fill("");
      await page.locator("#ledger-filter").getByRole("combobox", { name: "Standing" }).selectOption("on record");
      assert.ok((await visible()) < all);
      for (const text of await lines.locator("visible=true").locator(".standing").allInnerTexts()) assert.equal(text, "on record");
    });
  });

  for (const width of [360, 800, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`nothing scrolls sideways at ${width} px, ${colorScheme}`, { timeout }, async () => {
        for (const [name, file] of [["hanoi", "hanoi-2019"], ["water", "water-three-parties"], ["house", "house-sale"]]) {
          await visit(pageOf(name, join(root, `examples/${file}.toml`)), { viewport: { width, height: 800 }, colorScheme }, async (page) => {
            assert.ok((await overflow(page)) <= 0, `${name}: ${await overflow(page)} px too wide`);
            await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
            await page.locator(shown(".cell")).last().click();
            assert.ok((await overflow(page)) <= 0, `${name}, unfolded: ${await overflow(page)} px too wide`);
          });
        }
      });
    }
  }

  // Two parties, by the files of a platform: what one likes more the other likes less.
  function numbersOf(name, issues, values) {
    const at = join(folder, `${name}-files`);
    if (!existsSync(at)) {
      mkdirSync(at);
      const ids = Array.from({ length: issues }, (_, i) => `issue${i + 1}`);
      const names = Array.from({ length: values }, (_, v) => `value ${v + 1}`);
      const profile = (worth) => ({
        reservationValue: 0.35,
        issueWeights: Object.fromEntries(ids.map((id, i) => [id, Number(((2 * (i + 1)) / (issues * (issues + 1))).toFixed(6))])),
        issues: Object.fromEntries(ids.map((id, i) => [id, Object.fromEntries(names.map((one, v) => [one, worth(i, v)]))])),
      });
      writeFileSync(join(at, "profileA.json"), JSON.stringify(profile((_, v) => Number((v / (values - 1)).toFixed(3)))));
      writeFileSync(join(at, "profileB.json"), JSON.stringify(profile((i, v) => Number((((values - 1 - v) * (i + 2)) / ((values - 1) * (issues + 1))).toFixed(3)))));
    }
    return pageOf(name, at);
  }
  const few = () => numbersOf("few", 3, 4);
  const many = () => numbersOf("many", 6, 7);

  // Three parties in the project's own format.
  function three() {
    const file = join(folder, "three.toml");
    if (!existsSync(file)) {
      const levels = [
        ["north", [0, 0.4, 1], [0, 0.9, 0.2]],
        ["south", [1, 0.5, 0], [0.3, 0, 1]],
        ["coast", [0.2, 1, 0.1], [1, 0.4, 0]],
      ];
      writeFileSync(
        file,
        `[scenario]\nid = "three"\ntitle = "Three by numbers"\n` +
          levels.map(([id]) => `[parties.${id}]\nname = "the ${id}"\n`).join("") +
          `[issues.dam]\nname = "the dam"\nlevels = ["none", "low", "high"]\n[issues.water]\nname = "water"\nlevels = ["none", "half", "all"]\n` +
          levels
            .map(([id, dam, water]) => `[values.${id}]\nno_deal = 0.2\nweights = { dam = 0.5, water = 0.5 }\nlevels.dam = ${JSON.stringify(dam)}\nlevels.water = ${JSON.stringify(water)}\n`)
            .join(""),
      );
    }
    return pageOf("three", file);
  }

  test("numbers have their picture: dots, frontier, points, zone", { timeout }, async () => {
    await visit(few(), {}, async (page) => {
      assert.match(await page.locator(".lead").innerText(), /of 64 outcomes are worth at least as much as no deal to both parties/);
      const plot = page.locator("figure.space .plot");
      const box = await plot.boundingBox();
      assert.ok(box.width > 300 && box.height > 200);
      assert.ok(box.y < 900, "the picture begins on the first screen");
      const points = plot.locator("circle.point");
      const told = await page.locator("table.plain", { hasText: "every point" }).locator("tbody tr").count();
      assert.equal(await points.count(), told);
      // Each point is drawn inside the frame, the first party's utility falling, the second's growing.
      const places = await points.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map((at) => [at.x + at.width / 2, at.y + at.height / 2]));
      places.forEach(([x, y], k) => {
        assert.ok(x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height);
        if (k > 0) assert.ok(x <= places[k - 1][0] + 0.01 && y <= places[k - 1][1] + 0.01);
      });
      assert.equal(await plot.locator(".reservation").count(), 2);
      assert.equal(await plot.locator(".zone").count(), 1);
      assert.ok((await plot.locator("circle.mark").count()) >= 1);
      assert.match(await plot.locator("text").first().textContent(), /N/);
      assert.ok((await plot.getAttribute("aria-label")).length > 40);
      // Dots have a size of their own, whatever the frame's.
      assert.match(await page.evaluate(() => getComputedStyle(document.querySelector(".dots path")).vectorEffect), /non-scaling-stroke/);
    });
  });

  test("a tap on a point of the frontier shows its outcome", { timeout }, async () => {
    await visit(few(), { viewport: { width: 375, height: 700 }, hasTouch: true, isMobile: true }, async (page) => {
      const row = (await page.locator("table.plain", { hasText: "every point" }).locator("tbody tr").nth(1).locator("td").last().textContent()).split("; ");
      const at = page.locator('circle.point[data-point="1"]');
      await at.scrollIntoViewIfNeeded();
      const box = await at.boundingBox();
      await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
      const panel = page.locator(".space-inspect [role=status]");
      await panel.locator(".head").waitFor();
      const text = await panel.innerText();
      for (const part of row) assert.ok(text.includes(part), `${part} in ${text}`);
      assert.match(text, /Point 2 of/);
      assert.equal(await page.locator("circle.point.on").getAttribute("data-point"), "1");
      // Walking along without pointing at anything.
      await page.getByRole("button", { name: "Next point" }).click();
      assert.match(await panel.innerText(), /Point 3 of/);
    });
  });

  test("hovering tells a point, or the count of a cell", { timeout }, async () => {
    await visit(many(), {}, async (page) => {
      const plot = page.locator("figure.space .plot");
      const box = await plot.boundingBox();
      const panel = page.locator(".space-inspect [role=status]");
      // All counts that the page carries are all outcomes: 7^6.
      const total = await page.evaluate(() =>
        JSON.parse(document.getElementById("briefing").textContent).spaces[0].density.counts.join(" ").split(" ").reduce((sum, run) => {
          const [count, times] = run.split("x");
          return sum + Number(count) * Number(times ?? 1);
        }, 0),
      );
      assert.equal(total, 7 ** 6);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.getByText(/in this cell:/).waitFor();
      const told = await panel.innerText();
      assert.match(told, /^.*\d outcomes? in this cell: .+ from .+ to .+, .+ from .+ to /s);
      assert.ok((await plot.locator(".density path").count()) > 1);
      await plot.locator("circle.point").first().hover({ force: true });
      await panel.locator(".head").waitFor();
      assert.match(await panel.innerText(), /Point \d+ of/);
      assert.ok(statSync(fileURLToPath(many())).size < 400_000 + engineSize);
    });
  });

  // Where the outcome space stands in the annex its part is folded; without a script too it unfolds.
  async function unfoldSpace(page) {
    if (await page.locator("figure.space .plot").first().isVisible()) return;
    await page.locator("details:has(figure.space) > summary").first().click();
  }

  test("three parties stand in parallel", { timeout }, async () => {
    await visit(three(), {}, async (page) => {
      await unfoldSpace(page);
      const plot = page.locator(".parallel .plot");
      assert.equal(await plot.locator(".axis").count(), 3);
      const lines = await plot.locator(".lines path[data-point]").count();
      assert.ok(lines >= 2);
      const box = await plot.boundingBox();
      await plot.evaluate((one) => one.scrollIntoView({ block: "center" })); // not behind the bar at the foot
      const view = await plot.boundingBox();
      // Onto the first axis, where the first point's line crosses it.
      const height = await page.evaluate(() => JSON.parse(document.getElementById("briefing").textContent).spaces[0].points[0].at[0] / 10000);
      await page.mouse.move(view.x + box.width / 6, view.y + (1 - height) * box.height);
      await page.locator(".space-inspect .head").waitFor();
      assert.match(await page.locator(".space-inspect .head").innerText(), /the north .+, the south .+, the coast /);
    });
  });

  test("the picture of numbers fits a phone, in the dark, without its script and in print", { timeout }, async () => {
    for (const [name, url] of [["few", few()], ["many", many()], ["three", three()]]) {
      for (const colorScheme of ["light", "dark"]) {
        await visit(url, { viewport: { width: 375, height: 700 }, colorScheme }, async (page) => {
          assert.ok((await overflow(page)) <= 0, `${name}: ${await overflow(page)} px too wide`);
          await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
          assert.ok((await overflow(page)) <= 0, `${name}, unfolded: ${await overflow(page)} px too wide`);
          const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
          const light = Math.max(...ground.match(/\d+/g).slice(0, 3).map(Number));
          assert.ok(colorScheme === "dark" ? light < 60 : light > 230);
          const text = page.locator("figure.space .plot text, .heads span").first();
          assert.ok((await text.evaluate((one) => parseFloat(getComputedStyle(one).fontSize))) >= 11, "letters keep their size");
        });
      }
      await visit(url, { javaScriptEnabled: false }, async (page) => {
        await unfoldSpace(page);
        assert.ok(await page.locator("figure.space .plot").isVisible());
        assert.ok((await page.locator("table.plain", { hasText: "Named points" }).locator("tbody tr").count()) >= 5);
      });
      await visit(url, {}, async (page) => {
        await page.emulateMedia({ media: "print" });
        await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
        assert.ok(await page.locator("figure.space .plot").isVisible());
        assert.equal(await page.locator(".space-inspect .inspect").isVisible(), false);
        assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
      });
    }
  });

  test("the ledger is filtered by source, party, rung and account", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      await page.locator("#ledger > details > summary").click();
      const lines = page.locator("table.ledger tbody tr");
      const shownIds = () => lines.evaluateAll((rows) => rows.filter((row) => row.getBoundingClientRect().height > 0).map((row) => row.id));
      const all = await shownIds();
      const filter = page.locator("#ledger-filter");
      for (const [label, key] of [["Source", "sources"], ["Party", "party"], ["Standing", "standing"], ["Account", "accounts"]]) {
        const box = filter.getByRole("combobox", { name: label });
        const choice = await box.locator("option").nth(1).textContent();
        await box.selectOption({ index: 1 });
        const some = await shownIds();
        assert.ok(some.length > 0 && some.length < all.length, `${label} ${choice}: ${some.length} of ${all.length}`);
        for (const id of all) {
          const held = await page.evaluate(([at, name]) => document.getElementById(at).dataset[name], [id, key]);
          assert.equal(some.includes(id), held.split(key === "accounts" ? " " : "|").includes(choice), `${id} by ${label}`);
        }
        await box.selectOption({ index: 0 });
      }
      assert.deepEqual(await shownIds(), all);
    });
  });

  test("a footnote leads to its entry, which unfolds", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      const note = page.locator(".front-part.crux .notes a.note").first();
      const number = await note.innerText();
      const target = (await note.getAttribute("href")).slice(1);
      await note.click();
      await page.waitForFunction((id) => document.getElementById(id)?.getBoundingClientRect().height > 0, target);
      const row = page.locator(`tr[id="${target}"]`);
      assert.equal(await row.locator("th sup").innerText(), number);
      await page.waitForFunction((id) => {
        const at = document.getElementById(id).getBoundingClientRect();
        return at.top >= -1 && at.top < innerHeight;
      }, target);
      assert.match(await row.innerText(), /inferred|reported|on record|assumed/);
    });
  });

  test("rungs, losses and the timeline are told, on a phone as well", { timeout }, async () => {
    for (const width of [375, 1280]) {
      await visit(hanoi(), { viewport: { width, height: 800 } }, async (page) => {
        assert.match(await page.locator(shown(".rungs")).textContent(), /on record alone/i);
        assert.ok((await page.locator(shown(".losses tbody tr")).count()) >= 4);
        assert.equal(await page.locator(shown(".refusals .standing")).count(), 1, "a badge once for the section");
        await page.locator("#timeline > details > summary").click();
        const dates = await page.locator("#timeline ol .date").allInnerTexts();
        assert.ok(dates.length >= 5);
        const days = dates.map((date) => Date.parse(`${date} UTC`));
        assert.deepEqual(days, [...days].sort((a, b) => a - b));
        assert.ok((await overflow(page)) <= 0, `${await overflow(page)} px too wide at ${width}`);
      });
    }
  });

  test("a quotation that could not be checked is marked beside its words, in the ledger and in the reasons", { timeout }, async () => {
    await visit(hanoi(), { javaScriptEnabled: false }, async (page) => {
      const quotes = page.locator("table.ledger q");
      assert.ok((await quotes.count()) > 2);
      for (const quote of await quotes.all()) assert.match(await quote.evaluate((one) => one.nextElementSibling?.textContent ?? ""), /\(quotation (unchecked|fails: )/);
      assert.match(await page.locator(shown(".refusals")).textContent(), /” \(quotation unchecked\)/);
    });
  });

  test("without its script the ledger is a plain table with all of its lines", { timeout }, async () => {
    await visit(hanoi(), { javaScriptEnabled: false }, async (page) => {
      await page.locator("#ledger > details > summary").click();
      const rows = page.locator("table.ledger tbody tr");
      assert.ok((await rows.count()) > 20);
      assert.ok(await rows.last().isVisible());
    });
  });

  test("the standoff is drawn: states, improvements, who would stay", { timeout }, async () => {
    await visit(pageOf("elmira", join(root, "examples/elmira.toml")), {}, async (page) => {
      const drawing = page.locator("figure.states svg");
      await drawing.scrollIntoViewIfNeeded();
      const data = await page.locator("#standoff").count();
      assert.equal(data, 1);
      const states = await drawing.locator("text").evaluateAll((all) => all.map((one) => one.textContent));
      assert.equal(await drawing.locator("defs marker").count(), 3, "an arrow head for each of three decision makers");
      assert.ok((await drawing.locator("line[marker-end]").count()) > 0);
      // Nine states, each a box with its name; equilibria have a second one round them.
      const boxes = await drawing.locator("rect").count();
      assert.ok(boxes > 9 && boxes < 18, `${boxes} boxes`);
      assert.ok(states.length >= 9 + 3);
      const box = await drawing.boundingBox();
      for (const one of await drawing.locator("rect").all()) {
        const at = await one.boundingBox();
        assert.ok(at.x >= box.x - 1 && at.x + at.width <= box.x + box.width + 1 && at.y >= box.y - 1 && at.y + at.height <= box.y + box.height + 1);
      }
      assert.match(await page.locator("figure.states figcaption").innerText(), /\w/);
    });
    await visit(pageOf("elmira", join(root, "examples/elmira.toml")), { viewport: { width: 375, height: 700 }, colorScheme: "dark" }, async (page) => {
      assert.ok((await overflow(page)) <= 0);
      assert.ok(await page.locator("figure.states svg").isVisible());
    });
  });

  // WCAG 2 contrast of text against the ground it stands on.
  for (const colorScheme of ["light", "dark"]) {
    test(`text stands out from its ground, ${colorScheme}`, { timeout }, async () => {
      await visit(hanoi(), { colorScheme }, async (page) => {
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        const weak = await page.evaluate(() => {
          const numbers = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
          const light = (color) => {
            const [r, g, b] = numbers(color).map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const color = getComputedStyle(at).backgroundColor;
              if (numbers(color)[3] !== 0) return color;
            }
            return "rgb(255, 255, 255)";
          };
          const found = [];
          for (const element of document.querySelectorAll("body *")) {
            if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "")) continue;
            if (element.getBoundingClientRect().height === 0 || element.matches("script, .skip")) continue;
            const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${element.className} ${element.textContent.slice(0, 30)}`);
          }
          return found;
        });
        assert.deepEqual(weak, []);
      });
    });
  }

  test("dark mode is dark", { timeout }, async () => {
    const ground = async (colorScheme) => {
      let color;
      await visit(hanoi(), { colorScheme }, async (page) => {
        color = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      });
      return Math.max(...color.match(/\d+/g).slice(0, 3).map(Number));
    };
    assert.ok((await ground("light")) > 230);
    assert.ok((await ground("dark")) < 60);
  });

  test("headings, names and landmarks are there for a reader that cannot see", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      assert.equal(await page.locator("h1").count(), 1);
      assert.equal(await page.locator("main").count(), 1);
      assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
      const levels = await page.evaluate(() =>
        [...document.querySelectorAll("h1, h2, h3")].filter((one) => one.getBoundingClientRect().height > 0).map((one) => Number(one.tagName[1])),
      );
      levels.forEach((level, i) => assert.ok(i === 0 || level <= levels[i - 1] + 1, "no heading level is left out"));
      const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((one) => one.id));
      assert.equal(new Set(ids).size, ids.length, "every id is there once");
      for (const cell of await page.locator(shown(".cell")).all()) assert.ok((await cell.getAttribute("aria-label")).length > 5);
      const lost = await page.evaluate(() =>
        [...document.querySelectorAll('a[href^="#"]')].map((one) => one.getAttribute("href").slice(1)).filter((id) => !document.getElementById(decodeURIComponent(id))),
      );
      assert.deepEqual(lost, []);
    });
  });

  test("print unfolds everything and leaves the controls out", { timeout }, async () => {
    await visit(hanoi(), {}, async (page) => {
      await page.emulateMedia({ media: "print" });
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      assert.ok(await page.locator("#item-A1").isVisible());
      assert.equal(await page.locator("#ledger-filter").isVisible(), false);
      assert.equal(await page.locator(shown(".controls")).isVisible(), false);
      assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
    });
  });

  test("without its script the page is complete", { timeout }, async () => {
    await visit(hanoi(), { javaScriptEnabled: false }, async (page) => {
      assert.match(await page.locator("#front .lead").innerText(), /36 of 413/);
      assert.equal(await page.locator(shown(".matrix .u")).count(), 479);
      assert.equal(await page.locator("article.account:not([hidden])").count(), 1);
      assert.match(await page.locator("#account-switch").innerText(), /public/);
    });
  });

  test("hostile text in a scenario stays text", { timeout }, async () => {
    const file = join(folder, "hostile.toml");
    writeFileSync(
      file,
      `[scenario]
id = "hostile"
title = "</title><script>alert('title')</script>"
asked = "<img src=x onerror=alert(2)>"
default_account = "one"
[parties.a]
name = "<b onclick='alert(3)'>A</b>"
[parties.b]
[issues.i]
name = "</script><script>alert(4)</script>"
levels = ["none", "<svg onload=alert(5)>", "&amp;<a>"]
prefers = { a = "more", b = "less" }
[issues.j]
levels = ["none", "<iframe src=//x>"]
prefers = { a = "less", b = "more" }
[[statements]]
id = "X"
party = "b"
says = "no deal > { i = 2 }"
hedge = "<style>*{display:none}</style>"
source = ["s"]
quote = "<!--<script>"
[sources.s]
title = "<img src=//x/y.png>"
url = "javascript:alert(6)"
[accounts.one]
title = "<script>alert(7)</script>"
items = ["X"]
[accounts.two]
title = "<img src=x onerror=alert(8)>"
`,
    );
    await visit(pageOf("hostile", file), {}, async (page) => {
      assert.equal(await page.locator("h1").innerText(), "</title><script>alert('title')</script>");
      await unfold(page);
      await page.locator(shown('[data-cell="2,0"]')).click();
      const button = page.locator(shown(".inspect .list button"));
      if (await button.count()) await button.first().click();
      assert.match(await page.locator(shown(".inspect")).innerText(), /&amp;<a>/);
      await page.getByRole("radio", { name: "two" }).check({ force: true });
      assert.equal(await page.locator("img, iframe, svg[onload]").count(), 0);
      assert.equal(await page.locator('a[href^="javascript:"]').count(), 0);
      assert.equal(await page.locator("script").count(), engineSize > 0 ? 4 : 2);
    });
  });
});
