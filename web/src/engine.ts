// SPDX-License-Identifier: Apache-2.0
// The engine as the page asks it: one question after the other in a thread of its own. A question can be cancelled and a
// fault ends the thread; a new one is then started, and what was asked after it is asked there.
import { signal } from "@preact/signals";
import type { FromWorker, ToWorker } from "./worker";

declare const WORKER_CODE: string;

export interface EngineError {
  file: string | null;
  line: number | null;
  column: number | null;
  message: string;
  remedy: string;
}
export interface Request {
  question: string;
  options?: Record<string, string | boolean | string[]>;
  texts: { name: string; text: string; bytes?: boolean }[];
  edits?: unknown[];
  quiet?: boolean; // nothing is shown of it: nobody waits for it
  view?: "document" | "first" | "front" | "page" | "whole" | "model" | "walk" | "play";
  [more: string]: unknown;
}
// An answer, or why there is none. `cancelled`: the person no longer wants one.
export type Answer = { ok: true; text: string } | { ok: false; errors: EngineError[]; cancelled?: boolean };

interface Waiting {
  id: number;
  request: Request;
  resolve: (answer: Answer) => void;
}

export const busy = signal<{ words: string; since: number } | null>(null);
export const fault = signal("");

let text: string | null = null;
let module: WebAssembly.Module | null = null;
let worker: Worker | null = null;
let ready = false;
let next = 1;
let queue: Waiting[] = [];
let running: Waiting | null = null;

export function hasEngine(): boolean {
  return document.getElementById("engine") !== null && typeof WebAssembly === "object" && typeof DecompressionStream === "function";
}

function sentence(words: string): EngineError {
  return { file: null, line: null, column: null, message: words, remedy: "" };
}

function finish(answer: Answer): void {
  const done = running;
  running = null;
  busy.value = null;
  done?.resolve(answer);
  pump();
}

function restart(): void {
  worker?.terminate();
  worker = null;
  ready = false;
}

function boot(): void {
  text ??= document.getElementById("engine")?.textContent ?? "";
  const address = URL.createObjectURL(new Blob([WORKER_CODE], { type: "text/javascript" }));
  worker = new Worker(address);
  URL.revokeObjectURL(address);
  const mine = worker;
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (mine !== worker) return;
    if ("ready" in data) {
      module = data.ready;
      ready = true;
      pump();
    } else if ("broken" in data) {
      fault.value = `The engine could not be started in this browser (${data.broken}). What the page says stands; nothing can be tried in it.`;
      for (const one of queue.splice(0)) one.resolve({ ok: false, errors: [sentence(fault.value)] });
    } else if (!running || data.id !== running.id) {
      return;
    } else if ("part" in data) {
      if (running.request.quiet) return;
      const share = data.of > 0 ? ` ${Math.min(100, Math.round((100 * data.done) / data.of))} %` : "";
      busy.value = { words: data.part + share, since: busy.value?.since ?? performance.now() };
    } else if ("fault" in data) {
      const words = `The engine met a fault (${data.fault}) and was started anew. Your changes are all there; the last question has no answer.`;
      restart();
      fault.value = words;
      finish({ ok: false, errors: [sentence(words)] });
    } else {
      finish(data.answered ? { ok: true, text: data.text } : { ok: false, errors: (JSON.parse(data.text) as { errors: EngineError[] }).errors });
    }
  };
  worker.onerror = (event) => {
    event.preventDefault();
    if (mine !== worker) return;
    const words = `The engine's thread ended (${event.message || "no reason was given"}) and was started anew. Your changes are all there.`;
    restart();
    fault.value = words;
    finish({ ok: false, errors: [sentence(words)] });
  };
  const first: ToWorker = module ? { module } : { engine: text };
  worker.postMessage(first);
}

function pump(): void {
  if (running || queue.length === 0) return;
  if (!worker) {
    boot();
    return;
  }
  if (!ready) return;
  running = queue.shift()!;
  fault.value = "";
  if (!running.request.quiet) busy.value = { words: "working", since: performance.now() };
  const message: ToWorker = { id: running.id, request: JSON.stringify(running.request) };
  worker.postMessage(message);
}

// Starts the engine before anything is asked, so that the first answer comes soon.
export function warm(): void {
  if (!worker && hasEngine()) boot();
}

export function ask(request: Request): Promise<Answer> {
  // What nobody waits for gives way.
  if (running?.request.quiet && !request.quiet) cancel((one) => one.quiet === true);
  return new Promise((resolve) => {
    queue.push({ id: next++, request, resolve });
    pump();
  });
}

// Drops what waits, and what is running as well: everything, or those questions alone.
export function cancel(which: (request: Request) => boolean = () => true): void {
  const dropped = queue.filter((one) => which(one.request));
  queue = queue.filter((one) => !which(one.request));
  if (running && which(running.request)) {
    restart();
    dropped.unshift(running);
    running = null;
    busy.value = null;
    boot();
  }
  for (const one of dropped) one.resolve({ ok: false, errors: [], cancelled: true });
}

export function errorWords(error: EngineError): string {
  const place = error.line ? `${error.file ? error.file + ", " : ""}line ${error.line}${error.column ? `, column ${error.column}` : ""}: ` : "";
  return place + error.message + (error.remedy ? `; ${error.remedy}` : "");
}
