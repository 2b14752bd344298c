// SPDX-License-Identifier: Apache-2.0
// Puts what the engine renders in the place of what the page was written with, and mounts the drawer.
import { render } from "preact";
import { warm, hasEngine } from "./engine";
import { acceptDrops, remember, whenOpened } from "./files";
import { Drawer } from "./panel";
import { Counts, Text, load, onAnswer, tellCounts } from "./session";

interface Inside {
  texts: Text[];
  options: Record<string, string | boolean | string[]>;
}

// Which folded parts are open, by what they are part of.
function opened(root: ParentNode): Set<string> {
  return new Set([...root.querySelectorAll<HTMLDetailsElement>("details[open]")].map(key));
}
function key(one: HTMLDetailsElement): string {
  const section = one.closest<HTMLElement>("[data-section]");
  const account = one.closest<HTMLElement>("[data-account]");
  return [account?.dataset.account, section?.dataset.section, one.querySelector("summary")?.textContent].join("|");
}

// Parts of the front that rest on shares of drawn models come after those that follow by proof.
const kLater = ["propose", "ask", "picture"];
const named = (part: Element): string => part.classList[1] ?? "";

// What follows by proof, in place of what stood there; what is still to come says so.
function replaceFirst(fresh: Document): void {
  const front = document.getElementById("front");
  const main = document.querySelector("main");
  if (!front || !main) return;
  const head = fresh.querySelector("#front > .masthead");
  if (head) front.querySelector(":scope > .masthead")?.replaceWith(document.adoptNode(head));
  const parts = [...front.querySelectorAll(":scope > .front-part")];
  const news = new Map([...fresh.querySelectorAll("#front > .front-part")].filter((one) => !kLater.includes(named(one))).map((one) => [named(one), one]));
  for (const part of parts) {
    const name = named(part);
    if (kLater.includes(name)) {
      part.classList.add("waiting");
      continue;
    }
    const other = news.get(name);
    news.delete(name);
    if (other) part.replaceWith(document.adoptNode(other));
    else part.remove();
  }
  // Parts that were not there before come where the whole front will have them.
  for (const one of news.values())
    if (named(one) === "crux") front.querySelector(".front-part")?.before(document.adoptNode(one));
    else front.append(document.adoptNode(one));
  main.setAttribute("aria-busy", "true");
}

// The new page's words in place of the old one's.
function replace(fresh: Document, data: string, enliven: (data: string) => void): void {
  const main = fresh.querySelector("main");
  const before = document.querySelector("main");
  if (!main || !before) return;
  const open = opened(before);
  const place = scrollY;
  before.replaceWith(document.adoptNode(main));
  document.title = fresh.title;
  for (const one of document.querySelectorAll<HTMLDetailsElement>("main details")) if (open.has(key(one))) one.open = true;
  enliven(data);
  scrollTo(scrollX, place);
}

function countsOf(data: string): Counts | null {
  const found = data === "" ? null : (JSON.parse(data) as { accounts: { zone?: Counts & { exchanges?: Counts } }[] }).accounts[0]?.zone;
  return found?.exchanges ?? found ?? null;
}

export function startLive(enliven: (data: string) => void): void {
  if (!hasEngine()) return;
  remember();
  const inside = document.getElementById("scenario");
  const carried = inside?.textContent ? (JSON.parse(inside.textContent) as Inside) : null;
  onAnswer((html, part) => {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const data = fresh.getElementById("briefing")?.textContent ?? "";
    if (part === "first") replaceFirst(fresh);
    else replace(fresh, data, enliven);
    tellCounts(countsOf(data));
  });
  whenOpened(() => {
    document.body.classList.remove("start");
    mount();
  });
  acceptDrops();
  if (carried && carried.texts.length > 0) {
    load(carried);
    tellCounts(countsOf(document.getElementById("briefing")?.textContent ?? ""));
    mount();
  }
  // Once the page has been painted and read for a moment.
  const idle = (window as { requestIdleCallback?: (run: () => void) => void }).requestIdleCallback;
  if (idle) idle(() => warm());
  else setTimeout(warm, 200);
}

let mounted = false;
function mount(): void {
  if (mounted) return;
  mounted = true;
  const place = document.createElement("div");
  place.id = "live";
  place.className = "no-print";
  document.body.append(place);
  document.body.classList.add("live");
  render(<Drawer />, place);
}
