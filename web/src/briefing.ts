// SPDX-License-Identifier: Apache-2.0
// The briefing as the page carries it: schema detente.briefing/1, as far as the script uses it.

import type { Space } from "./space";

export interface Sentence {
  text: string;
  rests_on: string[];
}

export type Verdict = "always" | "never" | "undetermined";
export type Levels = Record<string, number>; // issue id to level number, first levels omitted

export interface Bound {
  party: string;
  verdict: Verdict;
  package: Levels;
  why: Sentence[];
}

export interface VerdictMap {
  verdicts: Record<string, string>; // run lengths of a, n, u, -
  directions: Record<string, Record<string, string>>;
}

export interface Section {
  id: string;
  picture?: { rows: string; columns: string };
}

export interface Account {
  id: string;
  title: string;
  note: string;
  sections: Section[];
  bounds: Bound[];
  map: VerdictMap | null;
}

export interface Party {
  id: string;
  name: string;
  tag: string;
}

export interface Issue {
  id: string;
  name: string;
  levels: string[];
}

export interface Briefing {
  parties: Party[];
  issues: Issue[];
  accounts: Account[];
  spaces: Space[]; // in the order of the page
}

// "u3n2a" is read back as "uuunna".
export function spread(runs: string): string {
  return runs.replace(/([anu-])(\d*)/g, (_, letter: string, count: string) => letter.repeat(count === "" ? 1 : Number(count)));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// The fragment of an item's line in the ledger; the same rule as on the page.
export function anchor(id: string): string {
  let result = "item-";
  for (const byte of new TextEncoder().encode(id)) {
    const letter = String.fromCharCode(byte);
    result += /[A-Za-z0-9._-]/.test(letter) ? letter : "~" + byte.toString(16).padStart(2, "0");
  }
  return result;
}
