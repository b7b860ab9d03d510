import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Acting, actingSchema, plainMark } from '../functions/src/domain/acting/acting.ts';
import { bubbles, grounds, marks, props } from '../functions/src/domain/acting/acting_names.ts';
import type { PresetConfig } from '../functions/src/domain/presets/preset.ts';
import { seedPresets } from '../functions/src/domain/presets/seed_presets.ts';
import { type CutOut, closeEngine, drawStickers } from '../functions/src/engine/index.ts';
import { contactSheet, sheetPose } from './sheets/contact_sheet.ts';

/** Writes a sheet of all marks, props, grounds and bubbles at their real size: `DIR [PRESET] [light|dark]`. */
const [dir = 'acting-sheets', slug = 'classic', chat = 'light'] = process.argv.slice(2);
const columns = 6;
const tile = { width: 370, height: 320 };
const colors = { light: '#8CABD9', dark: '#1E1E1E' } as const;

const preset = seedPresets.find((each) => each.slug === slug)?.config;
if (!preset) throw new Error(`There is no preset ${slug}.`);
await mkdir(resolve(dir), { recursive: true });
const head = plainHead();
const acting = (part: Partial<Acting>) => actingSchema.parse({ framing: 'full', ...part });
await sheet(
  'marks',
  marks.map((name) => [name, acting({ marks: [plainMark(name)] })]),
  preset,
);
await sheet(
  'props',
  props.map((name) => [name, acting({ prop: { name, color: null } })]),
  preset,
);
await sheet(
  'grounds',
  grounds.map((name) => [name, acting({ ground: { name, color: null } })]),
  preset,
);
const spoken = bubbles.flatMap((bubble) =>
  (['top', 'right'] as const).map((place) => {
    return [bubble, acting({ lettering: { style: 'plain', place, bubble } })] as const;
  }),
);
const letters = (['tilted', 'arch', 'climb', 'shake', 'wave', 'upright'] as const).map((style) => {
  const place = style === 'arch' ? 'top' : style === 'upright' ? 'left' : 'bottom';
  return ['やったー！', acting({ lettering: { style, place, bubble: null } })] as const;
});
await sheet(
  'words',
  [
    ...spoken,
    ...letters,
    ['I love you', acting({ lettering: { style: 'stack', place: 'right', bubble: null } })],
  ],
  preset,
);
await closeEngine();

async function sheet(
  name: string,
  stickers: readonly (readonly [text: string, acting: Acting])[],
  config: PresetConfig,
): Promise<void> {
  const pose = sheetPose('full');
  const drawn: Buffer[] = [];
  const requests = stickers.map(([text, each], styleIndex) => ({
    cutOut: head,
    text: text.replaceAll('_', ' '),
    pose,
    styleIndex,
    caption: null,
    acting: each,
  }));
  await drawStickers(requests, config, (index, { png }) => {
    drawn[index] = Buffer.from(png);
  });
  const background = chat === 'dark' ? colors.dark : colors.light;
  const picture = await contactSheet(drawn, { columns, tile, background });
  await writeFile(join(resolve(dir), `${name}.png`), picture);
}

/** A plain head to draw props and marks on: an egg of one color with shoulders. */
function plainHead(): CutOut {
  const [width, height] = [300, 380];
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inHead = ((x - 150) / 92) ** 2 + ((y - 120) / 112) ** 2 <= 1;
      const inBody = ((x - 150) / 146) ** 2 + ((y - 400) / 160) ** 2 <= 1;
      if (!inHead && !inBody) continue;
      const color = inHead ? (y < 70 ? [92, 64, 51] : [242, 205, 178]) : [96, 122, 160];
      pixels.set([...color, 255], (y * width + x) * 4);
    }
  }
  const box = { left: 58, top: 8, right: 242, bottom: 232, face: null };
  return { kind: 'person', width, height, pixels, heads: [box], frame: null };
}
