import { createRequire } from 'node:module';

export type OpenCv = typeof import('@techstark/opencv-js');

let library: Promise<{ cv: OpenCv }> | null = null;

/** OpenCV's wasm build (Apache-2.0), loaded on first use: 10 MB, for things and animals only. */
export function openCv(): Promise<{ cv: OpenCv }> {
  library ??= load();
  return library;
}

/** Boxed, because the module has a `then` that answers itself: a promise of it would never settle. */
async function load(): Promise<{ cv: OpenCv }> {
  const require = createRequire(import.meta.url);
  const cv: OpenCv = require('@techstark/opencv-js');
  if (!cv.Mat) {
    await new Promise<void>((resolve) => {
      cv.onRuntimeInitialized = resolve;
    });
  }
  return { cv };
}
