// SPDX-License-Identifier: Apache-2.0
// The map in a notebook, in a real browser: the built module with a model that behaves as anywidget's.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Pages, program, root, skip } from "./pages.mjs";

const script = join(root, "web/dist/notebook.js");

describe("the map in a notebook", { skip: skip || (!existsSync(script) ? "web/dist/notebook.js is not built" : false) }, () => {
  let pages, url;
  before(async () => {
    pages = await Pages.open();
    const file = join(root, "examples/hanoi-2019.toml");
    const out = pages.path("notebook");
    execFileSync(program, ["briefing", file, "--out", out], { stdio: ["ignore", "pipe", "inherit"] });
    const html = readFileSync(join(out, "briefing.html"), "utf8");
    const traits = {
      briefing: readFileSync(join(out, "briefing.json"), "utf8"),
      picture: /<figure class="map">([\s\S]*?)<\/figure>/.exec(html)[1],
      account: "", fault: "", assume: [], drop: ["A1"],
    };
    const text = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");
    const code = readFileSync(script, "utf8").replaceAll("</script", "<\\/script");
    const page = pages.path("notebook.html");
    writeFileSync(page, `<!doctype html><meta charset="utf-8"><title>notebook</title><link rel="icon" href="data:,"><div id="cell"></div>
<script>
const traits = ${text(traits)}, calls = {};
window.saved = [];
window.model = {
  get: (name) => traits[name],
  set(name, value) { traits[name] = value; for (const call of calls["change:" + name] ?? []) call(); },
  save_changes() { window.saved.push(JSON.parse(JSON.stringify(traits.drop))); },
  on(name, call) { (calls[name] ??= new Set()).add(call); },
  off(name, call) { calls[name]?.delete(call); },
};
window.calls = calls;
</script>
<script type="module">const url = URL.createObjectURL(new Blob([${text(code)}], { type: "text/javascript" }));
const { default: widget } = await import(url);
window.end = widget.render({ model: window.model, el: document.getElementById("cell") });
</script>`);
    url = pathToFileURL(page).href;
  });
  after(() => pages?.close());

  test("is explored, follows the kernel, and leaves nothing behind", { timeout: 60_000 }, async () => {
    await pages.visit(url, {}, async (page) => {
      await page.locator("#cell svg.exchanges").first().waitFor();
      await page.locator("#cell table.matrix button.cell").first().click();
      await page.locator("#cell .inspect h3").waitFor();
      // The page's style stays inside.
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).maxWidth), "none");
      assert.notEqual(await page.locator("#cell svg.exchanges").first().evaluate((one) => getComputedStyle(one).borderTopWidth), "0px");
      const fills = await page.locator("#cell svg.exchanges circle.open").first().evaluate((one) => getComputedStyle(one).fill);
      assert.notEqual(fills, "rgb(0, 0, 0)");
      await page.getByRole("button", { name: "Take back" }).click();
      assert.deepEqual(await page.evaluate(() => window.saved), [[]]);
      assert.equal(await page.getByRole("button", { name: "Take back" }).count(), 0);
      await page.evaluate(() => window.model.set("fault", "there is no item <b>x</b>"));
      assert.equal(await page.locator("#cell [role=alert]").innerText(), "there is no item <b>x</b>");
      await page.evaluate(() => window.end());
      assert.equal(await page.evaluate(() => Object.values(window.calls).reduce((sum, one) => sum + one.size, 0)), 0);
    });
  });
});
