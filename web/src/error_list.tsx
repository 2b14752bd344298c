// SPDX-License-Identifier: Apache-2.0
// What the engine found wrong, one sentence each, beside the words where they are known.
import { EngineError, errorWords } from "./engine";

export function ErrorList({ list, words }: { list: EngineError[]; words?: string }) {
  return (
    <div role="alert" class="messages">
      {list.map((error, i) => (
        <div key={i} class="message">
          {words !== undefined && error.column ? (
            <pre class="place" aria-hidden="true">
              {words.split("\n").join(" ")}
              {"\n" + " ".repeat(charactersBefore(words, error.column)) + "^"}
            </pre>
          ) : null}
          <p>
            {words !== undefined && error.column ? `At letter ${charactersBefore(words, error.column) + 1}: ` : ""}
            {words !== undefined ? error.message + (error.remedy ? `; ${error.remedy}` : "") : errorWords(error)}
          </p>
        </div>
      ))}
    </div>
  );
}

// Columns count bytes.
function charactersBefore(text: string, column: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(text).slice(0, column - 1)).length;
}
