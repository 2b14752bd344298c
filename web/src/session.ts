// SPDX-License-Identifier: Apache-2.0
// The scenario that the page shows, what was changed in it, and the answers to it. The file's text is never touched: the
// changes are a list beside it, which the engine applies before it answers, so that any of them can be taken back.
import { batch, computed, signal } from "@preact/signals";
import { Answer, EngineError, ask, cancel } from "./engine";

export type Edit =
  | { op: "off"; id: string }
  | { op: "standing"; id: string; to: string }
  | { op: "words"; id: string; to: string }
  | { op: "direction"; id: string; to: string }
  | { op: "add"; id: string; party: string; says: string; standing: string; because: string };

export interface Item {
  id: string;
  kind: "statement" | "direction" | "mark";
  party: string;
  words: string;
  says?: string;
  standing: string;
  because: string;
  sources: string[];
  direction?: string;
  issue?: string;
}
export interface Unknown {
  key: string;
  quantity: string;
  low: number | null;
  high: number | null;
  least: number | null;
  most: number | null;
  least_open: boolean;
  whole: boolean;
  words: string;
}
export interface Model {
  id: string;
  title: string;
  asked: string;
  as_of: string;
  default_account: string;
  parties: { id: string; name: string }[];
  issues: { id: string; name: string; levels: string[]; delivers: string }[];
  accounts: { id: string; title: string }[];
  sources: { id: string; words: string; published: string }[];
  items: Item[];
  unknowns: Unknown[];
  has: string[];
  text: string;
}
export interface Text {
  name: string;
  text: string;
  bytes?: boolean; // the file is no UTF-8: a character of the text is one of its bytes
}
type Options = Record<string, string | boolean | string[]>;

interface Loaded {
  texts: Text[];
  options: Options;
}

export const texts = signal<Text[]>([]);
export const given = signal<Options>({}); // what the page was made with
export const options = signal<Options>({});
export const edits = signal<Edit[]>([]);
export const past = signal<{ edits: Edit[]; options: Options }[]>([]);
export const base = signal<Model | null>(null); // as the file has it
export const now = signal<Model | null>(null); // with the changes
export const errors = signal<EngineError[]>([]);
export const stopped = signal(false); // the last answer was cancelled: the page shows an older one
export const changed = computed(() => edits.value.length > 0 || JSON.stringify(options.value) !== JSON.stringify(given.value));

// Called with the page's HTML whenever there is a new answer: its first parts, its first two pages, all but the talks, or
// all of it.
export type Shown = "first" | "front" | "page" | "whole";
let show: (html: string, part: Shown) => void = () => undefined;
export function onAnswer(handler: typeof show): void {
  show = handler;
}

export function load(from: Loaded): void {
  batch(() => {
    texts.value = from.texts;
    given.value = from.options;
    options.value = from.options;
    edits.value = [];
    past.value = [];
    errors.value = [];
    base.value = null;
    now.value = null;
  });
}

const state = () => ({ texts: texts.value, edits: edits.value });

export async function model(with_edits: Edit[]): Promise<{ model: Model | null; errors: EngineError[] }> {
  const answer = await ask({ question: "check", view: "model", texts: texts.value, edits: with_edits });
  return answer.ok ? { model: JSON.parse(answer.text) as Model, errors: [] } : { model: null, errors: answer.errors };
}

export async function loadModel(): Promise<void> {
  if (base.value || texts.value.length === 0) return;
  const found = await model([]);
  if (found.model) {
    base.value = found.model;
    if (edits.value.length === 0) now.value = found.model;
    // What the first change builds on is found before it is made.
    void ask({ question: "briefing", view: "front", quiet: true, options: alone(), ...state() });
  }
}

export function question(name: string, more: Options = {}): Promise<Answer> {
  return ask({ question: name, options: more, ...state() });
}

// The options of `briefing` that other questions have as well.
export function shared(names: string[]): Options {
  const result: Options = {};
  for (const [name, value] of Object.entries(options.value)) if (names.includes(name)) result[name] = value;
  return result;
}

// How many packages are certain, open and excluded on the account asked about, as a briefing's data say.
export interface Counts {
  certain: number;
  open: number;
  excluded: number;
}
export const countsOfFile = signal<Counts | null>(null);
export const counts = signal<Counts | null>(null);
export function tellCounts(of: Counts | null): void {
  counts.value = of;
  if (!changed.value) countsOfFile.value = of;
}

// The briefing in steps: the first two pages in one go (where they are slow, what follows by proof before them), then the
// annex, and when nothing was changed for a moment how the talks go.
const kSlow = 400; // milliseconds that the first two pages took
const kIdle = 600; // milliseconds without a change
const kPages = ["first", "front", "page", "whole"];
// The account asked about, and no other.
function alone(): Options {
  const asked = options.value;
  const first = (asked["--account"] as string[] | undefined)?.[0] ?? (now.value ?? base.value)?.default_account ?? "";
  return first === "" ? asked : { ...asked, "--account": [first] };
}
let version = 0;
let slow = false;
export async function refresh(): Promise<void> {
  const mine = ++version;
  const asked = options.value;
  // A page that is no longer wanted is not waited for.
  cancel((request) => kPages.includes(request.view ?? ""));
  const page = async (view: Shown, of_options: Options): Promise<boolean> => {
    const answer = await ask({ question: "briefing", view, options: of_options, ...state() });
    return mine === version && tell(answer, view);
  };
  // Another case comes as a whole: nothing of it stands on the page yet.
  if (base.value) {
    if (slow && !(await page("first", alone()))) return;
    const began = performance.now();
    if (!(await page("front", alone()))) return;
    slow = performance.now() - began > kSlow;
    const found = await model(edits.value);
    if (mine !== version) return;
    if (found.model) now.value = found.model;
  }
  if (!(await page("page", asked))) return;
  setTimeout(() => {
    if (mine === version) void page("whole", asked);
  }, kIdle);
}

function tell(answer: Answer, part: Shown): boolean {
  if (answer.ok) {
    errors.value = [];
    stopped.value = false;
    show(answer.text, part);
    return true;
  }
  stopped.value = answer.cancelled === true;
  errors.value = answer.errors;
  return false;
}

async function changeTo(next: Edit[], asked: Options): Promise<void> {
  batch(() => {
    past.value = [...past.value, { edits: edits.value, options: options.value }];
    edits.value = next;
    options.value = asked;
  });
  await refresh();
}

export function setOption(name: string, value: string | boolean | string[] | null): Promise<void> {
  const asked = { ...options.value };
  const empty = value === null || value === false || value === "" || (Array.isArray(value) && value.length === 0);
  if (empty) delete asked[name];
  else asked[name] = value;
  return changeTo(edits.value, asked);
}

// One change more; a change of the same thing takes the place of the one before, and what stands as in the file is no
// change.
export function change(edit: Edit): Promise<void> {
  const same = (one: Edit): boolean => one.id === edit.id && one.op === edit.op;
  const original = base.value?.items.find((item) => item.id === edit.id);
  let next = edits.value.filter((one) => !same(one));
  const undone =
    original !== undefined &&
    ((edit.op === "standing" && original.standing === edit.to) ||
      (edit.op === "words" && original.says === edit.to) ||
      (edit.op === "direction" && original.direction === edit.to));
  if (!undone) next = [...next, edit];
  return changeTo(next, options.value);
}

export function takeBack(edit: Edit): Promise<void> {
  // Later changes of a statement that was added go with it.
  return changeTo(edits.value.filter((one) => one !== edit && !(edit.op === "add" && one.id === edit.id)), options.value);
}

export function undo(): Promise<void> {
  const before = past.value[past.value.length - 1];
  if (!before) return Promise.resolve();
  batch(() => {
    past.value = past.value.slice(0, -1);
    edits.value = before.edits;
    options.value = before.options;
  });
  return refresh();
}

export function backToFile(): Promise<void> {
  return changeTo([], given.value);
}

export function freshId(): string {
  let number = 1;
  const taken = new Set([...(now.value?.items ?? []), ...(base.value?.items ?? []), ...edits.value].map((one) => one.id));
  while (taken.has(`try.${number}`)) number++;
  return `try.${number}`;
}

// A package in the scenario's language, by level numbers, which need no quotation marks; names where they are plain.
export function packageText(of: Model, levels: number[]): string {
  const parts = of.issues.flatMap((issue, i) => {
    const level = levels[i] ?? 0;
    if (level === 0) return [];
    const name = issue.levels[level] ?? "";
    const plain = /^[\p{L}][\p{L}\p{N} .-]*$/u.test(name) && !/^\d+$/.test(name);
    const key = /^[\p{L}\p{N}_.-]+$/u.test(issue.id) ? issue.id : `"${issue.id}"`;
    return [`${key} = ${plain ? name : level}`];
  });
  return `{ ${parts.join(", ")} }`;
}

export function editWords(edit: Edit): string {
  const item = base.value?.items.find((one) => one.id === edit.id) ?? now.value?.items.find((one) => one.id === edit.id);
  if (edit.op === "off") return `${edit.id} switched off`;
  if (edit.op === "standing") return `${edit.id} taken as ${edit.to.replace("_", " ")}${item ? ` (was ${item.standing.replace("_", " ")})` : ""}`;
  if (edit.op === "words") return `${edit.id} now says “${edit.to}”`;
  if (edit.op === "direction") return `${edit.id}: ${edit.to === "absent" ? "no direction" : edit.to}`;
  return `${edit.id} added: ${edit.party}: ${edit.says}`;
}

export function optionWords(): string[] {
  const names = new Set([...Object.keys(options.value), ...Object.keys(given.value)]);
  const words = (value: unknown): string => (value === undefined ? "not set" : value === true ? "on" : Array.isArray(value) ? value.join(", ") : String(value));
  return [...names]
    .filter((name) => JSON.stringify(options.value[name]) !== JSON.stringify(given.value[name]))
    .map((name) => `${name.replace(/^--/, "").replace(/-/g, " ")}: ${words(options.value[name])}`);
}

// The standoff as a graph to walk in, on the account that is asked about.
export function walk(): Promise<Answer> {
  const asked = shared(["--account", "--as-of", "--standing", "--without", "--above-conflict"]);
  if (Array.isArray(asked["--account"])) asked["--account"] = asked["--account"].slice(0, 1);
  return ask({ question: "standoff", view: "walk", options: asked, ...state() });
}

// The scenario's text with the changes in it.
export async function writtenText(): Promise<string> {
  if (edits.value.length === 0) return texts.value[0]?.text ?? "";
  const found = await model(edits.value);
  return found.model?.text ?? texts.value[0]?.text ?? "";
}
