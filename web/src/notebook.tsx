// SPDX-License-Identifier: Apache-2.0
// The page's map of exchanges and its packages inside a notebook. The kernel is the engine: what is supposed or left out
// goes there, and the briefing that comes back is drawn anew. In a shadow root, so that neither the notebook's style nor
// the page's reaches the other.
import { render as draw } from "preact";
import { Account, Briefing } from "./briefing";
import { Explorer } from "./explorer";
import { View } from "./packages";

declare const PAGE_STYLE: string;

// What anywidget hands over: the traits of the Python side.
interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(name: string, call: () => void): void;
  off(name: string, call: () => void): void;
}

function viewOf(briefing: Briefing, account: Account): View | null {
  const picture = account.sections.find((section) => section.picture)?.picture;
  const at = (id: string): number => briefing.issues.findIndex((issue) => issue.id === id);
  if (!account.map || !picture || at(picture.rows) < 0 || at(picture.columns) < 0) return null;
  return { rows: at(picture.rows), columns: at(picture.columns), party: -1, fixed: briefing.issues.map(() => -1) };
}

function Changes({ model }: { model: Model }) {
  const lists = ["assume", "drop"].map((name) => [name, model.get(name) as string[]] as const);
  const take = (name: string, value: string): void => {
    model.set(name, (model.get(name) as string[]).filter((one) => one !== value));
    model.save_changes();
  };
  return (
    <ul class="changes">
      {lists.flatMap(([name, values]) =>
        values.map((value) => (
          <li key={name + value}>
            {name === "assume" ? "Supposed" : "Left out"}: {value}{" "}
            <button type="button" onClick={() => take(name, value)}>
              Take back
            </button>
          </li>
        )),
      )}
    </ul>
  );
}

function Living({ model, briefing, remember, start }: { model: Model; briefing: Briefing; remember: (view: View) => void; start: View | null }) {
  const asked = model.get("account") as string;
  const account = briefing.accounts.find((one) => one.id === asked) ?? briefing.accounts[0];
  if (!account) return <p>There is no account here.</p>;
  const view = start ?? viewOf(briefing, account);
  const choose = (id: string): void => {
    model.set("account", id);
    model.save_changes();
  };
  return (
    <>
      {briefing.accounts.length > 1 && (
        <label class="field">
          Account{" "}
          <select value={account.id} onChange={(event) => choose(event.currentTarget.value)}>
            {briefing.accounts.map((one) => (
              <option key={one.id} value={one.id} selected={one.id === account.id}>
                {one.id}
              </option>
            ))}
          </select>
        </label>
      )}
      <Changes model={model} />
      <p role="alert">{model.get("fault") as string}</p>
      {/* The engine's own drawing, as it stands on the page. */}
      <figure class="map" dangerouslySetInnerHTML={{ __html: model.get("picture") as string }} />
      {view ? <Explorer key={account.id} briefing={briefing} account={account} start={view} remember={remember} /> : <p class="hint">There are too many packages to draw each, or none.</p>}
    </>
  );
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  const root = el.attachShadow ? (el.shadowRoot ?? el.attachShadow({ mode: "open" })) : el;
  const style = document.createElement("style");
  style.textContent = PAGE_STYLE;
  const place = document.createElement("div");
  place.className = "page";
  root.replaceChildren(style, place);
  let view: View | null = null;
  const show = (): void => {
    const briefing = JSON.parse(model.get("briefing") as string) as Briefing;
    draw(null, place);
    draw(<Living model={model} briefing={briefing} start={view} remember={(next) => (view = next)} />, place);
  };
  const traits = ["briefing", "account", "picture", "fault", "assume", "drop"].map((name) => `change:${name}`);
  for (const name of traits) model.on(name, show);
  show();
  return () => {
    for (const name of traits) model.off(name, show);
    draw(null, place);
  };
}

export default { render };
