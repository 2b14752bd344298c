// SPDX-License-Identifier: Apache-2.0
// The page without a case: open a file or an example, describe a case in an interview, or read an article.
import { useSignal } from "@preact/signals";
import { render } from "preact";
import { EngineError, errorWords, hasEngine } from "./engine";
import { Article } from "./article";
import { OpenField, openTexts } from "./files";
import { Interview } from "./interview";
import { Text } from "./session";

function Start({ examples }: { examples: Text[] }) {
  const found = useSignal<EngineError[]>([]);
  const title = (text: string): string => /^title = "(.*)"$/m.exec(text)?.[1] ?? "";
  return (
    <div class="start-parts">
      <section>
        <h2>Open a case</h2>
        <OpenField />
      </section>
      <section>
        <h2>Look at an example</h2>
        <ul class="examples">
          {examples.map((example) => (
            <li key={example.name}>
              <button type="button" onClick={() => void openTexts([example]).then((list) => (found.value = list))}>
                {title(example.text) || example.name}
              </button>{" "}
              <span class="quiet">{example.name}</span>
            </li>
          ))}
        </ul>
        <div role="alert">
          {found.value.map((error, i) => (
            <p key={i}>{errorWords(error)}</p>
          ))}
        </div>
      </section>
      <section>
        <h2>Describe one</h2>
        <Interview />
      </section>
      <section>
        <h2>Read an article</h2>
        <Article />
      </section>
    </div>
  );
}

export function startPage(): void {
  const place = document.getElementById("start");
  if (!place) return;
  if (!hasEngine()) {
    place.textContent = "This page was made without the engine, or this browser cannot run it: nothing can be opened here.";
    return;
  }
  const carried = document.getElementById("examples")?.textContent;
  place.replaceChildren();
  render(<Start examples={carried ? (JSON.parse(carried) as Text[]) : []} />, place);
}
