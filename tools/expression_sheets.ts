import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { actingSchema } from '../functions/src/domain/acting/acting.ts';
import { expressions, limbs } from '../functions/src/domain/acting/acting_names.ts';
import { plainCaption } from '../functions/src/domain/presets/preset.ts';
import { seedPresets } from '../functions/src/domain/presets/seed_presets.ts';
import { framings } from '../functions/src/domain/stamps/pose.ts';
import {
  type CutOut,
  closeEngine,
  cutOut,
  drawStickers,
  normalisePhoto,
} from '../functions/src/engine/index.ts';
import { contactSheet, sheetPose } from './sheets/contact_sheet.ts';

/**
 * Writes a sheet of all expressions on every face of each photo, and on objects with a drawn face: `DIR PHOTO …
 * [--preset SLUG] [--pose face|bust|full] [--chat light|dark] [--strength 1]`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    preset: { type: 'string', default: 'classic' },
    pose: { type: 'string', default: 'face' },
    chat: { type: 'string', default: 'light' },
    strength: { type: 'string', default: '1' },
  },
});
const [dir, ...photos] = positionals;
const columns = 8;
const tile = { width: 222, height: 192 };
const background = values.chat === 'dark' ? '#1E1E1E' : '#8CABD9';
const preset = seedPresets.find((each) => each.slug === values.preset)?.config;
const known = framings.find((each) => each === values.pose);
if (!dir || photos.length === 0 || !preset || !known)
  throw new Error('Give a folder, photos, a known preset and a known pose.');
const config = preset;
const framing = known;

await mkdir(resolve(dir), { recursive: true });
for (const path of photos) {
  const { png } = await normalisePhoto(await readFile(path));
  const subject = await cutOut(png, 'auto');
  const name = basename(path, extname(path));
  const faces = subject.heads.filter(({ face }) => face);
  if (faces.length === 0) await sheet(name, subject, true);
  for (const [index, head] of faces.entries()) {
    // The first head acts.
    const heads = [head, ...subject.heads.filter((other) => other !== head)];
    await sheet(`${name}-${index + 1}`, { ...subject, heads }, false);
  }
}
await closeEngine();

async function sheet(name: string, subject: CutOut, isThing: boolean): Promise<void> {
  const pose = sheetPose(framing);
  const requests = expressions.map((expression, styleIndex) => ({
    cutOut: subject,
    text: 'a',
    pose,
    styleIndex,
    caption: { ...plainCaption, hidden: true },
    acting: actingSchema.parse({
      framing,
      expression: { name: expression, strength: Number(values.strength) },
      drawnFace: isThing ? { limbs: limbs[styleIndex % limbs.length] } : null,
    }),
  }));
  const tiles: Buffer[] = [];
  await drawStickers(requests, config, async (index, { png }) => {
    tiles[index] = await sharp(png)
      .resize({ ...tile, fit: 'contain', background: '#0000' })
      .png()
      .toBuffer();
  });
  const picture = await contactSheet(tiles, { columns, tile, background });
  await writeFile(join(resolve(dir ?? '.'), `${name}.png`), picture);
}
