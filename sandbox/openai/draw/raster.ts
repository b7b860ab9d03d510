import type { Sharp } from 'sharp';

type Library = typeof import('sharp').default;

/** RGBA, straight alpha. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

let library: Promise<Library> | null = null;

/** Loaded on first use. */
export function imageLibrary(): Promise<Library> {
  library ??= import('sharp').then((loaded) => loaded.default);
  return library;
}

export async function open({ data, width, height }: Raster): Promise<Sharp> {
  return (await imageLibrary())(data, { raw: { width, height, channels: 4 } });
}

export async function close(picture: Sharp): Promise<Raster> {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
