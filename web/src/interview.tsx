// SPDX-License-Identifier: Apache-2.0
// A case from nothing, question by question: who, about what, which levels, who wants which way, what was said. It writes
// the scenario's own file, which anybody can go on with.
import { useSignal } from "@preact/signals";
import { KeptField } from "./article";
import { EngineError, errorWords } from "./engine";
import { openTexts, save } from "./files";

interface Issue {
  at: number; // its place in the form, which what was said counts by
  name: string;
  levels: string[];
  wants: Record<number, string>; // by party
}
interface Said {
  party: number;
  levels: Record<number, number>; // by issue, as the form has them
  better: boolean; // than no deal
  because: string;
}

function idOf(name: string, taken: Set<string>, fallback: string): string {
  const plain = name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || fallback;
  let id = plain;
  for (let i = 2; taken.has(id); i++) id = `${plain}-${i}`;
  taken.add(id);
  return id;
}
const quoted = (text: string): string => JSON.stringify(text);

export function written(title: string, asked: string, parties: string[], issues: Issue[], said: Said[]): string {
  const taken = new Set<string>();
  const partyIds = parties.map((name, i) => idOf(name, taken, `party-${i + 1}`));
  const issueIds = issues.map((issue, i) => idOf(issue.name, taken, `issue-${i + 1}`));
  const lines = ["[scenario]", `id = ${quoted(idOf(title, new Set(), "case"))}`, `title = ${quoted(title || "A case")}`];
  if (asked) lines.push(`asked = ${quoted(asked)}`);
  parties.forEach((name, i) => lines.push("", `[parties.${quoted(partyIds[i]!)}]`, `name = ${quoted(name)}`));
  issues.forEach((issue, i) => {
    lines.push("", `[issues.${quoted(issueIds[i]!)}]`, `name = ${quoted(issue.name)}`, `levels = [${issue.levels.map(quoted).join(", ")}]`);
    parties.forEach((_, p) => {
      const direction = issue.wants[p] ?? "";
      if (direction === "") return;
      lines.push("", `[issues.${quoted(issueIds[i]!)}.prefers.${quoted(partyIds[p]!)}]`, `direction = ${quoted(direction)}`, 'standing = "assumed"', 'because = "Said in the interview."');
    });
  });
  said.forEach((one, i) => {
    const parts = issues.flatMap((issue, k) => (one.levels[issue.at] ? [`${quoted(issueIds[k]!)} = ${one.levels[issue.at]}`] : []));
    if (parts.length === 0) return;
    const words = `{ ${parts.join(", ")} }`;
    lines.push("", "[[statements]]", `id = "S${i + 1}"`, `party = ${quoted(partyIds[one.party]!)}`);
    lines.push(`says = '${one.better ? `${words} > no deal` : `no deal > ${words}`}'`, 'standing = "assumed"', `because = ${quoted(one.because || "Said in the interview.")}`);
  });
  return lines.join("\n") + "\n";
}

// What the file would lack, and why: nothing that was filled in goes without a word.
function missing(issues: Issue[], names: string[], said: Said[]): string[] {
  const thin = issues.filter((issue) => issue.levels.length < 2);
  return [
    ...thin.map((issue) => `${issue.name} is left out: it needs two levels at least, one a line.`),
    ...said.flatMap((one, i) =>
      issues.some((issue) => issue.levels.length > 1 && (one.levels[issue.at] ?? 0) > 0)
        ? []
        : [`What ${names[one.party]} said (${i + 1}) is left out: it names no level beyond the first of any issue.`],
    ),
  ];
}
const without = <T,>(list: T[], at: number): T[] => list.filter((_, i) => i !== at);
// What is kept by place, when one place goes.
const shifted = <T,>(kept: Record<number, T>, gone: number): Record<number, T> =>
  Object.fromEntries(Object.entries(kept).flatMap(([at, one]) => (Number(at) === gone ? [] : [[Number(at) - (Number(at) > gone ? 1 : 0), one]])));

export function Interview() {
  const title = useSignal("");
  const asked = useSignal("");
  const parties = useSignal<string[]>(["", ""]);
  const issues = useSignal<Omit<Issue, "at">[]>([{ name: "", levels: ["none", ""], wants: {} }]);
  const said = useSignal<Said[]>([]);
  const found = useSignal<EngineError[]>([]);
  const names = parties.value.map((name, i) => name.trim() || `Party ${i + 1}`);
  const filled = issues.value.map((issue, i) => ({ ...issue, at: i, name: issue.name.trim() || `Issue ${i + 1}`, levels: issue.levels.map((level) => level.trim()).filter((level) => level !== "") }));
  const clean = filled.filter((issue) => issue.levels.length > 1);
  const lacking = missing(filled, names, said.value).filter(() => title.value.trim() !== "" || issues.value.some((issue) => issue.name.trim() !== ""));
  const text = (): string => written(title.value.trim(), asked.value.trim(), names, clean, said.value);
  const setIssue = (at: number, next: Partial<Omit<Issue, "at">>): void => {
    issues.value = issues.value.map((issue, i) => (i === at ? { ...issue, ...next } : issue));
  };
  const dropParty = (at: number): void => {
    parties.value = without(parties.value, at);
    issues.value = issues.value.map((issue) => ({ ...issue, wants: shifted(issue.wants, at) }));
    said.value = said.value.filter((one) => one.party !== at).map((one) => ({ ...one, party: one.party - (one.party > at ? 1 : 0) }));
  };
  const dropIssue = (at: number): void => {
    issues.value = without(issues.value, at);
    said.value = said.value.map((one) => ({ ...one, levels: shifted(one.levels, at) }));
  };
  return (
    <form
      class="interview"
      onSubmit={(event) => {
        event.preventDefault();
        void openTexts([{ name: "case.toml", text: text() }]).then((list) => (found.value = list));
      }}
    >
      <label class="field">
        What is the case called?
        <input value={title.value} onInput={(event) => (title.value = event.currentTarget.value)} />
      </label>
      <label class="field">
        What is asked?
        <input value={asked.value} placeholder="Is there a deal to be had?" onInput={(event) => (asked.value = event.currentTarget.value)} />
      </label>
      <fieldset>
        <legend>Who is at the table?</legend>
        {parties.value.map((name, i) => (
          <label class="field" key={i}>
            Party {i + 1}
            <input value={name} required onInput={(event) => (parties.value = parties.value.map((one, k) => (k === i ? event.currentTarget.value : one)))} />
          </label>
        ))}
        <button type="button" onClick={() => (parties.value = [...parties.value, ""])}>
          One more party
        </button>
        {parties.value.length > 1 && (
          <button type="button" onClick={() => dropParty(parties.value.length - 1)}>
            Without {names[names.length - 1]}
          </button>
        )}
      </fieldset>
      {issues.value.map((issue, i) => (
        <fieldset key={i}>
          <legend>About what? Issue {i + 1}</legend>
          <label class="field">
            Name of issue {i + 1}
            <input value={issue.name} required onInput={(event) => setIssue(i, { name: event.currentTarget.value })} />
          </label>
          <label class="field">
            Its levels, one a line, the first meaning that nothing is agreed
            <textarea rows={4} value={issue.levels.join("\n")} onInput={(event) => setIssue(i, { levels: event.currentTarget.value.split("\n") })} />
          </label>
          {names.map((name, p) => (
            <label class="field" key={p}>
              {name} wants of {issue.name.trim() || `issue ${i + 1}`}
              <select value={issue.wants[p] ?? ""} onChange={(event) => setIssue(i, { wants: { ...issue.wants, [p]: event.currentTarget.value } })}>
                <option value="">not known</option>
                <option value="more">more, or does not mind</option>
                <option value="strictly more">more</option>
                <option value="less">less, or does not mind</option>
                <option value="strictly less">less</option>
                <option value="same">does not care</option>
              </select>
            </label>
          ))}
          {issues.value.length > 1 && (
            <button type="button" onClick={() => dropIssue(i)}>
              Without {issue.name.trim() || `issue ${i + 1}`}
            </button>
          )}
        </fieldset>
      ))}
      <button type="button" onClick={() => (issues.value = [...issues.value, { name: "", levels: ["none", ""], wants: {} }])}>
        One more issue
      </button>
      {said.value.map((one, i) => (
        <fieldset key={`said ${i}`}>
          <legend>What was said: {i + 1}</legend>
          <label class="field">
            By
            <select value={one.party} onChange={(event) => (said.value = said.value.map((other, k) => (k === i ? { ...other, party: Number(event.currentTarget.value) } : other)))}>
              {names.map((name, p) => (
                <option key={p} value={p}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            that no deal is
            <select value={one.better ? "worse" : "better"} onChange={(event) => (said.value = said.value.map((other, k) => (k === i ? { ...other, better: event.currentTarget.value === "worse" } : other)))}>
              <option value="worse">worse than this package</option>
              <option value="better">better than this package</option>
            </select>
          </label>
          {clean.map((issue) => (
            <label class="field" key={issue.at}>
              {issue.name}
              <select
                value={one.levels[issue.at] ?? 0}
                onChange={(event) => (said.value = said.value.map((other, j) => (j === i ? { ...other, levels: { ...other.levels, [issue.at]: Number(event.currentTarget.value) } } : other)))}
              >
                {issue.levels.map((level, l) => (
                  <option key={l} value={l}>
                    {level}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <KeptField choose={(words) => (said.value = said.value.map((other, k) => (k === i ? { ...other, because: words } : other)))} />
          <button type="button" onClick={() => (said.value = without(said.value, i))}>
            Not said: {i + 1}
          </button>
        </fieldset>
      ))}
      <button type="button" onClick={() => (said.value = [...said.value, { party: 0, levels: {}, better: true, because: "" }])}>
        Something was said
      </button>
      <div role="alert" class="messages">
        {lacking.map((words, i) => (
          <p key={`lacking ${i}`}>{words}</p>
        ))}
        {found.value.map((error, i) => (
          <p key={i}>{errorWords(error)}</p>
        ))}
      </div>
      <div class="buttons">
        <button type="submit" class="primary">See what follows</button>
        <button type="button" onClick={() => save("case.toml", text(), "application/toml")}>
          Save the scenario (TOML)
        </button>
      </div>
    </form>
  );
}
