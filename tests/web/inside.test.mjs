// SPDX-License-Identifier: Apache-2.0
// The engine inside the page, in a real browser from disk: every way to change a case and to get one in and out, at 1280
// and 375, in the light and in the dark.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Pages, root, skipWithoutEngine, timeout } from "./pages.mjs";

const screens = {
  "at 1280 in the light": {},
  "at 375 in the dark": { viewport: { width: 375, height: 800 }, colorScheme: "dark" },
};

describe("the engine inside", { skip: skipWithoutEngine }, () => {
  let pages;
  before(async () => {
    pages = await Pages.open();
  });
  after(() => pages?.close());

  const hanoi = () => pages.of("hanoi-2019");
  async function open(page, part) {
    if (!(await page.locator("#try").isVisible())) await page.getByRole("button", { name: "Try a change" }).click();
    await page.waitForSelector('#try [data-part="statements"] input');
    const found = page.locator(`#try [data-part="${part}"]`);
    if (!(await found.evaluate((one) => one.open))) await found.locator("> summary").click();
    return found;
  }
  // The talks are played again when nothing was changed for a moment.
  const settled = (page) =>
    page.waitForFunction(() => document.querySelector("main")?.getAttribute("aria-busy") !== "true" && !document.querySelector(".front-part.waiting, .part.waiting"));
  // Something is done, and the whole page has been answered anew.
  async function answered(page, act) {
    await page.evaluate(() => (document.querySelector("main").dataset.old = "yes"));
    await act();
    await page.waitForFunction(() => document.querySelector("main")?.dataset.old !== "yes");
    await settled(page);
  }
  // The engine's thread begins with these words of script.
  const withThread = (words) => {
    const Real = Blob;
    window.Blob = class extends Real {
      constructor(parts, kind) {
        super(typeof parts?.[0] === "string" && parts[0].includes("detente_ask") ? [words, ...parts] : parts, kind);
      }
    };
  };
  const differs = (page) => page.locator(".differs-words").innerText();
  const drop = (page, name, text) =>
    page.evaluate(
      ([name, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([Array.isArray(text) ? new Uint8Array(text) : text], name));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      },
      [name, text],
    );

  for (const [where, options] of Object.entries(screens)) {
    test(`standing, direction, source and mark are changed and taken back, ${where}`, { timeout }, async () => {
      await pages.visit(hanoi(), options, async (page) => {
        const asWritten = await page.locator("main").innerText();
        let part = await open(page, "statements");
        await answered(page, () => part.getByLabel("Standing of A2").selectOption("assumed"));
        assert.match(await differs(page), /A2 taken as assumed/);
        await answered(page, () => page.getByRole("button", { name: "Undo" }).click());
        part = await open(page, "directions");
        await answered(page, () => part.getByLabel(/^Direction of/).first().selectOption("same"));
        assert.match(await differs(page), /: same/);
        await answered(page, () => page.getByRole("button", { name: "Back to the file" }).click());
        part = await open(page, "sources");
        await answered(page, () => part.locator("input").first().click());
        assert.match(await differs(page), /without/);
        await answered(page, () => page.getByRole("button", { name: "Undo" }).click());
        assert.match(await differs(page), /As in the file/);
        assert.equal(await page.locator("main").innerText(), asWritten);
      });
    });

    test(`words are edited with the checker's messages at the place, ${where}`, { timeout }, async () => {
      await pages.visit(hanoi(), options, async (page) => {
        const part = await open(page, "statements");
        await part.getByRole("button", { name: "Change the words of S1" }).click();
        const field = part.getByLabel("The words of S1");
        const written = await field.inputValue();
        await field.fill("no deal > { nonsense = 2 }");
        await part.getByText(/^At letter \d+: .*nonsense/).waitFor();
        assert.equal(await field.getAttribute("aria-invalid"), "true");
        await field.fill(written.replace("no deal >", "no deal >="));
        await part.getByText("These words can be read.").waitFor();
        await answered(page, () => part.getByRole("button", { name: "Use these words" }).click());
        assert.match(await differs(page), /S1 now says/);
      });
    });

    test(`a statement is added by the form, and "what if they said yes" is tried, ${where}`, { timeout }, async () => {
      await pages.visit(hanoi(), options, async (page) => {
        let part = await open(page, "add");
        await part.locator(".package-fields select").first().selectOption("1");
        await answered(page, () => part.getByRole("button", { name: "Add the statement" }).click());
        assert.match(await differs(page), /try\.1 added/);
        part = await open(page, "what-if");
        await part.locator(".package-fields select").first().selectOption("1");
        await answered(page, () => part.getByRole("button", { name: "They said yes" }).click());
        assert.match(await differs(page), /try\.2 added/);
        assert.match(await page.locator(".moved").innerText(), /→|as in the file/);
      });
    });

    test(`account, day, family and directions are chosen, ${where}`, { timeout }, async () => {
      await pages.visit(hanoi(), options, async (page) => {
        const part = await open(page, "question");
        await answered(page, () => part.getByLabel("Account").selectOption("leaks"));
        assert.match(await page.locator(".front-part.answer").innerText(), /leaks account/i);
        await answered(page, () => part.getByLabel("What was known by").fill("2019-02-28"));
        assert.match(await page.locator("#front .kicker").innerText(), /28 February 2019/);
        await answered(page, () => part.getByLabel("Values").selectOption("monotone"));
        await answered(page, () => part.getByLabel("Directions count").selectOption("strict"));
        assert.match(await differs(page), /and 2 more/);
      });
    });

    test(`the page is saved as a new page, which opens with the changes in it, ${where}`, { timeout }, async () => {
      await pages.visit(hanoi(), options, async (page) => {
        const statements = await open(page, "statements");
        await answered(page, () => statements.locator(".switch", { hasText: "S1" }).locator("input").click());
        const text = await page.locator("main").innerText();
        const part = await open(page, "file");
        const [download] = await Promise.all([page.waitForEvent("download"), part.getByRole("button", { name: "Save as a new page" }).click()]);
        const path = pages.path("again.html");
        await download.saveAs(path);
        assert.ok(statSync(path).size <= 3_000_000);
        await pages.visit(pathToFileURL(path).href, options, async (again) => {
          assert.equal(await again.locator("main").innerText(), text);
          const there = await open(again, "statements");
          assert.equal(await there.locator(".switch", { hasText: "S1 " }).count(), 0);
          await answered(again, () => there.locator(".switch", { hasText: "A2" }).locator("input").click());
          assert.match(await differs(again), /A2 switched off/);
        });
      });
    });
  }

  test("a mark of what cannot be undone is switched off and back", { timeout }, async () => {
    await pages.visit(hanoi(), {}, async (page) => {
      const part = await open(page, "marks");
      await answered(page, () => part.locator(".switch input").first().click());
      assert.match(await differs(page), /irreversible switched off/);
      await answered(page, () => page.getByRole("button", { name: "Undo" }).click());
      assert.match(await differs(page), /As in the file/);
    });
  });

  test("a .gmcr file and JSON profiles that are dropped are answered as the command answers them", { timeout }, async () => {
    const folder = join(root, "tests/fuzz/seeds");
    const files = [
      join(folder, "gmcr/dilemma.gmcr"),
      ...["additive", "groups", "negolog", "order"].map((name) => join(folder, `geniusweb/${name}.json`)),
    ];
    for (const file of files) {
      const told = JSON.parse(execFileSync(pages.program, ["briefing", file, "--format", "json"], { encoding: "utf8", maxBuffer: 1 << 28 }));
      await pages.visit(pages.start(), {}, async (page) => {
        await page.locator(".examples button").first().waitFor();
        await drop(page, basename(file), readFileSync(file, "utf8"));
        await page.waitForFunction((title) => document.title.startsWith(title) && document.querySelector("main[aria-busy=true]") === null && document.querySelector("#front h1, .masthead h1"), told.title);
        const words = (text) => text.replaceAll(/\s+/g, " ");
        const shown = words(await page.locator("main").evaluate((main) => {
          const copy = main.cloneNode(true);
          copy.querySelectorAll("sup").forEach((one) => one.remove());
          return copy.textContent;
        }));
        const sentences = (told.front?.parts ?? []).flatMap((part) => (part.sentences ?? []).map((one) => one.text)).slice(0, 3);
        assert.ok(sentences.length > 0);
        for (const sentence of sentences) assert.ok(shown.includes(words(sentence)), `${basename(file)}: ${sentence}`);
        assert.equal(await page.getByRole("alert").count(), 0);
      });
    }
  });

  test("a picture is saved as SVG that stands alone", { timeout }, async () => {
    await pages.visit(hanoi(), {}, async (page) => {
      const part = await open(page, "file");
      const [download] = await Promise.all([page.waitForEvent("download"), part.getByRole("button", { name: "Save picture 1 (SVG)" }).click()]);
      const path = pages.path("picture.svg");
      await download.saveAs(path);
      const svg = readFileSync(path, "utf8");
      assert.match(svg, /^<\?xml/);
      assert.match(svg, /xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      const drawn = await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror") === null, svg);
      assert.ok(drawn);
    });
  });

  test("the drawer and the bar are not printed", { timeout }, async () => {
    await pages.visit(hanoi(), {}, async (page) => {
      await open(page, "statements");
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator("#try").isVisible(), false);
      assert.equal(await page.locator(".bar-of-changes").isVisible(), false);
      assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 10_000);
    });
  });

  test("by keyboard alone a statement is switched off and back", { timeout }, async () => {
    await pages.visit(hanoi(), {}, async (page) => {
      const reach = async (is, most = 400) => {
        for (let k = 0; k < most; k++) {
          await page.keyboard.press("Tab");
          if (await page.evaluate(is)) return;
        }
        assert.fail("not reached by Tab");
      };
      await reach(() => document.activeElement?.textContent === "Try a change");
      await page.keyboard.press("Enter");
      await page.waitForSelector('#try [data-part="statements"] input');
      await page.keyboard.press("Shift+Tab");
      await reach(() => document.activeElement?.closest?.(".try-item") && document.activeElement.type === "checkbox");
      await answered(page, () => page.keyboard.press("Space"));
      assert.match(await differs(page), /switched off/);
      await reach(() => document.activeElement?.textContent === "Undo");
      await answered(page, () => page.keyboard.press("Enter"));
      assert.match(await differs(page), /As in the file/);
    });
  });

  test("a long question can be cancelled, and nothing is lost", { timeout }, async () => {
    const issues = [1, 2, 3, 4, 5, 6].map((k) => `[issues.i${k}]\nlevels = ["none", "a", "b", "c", "d"]\nprefers = { x = "${k % 2 ? "more" : "less"}", y = "${k % 2 ? "less" : "more"}" }\n`).join("");
    const said = ["x", "y"].map((party, k) => `[[statements]]\nid = "S${k}"\nparty = "${party}"\nsays = "{ i1 = 2, i2 = 3, i3 = 1, i4 = 2 } > no deal"\nstanding = "assumed"\nbecause = "Tried."\n`).join("");
    const file = pages.path("long.toml");
    writeFileSync(file, `[scenario]\nid = "long"\n[parties.x]\n[parties.y]\n${issues}${said}`);
    await pages.visit("about:blank", {}, async (page) => {
      // However fast the machine, a question of this case does not end by itself once it is held.
      await page.addInitScript(withThread, `const e = TextEncoder.prototype.encode; TextEncoder.prototype.encode = function (t) { if (String(t).includes('"op":"off","id":"S0"')) for (;;); return e.call(this, t); };\n`);
      await page.addInitScript(() => {
        const Real = Worker;
        window.progress = [];
        window.Worker = class extends Real {
          constructor(...all) {
            super(...all);
            this.addEventListener("message", ({ data }) => "part" in data && window.progress.push(data));
          }
        };
      });
      await page.goto(pages.of("long", file));
      const part = await open(page, "statements");
      await part.locator(".switch input").first().click();
      const cancel = page.getByRole("button", { name: "Cancel", exact: true });
      await cancel.waitFor();
      // The page does not freeze: it still scrolls and folds while the engine works.
      assert.equal(await page.evaluate(() => 1 + 1), 2);
      await cancel.click();
      await page.getByText(/The question was cancelled/).waitFor();
      assert.match(await differs(page), /S0 switched off/);
      await page.getByRole("button", { name: "Undo" }).click();
      await page.waitForFunction(() => /As in the file/.test(document.querySelector(".differs-words").innerText));
      // The engine that was started anew tells what it is at.
      await page.waitForFunction(() => window.progress.some((one) => one.part.length > 3 && one.of > 0));
    });
  });

  test("an engine fault is said in a sentence, and the engine started anew with nothing lost", { timeout }, async () => {
    await pages.visit("about:blank", {}, async (page) => {
      // The thread's script, with a fault where a request names it.
      await page.addInitScript(withThread, `const e = TextEncoder.prototype.encode; TextEncoder.prototype.encode = function (t) { if (String(t).includes("fault me")) throw new WebAssembly.RuntimeError("unreachable"); return e.call(this, t); };\n`);
      await page.goto(hanoi());
      const statements = await open(page, "statements");
      await answered(page, () => statements.locator(".switch", { hasText: "A2" }).locator("input").click());
      const part = await open(page, "add");
      await part.locator(".package-fields select").first().selectOption("1");
      await part.getByLabel("Why").fill("fault me");
      await part.getByRole("button", { name: "Add the statement" }).click();
      await page.locator(".bar-errors").getByText(/The engine met a fault .* was started anew/).waitFor();
      assert.match(await differs(page), /A2 switched off/);
      await part.getByLabel("Why").fill("mended");
      await answered(page, () => part.getByRole("button", { name: "Add the statement" }).click());
      assert.match(await differs(page), /A2 switched off; try\.1 added/);
    });
  });

  test("the start page: an interview writes the scenario", { timeout }, async () => {
    await pages.visit(pages.start(), {}, async (page) => {
      const form = page.locator("form.interview");
      await form.getByLabel("What is the case called?").fill("A \"small\" case");
      await form.getByLabel("Party 1", { exact: true }).fill("The shop");
      await form.getByLabel("Party 2", { exact: true }).fill("The town");
      await form.getByLabel("Name of issue 1").fill("Opening hours");
      await form.getByLabel(/^Its levels/).first().fill("as now\nSaturdays\nSundays too");
      await form.getByLabel("The shop wants of Opening hours").selectOption("more");
      await form.getByLabel("The town wants of Opening hours").selectOption("less");
      const [download] = await Promise.all([page.waitForEvent("download"), form.getByRole("button", { name: "Save the scenario (TOML)" }).click()]);
      const path = pages.path("case.toml");
      await download.saveAs(path);
      execFileSync(pages.program, ["check", path], { stdio: "pipe" });
      await form.getByRole("button", { name: "See what follows" }).click();
      await page.waitForSelector("#front .front-part.answer");
      assert.match(await page.title(), /A "small" case/);
    });
  });

  test("the start page: what an interview lacks is said, and what was filled in by mistake goes again", { timeout }, async () => {
    await pages.visit(pages.start(), {}, async (page) => {
      const form = page.locator("form.interview");
      await form.getByLabel("What is the case called?").fill("A yard");
      await form.getByLabel("Party 1", { exact: true }).fill("The garden");
      await form.getByLabel("Party 2", { exact: true }).fill("The school");
      await form.getByRole("button", { name: "One more party" }).click();
      await form.getByRole("button", { name: "Without Party 3" }).click();
      await form.getByLabel("Name of issue 1").fill("Fence");
      await form.getByText("Fence is left out: it needs two levels at least, one a line.").waitFor();
      await form.getByRole("button", { name: "One more issue" }).click();
      await form.getByLabel("Name of issue 2").fill("Swings");
      await form.getByLabel(/^Its levels/).nth(1).fill("none\none\ntwo");
      await form.getByRole("button", { name: "Something was said" }).click();
      await form.getByText(/What The garden said \(1\) is left out: it names no level/).waitFor();
      await form.getByRole("combobox", { name: "Swings", exact: true }).selectOption("two");
      // What was said of the second issue stays said of it when the first gets its levels, and when that goes.
      await form.getByLabel(/^Its levels/).first().fill("none\nhigh");
      assert.equal(await form.getByRole("combobox", { name: "Swings", exact: true }).inputValue(), "2");
      assert.equal(await form.getByRole("combobox", { name: "Fence", exact: true }).inputValue(), "0");
      await form.getByRole("button", { name: "Without Fence" }).click();
      assert.equal(await form.getByRole("combobox", { name: "Swings", exact: true }).inputValue(), "2");
      assert.equal(await form.locator("[role=alert] p").count(), 0);
      await form.getByRole("button", { name: "Something was said" }).click();
      await form.getByRole("button", { name: "Not said: 2" }).click();
      const [download] = await Promise.all([page.waitForEvent("download"), form.getByRole("button", { name: "Save the scenario (TOML)" }).click()]);
      const path = pages.path("yard.toml");
      await download.saveAs(path);
      const text = readFileSync(path, "utf8");
      assert.match(text, /says = '\{ "swings" = 2 \} > no deal'/);
      assert.doesNotMatch(text, /Fence|Party 3|S2/);
      execFileSync(pages.program, ["check", path], { stdio: "pipe" });
    });
  });

  test("the start page: a pasted article shows sentences, hedges and speakers, to be made statements by hand", { timeout }, async () => {
    await pages.visit(pages.start(), {}, async (page) => {
      const text = 'Minister Anna Berg said on Monday that the strait would probably stay open. “We will not pay,” Mr. Berg told reporters. The talks ended.';
      await page.locator("section", { hasText: "Read an article" }).locator("textarea").fill(text);
      await page.getByRole("button", { name: "Show its sentences" }).click();
      await page.locator("ol.sentences li").first().waitFor();
      const said = await page.locator("ol.sentences").innerText();
      assert.ok((await page.locator("ol.sentences li").count()) >= 3);
      assert.match(said, /hedged: .*probably/);
      assert.match(said, /Berg/);
      await page.getByRole("button", { name: "Keep it for a statement" }).first().click();
      await page.getByRole("button", { name: "Something was said" }).click();
      assert.equal(await page.getByLabel("In the article's words").count(), 1);
    });
  });

  test("the start page: files are dropped, and what cannot be read here is told with the program's command", { timeout }, async () => {
    await pages.visit(pages.start(), {}, async (page) => {
      await page.locator(".examples button").first().waitFor();
      const alert = page.getByRole("alert").first();
      await drop(page, "domain.xml", '<?xml version="1.0"?><negotiation_template/>');
      await page.getByText(/does not read this kind of file; the program does \(GENIUS XML\); detente briefing domain\.xml/).waitFor();
      await drop(page, "domain.yml", "issues: []");
      await page.getByText(/\(NegMAS YAML\); detente briefing domain\.yml/).waitFor();
      for (const [name, text] of [["x.toml", "[scenario]\nid = 'x'\n[partys.a]"], ["x.json", "{}"], ["x.toml", ""], ["x.toml", "\0\0"], ["x.gmcr", "{}"], ["x.toml", [...Buffer.from("[scenario]\ntitle = 'M\u00fcnchen'\n", "latin1")]]]) {
        const file = pages.path(`hostile-${name}`);
        writeFileSync(file, Array.isArray(text) ? Buffer.from(text) : text);
        let printed = "";
        try {
          execFileSync(pages.program, ["briefing", file, "--format", "json"], { stdio: "pipe" });
        } catch (error) {
          printed = error.stderr.toString() + error.stdout.toString();
        }
        await drop(page, `hostile-${name}`, text);
        await page.waitForFunction((name) => ![...document.querySelectorAll("[role=alert] p")].some((one) => /\(NegMAS YAML\)/.test(one.textContent)) && document.querySelector("[role=alert] p"), name);
        const told = (await page.locator("[role=alert] p").first().innerText()).replace(/^.*?(line \d+(, column \d+)?: )/, "").split("; ")[0];
        assert.ok(printed.replaceAll(/\s+/g, " ").includes(told.replaceAll(/\s+/g, " ").slice(0, 60)), `${JSON.stringify(told)} of ${name}, where the command says ${printed}`);
        await drop(page, "domain.yml", "issues: []"); // another message in between
        await page.getByText(/\(NegMAS YAML\)/).waitFor();
      }
      assert.equal(await alert.isVisible(), true);
      await drop(page, "elmira.toml", readFileSync(join(root, "examples/elmira.toml"), "utf8"));
      await page.waitForSelector("#front .front-part");
      assert.match(await page.title(), /Elmira/);
    });
  });

  // How long it takes is for bench/page_bench.mjs to say.
  test("the page is read from the top: what it says stands before any script, the engine last, and it is at most 3 MB", { timeout }, async () => {
    const file = new URL(hanoi());
    assert.ok(statSync(file).size <= 3_000_000);
    const text = readFileSync(file, "utf8");
    const place = (mark) => {
      assert.ok(text.includes(mark), mark);
      return text.indexOf(mark);
    };
    const places = ['id="front"', 'id="annex"', "</main>", "<script", 'id="engine"'].map(place);
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
    assert.doesNotMatch(text.slice(0, place("</main>")), /<link[^>]+stylesheet|@import|@font-face/);
  });
});
