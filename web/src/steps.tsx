// SPDX-License-Identifier: Apache-2.0
// The numbers of [steps] that are not known, as sliders, and what each sequence does where they are moved.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { EngineError } from "./engine";
import { ErrorList } from "./error_list";
import { Model, Unknown, edits, options, question, shared } from "./session";

interface Sequence {
  name: string;
  title: string | null;
  holds: string;
}
interface Document {
  sequences: Sequence[];
  told: { sequences: string[]; words: string }[];
  window: { verdict: string } | null;
}

// With an account named, its answer stands under its name.
function answered(text: string): Document {
  const document = JSON.parse(text) as Document & { accounts?: Record<string, Document> };
  return document.accounts ? Object.values(document.accounts)[0]! : document;
}

const kStops = 100;

// The ends between which a slider moves: what is known, else what may be, else around what is known.
function ends(of: Unknown): [number, number] {
  const low = of.low ?? of.least ?? 0;
  let high = of.high ?? of.most ?? Math.max(10, low * 4);
  if (of.low !== null && of.low === of.high) return [of.least ?? Math.min(0, of.low * 2), of.most !== null && of.most <= 1 ? of.most : Math.max(1, of.low * 2)];
  if (high <= low) high = low + 1;
  return [low, Math.min(high, Math.max(20, low * 4))];
}

function valueAt(of: Unknown, stop: number): number {
  const [low, high] = ends(of);
  let value = low + ((high - low) * stop) / kStops;
  if (of.whole) value = Math.round(value);
  if (of.least_open && of.least !== null && value <= of.least) value = of.least + (high - low) / kStops;
  return Number(value.toPrecision(4));
}

function verdictWords(verdict: string): string {
  return verdict === "always" ? "holds" : verdict === "never" ? "does not hold" : "not settled";
}

export function Steps({ of }: { of: Model }) {
  const set = useSignal<Record<string, number>>({});
  const before = useSignal<Document | null>(null);
  const after = useSignal<Document | null>(null);
  const found = useSignal<EngineError[]>([]);
  const look = async (): Promise<void> => {
    const values = set.value;
    const chosen = { ...shared(["--account", "--as-of", "--standing", "--without"]) };
    if (Array.isArray(chosen["--account"])) chosen["--account"] = chosen["--account"].slice(0, 1);
    if (!before.value) {
      const first = await question("steps", chosen);
      if (first.ok) before.value = answered(first.text);
      else found.value = first.errors;
    }
    const list = Object.entries(values).map(([key, value]) => `${key}=${value}`);
    if (list.length === 0) {
      after.value = before.value;
      return;
    }
    const answer = await question("steps", { ...chosen, "--set": list });
    if (values !== set.value) return;
    if (answer.ok) {
      after.value = answered(answer.text);
      found.value = [];
    } else if (!answer.cancelled) found.value = answer.errors;
  };
  useEffect(() => {
    before.value = null;
    void look();
  }, [edits.value, options.value]);
  useEffect(() => {
    const timer = setTimeout(() => void look(), 40);
    return () => clearTimeout(timer);
  }, [set.value]);
  return (
    <div class="sliders">
      <ul class="sequences" aria-live="polite">
        {(after.value?.sequences ?? []).map((sequence) => {
          const was = before.value?.sequences.find((one) => one.name === sequence.name)?.holds;
          return (
            <li key={sequence.name} data-sequence={sequence.name} class={was !== undefined && was !== sequence.holds ? "differs" : ""}>
              <b>{sequence.title || sequence.name}</b>: {verdictWords(sequence.holds)}
              {was !== undefined && was !== sequence.holds ? <span class="quiet"> (in the file: {verdictWords(was)})</span> : null}
            </li>
          );
        })}
      </ul>
      {(after.value?.told ?? []).map((one) => (
        <p class="hint" key={one.sequences.join(" ")}>
          {one.words}
        </p>
      ))}
      <ErrorList list={found.value} />
      {of.unknowns.map((unknown) => {
        const value = set.value[unknown.key];
        const [low, high] = ends(unknown);
        const stop = value === undefined ? kStops / 2 : Math.round(((value - low) / (high - low)) * kStops);
        const known =
          unknown.low === null && unknown.high === null
            ? "not stated"
            : unknown.low === unknown.high
              ? String(unknown.low)
              : `from ${unknown.low ?? "any"} to ${unknown.high ?? "any"}`;
        return (
          <div class="slider" key={unknown.key} data-unknown={unknown.key}>
            <label class="field">
              {unknown.words}
              <input
                type="range"
                min={0}
                max={kStops}
                value={stop}
                aria-valuetext={value === undefined ? `as in the file: ${known}` : String(value)}
                onInput={(event) => (set.value = { ...set.value, [unknown.key]: valueAt(unknown, Number(event.currentTarget.value)) })}
              />
            </label>
            <span class="hint">
              {value === undefined ? `as in the file: ${known}` : `tried: ${value} (file: ${known})`}{" "}
              {value !== undefined && (
                <button
                  type="button"
                  aria-label={`As in the file: ${unknown.words}`}
                  onClick={() => {
                    const rest = { ...set.value };
                    delete rest[unknown.key];
                    set.value = rest;
                  }}
                >
                  As in the file
                </button>
              )}
            </span>
          </div>
        );
      })}
      {of.unknowns.length === 0 && <p class="hint">The file gives no numbers to move.</p>}
    </div>
  );
}
