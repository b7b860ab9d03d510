import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { planStickers } from '../functions/src/domain/acting/plan_set.ts';
import { suggestMessages } from '../functions/src/domain/generation/suggested_messages.ts';
import { directMotions } from '../functions/src/domain/motion/direct_motion.ts';
import { motionSchema } from '../functions/src/domain/motion/motion.ts';
import { subjectMotions } from '../functions/src/domain/motion/motion_names.ts';
import { seedPresets } from '../functions/src/domain/presets/seed_presets.ts';
import { nodeCanvasBackend, prepareFonts } from '../functions/src/engine/canvas/canvas_backend.ts';
import { finishFrame } from '../functions/src/engine/compose/finish_pixels.ts';
import { frameComposer } from '../functions/src/engine/compose/motion/frame_composer.ts';
import { canvasOf } from '../functions/src/engine/compose/sticker_canvas.ts';
import { closeEngine, cutOut, normalisePhoto } from '../functions/src/engine/index.ts';
import { contactSheet } from './sheets/contact_sheet.ts';

/**
 * Writes film strips, one sticker per row with its frames from left to right: `DIR PHOTO [planned|subjects]
 * [PRESET] [light|dark] [FIRST] [COUNT] [sticker|emoji]`.
 */
const [
  dir = 'motion-sheets',
  photo = '',
  kind = 'planned',
  slug = 'classic',
  chat = 'light',
  first = '0',
  count = '12',
  size = 'sticker',
] = process.argv.slice(2);
const colors = { light: '#8CABD9', dark: '#1E1E1E' } as const;
const canvas = size === 'emoji' ? canvasOf(180, 180) : canvasOf(320, 270);
const config = seedPresets.find((each) => each.slug === slug)?.config;
if (!config) throw new Error(`There is no preset ${slug}.`);
const { png } = await normalisePhoto(await readFile(photo));
const subject = await cutOut(png, 'auto');
const texts = suggestMessages(40, 'ja').map(({ text }) => text);
await prepareFonts(texts, config.font);
const planned = planStickers(texts, { preset: config, subject: subject.kind });
const motions =
  kind === 'planned'
    ? directMotions(planned)
    : planned.map((_, at) =>
        motionSchema.parse({ subject: subjectMotions[at % subjectMotions.length], caption: 'none' }),
      );
const composer = frameComposer(config, canvas, nodeCanvasBackend());
const frames: Buffer[] = [];
const tile = { width: Math.round(canvas.width / 2), height: Math.round(canvas.height / 2) };
let columns = 0;
let milliseconds = 0;
for (let at = Number(first); at < Number(first) + Number(count); at++) {
  const [request, motion] = [planned[at], motions[at]];
  if (!request || !motion) break;
  const started = performance.now();
  const moving = composer.sticker({ ...request, cutOut: subject }, motion);
  columns = moving.frames;
  const rows: Buffer[] = [];
  for (let index = 0; index < moving.frames; index++) {
    const pixels = moving.composeFrame(index);
    finishFrame(pixels, config, canvas);
    rows.push(Buffer.from(pixels.data));
  }
  milliseconds += performance.now() - started;
  for (const data of rows) {
    const raw = { width: canvas.width, height: canvas.height, channels: 4 } as const;
    frames.push(await sharp(data, { raw }).resize(tile.width, tile.height).png().toBuffer());
  }
  console.log(
    at,
    texts[at],
    motion.subject,
    motion.caption,
    planned[at]?.acting.expression.name,
    planned[at]?.acting.marks.map(({ name }) => name).join('+'),
    planned[at]?.acting.ground?.name,
    planned[at]?.acting.prop?.name,
  );
}
await closeEngine();
await mkdir(resolve(dir), { recursive: true });
const background = chat === 'dark' ? colors.dark : colors.light;
await writeFile(
  join(resolve(dir), `${kind}-${chat}.png`),
  await contactSheet(frames, { columns, tile, background }),
);
console.log(`${Math.round(milliseconds)} ms for ${frames.length} frames`);
