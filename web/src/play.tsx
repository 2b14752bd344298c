// SPDX-License-Identifier: Apache-2.0
// Play: a person against a strategy, or two people at one screen, offer by offer. The engine plays the talks from the
// start with every act, so nothing of them is kept but the acts.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { EngineError, ask } from "./engine";
import { save } from "./files";
import { ErrorList } from "./error_list";
import { edits, options, shared, texts } from "./session";

interface Offer {
  round: number;
  party: number;
  levels: number[];
  worth: number[];
}
interface Point {
  levels: number[];
  worth: number[];
}
interface Talks {
  parties: { id: string; name: string; strategy: string; no_deal: number; best: number }[];
  issues: { id: string; name: string; levels: string[] }[];
  strategies: { name: string; idea: string }[];
  drawn: boolean;
  round: number;
  rounds: number;
  waiting: number;
  standing: Offer | null;
  offers: Offer[];
  considered: number[] | null;
  ended: "agreement" | "deadline" | "walk" | "error" | null;
  by: number;
  agreement: number[] | null;
  worth: number[];
  frontier: Point[];
  better: Point | null;
  gave_away: string[];
  notes: string[];
}
type Act = { act: "offer"; levels: number[] } | { act: "accept" | "walk" | "time_up" };
type Hiding = "until the end" | "always" | "never";
interface Setup {
  seats: Record<string, string>;
  rounds: number;
  seconds: number;
  hiding: Hiding;
  law: string;
  seed: number;
}

async function played(setup: Setup, acts: Act[], consider?: number[]): Promise<{ talks: Talks | null; errors: EngineError[] }> {
  const asked = shared(["--account", "--as-of", "--standing", "--without", "--directions"]);
  if (Array.isArray(asked["--account"])) asked["--account"] = asked["--account"].slice(0, 1);
  const { seats, rounds, law, seed } = setup;
  const answer = await ask({
    question: "briefing", view: "play", options: asked, texts: texts.value, edits: edits.value, play: { seats, rounds, law, seed, acts, ...(consider ? { consider } : {}) },
  });
  return answer.ok ? { talks: JSON.parse(answer.text) as Talks, errors: [] } : { talks: null, errors: answer.errors };
}

// Parts of a hundred for drawn values, which have no unit; else the scenario's own numbers.
function valueWords(talks: Talks, value: number): string {
  return talks.drawn ? String(Math.round(value * 100)) : String(Number(value.toPrecision(4)));
}

function packageWords(talks: Talks, levels: number[]): string {
  const words = talks.issues.map((issue, i) => `${issue.name}: ${issue.levels[levels[i] ?? 0] ?? "?"}`);
  const moved = talks.drawn ? words.filter((_, i) => (levels[i] ?? 0) > 0) : words;
  return moved.length > 0 ? moved.join("; ") : "nothing agreed";
}

function SetupForm({ talks, begin, found }: { talks: Talks; begin: (setup: Setup) => void; found: EngineError[] }) {
  const seats = useSignal<Record<string, string>>(Object.fromEntries(talks.parties.slice(1).map((party) => [party.id, "boulware"])));
  const rounds = useSignal(10);
  const minutes = useSignal("");
  const hiding = useSignal<Hiding>("until the end");
  const law = useSignal("steps");
  const seed = useSignal(1);
  const idea = (name: string): string => talks.strategies.find((one) => one.name === name)?.idea ?? "";
  return (
    <form
      class="add-form"
      onSubmit={(event) => {
        event.preventDefault();
        const seconds = Math.round(Number(minutes.value.replace(",", ".")) * 60);
        begin({ seats: seats.value, rounds: rounds.value, seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 0, hiding: hiding.value, law: law.value, seed: seed.value });
      }}
    >
      <p class="hint">
        {talks.drawn
          ? "Nobody knows what these parties would give for what. Each plays by one value model that fits what was said, drawn by a named law: one of many, and no forecast."
          : "The parties play by the numbers of the scenario."}
      </p>
      {talks.parties.map((party) => (
        <label class="field" key={party.id}>
          {party.name} is played by
          <select
            value={seats.value[party.id] ?? ""}
            onChange={(event) => {
              const next = { ...seats.value };
              if (event.currentTarget.value === "") delete next[party.id];
              else next[party.id] = event.currentTarget.value;
              seats.value = next;
            }}
          >
            <option value="" selected={!seats.value[party.id]}>
              a person
            </option>
            {talks.strategies.map((one) => (
              <option key={one.name} value={one.name} selected={seats.value[party.id] === one.name}>
                {one.name}
              </option>
            ))}
          </select>
          {seats.value[party.id] && <span class="hint">{idea(seats.value[party.id]!)}</span>}
        </label>
      ))}
      <label class="field">
        Rounds
        <input type="number" min={1} max={1000} value={rounds.value} onInput={(event) => (rounds.value = Math.max(1, Math.min(1000, Math.round(Number(event.currentTarget.value)) || 1)))} />
      </label>
      <label class="field">
        Time limit in minutes (empty: none)
        <input inputMode="decimal" value={minutes.value} onInput={(event) => (minutes.value = event.currentTarget.value)} />
      </label>
      <label class="field">
        The other side's numbers are hidden
        <select value={hiding.value} onChange={(event) => (hiding.value = event.currentTarget.value as Hiding)}>
          <option value="until the end">until the end</option>
          <option value="always">also at the end</option>
          <option value="never">never</option>
        </select>
      </label>
      {talks.drawn && (
        <>
          <label class="field">
            Values are drawn by the law of
            <select value={law.value} onChange={(event) => (law.value = event.currentTarget.value)}>
              <option value="steps">steps: all level steps alike</option>
              <option value="issues">issues: first the issues' weights</option>
            </select>
          </label>
          <label class="field">
            Draw number
            <input type="number" min={1} max={1000000} value={seed.value} onInput={(event) => (seed.value = Math.max(1, Math.min(1_000_000, Math.round(Number(event.currentTarget.value)) || 1)))} />
          </label>
        </>
      )}
      <ErrorList list={found} />
      <div class="buttons">
        <button type="submit" class="primary">
          Sit down
        </button>
      </div>
    </form>
  );
}

function OfferForm({ talks, setup, acts, see, act }: { talks: Talks; setup: Setup; acts: Act[]; see: boolean; act: (one: Act) => void }) {
  const last = [...talks.offers].reverse().find((offer) => offer.party === talks.waiting) ?? talks.standing;
  const levels = useSignal<number[]>(last ? last.levels : talks.issues.map(() => 0));
  const worth = useSignal<number | null>(null);
  useEffect(() => {
    let old = false;
    if (see)
      void played(setup, acts, levels.value).then(({ talks: seen }) => {
        if (!old && seen?.considered) worth.value = seen.considered[talks.waiting] ?? null;
      });
    return () => {
      old = true;
    };
  }, [levels.value, see]);
  const me = talks.parties[talks.waiting]!;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        act({ act: "offer", levels: levels.value });
      }}
    >
      {talks.standing && (
        <div class="standing">
          <p>
            <b>{talks.parties[talks.standing.party]!.name} offers:</b> {packageWords(talks, talks.standing.levels)}.
          </p>
          {see && <p class="hint">It is worth {valueWords(talks, talks.standing.worth[talks.waiting]!)} to {me.name}.</p>}
          <div class="buttons">
            <button type="button" class="primary" onClick={() => act({ act: "accept" })}>
              Accept it
            </button>
          </div>
        </div>
      )}
      <fieldset class="package-fields">
        <legend>{talks.standing ? "Or offer instead" : "Offer"}</legend>
        {talks.issues.map((issue, i) => (
          <label class="field" key={issue.id}>
            {issue.name}
            <select value={levels.value[i] ?? 0} onChange={(event) => (levels.value = talks.issues.map((_, k) => (k === i ? Number(event.currentTarget.value) : (levels.value[k] ?? 0))))}>
              {issue.levels.map((name, level) => (
                <option key={level} value={level} selected={level === (levels.value[i] ?? 0)}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ))}
      </fieldset>
      {see && (
        <p class="hint" role="status">
          {worth.value === null ? "" : `This is worth ${valueWords(talks, worth.value)} to ${me.name}; no deal ${valueWords(talks, me.no_deal)}, the best package ${valueWords(talks, me.best)}.`}
        </p>
      )}
      <div class="buttons">
        <button type="submit">Offer this</button>
        <button type="button" class="walk-out" onClick={() => act({ act: "walk" })}>
          Walk out
        </button>
      </div>
    </form>
  );
}

// The offers on the plane of what two parties have from them, with the frontier.
function Plane({ talks }: { talks: Talks }) {
  const points = [...talks.frontier, ...talks.offers];
  const range = (party: number): [number, number] => {
    const values = [...points.map((one) => one.worth[party]!), talks.parties[party]!.no_deal, talks.worth[party]!];
    const low = Math.min(...values);
    return [low, Math.max(...values, low + 1e-9)];
  };
  const [x, y] = [range(0), range(1)];
  const at = (worth: number[]): [number, number] => [40 + (270 * (worth[0]! - x[0])) / (x[1] - x[0]), 230 - (210 * (worth[1]! - y[0])) / (y[1] - y[0])];
  const path = (list: number[][]): string => list.map(at).map(([a, b], i) => `${i === 0 ? "M" : "L"}${a.toFixed(1)} ${b.toFixed(1)}`).join("");
  const end = at(talks.worth);
  const [noDealX, noDealY] = at(talks.parties.map((party) => party.no_deal));
  return (
    <figure class="talks-plane">
      <svg viewBox="0 0 330 262" role="img" aria-label={`What each of ${talks.offers.length} offers was worth to both, with the frontier of ${talks.frontier.length} packages and how it ended`}>
        <path d={`M40 20V230H310`} class="axis" />
        <path d={`M${noDealX} 20V230M40 ${noDealY}H310`} class="no-deal" />
        <path d={path(talks.frontier.map((one) => one.worth))} class="frontier-line" />
        {[0, 1].map((party) => (
          <g key={party} class={`by-${party}`}>
            <path d={path(talks.offers.filter((one) => one.party === party).map((one) => one.worth))} class="track" />
            {talks.offers
              .filter((one) => one.party === party)
              .map((one, i) => {
                const [cx, cy] = at(one.worth);
                return <circle key={i} cx={cx} cy={cy} r={3.5} />;
              })}
          </g>
        ))}
        <path d={`M${end[0] - 6} ${end[1]}H${end[0] + 6}M${end[0]} ${end[1] - 6}V${end[1] + 6}`} class="end" />
        <text x={310} y={250} text-anchor="end">
          better for {talks.parties[0]!.name} →
        </text>
        <text x={40} y={13}>
          ↑ better for {talks.parties[1]!.name}
        </text>
      </svg>
      <figcaption class="hint">
        Line: the frontier. Points: the offers, those of {talks.parties[0]!.name} and those of {talks.parties[1]!.name} each joined. Cross: how it ended. Dashed: no deal.
      </figcaption>
    </figure>
  );
}

// As `detente reveal FILE --session` reads it.
function sessionText(talks: Talks): string {
  const outcome = (levels: number[]): Record<string, string> => Object.fromEntries(talks.issues.map((issue, i) => [issue.id, issue.levels[levels[i]!]!]));
  return (
    JSON.stringify(
      {
        ended: talks.ended,
        by: talks.by >= 0 ? talks.parties[talks.by]!.id : null,
        rounds: talks.rounds,
        agreement: talks.agreement ? outcome(talks.agreement) : null,
        offers: talks.offers.map((offer) => ({ round: offer.round, party: talks.parties[offer.party]!.id, outcome: outcome(offer.levels) })),
      },
      null,
      2,
    ) + "\n"
  );
}

function Ended({ talks, hide, again }: { talks: Talks; hide: boolean; again: () => void }) {
  const name = (party: number): string => talks.parties[party]?.name ?? "";
  const people = talks.parties.map((party) => party.strategy === "");
  const told = (party: number): boolean => !hide || people[party]!;
  const how = {
    agreement: `${name(talks.by)} accepted, and there is a deal: ${talks.agreement ? packageWords(talks, talks.agreement) : ""}.`,
    walk: `${name(talks.by)} walked out. There is no deal.`,
    deadline: "The time ran out. There is no deal.",
    error: "The talks ended by a fault.",
  }[talks.ended!];
  return (
    <div class="talks-end">
      <p role="status">
        <b>{how}</b>
      </p>
      <table class="plain">
        <caption>What each has from it</caption>
        <thead>
          <tr>
            <th scope="col">Party</th>
            <th scope="col">Has</th>
            <th scope="col">No deal</th>
            <th scope="col">Best package</th>
          </tr>
        </thead>
        <tbody>
          {talks.parties.map((party, p) => (
            <tr key={party.id}>
              <th scope="row">{party.name}</th>
              {[talks.worth[p]!, party.no_deal, party.best].map((value, i) => (
                <td key={i}>{told(p) ? valueWords(talks, value) : "hidden"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <h3>Where the frontier was</h3>
      {hide ? (
        <p>The numbers stay hidden, so the frontier is not shown.</p>
      ) : (
        <>
          <p>
            {talks.frontier.length === 0
              ? "It was not looked for."
              : talks.better
                ? `Nobody would have had less, and somebody more, with this: ${packageWords(talks, talks.better.levels)} (${talks.parties.map((party, p) => `${party.name} ${valueWords(talks, talks.better!.worth[p]!)}`).join(", ")}).`
                : "It ended on the frontier: nobody could have had more without a loss to somebody."}
          </p>
          {talks.parties.length === 2 && talks.frontier.length > 0 && <Plane talks={talks} />}
        </>
      )}
      <h3>What it gave away</h3>
      {talks.gave_away.map((text, i) => (
        <p key={i}>{text}</p>
      ))}
      {talks.notes.map((text, i) => (
        <p key={i} class="hint">
          {text.charAt(0).toUpperCase() + text.slice(1)}.
        </p>
      ))}
      <h3>The trace</h3>
      <Trace talks={talks} told={told} />
      <div class="buttons">
        <button type="button" class="primary" onClick={again}>
          Play again
        </button>
        <button type="button" onClick={() => save("talks.json", sessionText(talks), "application/json")}>
          Save the trace (JSON)
        </button>
      </div>
    </div>
  );
}

function Trace({ talks, told }: { talks: Talks; told: (party: number) => boolean }) {
  if (talks.offers.length === 0) return <p class="hint">Nothing has been offered.</p>;
  return (
    <ol class="trace">
      {talks.offers.map((offer, i) => (
        <li key={i} class={`by-${offer.party}`}>
          <span class="quiet">Round {offer.round + 1}.</span> <b>{talks.parties[offer.party]!.name}</b> offers {packageWords(talks, offer.levels)}.{" "}
          <span class="quiet">
            {talks.parties
              .map((party, p) => (told(p) ? `Worth ${valueWords(talks, offer.worth[p]!)} to ${party.name}.` : ""))
              .filter((text) => text !== "")
              .join(" ")}
          </span>
        </li>
      ))}
    </ol>
  );
}

export function Play() {
  const setup = useSignal<Setup | null>(null);
  const acts = useSignal<Act[]>([]);
  const talks = useSignal<Talks | null>(null);
  const table = useSignal<Talks | null>(null); // the parties, before anybody sits down
  const found = useSignal<EngineError[]>([]);
  const seated = useSignal(-1); // the person at the screen: two people take turns at it
  const left = useSignal(0);
  const none: Setup = { seats: {}, rounds: 10, seconds: 0, hiding: "until the end", law: "steps", seed: 1 };
  // Another case, or a changed one, is another table; what is being played goes on as it began.
  useEffect(() => {
    if (setup.value && !talks.value?.ended) return;
    void played(none, []).then(({ talks: seen, errors }) => {
      table.value = seen;
      found.value = errors;
    });
  }, [texts.value, edits.value, options.value]);
  const go = async (how: Setup, next: Act[]): Promise<void> => {
    const { talks: seen, errors } = await played(how, next);
    found.value = errors;
    if (!seen) return;
    acts.value = next;
    talks.value = seen;
    setup.value = how;
  };
  // One after the other: what was done first counts. A second move in the same turn is none, and time that runs out while
  // a move is being answered ends what the move left.
  const line = useRef<Promise<void>>(Promise.resolve());
  const act = (one: Act): void => {
    const mine = setup.value;
    const turn = acts.value.length;
    line.current = line.current.then(async () => {
      if (!mine || setup.value !== mine || !talks.value || talks.value.ended) return;
      if (one.act !== "time_up" && acts.value.length !== turn) return;
      await go(mine, [...acts.value, one]);
    });
  };
  const running = setup.value !== null && talks.value !== null && talks.value.ended === null;
  useEffect(() => {
    if (!running || setup.value!.seconds === 0) return;
    const until = performance.now() + setup.value!.seconds * 1000;
    left.value = setup.value!.seconds;
    const timer = setInterval(() => {
      left.value = Math.max(0, Math.ceil((until - performance.now()) / 1000));
      if (left.value > 0) return;
      clearInterval(timer);
      act({ act: "time_up" });
    }, 250);
    return () => clearInterval(timer);
  }, [running]);
  if (!table.value) return <ErrorList list={found.value} />;
  if (!setup.value || !talks.value)
    return (
      <SetupForm
        talks={table.value}
        found={found.value}
        begin={(how) => {
          seated.value = -1;
          void go(how, []);
        }}
      />
    );
  const now = talks.value;
  const how = setup.value;
  const people = now.parties.flatMap((party, p) => (party.strategy === "" ? [p] : []));
  if (now.ended)
    return (
      <Ended
        talks={now}
        hide={how.hiding === "always"}
        again={() => {
          setup.value = null;
          talks.value = null;
          acts.value = [];
          found.value = [];
        }}
      />
    );
  const hidden = how.hiding !== "never";
  const see = !hidden || people.length === 1 || seated.value === now.waiting;
  const told = (party: number): boolean => !hidden || (see && party === now.waiting);
  return (
    <div class="talks">
      <p role="status">
        <b>
          Round {now.round + 1} of {now.rounds}: it is {now.parties[now.waiting]!.name}'s turn.
        </b>
      </p>
      {how.seconds > 0 && (
        <p role="timer" class="time-left">
          {Math.floor(left.value / 60)}:{String(left.value % 60).padStart(2, "0")} left
        </p>
      )}
      <ErrorList list={found.value} />
      {see ? (
        <OfferForm key={acts.value.length} talks={now} setup={how} acts={acts.value} see={see} act={act} />
      ) : (
        <div class="buttons">
          <button type="button" class="primary" onClick={() => (seated.value = now.waiting)}>
            I am {now.parties[now.waiting]!.name}: go on
          </button>
          <span class="hint">Numbers are hidden while the screen changes hands.</span>
        </div>
      )}
      <h3>So far</h3>
      <Trace talks={now} told={told} />
    </div>
  );
}
