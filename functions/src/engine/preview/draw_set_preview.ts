import { nodeCanvasBackend, prepareFonts } from '../canvas/canvas_backend.ts';
import { contextOf, type Surface } from '../compose/surface.ts';
import { imageLibrary } from '../photo/image_library.ts';

/** A JPEG with its size in px. */
export interface SetPreview {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const width = 1080;
const margin = 32;
const gap = 20;
/** Background of LINE's light chat. */
const ground = '#8cabd9';
/** Height of a cell relative to its width: that of a sticker's largest picture. */
const aspect = 320 / 370;
const watermark = 'Pochitto';
const font = 'mochiy-pop-one';

/** Number of columns: stickers are large enough to judge, but too small to use. */
const columnsOf = (count: number): number => (count > 24 ? 5 : count > 6 ? 4 : Math.min(3, count));

/**
 * Draws all stickers of a set into one picture on a chat background, each with a watermark; animations show their
 * first frame. The pixels are deterministic.
 *
 * @param stickers PNG or APNG, at least one.
 */
export async function drawSetPreview(stickers: readonly Uint8Array[]): Promise<SetPreview> {
  const columns = columnsOf(stickers.length);
  const cell = Math.floor((width - 2 * margin - (columns - 1) * gap) / columns);
  const cellHeight = Math.round(cell * aspect);
  const rows = Math.ceil(stickers.length / columns);
  const height = 2 * margin + rows * cellHeight + (rows - 1) * gap;
  const places = stickers.map((_, index) => ({
    left: margin + (index % columns) * (cell + gap),
    top: margin + Math.floor(index / columns) * (cellHeight + gap),
  }));
  const sharp = await imageLibrary();
  const pictures = await Promise.all(
    stickers.map((png) =>
      sharp(png)
        .resize({ width: cell, height: cellHeight, fit: 'inside', withoutEnlargement: true })
        .png({ compressionLevel: 1 })
        .toBuffer({ resolveWithObject: true }),
    ),
  );
  const centered = pictures.map(({ data, info }, index) => ({
    input: data,
    left: (places[index]?.left ?? 0) + Math.floor((cell - info.width) / 2),
    top: (places[index]?.top ?? 0) + Math.floor((cellHeight - info.height) / 2),
  }));
  const marks = await drawWatermarks(
    height,
    places.map(({ left, top }) => ({ x: left + cell / 2, y: top + cellHeight / 2 })),
    cell,
  );
  const picture = await sharp({ create: { width, height, channels: 3, background: ground } })
    .composite([...centered, { input: marks, raw: { width, height, channels: 4 } }])
    .jpeg({ quality: 86 })
    .toBuffer();
  return { bytes: new Uint8Array(picture), width, height };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Draws RGBA of the whole picture, with the product's name across every sticker. */
async function drawWatermarks(height: number, centers: readonly Point[], cell: number): Promise<Buffer> {
  await prepareFonts([watermark], font);
  const backend = nodeCanvasBackend();
  const surface: Surface = backend.createSurface(width, height);
  const context = contextOf(surface);
  const size = Math.round(cell * 0.17);
  context.font = `${size}px ${backend.fontFamily('P', font)}`;
  context.lineJoin = 'round';
  context.lineWidth = Math.max(2, size * 0.09);
  context.strokeStyle = 'rgba(40, 40, 50, 0.22)';
  context.fillStyle = 'rgba(255, 255, 255, 0.42)';
  const { width: textWidth } = context.measureText(watermark);
  for (const { x, y } of centers) {
    context.save();
    context.translate(x, y);
    context.rotate(-Math.PI / 8);
    context.strokeText(watermark, -textWidth / 2, size * 0.35);
    context.fillText(watermark, -textWidth / 2, size * 0.35);
    context.restore();
  }
  return Buffer.from(context.getImageData(0, 0, width, height).data);
}
