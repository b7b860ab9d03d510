import { zipSync } from 'fflate';
import { PNG } from 'pngjs';

/** A picture with a transparent border, as the site takes it; the shade makes it one of its own. */
export function picture(width: number, height: number, shade: number, border = 10): Buffer {
  const image = new PNG({ width, height });
  for (let y = border; y < height - border; y += 1) {
    for (let x = border; x < width - border; x += 1)
      image.data.set([shade, 90, 60, 255], (y * width + x) * 4);
  }
  return PNG.sync.write(image);
}

let made: Readonly<Record<string, Buffer>> | undefined;

/** The files of a set of eight by their names, small ones. */
export function pictures(): Record<string, Buffer> {
  made ??= Object.fromEntries([
    ['main.png', picture(240, 240, 200)],
    ['tab.png', picture(96, 74, 200)],
    ...Array.from({ length: 8 }, (_, index) => [`0${index + 1}.png`, picture(100, 90, index + 1)]),
  ]);
  return { ...made };
}

export const zipOf = (files: Record<string, Buffer>): Buffer => Buffer.from(zipSync(files, { level: 0 }));
