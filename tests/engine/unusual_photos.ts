import sharp, { type OverlayOptions } from 'sharp';
import { photo } from './fixtures.ts';

const svg = (width: number, height: number, shapes: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes}</svg>`);
const portrait = async (side = 512) => sharp(await photo('astronaut.png')).resize(side);

async function onBackground(
  size: { width: number; height: number },
  parts: readonly OverlayOptions[],
): Promise<Buffer> {
  return sharp({ create: { ...size, channels: 3, background: '#888' } })
    .composite([...parts])
    .png()
    .toBuffer();
}

/** Draws shapes over the portrait, in coordinates of 512 px. */
async function portraitWith(shapes: string): Promise<Buffer> {
  const small = svg(300, 300, `<g transform="scale(${300 / 512})">${shapes}</g>`);
  return (await portrait(300))
    .composite([{ input: small, left: 0, top: 0 }])
    .png()
    .toBuffer();
}

/** The portrait's head in a grid, mirrored in every second place. */
async function crowd(columns: number, rows: number, side: number): Promise<Buffer> {
  const head = sharp(await photo('astronaut.png'))
    .extract({ left: 100, top: 0, width: 260, height: 260 })
    .resize(side, side);
  const [own, mirrored] = await Promise.all([
    head.clone().png().toBuffer(),
    head.clone().flop().png().toBuffer(),
  ]);
  const parts = Array.from({ length: columns * rows }, (_, index) => ({
    input: index % 2 === 0 ? own : mirrored,
    left: (index % columns) * side,
    top: Math.floor(index / columns) * side,
  }));
  return onBackground({ width: columns * side, height: rows * side }, parts);
}

/** A monitor on a desk that shows the portrait with scan lines. */
async function screen(): Promise<Buffer> {
  const lines = Array.from({ length: 64 }, (_, index) => `<rect y="${index * 6}" width="384" height="2"/>`);
  const shown = await (await portrait(384))
    .composite([
      { input: svg(384, 384, `<g opacity=".3">${lines.join('')}</g>`), left: 0, top: 0 },
      { input: svg(384, 384, '<rect width="384" height="384" fill="#9bf" opacity=".15"/>'), left: 0, top: 0 },
    ])
    .png()
    .toBuffer();
  const monitor = svg(440, 480, '<rect width="440" height="424" rx="16" fill="#111"/>');
  const picture = await onBackground({ width: 600, height: 520 }, [
    { input: monitor, left: 80, top: 40 },
    { input: shown, left: 108, top: 60 },
  ]);
  return sharp(picture).rotate(4, { background: '#888' }).jpeg().toBuffer();
}

const cartoon = () =>
  sharp(
    svg(
      256,
      256,
      '<rect width="256" height="256" fill="#cfe8ff"/><rect x="88" y="190" width="80" height="66" fill="#e55"/>' +
        '<circle cx="128" cy="115" r="75" fill="#ffd9b0" stroke="#222" stroke-width="4"/>' +
        '<circle cx="100" cy="120" r="10" fill="#222"/><circle cx="156" cy="120" r="10" fill="#222"/>' +
        '<path d="M100 155Q128 180 156 155" stroke="#b22" stroke-width="5" fill="none"/>',
    ),
  )
    .png()
    .toBuffer();

/** A transparent picture with a cat of a few pixels. */
async function speck(side: number, around: number): Promise<Buffer> {
  const cat = await sharp(await photo('chelsea.png'))
    .resize(side, side, { fit: 'fill' })
    .png()
    .toBuffer();
  return sharp({ create: { width: around, height: around, channels: 4, background: '#0000' } })
    .composite([{ input: cat, left: 20, top: 20 }])
    .png()
    .toBuffer();
}

/** Unusual photos that people will upload. */
export const unusualPhotos = {
  twoFaces: () => crowd(2, 1, 256),
  twentyFaces: () => crowd(5, 4, 160),
  smallFace: async () => (await portrait(100)).png().toBuffer(),
  upsideDown: async () => (await portrait(300)).rotate(180).png().toBuffer(),
  mask: () => portraitWith('<path d="M180 125Q222 112 264 125L262 170Q222 200 184 170Z" fill="#eef3f7"/>'),
  sunglasses: () =>
    portraitWith(
      '<path d="M180 86h42v10h10v-8h42v32h-42v-16h-10v14h-42z" fill="#111" stroke="#111" stroke-width="4"/>',
    ),
  cartoon,
  statue: async () =>
    (await portrait(300)).greyscale().blur(0.5).linear(0.6, 80).tint('#d8d2c4').png().toBuffer(),
  blackAndWhite: async () => (await portrait(300)).greyscale().png().toBuffer(),
  screen,
  speck: () => speck(12, 64),
  speckInSpace: () => speck(12, 300),
};
