// SPDX-License-Identifier: Apache-2.0
// An article pasted into the page: its sentences with their speakers and hedges, to be made statements by hand. HTML is
// read by the browser's own parser, which runs nothing and fetches nothing.
import { signal, useSignal } from "@preact/signals";
import { EngineError, ask, errorWords } from "./engine";

export interface Kept {
  id: string;
  words: string;
  who: string;
  hedges: string[];
}
export const kept = signal<Kept[]>([]); // sentences that are to become statements

interface Sentence {
  id: string;
  block: string;
  text: string;
  mode: string;
  hedges: { cue: string; kind: string }[];
  quotes: { parts: string[]; speaker?: string | null }[];
  attribution: { who: string; verb: string }[];
}
interface Ledger {
  blocks: { id: string; role: string }[];
  sentences: Sentence[];
}

const kBlocks = "p, h1, h2, h3, h4, h5, h6, li, blockquote, figcaption, td, pre";

// The text of pasted HTML, a block a paragraph.
export function textOf(html: string): string {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const one of parsed.querySelectorAll("script, style, noscript, template, nav, form, svg, [hidden]")) one.remove();
  const blocks = [...parsed.querySelectorAll(kBlocks)].filter((one) => !one.querySelector(kBlocks)).map((one) => (one.textContent ?? "").replace(/\s+/g, " ").trim());
  const text = blocks.filter((one) => one !== "").join("\n\n");
  return text !== "" ? text : (parsed.body.textContent ?? "").trim();
}

export function because(one: Kept): string {
  return `${one.who ? one.who + ": " : ""}“${one.words}”${one.hedges.length > 0 ? ` (hedged: ${one.hedges.join(", ")})` : ""}`;
}

export function Article() {
  const text = useSignal("");
  const read = useSignal<Ledger | null>(null);
  const found = useSignal<EngineError[]>([]);
  const look = async (): Promise<void> => {
    const plain = /^\s*<(!doctype|html|head|body|div|article|p)\b/i.test(text.value) ? textOf(text.value) : text.value;
    const answer = await ask({ question: "ledger", texts: [{ name: "pasted.txt", text: plain }] });
    found.value = answer.ok ? [] : answer.errors;
    if (answer.ok) read.value = JSON.parse(answer.text) as Ledger;
  };
  return (
    <div class="article">
      <label class="field">
        Paste the article, as text or as HTML
        <textarea
          rows={6}
          value={text.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
          onPaste={(event) => {
            const html = event.clipboardData?.getData("text/html") ?? "";
            if (html === "") return;
            event.preventDefault();
            const { selectionStart: from, selectionEnd: to } = event.currentTarget;
            text.value = text.value.slice(0, from) + textOf(html) + text.value.slice(to);
          }}
        />
      </label>
      <div class="buttons">
        <button type="button" onClick={() => void look()}>
          Show its sentences
        </button>
      </div>
      <div role="alert" class="messages">
        {found.value.map((error, i) => (
          <p key={i}>{errorWords(error)}</p>
        ))}
      </div>
      {read.value && (
        <ol class="sentences" aria-label="Sentences of the article">
          {read.value.sentences.map((sentence) => {
            const who = sentence.attribution[0]?.who ?? sentence.quotes[0]?.speaker ?? "";
            const there = kept.value.some((one) => one.id === sentence.id && one.words === sentence.text);
            return (
              <li key={sentence.id}>
                <p>{sentence.text}</p>
                <p class="quiet">
                  {[
                    sentence.mode,
                    ...sentence.attribution.map((one) => `${one.who} ${one.verb}`),
                    ...(sentence.hedges.length > 0 ? [`hedged: ${sentence.hedges.map((hedge) => hedge.cue).join(", ")}`] : []),
                    ...sentence.quotes.map((quote) => `quoted: “${quote.parts.join(" … ")}”`),
                  ].join(" · ")}
                </p>
                <button
                  type="button"
                  aria-pressed={there}
                  onClick={() => {
                    const one: Kept = { id: sentence.id, words: sentence.text, who: who ?? "", hedges: sentence.hedges.map((hedge) => hedge.cue) };
                    kept.value = there ? kept.value.filter((other) => other.id !== one.id || other.words !== one.words) : [...kept.value, one];
                  }}
                >
                  {there ? "Kept for a statement" : "Keep it for a statement"}
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}

// Of the sentences kept, the one that a statement is read from.
export function KeptField({ choose }: { choose: (words: string) => void }) {
  if (kept.value.length === 0) return null;
  return (
    <label class="field">
      In the article's words
      <select onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">none of them</option>
        {kept.value.map((one) => (
          <option key={one.id + one.words} value={because(one)}>
            {one.words}
          </option>
        ))}
      </select>
    </label>
  );
}
