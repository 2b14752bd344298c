// SPDX-License-Identifier: Apache-2.0
// The drawer in which statements are switched, changed and added, and the bar that says what differs from the file.
import { useSignal } from "@preact/signals";
import { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Article, KeptField } from "./article";
import { capital } from "./briefing";
import { EngineError, busy, cancel, errorWords, fault } from "./engine";
import { ErrorList } from "./error_list";
import { FilePart } from "./files";
import {
  Edit, Item, Model, backToFile, base, change, changed, counts, countsOfFile, editWords, edits, errors, freshId, loadModel, model, now, optionWords, options, packageText, past, setOption, stopped, takeBack, texts, undo,
} from "./session";
import { Play } from "./play";
import { Standoff } from "./standoff";
import { Steps } from "./steps";

const kStandings = ["on_record", "reported", "inferred", "assumed"];
const kDirections = ["absent", "more", "strictly more", "less", "strictly less", "same"];
const kTyping = 250; // milliseconds after the last letter

function off(id: string): Edit | undefined {
  return edits.value.find((one) => one.op === "off" && one.id === id);
}

function Part(props: { title: string; count?: number; id: string; opened?: boolean; children: ComponentChildren }) {
  return (
    <details class="try-part" data-part={props.id} open={props.opened}>
      <summary>
        {props.title} {props.count !== undefined && <span class="quiet">{props.count}</span>}
      </summary>
      <div class="try-body">{props.children}</div>
    </details>
  );
}

function WordsEditor({ item, close }: { item: Item; close: () => void }) {
  const words = useSignal(item.says ?? "");
  const found = useSignal<EngineError[]>([]);
  const checked = useSignal("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const look = async (): Promise<EngineError[]> => {
    const text = words.value;
    const answer = await model([...edits.value.filter((one) => !(one.op === "words" && one.id === item.id)), { op: "words", id: item.id, to: text }]);
    if (text === words.value) {
      found.value = answer.errors;
      checked.value = text;
      const at = answer.errors[0]?.column;
      field.current?.setAttribute("aria-invalid", at || answer.errors.length > 0 ? "true" : "false");
    }
    return answer.errors;
  };
  useEffect(() => {
    const timer = setTimeout(() => void look(), kTyping);
    return () => clearTimeout(timer);
  }, [words.value]);
  return (
    <form
      class="editor"
      onSubmit={(event) => {
        event.preventDefault();
        void look().then((list) => {
          if (list.length > 0) return;
          void change({ op: "words", id: item.id, to: words.value });
          close();
        });
      }}
    >
      <label class="field">
        The words of {item.id}
        <textarea ref={field} rows={3} value={words.value} spellcheck={false} onInput={(event) => (words.value = event.currentTarget.value)} />
      </label>
      {found.value.length > 0 ? <ErrorList list={found.value} words={checked.value} /> : <p class="hint" role="status">{checked.value === words.value ? "These words can be read." : ""}</p>}
      <div class="buttons">
        <button type="submit">Use these words</button>
        <button type="button" onClick={close}>
          Leave them
        </button>
      </div>
    </form>
  );
}

function ItemRow({ item, gone }: { item: Item; gone: boolean }) {
  const editing = useSignal(false);
  const added = edits.value.find((one) => one.op === "add" && one.id === item.id);
  const differs = edits.value.some((one) => one.id === item.id);
  return (
    <li class={`try-item${gone ? " off" : ""}${differs ? " differs" : ""}`} data-item={item.id}>
      <label class="switch">
        <input
          type="checkbox"
          checked={!gone}
          onChange={() => {
            const there = off(item.id);
            if (added && !gone) void takeBack(added);
            else if (there) void takeBack(there);
            else void change({ op: "off", id: item.id });
          }}
        />
        <span>
          <b>{item.id}</b> {item.words}
        </span>
      </label>
      {!gone && (
        <div class="try-row">
          {item.kind === "direction" ? (
            <label class="field">
              Wants
              <select
                aria-label={`Direction of ${item.id}`}
                value={item.direction}
                onChange={(event) => void change({ op: "direction", id: item.id, to: event.currentTarget.value })}
              >
                {kDirections.map((name) => (
                  <option key={name} value={name} selected={name === item.direction}>
                    {name === "absent" ? "either (no direction)" : name}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
          <label class="field">
            Standing
            <select
              aria-label={`Standing of ${item.id}`}
              value={item.standing}
              onChange={(event) => void change({ op: "standing", id: item.id, to: event.currentTarget.value })}
            >
              {kStandings.map((name) => (
                <option key={name} value={name} selected={name === item.standing}>
                  {name.replace("_", " ")}
                </option>
              ))}
            </select>
          </label>
          {item.says !== undefined && !editing.value && (
            <button type="button" aria-label={`Change the words of ${item.id}`} onClick={() => (editing.value = true)}>
              Change words
            </button>
          )}
        </div>
      )}
      {editing.value && !gone && <WordsEditor item={item} close={() => (editing.value = false)} />}
    </li>
  );
}

// Those of the file in its order, with those that were added, each as it stands now.
function merged(kind: Item["kind"]): { item: Item; gone: boolean }[] {
  const present = new Map((now.value?.items ?? []).map((item) => [item.id, item]));
  const known = (base.value?.items ?? []).filter((item) => item.kind === kind);
  const rows = known.map((item) => ({ item: present.get(item.id) ?? item, gone: !present.has(item.id) || off(item.id) !== undefined }));
  for (const item of present.values()) if (item.kind === kind && !known.some((one) => one.id === item.id)) rows.push({ item, gone: false });
  return rows;
}

function Items({ kind }: { kind: Item["kind"] }) {
  return (
    <ul class="try-list">
      {merged(kind).map(({ item, gone }) => (
        <ItemRow key={item.id} item={item} gone={gone} />
      ))}
    </ul>
  );
}

function PackageFields({ of, levels, change: set, label }: { of: Model; levels: number[]; change: (levels: number[]) => void; label: string }) {
  return (
    <fieldset class="package-fields">
      <legend>{label}</legend>
      {of.issues.map((issue, i) => (
        <label class="field" key={issue.id}>
          {issue.name}
          <select value={levels[i] ?? 0} onChange={(event) => set(of.issues.map((_, k) => (k === i ? Number(event.currentTarget.value) : (levels[k] ?? 0))))}>
            {issue.levels.map((name, level) => (
              <option key={level} value={level} selected={level === (levels[i] ?? 0)}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

const kNone = "no deal";

function AddForm({ of }: { of: Model }) {
  const party = useSignal(of.parties[0]?.id ?? "");
  const left = useSignal<number[]>([]);
  const right = useSignal<number[]>([]);
  const leftKind = useSignal("package");
  const rightKind = useSignal(kNone);
  const relation = useSignal(">");
  const standing = useSignal("assumed");
  const why = useSignal("");
  const found = useSignal<EngineError[]>([]);
  const said = useSignal("");
  const side = (kind: string, levels: number[]): string => (kind === kNone ? kNone : packageText(of, levels));
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const edit: Edit = {
      op: "add", id: freshId(), party: party.value, says: `${side(leftKind.value, left.value)} ${relation.value} ${side(rightKind.value, right.value)}`,
      standing: standing.value, because: why.value.trim() || "Tried in the page.",
    };
    const answer = await model([...edits.value, edit]);
    found.value = answer.errors;
    if (answer.errors.length > 0) return;
    said.value = `${edit.id} was added.`;
    void change(edit);
  };
  const choose = (kind: typeof leftKind, levels: typeof left, label: string) => (
    <>
      <label class="field">
        {label}
        <select value={kind.value} onChange={(event) => (kind.value = event.currentTarget.value)}>
          <option value="package">this package</option>
          <option value={kNone}>no deal</option>
        </select>
      </label>
      {kind.value !== kNone && <PackageFields of={of} levels={levels.value} change={(next) => (levels.value = next)} label={`${label}: the package`} />}
    </>
  );
  return (
    <form class="add-form" onSubmit={(event) => void submit(event)}>
      <label class="field">
        For whom
        <select value={party.value} onChange={(event) => (party.value = event.currentTarget.value)}>
          {of.parties.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      {choose(leftKind, left, "What")}
      <label class="field">
        is
        <select value={relation.value} onChange={(event) => (relation.value = event.currentTarget.value)}>
          <option value=">">better than</option>
          <option value=">=">at least as good as</option>
          <option value="=">as good as</option>
        </select>
      </label>
      {choose(rightKind, right, "Compared with")}
      <label class="field">
        Standing
        <select value={standing.value} onChange={(event) => (standing.value = event.currentTarget.value)}>
          {kStandings.map((name) => (
            <option key={name} value={name}>
              {name.replace("_", " ")}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        Why
        <input value={why.value} placeholder="who said so, or why it is assumed" onInput={(event) => (why.value = event.currentTarget.value)} />
      </label>
      <KeptField choose={(words) => (why.value = words)} />
      <ErrorList list={found.value} />
      <div class="buttons">
        <button type="submit">Add the statement</button>
        <span role="status" class="hint">{said.value}</span>
      </div>
    </form>
  );
}

function WhatIf({ of }: { of: Model }) {
  const party = useSignal(of.parties[0]?.id ?? "");
  const levels = useSignal<number[]>([]);
  const found = useSignal<EngineError[]>([]);
  const answer = async (yes: boolean): Promise<void> => {
    const words = packageText(of, levels.value);
    const edit: Edit = {
      op: "add", id: freshId(), party: party.value, says: yes ? `${words} >= no deal` : `no deal > ${words}`, standing: "assumed",
      because: `What if they said ${yes ? "yes" : "no"} to it?`,
    };
    const tried = await model([...edits.value, edit]);
    found.value = tried.errors;
    if (tried.errors.length === 0) void change(edit);
  };
  return (
    <div class="add-form">
      <label class="field">
        Asked
        <select value={party.value} onChange={(event) => (party.value = event.currentTarget.value)}>
          {of.parties.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <PackageFields of={of} levels={levels.value} change={(next) => (levels.value = next)} label="Would you take this?" />
      <ErrorList list={found.value} />
      <div class="buttons">
        <button type="button" onClick={() => void answer(true)}>
          They said yes
        </button>
        <button type="button" onClick={() => void answer(false)}>
          They said no
        </button>
      </div>
    </div>
  );
}

function Sources({ of }: { of: Model }) {
  const without = (options.value["--without"] as string[] | undefined) ?? [];
  return (
    <ul class="try-list">
      {of.sources.map((source) => (
        <li class={`try-item${without.includes(source.id) ? " off differs" : ""}`} key={source.id}>
          <label class="switch">
            <input
              type="checkbox"
              checked={!without.includes(source.id)}
              onChange={() => void setOption("--without", without.includes(source.id) ? without.filter((one) => one !== source.id) : [...without, source.id])}
            />
            <span>
              <b>{source.id}</b> {source.words}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

function Question({ of }: { of: Model }) {
  const chosen = (options.value["--account"] as string[] | undefined)?.[0] ?? of.default_account;
  const one = (name: string): string => {
    const value = options.value[name];
    return Array.isArray(value) ? (value[value.length - 1] ?? "") : typeof value === "string" ? value : "";
  };
  const rest = of.accounts.map((account) => account.id);
  return (
    <div class="add-form">
      {of.accounts.length > 0 && (
        <label class="field">
          Account
          <select
            value={chosen}
            onChange={(event) => {
              const id = event.currentTarget.value;
              void setOption("--account", id === of.default_account ? null : [id, ...rest.filter((other) => other !== id)]);
            }}
          >
            {of.accounts.map((account) => (
              <option key={account.id} value={account.id} selected={account.id === chosen}>
                {account.id}
                {account.title ? `: ${account.title}` : ""}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="field">
        What was known by
        <input type="date" value={one("--as-of")} onChange={(event) => void setOption("--as-of", event.currentTarget.value === "" ? null : [event.currentTarget.value])} />
      </label>
      {one("--as-of") !== "" && (
        <button type="button" onClick={() => void setOption("--as-of", null)}>
          All days
        </button>
      )}
      <label class="field">
        Statements of standing
        <select value={one("--standing")} onChange={(event) => void setOption("--standing", event.currentTarget.value === "" ? null : [event.currentTarget.value])}>
          <option value="">any</option>
          {kStandings.slice(0, 3).map((name) => (
            <option key={name} value={name}>
              {name.replace("_", " ")} or better
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        Values
        <select value={one("--family") || "additive"} onChange={(event) => void setOption("--family", event.currentTarget.value === "additive" ? null : [event.currentTarget.value])}>
          <option value="additive">add up over issues (additive)</option>
          <option value="monotone">may depend on each other (monotone)</option>
        </select>
      </label>
      <label class="field">
        Directions count
        <select value={one("--directions") || "weak"} onChange={(event) => void setOption("--directions", event.currentTarget.value === "weak" ? null : [event.currentTarget.value])}>
          <option value="weak">weakly: each step is at least as good</option>
          <option value="strict">strictly: each step is better</option>
        </select>
      </label>
    </div>
  );
}

export function Drawer() {
  const shown = useSignal(false);
  const of = now.value ?? base.value;
  useEffect(() => {
    document.body.classList.toggle("with-drawer", shown.value);
    if (shown.value) void loadModel();
  }, [shown.value]);
  const count = (kind: Item["kind"]): number => merged(kind).length;
  return (
    <>
      <aside class="drawer" id="try" hidden={!shown.value} aria-label="Try a change">
        <div class="drawer-head">
          <h2>Try a change</h2>
          <button type="button" class="close" onClick={() => (shown.value = false)}>
            Close
          </button>
        </div>
        {of === null ? (
          <p class="hint" role="status">
            {errors.value.length > 0 ? "" : "The engine is starting."}
          </p>
        ) : (
          <>
            <Part id="statements" title="What was said" count={count("statement")} opened>
              <Items kind="statement" />
            </Part>
            <Part id="add" title="Add a statement">
              <AddForm of={of} />
            </Part>
            <Part id="what-if" title="What if they said yes">
              <WhatIf of={of} />
            </Part>
            <Part id="directions" title="Who wants which way" count={count("direction")}>
              <Items kind="direction" />
            </Part>
            {count("mark") > 0 && (
              <Part id="marks" title="What cannot be undone" count={count("mark")}>
                <Items kind="mark" />
              </Part>
            )}
            {of.sources.length > 0 && (
              <Part id="sources" title="Sources" count={of.sources.length}>
                <Sources of={of} />
              </Part>
            )}
            <Part id="question" title="The question: account, day, values">
              <Question of={of} />
            </Part>
            {of.has.includes("steps") && (
              <Part id="steps" title="Steps: move what is not known">
                <Steps of={of} />
              </Part>
            )}
            {of.has.includes("standoff") && (
              <Part id="standoff" title="Walk the standoff">
                <Standoff />
              </Part>
            )}
          </>
        )}
        {texts.value.length > 0 && (of === null || (of.issues.length > 0 && of.parties.length > 1)) && (
          <Part id="play" title="Play the talks">
            <Play />
          </Part>
        )}
        <Part id="article" title="Read an article">
          <Article />
        </Part>
        <Part id="file" title="Save, or open another case">
          <FilePart />
        </Part>
      </aside>
      <Bar toggle={() => (shown.value = !shown.value)} opened={shown.value} />
    </>
  );
}

// "Certain 0 → 3, open 377 → 374": what moved of the counts of exchanges, which the answer counts too; of packages where
// nobody knows which are exchanges.
function movedCounts(): string {
  const before = countsOfFile.value;
  const after = counts.value;
  if (!before) return "";
  if (!after) return "No package is counted any more: the answer says why.";
  const kinds = ["certain", "open", "excluded"] as const;
  const told = kinds.filter((kind) => before[kind] !== after[kind]).map((kind) => `${kind} ${before[kind].toLocaleString("en")} → ${after[kind].toLocaleString("en")}`);
  return told.length > 0 ? capital(told.join(", ")) + "." : "The counts are as in the file.";
}

function Bar({ toggle, opened }: { toggle: () => void; opened: boolean }) {
  const listed = useSignal(false);
  const waiting = busy.value;
  const late = useSignal(false);
  useEffect(() => {
    late.value = false;
    if (!waiting) return;
    const timer = setTimeout(() => (late.value = true), 600);
    return () => clearTimeout(timer);
  }, [waiting?.since]);
  const words = [...edits.value.map(editWords), ...optionWords()];
  const moved = changed.value ? movedCounts() : "";
  return (
    <div class="bar-of-changes" role="region" aria-label="Changes">
      {(errors.value.length > 0 || fault.value !== "") && (
        <div class="bar-errors" role="alert">
          {fault.value !== "" && <p>{fault.value}</p>}
          {errors.value.slice(0, 3).map((error, i) => (
            <p key={i}>{errorWords(error)}</p>
          ))}
        </div>
      )}
      {listed.value && words.length > 0 && (
        <ul class="changes">
          {edits.value.map((edit) => (
            <li key={`${edit.op} ${edit.id}`}>
              <span>{editWords(edit)}</span>
              <button type="button" aria-label={`Take back: ${editWords(edit)}`} onClick={() => void takeBack(edit)}>
                Take back
              </button>
            </li>
          ))}
          {optionWords().map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <div class="bar-line">
        <button type="button" class="primary" aria-expanded={opened} aria-controls="try" onClick={toggle}>
          Try a change
        </button>
        <span class="differs-words" role="status">
          {changed.value ? (
            <>
              <b>Differs from the file:</b> {words.slice(0, 2).join("; ")}
              {words.length > 2 ? ` and ${words.length - 2} more` : ""}. <span class="moved">{moved}</span>
            </>
          ) : (
            <span class="quiet">As in the file.</span>
          )}
          {stopped.value && !waiting ? <span class="working"> The question was cancelled; what stands above is older. </span> : null}
          {late.value && waiting ? <span class="working"> {waiting.words} … </span> : null}
        </span>
        {late.value && waiting && (
          <button type="button" onClick={() => cancel()}>
            Cancel
          </button>
        )}
        {changed.value && (
          <button type="button" aria-expanded={listed.value} onClick={() => (listed.value = !listed.value)}>
            List
          </button>
        )}
        {past.value.length > 0 && (
          <button type="button" onClick={() => void undo()}>
            Undo
          </button>
        )}
        {changed.value && (
          <button type="button" onClick={() => void backToFile()}>
            Back to the file
          </button>
        )}
      </div>
    </div>
  );
}
