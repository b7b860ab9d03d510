import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { startOpenAiSandbox } from '@pochitto/sandbox/openai';
import { planStickers } from '../functions/src/domain/acting/plan_set.ts';
import { type ImageModelName, imageModelNames } from '../functions/src/domain/generation/image_model.ts';
import { suggestMessages } from '../functions/src/domain/generation/suggested_messages.ts';
import { seedPresets } from '../functions/src/domain/presets/seed_presets.ts';
import {
  closeEngine,
  cutOut,
  drawStickers,
  encodeCutOut,
  normalisePhoto,
  sliceSheet,
  withHeads,
} from '../functions/src/engine/index.ts';
import { groundFor } from '../functions/src/generation/ai/choose_ground.ts';
import { planPoses } from '../functions/src/generation/ai/plan_poses.ts';
import { sheetPrompt } from '../functions/src/generation/ai/sheet_prompt.ts';
import type { OpenAiAccount } from '../functions/src/platform/config.ts';
import { editImage } from '../functions/src/vendors/openai/edit_image.ts';
import { contactSheet } from './sheets/contact_sheet.ts';

/**
 * Writes a sheet of 16 AI stickers of a photo in each style, drawn by the sandbox, with the prompts next to it:
 * `DIR PHOTO MODEL STYLE…`.
 */
const [dir = 'ai-sheets', photo = 'tests/photos/portrait_1024.jpg', wanted = 'gpt-image-1.5', ...styles] =
  process.argv.slice(2);
const cells = 9;
const model = imageModelNames.find((name): name is ImageModelName => name === wanted);
if (!model) throw new Error(`Models: ${imageModelNames.join(', ')}.`);
await mkdir(resolve(dir), { recursive: true });
const sandbox = await startOpenAiSandbox({ port: 0, apiKeys: ['sandbox-sheets'] });
const limits = { usdPerDay: 1, freeShare: 1, usdPerUserPerDay: 1, imagesPerMinute: 100 };
const account: OpenAiAccount = {
  apiKey: 'sandbox-sheets',
  apiUrl: `${sandbox.url}/v1`,
  model,
  limits,
  quality: 'low',
  timeoutSeconds: 60,
};
const { png } = await normalisePhoto(await readFile(photo));
const subject = await cutOut(png, 'auto');
/** Cut out first: the sandbox does not remove a photo's background like a model does. */
const figure = await encodeCutOut(subject);
for (const slug of styles.length > 0 ? styles : ['classic', 'manga']) await drawStyle(slug);
await closeEngine();
await sandbox.stop();

async function drawStyle(slug: string): Promise<void> {
  const preset = seedPresets.find((each) => each.slug === slug)?.config;
  if (!preset) throw new Error(`There is no style ${slug}.`);
  const style = preset.prompt;
  const texts = suggestMessages(16, 'ja', 'mix').map(({ text }) => text);
  const planned = planStickers(texts, { preset, subject: 'auto' });
  const ground = await groundFor(account.model, preset, async () => subject);
  const tiles: Buffer[] = [];
  const prompts: string[] = [];
  for (let first = 0; first < planned.length; first += cells) {
    const part = planned.slice(first, first + cells);
    const poses = planPoses(
      part.map((each) => ({ ...each, message: each.text, pose: null, regenerations: 0 })),
      preset,
    );
    const prompt = sheetPrompt(poses, { style, hasFirstDrawings: false, ground });
    prompts.push(prompt);
    const sheet = await editImage(account, {
      images: [figure],
      prompt,
      size: { width: 1024, height: 1024 },
      quality: 'low',
      background: ground === 'transparent' ? 'transparent' : 'opaque',
      inputFidelity: 'high',
      safetyIdentifier: 'sheets',
    });
    if (sheet.kind !== 'drawn') throw new Error(sheet.message);
    const sliced = await sliceSheet(sheet.png, { columns: 3, rows: 3, cells: part.length });
    const requests = await Promise.all(
      part.map(async (each, index) => {
        const cell = sliced[index];
        const art = cell && 'cutOut' in cell ? await withHeads(cell.cutOut) : subject;
        return { ...each, cutOut: art };
      }),
    );
    await drawStickers(requests, preset, (index, { png: drawn }) => {
      tiles[first + index] = Buffer.from(drawn);
    });
    await writeFile(join(resolve(dir), `${slug}_drawn_${first}.png`), sheet.png);
  }
  const name = `${basename(photo, extname(photo))}_${slug}`;
  const tile = { width: 380, height: 330 };
  for (const [chat, background] of [
    ['light', '#8CABD9'],
    ['dark', '#1E1E1E'],
  ] as const) {
    const picture = await contactSheet(tiles, { columns: 4, tile, background });
    await writeFile(join(resolve(dir), `${name}_${chat}.png`), picture);
  }
  await writeFile(join(resolve(dir), `${name}.txt`), prompts.join('\n\n'));
}
