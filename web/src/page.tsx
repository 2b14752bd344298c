// SPDX-License-Identifier: Apache-2.0
// What the page does beyond its markup: accounts switch, the picture is explored, the ledger is searched, and everything
// folded is unfolded for print. Nothing is fetched and nothing is sent.
import { render } from "preact";
import { useState } from "preact/hooks";
import { Briefing, capital } from "./briefing";
import { Explorer } from "./explorer";
import { LedgerFilter } from "./ledger";
import { startLive } from "./live";
import { View } from "./packages";
import { SpaceInspector } from "./space";
import { startPage } from "./start";

let briefing: Briefing;
let view: View | null = null; // one for all accounts, so that they compare
let issuesOfView = "";

function articles(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("article.account")];
}

function show(id: string): void {
  for (const article of articles()) article.hidden = article.dataset.account !== id;
  const account = briefing.accounts.find((one) => one.id === id);
  const article = articles().find((one) => one.dataset.account === id);
  const place = article?.querySelector<HTMLElement>(".picture-body");
  const picture = account?.sections.find((section) => section.picture)?.picture;
  if (!account || !place || !picture || !account.map) return;
  // Another case has other issues.
  const issues = JSON.stringify(briefing.issues);
  if (issues !== issuesOfView) view = null;
  issuesOfView = issues;
  const issue = (name: string): number => briefing.issues.findIndex((one) => one.id === name);
  view ??= { rows: issue(picture.rows), columns: issue(picture.columns), party: -1, fixed: briefing.issues.map(() => -1) };
  if (!place.dataset.live) {
    place.replaceChildren();
    place.dataset.live = "yes";
  }
  render(null, place);
  render(<Explorer briefing={briefing} account={account} start={view} remember={(next) => (view = next)} />, place);
}

function AccountSwitch() {
  const [chosen, choose] = useState(briefing.accounts[0]!.id);
  const account = briefing.accounts.find((one) => one.id === chosen)!;
  return (
    <>
      <fieldset class="account-choice">
        <legend class="label">Account</legend>
        {briefing.accounts.map((one) => (
          <label class="choice" key={one.id}>
            <input
              type="radio"
              name="account"
              value={one.id}
              checked={one.id === chosen}
              onChange={() => {
                choose(one.id);
                show(one.id);
              }}
            />
            <span>{one.id}</span>
          </label>
        ))}
      </fieldset>
      {(account.title || account.note) && <p class="account-note">{[account.title, account.note].filter((text) => text !== "").map(capital).join(". ")}</p>}
    </>
  );
}

function unfoldFor(target: Element | null): void {
  for (let at = target; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
}

// The page's own reactions, on what stands in it: when it opens, and when the engine has put in new words.
function enliven(data: string): void {
  if (data === "") return;
  briefing = JSON.parse(data) as Briefing;
  const place = document.getElementById("account-switch");
  if (place && briefing.accounts.length > 1) {
    place.replaceChildren();
    render(<AccountSwitch />, place);
  }
  show(briefing.accounts[0]!.id);
  enlivenSpaces();
  const filter = document.getElementById("ledger-filter");
  const rows = [...document.querySelectorAll<HTMLElement>("table.ledger tbody tr")];
  if (filter && rows.length > 0) render(<LedgerFilter rows={rows} />, filter);
}

function enlivenSpaces(): void {
  document.querySelectorAll<HTMLElement>("figure.space").forEach((figure, index) => {
    const space = briefing.spaces[index];
    const plot = figure.querySelector<SVGElement>(".plot");
    const panel = figure.querySelector<HTMLElement>(".space-inspect");
    if (space && plot && panel) render(<SpaceInspector space={space} plot={plot} />, panel);
  });
}

function start(): void {
  enliven(document.getElementById("briefing")?.textContent ?? "");
  const toTarget = (): void => {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (!target) return;
    unfoldFor(target.matches("section") ? target.querySelector("details > *") : target);
    target.scrollIntoView();
  };
  addEventListener("hashchange", toTarget);
  toTarget();
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => (one.open = true)));
}

start();
// The engine and the scenario stand behind the script, so that the page is painted before they are read.
if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
else begin();

function begin(): void {
  startLive(enliven);
  startPage();
}
