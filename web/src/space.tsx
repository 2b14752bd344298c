// SPDX-License-Identifier: Apache-2.0
// The outcome space under the pointer: a point of the frontier tells its outcome, a cell how many outcomes lie in it. The
// buttons walk along the frontier, for keyboards and for fingers too wide for the picture.
import { useLayoutEffect, useState } from "preact/hooks";

interface SpacePoint {
  point: number;
  at: number[]; // of each party's axis, in ten-thousandths of its length
  utilities: string[];
  outcome: number[]; // by issue: number of the value's name
  name?: string;
}

export interface Space {
  parties: { name: string; low: number; high: number }[];
  issues: string[];
  values: string[][];
  frontier: number; // points in all
  points: SpacePoint[]; // those that tell their outcome
  density?: { cells: number[]; low: number[]; width: number[]; counts: string[] };
}

const kUnits = 10_000;
const kNear = 16; // pixels for a mouse, twice as many for a finger

// "0x3 12" is read back as 0, 0, 0, 12.
function spreadRow(row: string): number[] {
  return row.split(" ").flatMap((run) => {
    const [count, times] = run.split("x");
    return Array.from({ length: Number(times ?? 1) }, () => Number(count));
  });
}

// The point nearest to a place in the plot, and how far it is in pixels. In the plane that is a point; in parallel
// coordinates the line that passes nearest above or below.
function nearest(space: Space, x: number, y: number, width: number, height: number): { index: number; distance: number } {
  const parties = space.parties.length;
  const across = (x / width) * parties - 0.5; // axes stand in the middle of equal columns
  const left = Math.min(Math.max(Math.floor(across), 0), parties - 2);
  const share = Math.min(Math.max(across - left, 0), 1);
  let found = { index: -1, distance: Infinity };
  space.points.forEach(({ at }, index) => {
    const distance =
      parties === 2
        ? Math.hypot((at[0]! / kUnits) * width - x, (1 - at[1]! / kUnits) * height - y)
        : Math.abs((1 - (at[left]! * (1 - share) + at[left + 1]! * share) / kUnits) * height - y);
    if (distance < found.distance) found = { index, distance };
  });
  return found;
}

function round(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function cellWords(space: Space, rows: number[][], x: number, y: number, width: number, height: number): string {
  const density = space.density!;
  const cell = [x / width, 1 - y / height].map((share, p) => {
    const { low, high } = space.parties[p]!;
    return Math.floor((low + share * (high - low) - density.low[p]!) / density.width[p]!);
  });
  const count = rows[cell[1]!]?.[cell[0]!];
  if (count === undefined) return "";
  const ranges = cell.map((k, p) => {
    const from = density.low[p]! + k * density.width[p]!;
    return `${space.parties[p]!.name} from ${round(from)} to ${round(from + density.width[p]!)}`;
  });
  return `${count.toLocaleString("en")} ${count === 1 ? "outcome" : "outcomes"} in this cell: ${ranges.join(", ")}.`;
}

function mark(plot: SVGElement, point: number | undefined): void {
  for (const one of plot.querySelectorAll(".on")) one.classList.remove("on");
  if (point !== undefined) plot.querySelector(`[data-point="${point}"]`)?.classList.add("on");
}

export function SpaceInspector({ space, plot }: { space: Space; plot: SVGElement }) {
  const [shown, show] = useState(-1);
  const [cell, setCell] = useState("");

  // At once, not after the next paint: no pointer that is there already is missed.
  useLayoutEffect(() => {
    let pinned = -1;
    const rows = space.density ? space.density.counts.map(spreadRow) : [];
    const look = (event: PointerEvent | MouseEvent, touch: boolean): number => {
      const box = plot.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      const { index, distance } = nearest(space, x, y, box.width, box.height);
      const near = distance <= (touch ? 2 * kNear : kNear);
      setCell(!near && space.density ? cellWords(space, rows, x, y, box.width, box.height) : "");
      return near ? index : -1;
    };
    const move = (event: PointerEvent): void => {
      if (event.pointerType === "touch") return;
      const index = look(event, false);
      show(index >= 0 ? index : pinned);
    };
    const click = (event: MouseEvent): void => {
      pinned = look(event, (event as PointerEvent).pointerType === "touch");
      show(pinned);
    };
    const leave = (): void => {
      setCell("");
      show(pinned);
    };
    plot.addEventListener("pointermove", move);
    plot.addEventListener("click", click);
    plot.addEventListener("pointerleave", leave);
    return () => {
      plot.removeEventListener("pointermove", move);
      plot.removeEventListener("click", click);
      plot.removeEventListener("pointerleave", leave);
    };
  }, [space, plot]);

  const point = space.points[shown];
  useLayoutEffect(() => mark(plot, point?.point), [plot, point]);
  const step = (by: number): void => {
    setCell("");
    show(shown < 0 ? (by > 0 ? 0 : space.points.length - 1) : Math.min(Math.max(shown + by, 0), space.points.length - 1));
  };

  return (
    <div class="inspect">
      <div class="walk">
        <button type="button" onClick={() => step(-1)} disabled={shown === 0}>
          ← Previous point
        </button>
        <button type="button" onClick={() => step(1)} disabled={shown === space.points.length - 1}>
          Next point →
        </button>
      </div>
      <div role="status">
        {point ? (
          <>
            <p class="head">
              Point {(point.point + 1).toLocaleString("en")} of {space.frontier.toLocaleString("en")}
              {point.name ? `, ${point.name}` : ""}: {space.parties.map((party, p) => `${party.name} ${point.utilities[p]}`).join(", ")}
            </p>
            <p class="package">
              {point.outcome.map((value, issue) => (
                <span key={issue}>
                  <span class="term">
                    <i>{space.issues[issue]}:</i> {space.values[issue]![value]}
                  </span>{" "}
                </span>
              ))}
            </p>
          </>
        ) : (
          <p class="hint">Point at a point of the frontier, or tap it, and its outcome stands here.</p>
        )}
        {cell !== "" && <p class="hint">{cell}</p>}
      </div>
    </div>
  );
}
