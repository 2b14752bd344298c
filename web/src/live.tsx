// SPDX-License-Identifier: Apache-2.0
// Puts what the engine renders in the place of what the page was written with, and mounts the drawer.
import { render } from "preact";
import { warm, hasEngine } from "./engine";
import { acceptDrops, remember, whenOpened } from "./files";
import { Drawer } from "./panel";
import { Counts, Shown, Text, load, onAnswer, tellCounts } from "./session";

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

// What is still to come when a part of the answer is there: how the talks go, and before that what rests on shares of
// drawn models.
const kTalks = ["talks"];
const kShares = ["propose", "ask", "picture", ...kTalks];
const kTalkSections = ["talks", "trace", "moves"];
const named = (part: Element): string => part.classList[1] ?? "";

// The first answer in place of what stood there; what is still to come says so.
function replaceFront(fresh: Document, later: string[]): void {
  const front = document.getElementById("front");
  const main = document.querySelector("main");
  if (!front || !main) return;
  const head = fresh.querySelector("#front > .masthead");
  if (head) front.querySelector(":scope > .masthead")?.replaceWith(document.adoptNode(head));
  const order = [...fresh.querySelectorAll("#front > .front-part")].map(named);
  const parts = [...front.querySelectorAll(":scope > .front-part")];
  const news = new Map([...fresh.querySelectorAll("#front > .front-part")].filter((one) => !later.includes(named(one))).map((one) => [named(one), one]));
  for (const part of parts) {
    const name = named(part);
    if (later.includes(name)) {
      part.classList.add("waiting");
      continue;
    }
    const other = news.get(name);
    news.delete(name);
    if (other) part.replaceWith(document.adoptNode(other));
    else part.remove();
  }
  // Parts that were not there before come where the whole front will have them.
  for (const one of news.values()) {
    const after = new Set(order.slice(order.indexOf(named(one)) + 1));
    const next = [...front.querySelectorAll(":scope > .front-part")].find((part) => after.has(named(part)));
    if (next) next.before(document.adoptNode(one));
    else front.append(document.adoptNode(one));
  }
  main.setAttribute("aria-busy", "true");
}

// How the talks went before the change stands on, marked as such, until it is played again.
function carryTalks(from: Element, to: Element): void {
  const carry = (one: Element | null, all: string, mark: (one: Element) => void): void => {
    if (!one) return;
    const copy = one.cloneNode(true) as Element;
    mark(copy);
    const following: Element[] = [];
    for (let next = one.nextElementSibling; next; next = next.nextElementSibling) following.push(next);
    const same = following.map((next) => [...to.querySelectorAll(all)].find((other) => other.className.replace(" waiting", "") === next.className.replace(" waiting", ""))).find((other) => other !== undefined);
    if (same) same.before(copy);
    else to.querySelector(all)?.parentElement?.append(copy);
  };
  carry(from.querySelector("#front > .front-part.talks"), "#front > .front-part", (one) => one.classList.add("waiting"));
  for (const name of kTalkSections) carry(from.querySelector(`#annex section.part.${name}`), "#annex section.part", (one) => one.classList.add("waiting"));
}

// The new page's words in place of the old one's.
function replace(fresh: Document, data: string, part: Shown, enliven: (data: string) => void): void {
  const main = fresh.querySelector("main");
  const before = document.querySelector("main");
  if (!main || !before) return;
  const open = opened(before);
  const place = scrollY;
  if (part === "page") carryTalks(before, main);
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
    if (part === "first" || part === "front") replaceFront(fresh, part === "first" ? kShares : kTalks);
    else replace(fresh, data, part, enliven);
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
