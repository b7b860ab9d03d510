import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { parentPort } from 'node:worker_threads';

/** A model in TensorFlow Lite's format with an input, channels last. */
export interface LiteRtTask {
  readonly model: Uint8Array;
  readonly input: Float32Array;
  readonly shape: readonly number[];
}

/**
 * Runs models in LiteRT, the runtime of their authors, and answers with the outputs. LiteRT expects a browser's
 * worker: it reads `self`, `importScripts` and a `Module` with the wasm bytes.
 */
if (!parentPort) throw new Error('Runs as a worker thread only.');
const port = parentPort;
const require = createRequire(import.meta.url);
const folder = new URL('../wasm/', import.meta.resolve('@litertjs/core'));
const script = await readFile(new URL('litert_wasm_internal.js', folder), 'utf8');
const wasmBinary = await readFile(new URL('litert_wasm_internal.wasm', folder));
const scope: Record<string, unknown> = globalThis;
scope.self = globalThis;
scope.Module = { wasmBinary, print: () => undefined, printErr: () => undefined };
scope.importScripts = () => {
  const module = { exports: {} };
  const parameters = ['module', 'exports', 'require', '__dirname'];
  compileFunction(script, parameters)(module, module.exports, require, '');
  scope.ModuleFactory = module.exports;
};
const { loadAndCompile, loadLiteRt, Tensor } = await import('@litertjs/core');
await loadLiteRt(new URL('litert_wasm_internal.js', folder).href);

port.on('message', async ({ model, input, shape }: LiteRtTask) => {
  const compiled = await loadAndCompile(model, { accelerator: 'wasm' });
  const outputs = await compiled.run([new Tensor(input, [...shape])]);
  port.postMessage(await Promise.all(outputs.map(async (output) => Float32Array.from(await output.data()))));
});
