// SPDX-License-Identifier: Apache-2.0
// The picture as something to explore: axes and the rest of the package chosen, a cell opened, a package explained.
import { useMemo, useRef, useState } from "preact/hooks";
import { Account, Briefing, Sentence, anchor, capital } from "./briefing";
import { Cell, Decoded, State, View, boundFor, cells, decode, levelsOf, rank, stateOf, tally, verdictOf } from "./packages";

const kDrawnOneByOne = 36; // as on the static page
const kListed = 40;

interface Context {
  briefing: Briefing;
  account: Account;
  map: Decoded;
}

function stateWords(briefing: Briefing, state: State, party: number): string {
  const name = party >= 0 ? briefing.parties[party]!.name : "";
  if (state === "c") return party >= 0 ? `${name} is certain to accept` : "certain to be acceptable to all";
  if (state === "w") return "certain for all but one, which is open";
  if (state === "o") return party >= 0 ? `open for ${name}` : "open";
  if (state === "m") return "certainly refused by several";
  const refusing = briefing.parties[Number(state.slice(1))]!;
  return party >= 0 ? `${name} is certain to refuse` : `certainly refused by ${refusing.name} (${refusing.tag})`;
}

function states(briefing: Briefing, party: number): State[] {
  if (party >= 0) return ["c", "o", `r${party % 8}`];
  const refusing = briefing.parties.slice(0, 8).map((_, i): State => `r${i}`);
  return briefing.parties.length > 1 ? ["c", "w", "o", ...refusing, "m"] : ["c", "o", ...refusing];
}

function Legend({ briefing, party }: { briefing: Briefing; party: number }) {
  return (
    <ul class="legend">
      {states(briefing, party).map((state) => (
        <li key={state}>
          <i class={`u ${state}`} aria-hidden="true" /> {stateWords(briefing, state, party)}
        </li>
      ))}
    </ul>
  );
}

// "certain 1, US refuses 4, open 20": the same short words as on the static page.
function inShort({ briefing, map }: Context, codes: number[], party: number): string {
  if (codes.length === 0) return "–";
  const parts: string[] = [];
  const add = (label: string, count: number): void => {
    if (count > 0) parts.push(`${label} ${count.toLocaleString("en")}`);
  };
  if (party >= 0) {
    const letters = map.verdicts[party]!;
    const count = (letter: string): number => codes.reduce((sum, code) => sum + (letters[code] === letter ? 1 : 0), 0);
    add("accepts", count("a"));
    add("refuses", count("n"));
    add("open", count("u"));
    return parts.join(", ");
  }
  const counts = tally(map, codes, -1);
  add("certain", counts.get("c") ?? 0);
  briefing.parties.forEach((one, index) =>
    add(`${one.tag} refuses`, codes.reduce((sum, code) => sum + (map.verdicts[index]![code] === "n" ? 1 : 0), 0)),
  );
  add("open", (counts.get("o") ?? 0) + (counts.get("w") ?? 0));
  return parts.join(", ");
}

function CellMarks({ context, cell, party }: { context: Context; cell: Cell; party: number }) {
  if (cell.codes.length === 0) return null;
  if (cell.codes.length <= kDrawnOneByOne) {
    return (
      <span class="units" aria-hidden="true">
        {cell.codes
          .map((code) => stateOf(context.map, code, party))
          .sort((a, b) => rank(a) - rank(b))
          .map((state, i) => (
            <i key={i} class={`u ${state}`} />
          ))}
      </span>
    );
  }
  const counts = tally(context.map, cell.codes, party);
  return (
    <span class="bar" aria-hidden="true">
      {states(context.briefing, party)
        .filter((state) => counts.has(state))
        .map((state) => (
          <i key={state} class={state} style={{ flexGrow: counts.get(state)! }} />
        ))}
    </span>
  );
}

function Choice<T extends string | number>(props: { legend: string; name: string; value: T; options: [T, string][]; change: (value: T) => void }) {
  return (
    <fieldset>
      <legend class="label">{props.legend}</legend>
      {props.options.map(([value, label]) => (
        <label class="choice" key={value}>
          <input type="radio" name={props.name} checked={value === props.value} onChange={() => props.change(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Select(props: { label: string; value: number; options: [number, string][]; change: (value: number) => void }) {
  return (
    <label class="field">
      {props.label}
      <select value={props.value} onChange={(event) => props.change(Number(event.currentTarget.value))}>
        {props.options.map(([value, label]) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

function Controls({ context, view, change }: { context: Context; view: View; change: (view: View) => void }) {
  const { briefing, account } = context;
  const issues = briefing.issues.map((issue, i): [number, string] => [i, issue.name]);
  const free = briefing.issues.map((_, i) => i).filter((i) => i !== view.rows && i !== view.columns);
  const axis = (which: "rows" | "columns", issue: number): void => {
    const other = which === "rows" ? "columns" : "rows";
    // Choosing the other axis swaps the two.
    const next = view[other] === issue ? { ...view, [which]: issue, [other]: view[which] } : { ...view, [which]: issue };
    change({ ...next, fixed: view.fixed.map((level, i) => (i === next.rows || i === next.columns ? -1 : level)) });
  };
  const fixedCount = free.filter((i) => view.fixed[i]! >= 0).length;
  return (
    <div class="controls">
      {briefing.parties.length > 1 && (
        <Choice
          legend="Verdicts of"
          name={`party-${account.id}`}
          value={view.party}
          options={[[-1, "all together"], ...briefing.parties.map((party, i): [number, string] => [i, party.name])]}
          change={(party) => change({ ...view, party })}
        />
      )}
      {briefing.issues.length > 2 && (
        <details>
          <summary>
            Axes and the rest of the package{fixedCount > 0 ? ` (${fixedCount} chosen)` : ""}
          </summary>
          <div class="fields">
            <Select label="Rows" value={view.rows} options={issues} change={(i) => axis("rows", i)} />
            <Select label="Columns" value={view.columns} options={issues} change={(i) => axis("columns", i)} />
            {free.map((i) => (
              <Select
                key={i}
                label={briefing.issues[i]!.name}
                value={view.fixed[i]!}
                options={[[-1, "any"], ...briefing.issues[i]!.levels.map((level, at): [number, string] => [at, level])]}
                change={(level) => change({ ...view, fixed: view.fixed.map((old, at) => (at === i ? level : old)) })}
              />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function Cited({ sentences }: { sentences: Sentence[] }) {
  return (
    <>
      {sentences.map((sentence, i) => {
        const next = sentences[i + 1];
        const last = !next || next.rests_on.join() !== sentence.rests_on.join();
        return (
          <span key={i}>
            {sentence.text}{" "}
            {last && sentence.rests_on.length > 0 && (
              <span class="cite">
                {sentence.rests_on.length > 6 ? (
                  <a href="#ledger">{sentence.rests_on.length} lines</a>
                ) : (
                  sentence.rests_on.map((id, at) => (
                    <span key={id}>
                      {at > 0 ? ", " : ""}
                      <a href={`#${anchor(id)}`}>{id}</a>
                    </span>
                  ))
                )}
              </span>
            )}{" "}
          </span>
        );
      })}
    </>
  );
}

function Terms({ briefing, levels }: { briefing: Briefing; levels: number[] }) {
  const named = briefing.issues.map((issue, i) => ({ issue, level: levels[i]! })).filter(({ level }) => level > 0);
  if (named.length === 0) return <span class="term">nothing agreed</span>;
  return (
    <>
      {named.map(({ issue, level }) => (
        <span key={issue.id}>
          <span class="term">
            <i>{issue.name}:</i> {issue.levels[level]}
          </span>{" "}
        </span>
      ))}
    </>
  );
}

// Each party's verdict on one package, and why.
function Reasons({ context, code }: { context: Context; code: number }) {
  const { briefing, account, map } = context;
  const levels = levelsOf(briefing, code);
  const named = briefing.issues.map((issue, i) => `${issue.id}=${levels[i]}`).filter((_, i) => levels[i]! > 0);
  return (
    <>
      <p class="package">
        <Terms briefing={briefing} levels={levels} />
      </p>
      <div class="reasons">
        {briefing.parties.map((party, index) => {
          const verdict = verdictOf(map.verdicts[index]![code]);
          const words = { always: "is certain to accept", never: "is certain to refuse", undetermined: "is open on it" }[verdict];
          const bound = verdict === "undetermined" ? null : boundFor(briefing, account, party.id, verdict, levels);
          const own = bound !== null && briefing.issues.every((issue, i) => (bound.package[issue.id] ?? 0) === levels[i]);
          return (
            <div key={party.id} data-party={party.id} data-verdict={verdict}>
              <p class="head">
                <i class={`u ${stateOf(map, code, index)}`} aria-hidden="true" /> {capital(party.name)} {words}
              </p>
              {verdict === "undetermined" && (
                <p>Some ways of valuing the issues that fit everything stated accept this package, and others refuse it.</p>
              )}
              {bound && !own && (
                <p>
                  For {party.name} it is no {verdict === "never" ? "better" : "worse"} than this, which it is certain to{" "}
                  {verdict === "never" ? "refuse" : "accept"}:{" "}
                  <Terms briefing={briefing} levels={briefing.issues.map((issue) => bound.package[issue.id] ?? 0)} />
                </p>
              )}
              {bound && (
                <p>
                  <Cited sentences={bound.why} />
                </p>
              )}
              {verdict !== "undetermined" && !bound && <p>The statements behind it are left out here for space; the command below prints them.</p>}
            </div>
          );
        })}
      </div>
      {named.length > 0 && (
        <p class="hint">
          In full: <code>detente deals FILE --account {account.id} --package "{named.join(", ")}"</code>
        </p>
      )}
    </>
  );
}

function PackageList({ context, cell, view, open }: { context: Context; cell: Cell; view: View; open: (code: number) => void }) {
  const { briefing, map } = context;
  const sorted = [...cell.codes].sort((a, b) => rank(stateOf(map, a, -1)) - rank(stateOf(map, b, -1)) || a - b);
  const rest = (code: number): string => {
    const levels = levelsOf(briefing, code);
    const words = briefing.issues
      .map((issue, i) => (i === view.rows || i === view.columns || levels[i] === 0 ? "" : `${issue.name}: ${issue.levels[levels[i]!]}`))
      .filter((text) => text !== "");
    return words.length > 0 ? words.join("; ") : "nothing else";
  };
  return (
    <>
      <ul class="list">
        {sorted.slice(0, kListed).map((code) => (
          <li key={code}>
            <button type="button" onClick={() => open(code)}>
              <i class={`u ${stateOf(map, code, -1)}`} aria-hidden="true" />
              <span class="rest">{rest(code)}</span>
              {briefing.parties.map((party, index) => {
                const verdict = verdictOf(map.verdicts[index]![code]);
                return (
                  <span class="verdict" key={party.id}>
                    <b>{party.tag}</b> {verdict === "always" ? "accepts" : verdict === "never" ? "refuses" : "open"}
                  </span>
                );
              })}
            </button>
          </li>
        ))}
      </ul>
      {sorted.length > kListed && (
        <p class="hint">
          {(sorted.length - kListed).toLocaleString("en")} more; choose more of the package above to see them.
        </p>
      )}
    </>
  );
}

function Inspector({ context, cell, view }: { context: Context; cell: Cell | null; view: View }) {
  const [code, setCode] = useState<number | null>(null);
  const { briefing } = context;
  if (!cell) return <p class="hint">Choose a cell to see its packages, and a package to see why.</p>;
  const rowIssue = briefing.issues[view.rows]!;
  const columnIssue = briefing.issues[view.columns]!;
  const title =
    view.rows === view.columns
      ? `${rowIssue.name}: ${rowIssue.levels[cell.row]}`
      : `${rowIssue.name}: ${rowIssue.levels[cell.row]}; ${columnIssue.name}: ${columnIssue.levels[cell.column]}`;
  const only = cell.codes.length === 1 ? cell.codes[0]! : null;
  const shown = only ?? (code !== null && cell.codes.includes(code) ? code : null);
  return (
    <>
      <h3>
        {title} <span class="quiet">{cell.codes.length === 1 ? "1 package" : `${cell.codes.length.toLocaleString("en")} packages`}</span>
      </h3>
      {cell.codes.length === 0 && <p class="hint">No package that counts has these levels.</p>}
      {shown !== null && only === null && (
        <button type="button" class="back" onClick={() => setCode(null)}>
          Back to all packages of this cell
        </button>
      )}
      {shown !== null ? <Reasons context={context} code={shown} /> : <PackageList context={context} cell={cell} view={view} open={setCode} />}
    </>
  );
}

export function Explorer({ briefing, account, start, remember }: { briefing: Briefing; account: Account; start: View; remember: (view: View) => void }) {
  const [view, setView] = useState<View>(start);
  const [chosen, setChosen] = useState<{ row: number; column: number } | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const map = decode(briefing, account);
  const grid = useMemo(() => (map ? cells(briefing, map, view) : []), [map, view]);
  if (!map) return null;
  const context: Context = { briefing, account, map };
  const change = (next: View): void => {
    if (next.rows !== view.rows || next.columns !== view.columns) setChosen(null);
    setView(next);
    remember(next);
  };
  const single = view.rows === view.columns;
  const rowIssue = briefing.issues[view.rows]!;
  const columnIssue = briefing.issues[view.columns]!;
  const cell = chosen ? (grid[chosen.row]?.[chosen.column] ?? null) : null;
  const move = (event: KeyboardEvent, row: number, column: number): void => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    table.current?.querySelector<HTMLButtonElement>(`[data-cell="${row + step[0]!},${column + step[1]!}"]`)?.focus();
  };
  return (
    <>
      <Controls context={context} view={view} change={change} />
      <Legend briefing={briefing} party={view.party} />
      <div class="scroll">
        <table class="matrix" ref={table} style={{ "--columns": single ? 1 : columnIssue.levels.length }}>
          <thead>
            <tr>
              <td class="corner">
                {rowIssue.name} ↓
                {!single && <br />}
                {!single && `${columnIssue.name} →`}
              </td>
              {single ? (
                <th scope="col">packages</th>
              ) : (
                columnIssue.levels.map((level, i) => (
                  <th scope="col" key={i}>
                    {level}
                  </th>
                ))
              )}
            </tr>
          </thead>
          <tbody>
            {grid.map((row, r) => (
              <tr key={r}>
                <th scope="row">{rowIssue.levels[r]}</th>
                {row.map((one, c) => (
                  <td key={c}>
                    <button
                      type="button"
                      class="cell"
                      data-cell={`${r},${c}`}
                      aria-pressed={chosen?.row === r && chosen.column === c}
                      aria-label={`${rowIssue.levels[r]}, ${single ? "" : columnIssue.levels[c] + ", "}${inShort(context, one.codes, view.party)}`}
                      onClick={() => setChosen({ row: r, column: c })}
                      onKeyDown={(event) => move(event, r, c)}
                    >
                      <CellMarks context={context} cell={one} party={view.party} />
                      <span class="tally">{inShort(context, one.codes, view.party)}</span>
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="inspect" aria-live="polite">
        <Inspector key={chosen ? `${chosen.row},${chosen.column}` : ""} context={context} cell={cell} view={view} />
      </div>
    </>
  );
}
