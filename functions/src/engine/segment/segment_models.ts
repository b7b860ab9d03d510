import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { compileFunction } from 'node:vm';
import { loadFaceDetector } from '../face/detect_faces.ts';
import { loadFaceMesh } from '../face/face_mesh.ts';
import type { FaceModels } from '../face/find_faces.ts';
import type { LiteRt } from './model.ts';
import { readModel } from './model.ts';
import { loadPersonClasses, type PersonClasses, readPersonModel } from './person_classes.ts';
import { loadSalientMask, type SalientMask } from './salient_mask.ts';

/**
 * The model's hot loops are a few small functions, which V8 optimizes early with any budget. Its default budget (13
 * million) also optimizes four huge functions that run once while the model loads, which wastes 0.7 s of CPU time
 * and 60 MB.
 */
const patientTiering = '--wasm-tiering-budget=120000000';

const usualTiering = '--wasm-tiering-budget=13000000';

/** The models that analyze a photo. */
export interface SegmentModels extends FaceModels {
  personClasses: PersonClasses;
  salientMask: SalientMask;
}

/** Loads all models; the salient-object model runs in its own thread. Call it in a worker thread only. */
export async function loadSegmentModels(): Promise<SegmentModels> {
  const salient = loadSalientMask();
  salient.catch(() => undefined); // Awaited below.
  const [core, person, detector, mesh] = await Promise.all([
    liteRt(),
    readPersonModel(),
    readModel('face_detection_short_range.tflite'),
    readModel('face_landmark.tflite'),
  ]);
  // Sequential because LiteRT compiles on this thread.
  const personClasses = await loadPersonClasses(core, person);
  const faceDetector = await loadFaceDetector(core, detector);
  const faceMesh = await loadFaceMesh(core, mesh);
  return { personClasses, faceDetector, faceMesh, salientMask: await salient };
}

/**
 * Loads LiteRT, which expects a browser's worker: it reads `self`, `importScripts` and a `Module` with the wasm
 * bytes. Call this in a worker thread only, whose globals end with it.
 */
async function liteRt(): Promise<LiteRt> {
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
  // These flags are process-wide and read when a module is compiled. Unused functions need no validation either.
  setFlagsFromString('--wasm-lazy-validation');
  setFlagsFromString(patientTiering);
  await core.loadLiteRt(new URL('litert_wasm_internal.js', folder).href);
  setFlagsFromString(usualTiering);
  // Otherwise, other wasm libraries would take this thread for a browser worker.
  for (const name of ['self', 'Module', 'ModuleFactory', 'importScripts']) delete scope[name];
  return core;
}
