import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

const fixture = (name: string) => readFile(new URL(`../photos/${name}`, import.meta.url));

/** A photo of a large cup with a smaller person beside it (PNG): either could be meant. */
export async function twoSubjects(): Promise<Buffer> {
  const part = async (name: string, width: number, left: number) => ({
    input: await sharp(await fixture(name))
      .resize(width, 600, { fit: 'cover', position: 'top' })
      .toBuffer(),
    left,
    top: 0,
  });
  return sharp({ create: { width: 1000, height: 600, channels: 3, background: '#888' } })
    .composite([await part('coffee.png', 700, 0), await part('astronaut.png', 300, 700)])
    .png()
    .toBuffer();
}
