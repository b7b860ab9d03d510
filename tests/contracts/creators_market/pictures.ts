import { zipSync } from 'fflate';
import { PNG } from 'pngjs';

/** Returns a PNG with a transparent border that the site accepts. Each shade makes a different picture. */
export function picture(width: number, height: number, shade: number, border = 10): Buffer {
  const image = new PNG({ width, height });
  for (let y = border; y < height - border; y += 1) {
    for (let x = border; x < width - border; x += 1)
      image.data.set([shade, 90, 60, 255], (y * width + x) * 4);
  }
  return PNG.sync.write(image);
}

let made: Readonly<Record<string, Buffer>> | undefined;

/** Returns the files of a set of eight small pictures by name. */
export function pictures(): Record<string, Buffer> {
  made ??= Object.fromEntries([
    ['main.png', picture(240, 240, 200)],
    ['tab.png', picture(96, 74, 200)],
    ...Array.from({ length: 8 }, (_, index) => [`0${index + 1}.png`, picture(100, 90, index + 1)]),
  ]);
  return { ...made };
}

export const zipOf = (files: Record<string, Buffer>): Buffer => Buffer.from(zipSync(files, { level: 0 }));
