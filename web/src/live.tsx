// SPDX-License-Identifier: Apache-2.0
// Puts what the engine renders in the place of what the page was written with, and mounts the drawer.
import { render } from "preact";
import { warm, hasEngine } from "./engine";
import { acceptDrops, remember, whenOpened } from "./files";
import { Drawer } from "./panel";
import { Text, load, onAnswer } from "./session";

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

// The new page's words in place of the old one's; with a front of its own, that alone where the rest is still to come.
export function replace(html: string, whole: boolean, enliven: (data: string, part: "front" | "whole") => void): void {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const data = fresh.getElementById("briefing")?.textContent ?? "";
  const front = fresh.getElementById("front");
  const old = document.getElementById("front");
  if (!whole && front && old) {
    old.replaceWith(document.adoptNode(front));
    enliven(data, "front");
    return;
  }
  const main = fresh.querySelector("main");
  const before = document.querySelector("main");
  if (!main || !before) return;
  const open = opened(before);
  const place = scrollY;
  before.replaceWith(document.adoptNode(main));
  const masthead = fresh.querySelector("body > header.masthead");
  const oldMasthead = document.querySelector("body > header.masthead");
  if (masthead && oldMasthead) oldMasthead.replaceWith(document.adoptNode(masthead));
  else if (masthead) document.querySelector("main")!.before(document.adoptNode(masthead));
  else oldMasthead?.remove();
  document.title = fresh.title;
  for (const one of document.querySelectorAll<HTMLDetailsElement>("main details")) if (open.has(key(one))) one.open = true;
  enliven(data, "whole");
  scrollTo(scrollX, place);
}

export function startLive(enliven: (data: string, part: "front" | "whole") => void): void {
  if (!hasEngine()) return;
  remember();
  const inside = document.getElementById("scenario");
  const carried = inside?.textContent ? (JSON.parse(inside.textContent) as Inside) : null;
  onAnswer((html, whole) => replace(html, whole, enliven));
  whenOpened(() => {
    document.body.classList.remove("start");
    mount();
  });
  acceptDrops();
  if (carried && carried.texts.length > 0) {
    load(carried);
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
