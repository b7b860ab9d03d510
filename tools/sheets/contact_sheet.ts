import sharp from 'sharp';
import type { Pose } from '../../functions/src/domain/stamps/pose.ts';

/** Returns a neutral pose, which shows only what a sheet is about. */
export const sheetPose = (framing: Pose['framing']): Pose => ({
  framing,
  flip: false,
  tilt: 0,
  effect: 'none',
  zoom: 1,
  offsetX: 0,
  offsetY: 0,
});

interface Layout {
  readonly columns: number;
  /** In px. */
  readonly tile: { readonly width: number; readonly height: number };
  /** #RRGGBB */
  readonly background: string;
}

/** Arranges PNG images in rows on one background, as a PNG. */
export function contactSheet(
  pictures: readonly Buffer[],
  { columns, tile, background }: Layout,
): Promise<Buffer> {
  const height = Math.ceil(pictures.length / columns) * tile.height;
  const layers = pictures.map((input, index) => ({
    input,
    left: (index % columns) * tile.width,
    top: Math.floor(index / columns) * tile.height,
  }));
  return sharp({ create: { width: columns * tile.width, height, channels: 3, background } })
    .composite(layers)
    .png()
    .toBuffer();
}
