// SPDX-License-Identifier: Apache-2.0
// The engine's own thread. The page hands over the engine's text once (or, after a restart, the module compiled from it)
// and then one question at a time; a question that takes too long ends with the thread.

interface Exports {
  memory: WebAssembly.Memory;
  _initialize?: () => void;
  detente_room(bytes: number): number;
  detente_ask(): number;
  detente_text(): number;
  detente_text_size(): number;
}
export type ToWorker = { engine: string } | { module: WebAssembly.Module } | { id: number; request: string };
export type FromWorker =
  | { ready: WebAssembly.Module }
  | { id: number; answered: boolean; text: string }
  | { id: number; fault: string }
  | { id: number; part: string; done: number; of: number }
  | { broken: string };

const kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-:+=^!/*?()[]{}@%$#_,|";
const scope = self as unknown as { postMessage(message: FromWorker): void; onmessage: ((event: MessageEvent<ToWorker>) => void) | null };
let engine: Exports | null = null;
let asked = 0;

// Five letters are four bytes (detente/briefing/embedded.h).
function bytesOf(text: string): Uint8Array {
  const values = new Uint8Array(128);
  for (let i = 0; i < kDigits.length; i++) values[kDigits.charCodeAt(i)] = i;
  const rest = text.length % 5;
  const bytes = new Uint8Array(Math.floor(text.length / 5) * 4 + (rest > 0 ? rest - 1 : 0));
  for (let from = 0, to = 0; from < text.length; from += 5, to += 4) {
    let group = 0;
    for (let i = 0; i < 5; i++) group = group * 85 + (from + i < text.length ? values[text.charCodeAt(from + i)]! : 84);
    for (let i = 0; i < 4 && to + i < bytes.length; i++) bytes[to + i] = Math.floor(group / 2 ** (8 * (3 - i))) & 255;
  }
  return bytes;
}

async function compiled(text: string): Promise<WebAssembly.Module> {
  const packed = new Blob([bytesOf(text) as BlobPart]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(packed).arrayBuffer());
}

async function start(module: WebAssembly.Module): Promise<void> {
  const view = (): DataView => new DataView(engine!.memory.buffer);
  const nothing = 8; // WASI's EBADF: there are no files
  const instance = await WebAssembly.instantiate(module, {
    wasi_snapshot_preview1: {
      environ_get: () => 0,
      environ_sizes_get: (count: number, size: number) => {
        view().setUint32(count, 0, true);
        view().setUint32(size, 0, true);
        return 0;
      },
      fd_close: () => nothing,
      fd_seek: () => nothing,
      fd_write: () => nothing,
      fd_fdstat_get: () => nothing,
      proc_exit: () => {
        throw new Error("the engine ended itself");
      },
    },
    page: {
      progress: (part: number, size: number, done: number, of: number) => {
        const text = new TextDecoder().decode(new Uint8Array(engine!.memory.buffer, part, size));
        scope.postMessage({ id: asked, part: text, done, of });
      },
    },
  });
  engine = instance.exports as unknown as Exports;
  engine._initialize?.();
}

function ask(request: string): { answered: boolean; text: string } {
  const bytes = new TextEncoder().encode(request);
  const room = engine!.detente_room(bytes.length);
  new Uint8Array(engine!.memory.buffer, room, bytes.length).set(bytes);
  const answered = engine!.detente_ask() === 1;
  return { answered, text: new TextDecoder().decode(new Uint8Array(engine!.memory.buffer, engine!.detente_text(), engine!.detente_text_size())) };
}

scope.onmessage = async ({ data }) => {
  if ("request" in data) {
    asked = data.id;
    try {
      scope.postMessage({ id: data.id, ...ask(data.request) });
    } catch (error) {
      scope.postMessage({ id: data.id, fault: String(error instanceof Error ? error.message : error) });
    }
    return;
  }
  try {
    const module = "module" in data ? data.module : await compiled(data.engine);
    await start(module);
    scope.postMessage({ ready: module });
  } catch (error) {
    scope.postMessage({ broken: String(error instanceof Error ? error.message : error) });
  }
};
