// SPDX-License-Identifier: Apache-2.0
// The standoff walked move by move: where one stands, who can go where, who is better off there, and whether anybody
// would leave again.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { EngineError } from "./engine";
import { ErrorList } from "./error_list";
import { edits, options, walk } from "./session";

export interface Move {
  party: string;
  from: number;
  to: number;
  improves: "yes" | "no" | "unknown";
}
export interface Walkable {
  makers: { id: string; name: string }[];
  states: { id: number; name: string; words: string; stays: string[]; equilibrium: boolean }[];
  moves: Move[];
  status_quo: number | null;
}

export function Standoff() {
  const graph = useSignal<Walkable | null>(null);
  const found = useSignal<EngineError[]>([]);
  const path = useSignal<number[]>([]);
  const by = useSignal<string[]>([]);
  const load = async (): Promise<void> => {
    const answer = await walk();
    if (!answer.ok) {
      if (!answer.cancelled) found.value = answer.errors;
      return;
    }
    found.value = [];
    const read = JSON.parse(answer.text) as Walkable;
    graph.value = read;
    if (path.value.length === 0 || !path.value.every((id) => read.states.some((state) => state.id === id))) {
      path.value = [read.status_quo ?? read.states[0]?.id ?? 1];
      by.value = [];
    }
  };
  useEffect(() => void load(), [edits.value, options.value]);
  const read = graph.value;
  if (!read) return <ErrorList list={found.value} />;
  const here = path.value[path.value.length - 1]!;
  const stateOf = (id: number) => read.states.find((state) => state.id === id)!;
  const name = (id: number): string => stateOf(id).name || stateOf(id).words;
  const state = stateOf(here);
  const nameOf = (id: string): string => read.makers.find((maker) => maker.id === id)?.name ?? id;
  return (
    <div class="walk-standoff">
      <ErrorList list={found.value} />
      <ol class="path" aria-label="The way so far">
        {path.value.map((id, i) => (
          <li key={i}>
            {i > 0 && <span class="quiet">{nameOf(by.value[i - 1]!)} moves to </span>}
            <button
              type="button"
              aria-current={i === path.value.length - 1 ? "step" : undefined}
              onClick={() => {
                path.value = path.value.slice(0, i + 1);
                by.value = by.value.slice(0, i);
              }}
            >
              {name(id)}
            </button>
          </li>
        ))}
      </ol>
      <p role="status">
        <b>{name(here)}</b>
        {state.name && state.words !== state.name ? `: ${state.words}` : ""}.{" "}
        {state.equilibrium
          ? "Everybody would stay here: nobody gains by moving first."
          : `${read.makers.filter((maker) => !state.stays.includes(maker.id)).map((maker) => maker.name).join(" and ")} would move.`}
      </p>
      {read.makers.map((maker) => {
        const moves = read.moves.filter((move) => move.from === here && move.party === maker.id);
        return (
          <section key={maker.id} class="moves-of">
            <h3>{maker.name} can go to</h3>
            {moves.length === 0 ? <p class="hint">nowhere from here</p> : null}
            <ul>
              {moves.map((move) => (
                <li key={move.to}>
                  <button
                    type="button"
                    class={`move ${move.improves}`}
                    onClick={() => {
                      path.value = [...path.value, move.to];
                      by.value = [...by.value, maker.id];
                    }}
                  >
                    {name(move.to)}
                  </button>{" "}
                  <span class="quiet">{move.improves === "yes" ? "better for it" : move.improves === "no" ? "not better for it" : "not known"}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
