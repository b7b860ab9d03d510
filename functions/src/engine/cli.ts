import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Acting } from '../domain/acting/acting.ts';
import { bestActing } from '../domain/acting/best_acting.ts';
import { plainFace } from '../domain/acting/drawn_face.ts';
import { planStickers } from '../domain/acting/plan_set.ts';
import { isErrorCode } from '../domain/error_codes.ts';
import { errorTexts, PochittoError } from '../domain/errors.ts';
import { suggestMessages } from '../domain/generation/suggested_messages.ts';
import type { PresetConfig, SeedPreset } from '../domain/presets/preset.ts';
import { seedPresets } from '../domain/presets/seed_presets.ts';
import { emojiCaption } from '../domain/product/emoji_caption.ts';
import { type Product, pictureFileName, productSpecs } from '../domain/product/product_spec.ts';
import { messageText } from '../domain/stamps/message_text.ts';
import { type CliOptions, cliOptions } from './cli_options.ts';
import { peopleOf } from './compose/one_person.ts';
import {
  type CutOut,
  closeEngine,
  cutOut,
  type DrawnImage,
  drawAnimatedMain,
  drawMain,
  drawPictures,
  drawTab,
  normalisePhoto,
  onePerson,
  packStickers,
  releaseModel,
  type StickerRequest,
  warmUp,
} from './index.ts';

const defaultCount = 8;

const mostCount = 40;

/** Runs the engine alone: reads one photo and writes a folder with a package. Returns the exit code. */
export async function stickersCommand(words: readonly string[]): Promise<number> {
  try {
    const options = cliOptions(words);
    const folder = resolve(options.out);
    await mkdir(dirname(folder), { recursive: true });
    const half = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
    try {
      await makeSet(options, half);
      await replaceFolder(half, folder);
    } finally {
      await rm(half, { recursive: true, force: true });
    }
    return 0;
  } catch (error) {
    console.error(oneLine(error));
    return 1;
  } finally {
    await closeEngine();
  }
}

async function makeSet(options: CliOptions, folder: string): Promise<void> {
  const started = performance.now();
  const preset = presetOf(options.preset);
  const texts = await cliMessages(options);
  const bytes = await readFile(options.photo).catch(() => {
    throw new Error(`The photo ${options.photo} cannot be read.`);
  });
  const warming = warmUp(texts, preset.config.font);
  warming.catch(() => undefined); // Loading fails again, and is reported, where it is needed.
  const photo = await normalisePhoto(bytes);
  const subject = chosenPerson(await cutOut(photo.png, 'auto'), options.person);
  await warming;
  await releaseModel();
  const stickers: Uint8Array[] = new Array(texts.length);
  const sizes: { file: string; text: string; width: number; height: number; bytes: number }[] = [];
  const write = (name: string, data: Uint8Array | string) => writeFile(join(folder, name), data);
  const { product } = options;
  const planned = planStickers(texts, {
    preset: preset.config,
    subject: subject.kind,
    drawnFace: options.drawsFace ? plainFace : null,
  });
  const requests = planned.map((each) => ({ ...each, text: textOf(product, each.text), cutOut: subject }));
  await drawPictures(product, requests, preset.config, async (index, { png, width, height }) => {
    stickers[index] = png;
    const file = pictureFileName(product, index + 1);
    sizes[index] = { file, text: requests[index]?.text ?? '', width, height, bytes: png.length };
    await write(file, png);
  });
  const acting = bestActing(planned.map((each) => each.acting));
  const [main, tab] = await Promise.all([
    mainOf(product, requests, acting, preset.config),
    drawTab(subject, preset.config, { pose: null, acting }),
  ]);
  const zip = await packStickers(product, { main: main?.png ?? null, tab: tab.png, stickers });
  await Promise.all([
    ...(main ? [write('main.png', main.png)] : []),
    write('tab.png', tab.png),
    write('package.zip', zip),
  ]);
  const report = {
    photo: { format: photo.format, width: photo.sourceWidth, height: photo.sourceHeight },
    subject: { kind: subject.kind, heads: subject.heads.length },
    product,
    preset: preset.slug,
    stickers: sizes,
    packageBytes: zip.length,
    milliseconds: Math.round(performance.now() - started),
  };
  await write('report.json', `${JSON.stringify(report, null, 2)}\n`);
}

/**
 * Reduces a group to its person `number`, counted from the left; null = everyone.
 *
 * @throws Error with the number of people, if there are fewer.
 */
function chosenPerson(subject: CutOut, number: number | null): CutOut {
  if (number === null) return subject;
  const people = peopleOf(subject);
  const person = people[number - 1];
  if (person) return onePerson(subject, person.actor);
  const count = people.length || subject.heads.filter(({ face }) => face !== null).length;
  if (count === 1 && number === 1) return subject;
  const found = count === 1 ? '1 person was' : `${count || 'no'} people were`;
  throw new Error(`--person ${number}: ${found} found in the photo; people are numbered from the left.`);
}

/** Text of a product's picture: emoji show a few letters only. */
function textOf(product: Product, message: string): string {
  return productSpecs[product].captionLength === null ? message : (emojiCaption(message) ?? '');
}

/** Draws the main picture of products that have one; animated products have a moving one. */
async function mainOf(
  product: Product,
  requests: readonly StickerRequest[],
  acting: Acting | null,
  preset: PresetConfig,
): Promise<DrawnImage | null> {
  const rule = productSpecs[product].main;
  const [first] = requests;
  if (!rule || !first) return null;
  if (!rule.isAnimated) return drawMain(first.cutOut, preset, { pose: null, acting });
  return drawAnimatedMain(requests.find((each) => each.acting === acting) ?? first, preset);
}

function presetOf(slug: string): SeedPreset {
  const preset = seedPresets.find((candidate) => candidate.slug === slug);
  if (preset) return preset;
  throw new Error(
    `There is no preset ${slug}; there are ${seedPresets.map((each) => each.slug).join(', ')}.`,
  );
}

/** Moves the finished folder into place. Replaces a folder of an earlier run, and keeps anything else. */
async function replaceFolder(finished: string, folder: string): Promise<void> {
  const report = await readFile(join(folder, 'report.json')).catch(() => null);
  if (report) await rm(folder, { recursive: true });
  await rename(finished, folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'ENOTDIR') throw error;
    throw new Error(`${folder} exists and holds other things; choose another --out.`);
  });
}

function oneLine(error: unknown): string {
  if (error instanceof PochittoError) return errorTexts.en[error.code].join(' ');
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
}

/**
 * Texts to draw: from the option (a file with one message per line, or a comma-separated list), or suggested ones.
 */
async function cliMessages({ messages, count }: CliOptions): Promise<string[]> {
  if (messages === null) return suggestMessages(count ?? defaultCount, 'ja').map(({ text }) => text);
  const texts = (await lines(messages)).map((line) => line.trim()).filter((line) => line !== '');
  const wanted = count ?? texts.length;
  if (texts.length === 0) throw new Error('There is no message.');
  if (texts.length < wanted)
    throw new Error(`--count ${wanted} needs ${wanted} messages; there are ${texts.length}.`);
  if (wanted > mostCount) throw new Error(`A set has at most ${mostCount} messages; there are ${wanted}.`);
  return texts.slice(0, wanted).map(checked);
}

async function lines(source: string): Promise<string[]> {
  const file = await readFile(source, 'utf8').catch(() => null);
  return file === null ? source.split(/[,、]/) : file.split(/\r?\n/);
}

function checked(line: string): string {
  const parsed = messageText.safeParse(line);
  if (parsed.success) return parsed.data;
  const code = parsed.error.issues[0]?.message;
  throw new Error(
    `Message ${JSON.stringify(line)}: ${isErrorCode(code) ? errorTexts.en[code].join(' ') : code}`,
  );
}
