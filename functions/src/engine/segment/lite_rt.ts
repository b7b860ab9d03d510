import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';

type LiteRt = typeof import('@litertjs/core');

/**
 * LiteRT speaks to a browser's worker: it asks for `self`, `importScripts` and a `Module` with the wasm bytes.
 * Call this only inside a worker thread, whose globals end with it.
 */
export async function liteRt(): Promise<LiteRt> {
  const require = createRequire(import.meta.url);
  const folder = new URL('../wasm/', import.meta.resolve('@litertjs/core'));
  const [script, wasmBinary] = await Promise.all([
    readFile(new URL('litert_wasm_internal.js', folder), 'utf8'),
    readFile(new URL('litert_wasm_internal.wasm', folder)),
  ]);
  const scope: Record<string, unknown> = globalThis;
  scope.self = globalThis;
  scope.Module = { wasmBinary, print: () => undefined, printErr: () => undefined };
  scope.importScripts = () => {
    const module = { exports: {} };
    compileFunction(script, ['module', 'exports', 'require', '__dirname'])(
      module,
      module.exports,
      require,
      '',
    );
    scope.ModuleFactory = module.exports;
  };
  const core = await import('@litertjs/core');
  await core.loadLiteRt(new URL('litert_wasm_internal.js', folder).href);
  // Other wasm libraries would take this thread for a browser's.
  for (const name of ['self', 'Module', 'ModuleFactory', 'importScripts']) delete scope[name];
  return core;
}
