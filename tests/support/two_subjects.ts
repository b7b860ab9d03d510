import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

const fixture = (name: string) => readFile(new URL(`../photos/${name}`, import.meta.url));

interface Part {
  readonly name: string;
  readonly width: number;
}

/** Returns a PNG of photos side by side, 600 px high. */
async function sideBySide(parts: readonly Part[]): Promise<Buffer> {
  const cut = await Promise.all(
    parts.map(async ({ name, width }, index) => ({
      input: await sharp(await fixture(name))
        .resize(width, 600, { fit: 'cover', position: 'top' })
        .toBuffer(),
      left: parts.slice(0, index).reduce((sum, before) => sum + before.width, 0),
      top: 0,
    })),
  );
  const width = parts.reduce((sum, part) => sum + part.width, 0);
  return sharp({ create: { width, height: 600, channels: 3, background: '#888' } })
    .composite(cut)
    .png()
    .toBuffer();
}

/** Returns a photo of a large cup with a smaller person beside it: both could be the subject. */
export const twoSubjects = (): Promise<Buffer> =>
  sideBySide([
    { name: 'coffee.png', width: 700 },
    { name: 'astronaut.png', width: 300 },
  ]);

/** Returns a photo of two people beside each other. */
export const twoPeople = (): Promise<Buffer> =>
  sideBySide([
    { name: 'portrait_1024.jpg', width: 480 },
    { name: 'astronaut.png', width: 520 },
  ]);
