// SPDX-License-Identifier: Apache-2.0
// Files out of the page and into it: the scenario as TOML, the page as a new page, a picture as SVG; another case by
// choosing or dropping it. Nothing leaves the browser: what is saved is made here, what is opened is read here.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { EngineError, ask, errorWords } from "./engine";
import { Text, backToFile, base, edits, load, loadModel, options, refresh, texts, writtenText } from "./session";

const kMostBytes = 8 << 20;

export function save(name: string, text: string, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function stem(): string {
  return (texts.value[0]?.name ?? "case").split("/").pop()!.replace(/\.[^.]*$/, "");
}

// The page as it stands, as a file of its own: what the script has put in is taken out, so that it starts as this one did.
export let pristine: { head: string; script: string } | null = null;
export function remember(): void {
  const script = [...document.scripts].find((one) => one.type === "" && !one.src);
  pristine = { head: document.head.innerHTML, script: script?.textContent ?? "" };
}
function json(data: unknown): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
export async function newPage(): Promise<string> {
  const first = texts.value[0];
  const text = first?.bytes ? first.text : await writtenText();
  const name = first?.name ?? "case.toml";
  const carried: Text[] = [{ name: edits.value.length > 0 ? name.replace(/\.[^./]*$/, "") + ".toml" : name, text, ...(first?.bytes ? { bytes: true } : {}) }, ...texts.value.slice(1)];
  const answer = await ask({ question: "briefing", view: "whole", options: options.value, texts: carried, edits: [] });
  if (!answer.ok) throw new Error(answer.errors.map(errorWords).join("; "));
  const fresh = new DOMParser().parseFromString(answer.text, "text/html");
  for (const script of fresh.querySelectorAll("script:not([type])")) script.remove();
  const title = fresh.title.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const head = (pristine?.head ?? "").replace(/<title>[^]*?<\/title>/, () => `<title>${title}</title>`);
  const engine = document.getElementById("engine")?.textContent ?? "";
  return (
    `<!DOCTYPE html>\n<html lang="en">\n<head>${head}</head>\n<body>${fresh.body.innerHTML}\n<script>${pristine?.script ?? ""}</script>\n` +
    `<script type="application/json" id="scenario">${json({ texts: carried, options: options.value })}</script>\n` +
    `<script type="text/plain" id="engine">${engine}</script>\n</body>\n</html>\n`
  );
}

// A picture with the colours that it has here, so that it stands alone.
const kPainted = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "fill-opacity", "opacity", "font-size", "font-family", "font-weight", "text-anchor", "dominant-baseline"];
export function standalone(svg: SVGElement): string {
  const copy = svg.cloneNode(true) as SVGElement;
  const from = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  [copy, ...copy.querySelectorAll<SVGElement>("*")].forEach((one, i) => {
    const style = getComputedStyle(from[i]!);
    one.setAttribute("style", kPainted.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"));
  });
  const box = svg.getBoundingClientRect();
  if (!copy.getAttribute("width")) copy.setAttribute("width", String(Math.round(box.width)));
  if (!copy.getAttribute("height")) copy.setAttribute("height", String(Math.round(box.height)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

// What the page does with a case once it is read.
let opened: () => void = () => undefined;
export function whenOpened(handler: () => void): void {
  opened = handler;
}

export const kProgramReads = "The page's engine does not read this kind of file; the program does";

// Opens texts as a case. The errors say why it cannot be, in the command's own words.
export async function openTexts(given: Text[]): Promise<EngineError[]> {
  const text = given[0]?.text ?? "";
  const plain = (message: string, remedy: string): EngineError[] => [{ file: given[0]?.name ?? "", line: null, column: null, message, remedy }];
  const name = given[0]?.name ?? "";
  if (/^\s*(<\?xml|<(negotiation_template|utility_space|profile)\b)/i.test(text) && !/<html/i.test(text))
    return plain(`${kProgramReads} (GENIUS XML)`, `detente briefing ${given.map((one) => one.name).join(" ")} --out briefing`);
  if (/\.ya?ml$/i.test(name)) return plain(`${kProgramReads} (NegMAS YAML)`, `detente briefing ${name} --out briefing`);
  const answer = await ask({ question: "briefing", view: "first", options: {}, texts: given, edits: [] });
  if (!answer.ok) return answer.errors;
  load({ texts: given, options: {} });
  opened();
  await refresh();
  await loadModel();
  return [];
}

export async function openFiles(files: FileList | File[]): Promise<EngineError[]> {
  const given: Text[] = [];
  for (const file of files) {
    if (file.size > kMostBytes) return [{ file: file.name, line: null, column: null, message: "the file is larger than 8 MB", remedy: "the program reads larger ones" }];
    const bytes = await file.arrayBuffer();
    try {
      given.push({ name: file.name, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) });
    } catch {
      const parts: string[] = [];
      for (const byte of new Uint8Array(bytes)) parts.push(String.fromCharCode(byte));
      given.push({ name: file.name, text: parts.join(""), bytes: true });
    }
  }
  return given.length > 0 ? openTexts(given) : [];
}

export const dropErrors = { show: (_: EngineError[]): void => undefined };

export function acceptDrops(): void {
  addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  addEventListener("dragleave", () => document.body.classList.remove("dropping"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    if (event.dataTransfer) void openFiles([...event.dataTransfer.files]).then((list) => dropErrors.show(list));
  });
}

export function OpenField() {
  const found = useSignal<EngineError[]>([]);
  useEffect(() => {
    dropErrors.show = (list) => (found.value = list);
  }, []);
  return (
    <>
      <label class="field">
        Open another case (TOML, .gmcr, JSON), or drop it on the page
        <input
          type="file"
          multiple
          onChange={(event) => {
            const files = event.currentTarget.files;
            if (files) void openFiles(files).then((list) => (found.value = list));
          }}
        />
      </label>
      <div role="alert" class="messages">
        {found.value.slice(0, 20).map((error, i) => (
          <p key={i}>{errorWords(error)}</p>
        ))}
      </div>
    </>
  );
}

export function FilePart() {
  const said = useSignal("");
  const pictures = [...document.querySelectorAll<SVGElement>("main figure svg")];
  return (
    <div class="add-form">
      {texts.value.length > 0 && (
        <div class="buttons">
          <button type="button" onClick={() => void writtenText().then((text) => save(`${stem()}.toml`, text, "application/toml"))}>
            Save the scenario (TOML)
          </button>
          <button
            type="button"
            onClick={() =>
              void newPage().then(
                (html) => save(`${stem()}.html`, html, "text/html"),
                (error: Error) => (said.value = error.message),
              )
            }
          >
            Save as a new page
          </button>
          {pictures.map((svg, i) => (
            <button type="button" key={i} onClick={() => save(`${stem()}-picture-${i + 1}.svg`, standalone(svg), "image/svg+xml")}>
              Save picture {i + 1} (SVG)
            </button>
          ))}
          {edits.value.length > 0 && (
            <button type="button" onClick={() => void backToFile()}>
              Forget the changes
            </button>
          )}
        </div>
      )}
      <p role="status" class="hint">{said.value}</p>
      <OpenField />
      {base.value && <p class="hint">Sources set aside, the day and the account are a choice of the question: they are kept in a new page, not in the scenario.</p>}
    </div>
  );
}
