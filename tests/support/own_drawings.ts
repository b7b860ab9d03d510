import sharp, { type Sharp } from 'sharp';

interface Ground {
  readonly width: number;
  readonly height: number;
  /** null = transparent. */
  readonly color: string | null;
}

/** An SVG's shapes on a ground. */
export function drawn(shapes: string, { width, height, color }: Ground): Sharp {
  const ground = color === null ? '' : `<rect width="100%" height="100%" fill="${color}"/>`;
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${ground}${shapes}</svg>`,
    ),
  );
}

/** A cat with a black outline; its fur is white unless a hue is given. */
export function cat(x: number, y: number, size: number, hue: number | null = null): string {
  const fur = hue === null ? '#fff' : `hsl(${hue} 75% 70%)`;
  const turn = hue === null ? 0 : (hue % 7) * 4 - 12;
  return `<g transform="translate(${x} ${y}) scale(${size / 100}) rotate(${turn} 50 50)" stroke="#221122" stroke-width="5" fill="${fur}">
    <path d="M18 40 L22 8 L42 24 L62 24 L82 8 L86 40 A36 36 0 1 1 18 40 Z"/>
    <circle cx="38" cy="52" r="3" fill="#221122"/><circle cx="66" cy="52" r="3" fill="#221122"/>
    <path d="M44 64 q8 ${hue === null ? 6 : (hue % 5) * 4} 16 0" fill="none"/></g>`;
}

/** Cats in columns, each in its cell of `cell` px. */
export const cats = (columns: number, count: number, cell: number): string =>
  Array.from({ length: count }, (_, at) =>
    cat((at % columns) * cell + cell * 0.1, Math.floor(at / columns) * cell + cell * 0.1, cell * 0.8),
  ).join('');

/** One cat of its own color on a transparent ground, as PNG. */
export const drawing = (number: number): Promise<Buffer> =>
  drawn(cat(60, 50, 400, (number * 43) % 360), { width: 520, height: 500, color: null })
    .png()
    .toBuffer();

/** A sheet of differently colored cats on a flat ground, as PNG. */
export function drawingSheet(columns: number, count: number, cell = 240): Promise<Buffer> {
  const shapes = Array.from({ length: count }, (_, at) =>
    cat((at % columns) * cell + 24, Math.floor(at / columns) * cell + 24, cell - 48, (at * 43) % 360),
  ).join('');
  const size = { width: columns * cell, height: Math.ceil(count / columns) * cell };
  return drawn(shapes, { ...size, color: '#ffffff' })
    .png()
    .toBuffer();
}
