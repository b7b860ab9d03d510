import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { planStickers } from '../../functions/src/domain/acting/plan_set.ts';
import { suggestMessages } from '../../functions/src/domain/generation/suggested_messages.ts';
import { motionSchema } from '../../functions/src/domain/motion/motion.ts';
import { targetSpecs } from '../../functions/src/domain/stamps/export_target.ts';
import { closeEngine, drawMain, drawPictures, exportPictures } from '../../functions/src/engine/index.ts';
import { draw, preset, subjectOf } from './fixtures.ts';
import { readApng } from './read_apng.ts';
import { readPng } from './read_png.ts';

interface WebP {
  width: number;
  height: number;
  hasAlpha: boolean;
  isAnimated: boolean;
  /** Milliseconds of each frame of an animation. */
  delays: number[];
}

/** Reads size and flags of a WebP from its bytes (WebP Container Specification), independently of the writer. */
function readWebP(file: Uint8Array): WebP {
  const bytes = Buffer.from(file);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    throw new Error('No WebP.');
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) throw new Error('The length is wrong.');
  const kind = bytes.toString('latin1', 12, 16);
  if (kind !== 'VP8X') throw new Error(`A picture without alpha: ${kind}.`);
  const flags = bytes.readUInt8(20);
  const delays: number[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === 'ANMF') delays.push(bytes.readUIntLE(at + 20, 3));
    at += 8 + length + (length % 2);
  }
  return {
    delays,
    width: bytes.readUIntLE(24, 3) + 1,
    height: bytes.readUIntLE(27, 3) + 1,
    hasAlpha: (flags & 0x10) !== 0,
    isAnimated: (flags & 0x02) !== 0,
  };
}

const aboutOf = (count: number) => ({
  id: 'set1',
  revision: 0,
  name: 'ねこの毎日',
  texts: Array.from({ length: count }, (_, at) => (at === 1 ? '' : 'ありがとう')),
});

async function finished() {
  const subject = await subjectOf('portrait_1024.jpg');
  const stickers = await draw(
    subject,
    preset('classic'),
    planStickers(
      suggestMessages(8, 'ja').map(({ text }) => text),
      { preset: preset('classic'), subject: 'person' },
    ),
  );
  const { png: main } = await drawMain(subject, preset('classic'));
  return { product: 'sticker' as const, main, stickers, about: aboutOf(8) };
}

/** Reads a pack as the validator of WhatsApp's sample app does. */
const contentsSchema = z.object({
  sticker_packs: z.array(
    z.object({
      identifier: z.string().regex(/^[\w.,'\s-]{1,128}$/),
      name: z.string().min(1).max(128),
      publisher: z.string().min(1).max(128),
      tray_image_file: z.literal('tray.png'),
      image_data_version: z.string().min(1),
      avoid_cache: z.boolean(),
      animated_sticker_pack: z.boolean(),
      stickers: z
        .array(
          z.object({
            image_file: z.string().endsWith('.webp'),
            emojis: z.array(z.emoji()).min(1).max(3),
            accessibility_text: z.string().max(125).optional(),
          }),
        )
        .min(3)
        .max(30),
    }),
  ),
});
const contentsOf = (bytes: Uint8Array) =>
  contentsSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).sticker_packs;

const motions = [
  { subject: 'jump', seconds: 2, loops: 2 },
  { subject: 'float', seconds: 4, loops: 1, frames: 20, caption: 'wave' },
];

/** Two animations; one of them has the maximum length and motion. */
async function moving() {
  const cutOut = await subjectOf('portrait_1024.jpg');
  const config = preset('classic');
  const planned = planStickers(['やったー！', 'ありがとう'], { preset: config, subject: 'person' });
  const requests = planned.map((each, at) => ({ ...each, cutOut, motion: motionSchema.parse(motions[at]) }));
  const stickers: Uint8Array[] = [];
  await drawPictures('animated_sticker', requests, config, (index, { png }) => {
    stickers[index] = png;
  });
  const main = stickers[0] ?? new Uint8Array();
  return { product: 'animated_sticker' as const, main, stickers, about: aboutOf(2) };
}

afterAll(closeEngine);

const membersOf = (zip: Uint8Array) =>
  Object.entries(unzipSync(zip)).toSorted(([one], [other]) => (one < other ? -1 : 1));

test('a WhatsApp pack has square WebP pictures with a transparent margin and a tray picture within the size limits', async () => {
  const archives = await exportPictures('whatsapp', await finished());
  expect(archives.map(({ name }) => name)).toEqual(['whatsapp.zip']);
  const members = membersOf(archives[0]?.bytes ?? new Uint8Array());
  expect(members.map(([name]) => name)).toEqual([
    ...['01.webp', '02.webp', '03.webp', '04.webp', '05.webp', '06.webp', '07.webp', '08.webp'],
    ...['contents.json', 'tray.png'],
  ]);
  for (const [name, bytes] of members) {
    if (name === 'contents.json') {
      expect(contentsOf(bytes)).toMatchObject([
        { identifier: 'set1', name: 'ねこの毎日', animated_sticker_pack: false, image_data_version: '1' },
      ]);
    } else if (name === 'tray.png') {
      expect(bytes.length).toBeLessThanOrEqual(50 * 1024);
      expect(readPng(bytes)).toMatchObject({ width: 96, height: 96, colourType: 6 });
    } else {
      expect(bytes.length).toBeLessThanOrEqual(100 * 1024);
      expect(readWebP(bytes)).toEqual({
        width: 512,
        height: 512,
        hasAlpha: true,
        isAnimated: false,
        delays: [],
      });
    }
  }
});

test.each([
  [24, [24]],
  [32, [16, 16]],
  [40, [20, 20]],
])('a set of %i becomes WhatsApp packs of %j', async (count, packs) => {
  // Small and empty pictures: only their number matters.
  const { default: sharp } = await import('sharp');
  const main = await sharp({ create: { width: 16, height: 16, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer();
  const archives = await exportPictures('whatsapp', {
    product: 'sticker',
    main,
    stickers: Array(count).fill(main),
    about: aboutOf(count),
  });
  const stickers = archives.map(
    ({ bytes }) => membersOf(bytes).filter(([name]) => name.endsWith('.webp')).length,
  );
  expect(stickers).toEqual(packs);
  const contents = archives.flatMap(({ bytes }) =>
    contentsOf(unzipSync(bytes)['contents.json'] ?? new Uint8Array()),
  );
  expect(contents.map((pack) => pack.stickers.length)).toEqual(packs);
  expect(new Set(contents.map(({ identifier }) => identifier)).size).toBe(packs.length);
  expect(contents[0]?.stickers[0]).toEqual({
    image_file: '01.webp',
    emojis: ['🙏', '😊'],
    accessibility_text: 'ありがとう',
  });
  expect(contents[0]?.stickers[1]).toEqual({ image_file: '02.webp', emojis: ['🙂'] });
});

test('Telegram pictures have one side of 512 px and none longer', async () => {
  const [archive] = await exportPictures('telegram', await finished());
  const members = membersOf(archive?.bytes ?? new Uint8Array());
  expect(members).toHaveLength(8);
  for (const [, bytes] of members) {
    const { width, height, hasAlpha } = readWebP(bytes);
    expect(Math.max(width, height)).toBe(512);
    expect(hasAlpha).toBe(true);
    expect(bytes.length).toBeLessThanOrEqual(512 * 1024);
  }
});

test('iMessage pictures are square PNGs in three sizes', async () => {
  const [archive] = await exportPictures('imessage', await finished());
  const members = membersOf(archive?.bytes ?? new Uint8Array());
  expect(members).toHaveLength(24);
  for (const [name, bytes] of members) {
    const side = name.startsWith('small/') ? 300 : name.startsWith('medium/') ? 408 : 618;
    const bigEndian = Buffer.from(bytes);
    expect([bigEndian.readUInt32BE(16), bigEndian.readUInt32BE(20)]).toEqual([side, side]);
    expect(bytes.length).toBeLessThanOrEqual(targetSpecs.imessage.maxBytes);
  }
});

test('a picture that is too heavy in full color is reduced until it fits', async () => {
  let state = 7;
  const noise = Buffer.from(
    Uint8Array.from({ length: 370 * 320 * 4 }, (_, at) => {
      state = (state * 48_271) % 2_147_483_647;
      return at % 4 === 3 ? 255 : (state >> 8) & 255;
    }),
  );
  const { default: sharp } = await import('sharp');
  const png = await sharp(noise, { raw: { width: 370, height: 320, channels: 4 } })
    .png()
    .toBuffer();
  const pictures = { product: 'sticker' as const, main: png, stickers: [png], about: aboutOf(1) };
  for (const [target, limit] of [
    ['whatsapp', 100 * 1024],
    ['imessage', 500_000],
  ] as const) {
    const [archive] = await exportPictures(target, pictures);
    for (const [, bytes] of membersOf(archive?.bytes ?? new Uint8Array()))
      expect(bytes.length).toBeLessThanOrEqual(limit);
  }
});

test('Discord pictures are PNGs of 320 × 320 px, and Signal pictures are WebPs of 512 × 512 px', async () => {
  const pictures = await finished();
  const [[discord], [signal]] = [
    await exportPictures('discord', pictures),
    await exportPictures('signal', pictures),
  ];
  for (const [name, bytes] of membersOf(discord?.bytes ?? new Uint8Array())) {
    expect(name).toMatch(/^0[1-8]\.png$/);
    expect(readPng(bytes)).toMatchObject({ width: 320, height: 320 });
    expect(bytes.length).toBeLessThanOrEqual(512 * 1024);
  }
  for (const [name, bytes] of membersOf(signal?.bytes ?? new Uint8Array())) {
    expect(name).toMatch(/^0[1-8]\.webp$/);
    expect(readWebP(bytes)).toMatchObject({ width: 512, height: 512, hasAlpha: true });
    expect(bytes.length).toBeLessThanOrEqual(300 * 1024);
  }
});

describe('animated stickers for other messengers', () => {
  let pictures: Awaited<ReturnType<typeof moving>>;
  beforeAll(async () => {
    pictures = await moving();
  });
  const exported = async (target: Parameters<typeof exportPictures>[0]) => {
    const [archive] = await exportPictures(target, pictures);
    return membersOf(archive?.bytes ?? new Uint8Array());
  };
  const total = (delays: readonly number[]) => delays.reduce((sum, delay) => sum + delay, 0);

  test('move in a WhatsApp pack for their whole duration within the size limit', async () => {
    const members = await exported('whatsapp');
    expect(members.map(([name]) => name)).toEqual(['01.webp', '02.webp', 'contents.json', 'tray.png']);
    for (const [at, [, bytes]] of members.slice(0, 2).entries()) {
      const { delays, ...file } = readWebP(bytes);
      expect(file).toEqual({ width: 512, height: 512, hasAlpha: true, isAnimated: true });
      expect(delays.length).toBeGreaterThanOrEqual(5);
      expect(Math.min(...delays)).toBeGreaterThanOrEqual(8);
      expect(total(delays) / 1000).toBeCloseTo(motions[at]?.seconds ?? 0, 1);
      expect(bytes.length).toBeLessThanOrEqual(500 * 1024);
    }
  });

  test.each([
    ['discord', '01.png', 320, 512 * 1024, 4],
    ['signal', '01.png', 512, 300 * 1024, 3],
    ['imessage', 'medium/01.png', 408, 500_000, 4],
  ] as const)('are animated within the limits of %s', async (target, first, side, maxBytes, maxSeconds) => {
    const members = await exported(target);
    expect(members.map(([name]) => name)).toEqual([first, first.replace('01', '02')]);
    for (const [, bytes] of members) {
      const { width, height, frames, loops } = readApng(bytes);
      expect([width, height, loops]).toEqual([side, side, 0]);
      expect(frames.length).toBeGreaterThanOrEqual(5);
      const lasts = frames.reduce((sum, { delay }) => sum + delay[0] / delay[1], 0);
      expect(lasts).toBeLessThanOrEqual(maxSeconds + 0.01);
      expect(bytes.length).toBeLessThanOrEqual(maxBytes);
    }
  });

  test('are videos for Telegram, or still pictures if this machine cannot encode them', async () => {
    for (const [name, bytes] of await exported('telegram')) {
      if (name.endsWith('.webm')) {
        // The signature of EBML, and the document type of WebM.
        expect(Buffer.from(bytes.subarray(0, 4)).toString('hex')).toBe('1a45dfa3');
        expect(Buffer.from(bytes.subarray(0, 64)).toString('latin1')).toContain('webm');
        expect(bytes.length).toBeLessThanOrEqual(256 * 1024);
      } else {
        const { width, height, isAnimated } = readWebP(bytes);
        expect([Math.max(width, height), isAnimated]).toEqual([512, false]);
      }
    }
  });
});
