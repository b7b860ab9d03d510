import { createRequire } from 'node:module';

type CanvasLibrary = typeof import('@napi-rs/canvas');

const require = createRequire(import.meta.url);

/** Skia, loaded on first use. By `require`: an import would first search its scripts for names, 40 ms of work. */
export function canvasLibrary(): CanvasLibrary {
  const library: CanvasLibrary = require('@napi-rs/canvas');
  return library;
}
