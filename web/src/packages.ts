// SPDX-License-Identifier: Apache-2.0
// Packages, their states and the cells of the picture, computed from the verdict map.
import { Account, Bound, Briefing, Levels, Verdict, spread } from "./briefing";

export type State = "c" | "w" | "o" | "m" | `r${number}`;

export interface Decoded {
  verdicts: string[]; // by party, one letter a package code
  codes: number;
}

const decoded = new WeakMap<Account, Decoded>();

export function decode(briefing: Briefing, account: Account): Decoded | null {
  if (!account.map) return null;
  let found = decoded.get(account);
  if (!found) {
    const verdicts = briefing.parties.map((party) => spread(account.map!.verdicts[party.id] ?? ""));
    found = { verdicts, codes: verdicts[0]?.length ?? 0 };
    decoded.set(account, found);
  }
  return found;
}

// Packages are numbered like the rows of a table, the first issue slowest (the engine's ProductSpace).
export function levelsOf(briefing: Briefing, code: number): number[] {
  const levels: number[] = [];
  for (let issue = briefing.issues.length - 1; issue >= 0; issue--) {
    const size = briefing.issues[issue]!.levels.length;
    levels[issue] = code % size;
    code = Math.floor(code / size);
  }
  return levels;
}

// What a package looks like to all parties together, or to one party (its index) alone.
export function stateOf(map: Decoded, code: number, party: number): State {
  if (party >= 0) {
    const letter = map.verdicts[party]?.[code];
    return letter === "a" ? "c" : letter === "n" ? `r${party % 8}` : "o";
  }
  let refusing = -1;
  let refusals = 0;
  let open = 0;
  map.verdicts.forEach((letters, index) => {
    if (letters[code] === "n" && refusals++ === 0) refusing = index;
    if (letters[code] === "u") open++;
  });
  if (refusals > 1) return "m";
  if (refusals === 1) return `r${refusing % 8}`;
  if (open === 0) return "c";
  return open === 1 && map.verdicts.length > 1 ? "w" : "o";
}

// Like stands by like: refusals first, what is open without more last.
export function rank(state: State): number {
  if (state === "m") return -1;
  if (state.startsWith("r")) return Number(state.slice(1));
  return state === "c" ? 100 : state === "w" ? 101 : 102;
}

export interface View {
  rows: number; // issue index
  columns: number; // the same index when there is one issue only
  party: number; // -1: all together
  fixed: number[]; // by issue: a level, or -1 for any
}

export interface Cell {
  row: number;
  column: number;
  codes: number[];
}

export function cells(briefing: Briefing, map: Decoded, view: View): Cell[][] {
  const rows = briefing.issues[view.rows]!.levels.length;
  const columns = view.rows === view.columns ? 1 : briefing.issues[view.columns]!.levels.length;
  const grid: Cell[][] = [];
  for (let row = 0; row < rows; row++) {
    grid.push(Array.from({ length: columns }, (_, column) => ({ row, column, codes: [] })));
  }
  const first = map.verdicts[0] ?? "";
  for (let code = 0; code < map.codes; code++) {
    if (first[code] === "-") continue;
    const levels = levelsOf(briefing, code);
    const others = levels.every((level, issue) => issue === view.rows || issue === view.columns || view.fixed[issue]! < 0 || view.fixed[issue] === level);
    if (!others) continue;
    grid[levels[view.rows]!]![view.rows === view.columns ? 0 : levels[view.columns]!]!.codes.push(code);
  }
  return grid;
}

export function tally(map: Decoded, codes: number[], party: number): Map<State, number> {
  const counts = new Map<State, number>();
  for (const code of codes) {
    const state = stateOf(map, code, party);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}

export function verdictOf(letter: string | undefined): Verdict {
  return letter === "a" ? "always" : letter === "n" ? "never" : "undetermined";
}

function levelIn(briefing: Briefing, levels: Levels, issue: number): number {
  return levels[briefing.issues[issue]!.id] ?? 0;
}

// One package is at least as good as another for a party by its directions alone.
function dominates(briefing: Briefing, directions: Record<string, string>, better: (i: number) => number, worse: (i: number) => number): boolean {
  return briefing.issues.every((issue, i) => {
    const difference = better(i) - worse(i);
    const direction = directions[issue.id] ?? "absent";
    if (direction === "same") return true;
    if (direction.endsWith("more")) return difference >= 0;
    if (direction.endsWith("less")) return difference <= 0;
    return difference === 0;
  });
}

// The edge of what this party refuses (or accepts) that stands for this package; the package itself where it is one.
export function boundFor(briefing: Briefing, account: Account, party: string, verdict: Verdict, levels: number[]): Bound | null {
  const directions = account.map?.directions[party] ?? {};
  const own = (i: number): number => levels[i]!;
  let found: Bound | null = null;
  for (const bound of account.bounds) {
    if (bound.party !== party || bound.verdict !== verdict) continue;
    const edge = (i: number): number => levelIn(briefing, bound.package, i);
    if (briefing.issues.every((_, i) => edge(i) === own(i))) return bound;
    const stands = verdict === "never" ? dominates(briefing, directions, edge, own) : dominates(briefing, directions, own, edge);
    if (stands && !found) found = bound;
  }
  return found;
}
