// SPDX-License-Identifier: Apache-2.0
// How soon an example's page is painted and a changed statement is answered, in a real Chromium from disk:
//   node bench/page_bench.mjs [EXAMPLE [STATEMENT ...]]
// The statements are switched off one after the other and on again; the first answer is the first two pages (crux, answer,
// counts, proposals, map), all of it is the whole page but for the talks.
import { statSync } from "node:fs";
import { Pages, skipWithoutEngine } from "../tests/web/pages.mjs";

if (skipWithoutEngine) {
  console.error(skipWithoutEngine);
  process.exit(1);
}
const [example = "hanoi-2019", ...named] = process.argv.slice(2);
const kTimes = 5;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const milliseconds = (values) => `${Math.round(median(values))} ms (${values.map(Math.round).join(", ")})`;

// Switches a statement and tells after how many milliseconds the first answer and the whole of it were on the page.
async function switched(page, id) {
  return page.evaluate(async (id) => {
    const main = () => document.querySelector("main");
    const before = main();
    const row = [...document.querySelectorAll('#try [data-part="statements"] .try-item')].find((one) => one.dataset.item === id);
    const began = performance.now();
    row.querySelector("input").click();
    const until = (is) =>
      new Promise((resolve) => {
        const look = () => (is() ? resolve(performance.now() - began) : requestAnimationFrame(look));
        look();
      });
    const first = await until(() => main().getAttribute("aria-busy") === "true" || main() !== before);
    return [first, await until(() => main() !== before)];
  }, id);
}

const pages = await Pages.open();
try {
  const url = pages.of(example);
  console.log(`${example}: ${(statSync(new URL(url)).size / 1e6).toFixed(2)} MB`);
  const paints = [];
  for (let k = 0; k < kTimes; k++)
    await pages.visit(url, {}, async (page) => {
      await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
      paints.push(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime));
    });
  console.log(`first paint: ${milliseconds(paints)}`);
  await pages.visit(url, {}, async (page) => {
    await page.getByRole("button", { name: "Try a change" }).click();
    await page.waitForSelector('#try [data-part="statements"] .try-item input');
    const all = await page.locator('#try [data-part="statements"] .try-item').evaluateAll((rows) => rows.map((row) => row.dataset.item));
    for (const id of named.length > 0 ? named : all.slice(0, 3)) {
      const times = [];
      for (let k = 0; k < 2 * kTimes; k++) times.push(await switched(page, id));
      console.log(`${id} switched: first answer ${milliseconds(times.map((one) => one[0]))}; all of it ${milliseconds(times.map((one) => one[1]))}`);
    }
  });
} finally {
  await pages.close();
}
