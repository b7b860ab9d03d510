import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { planStickers } from '../../functions/src/domain/acting/plan_set.ts';
import { suggestMessages } from '../../functions/src/domain/generation/suggested_messages.ts';
import { targetSpecs } from '../../functions/src/domain/stamps/export_target.ts';
import { drawMain, exportPictures } from '../../functions/src/engine/index.ts';
import { draw, preset, subjectOf } from './fixtures.ts';
import { readPng } from './read_png.ts';

interface WebP {
  width: number;
  height: number;
  hasAlpha: boolean;
  isAnimated: boolean;
}

/** Size and flags of a WebP from its own bytes (WebP Container Specification), apart from what wrote it. */
function readWebP(file: Uint8Array): WebP {
  const bytes = Buffer.from(file);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    throw new Error('No WebP.');
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) throw new Error('The length is wrong.');
  const kind = bytes.toString('latin1', 12, 16);
  if (kind !== 'VP8X') throw new Error(`A picture without alpha: ${kind}.`);
  const flags = bytes.readUInt8(20);
  return {
    width: bytes.readUIntLE(24, 3) + 1,
    height: bytes.readUIntLE(27, 3) + 1,
    hasAlpha: (flags & 0x10) !== 0,
    isAnimated: (flags & 0x02) !== 0,
  };
}

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
  return { main, stickers };
}

const membersOf = (zip: Uint8Array) =>
  Object.entries(unzipSync(zip)).toSorted(([one], [other]) => (one < other ? -1 : 1));

test('a WhatsApp pack holds square WebP pictures with a clear rim and a tray picture, all light enough', async () => {
  const archives = await exportPictures('whatsapp', await finished());
  expect(archives.map(({ name }) => name)).toEqual(['whatsapp.zip']);
  const members = membersOf(archives[0]?.bytes ?? new Uint8Array());
  expect(members.map(([name]) => name)).toEqual([
    ...['01.webp', '02.webp', '03.webp', '04.webp', '05.webp', '06.webp', '07.webp', '08.webp', 'tray.png'],
  ]);
  for (const [name, bytes] of members) {
    if (name === 'tray.png') {
      expect(bytes.length).toBeLessThanOrEqual(50 * 1024);
      expect(readPng(bytes)).toMatchObject({ width: 96, height: 96, colourType: 6 });
    } else {
      expect(bytes.length).toBeLessThanOrEqual(100 * 1024);
      expect(readWebP(bytes)).toEqual({ width: 512, height: 512, hasAlpha: true, isAnimated: false });
    }
  }
});

test.each([
  [24, [24]],
  [32, [16, 16]],
  [40, [20, 20]],
])('a set of %i becomes WhatsApp packs of %j', async (count, packs) => {
  // Small and empty: how many go where is all that matters.
  const { default: sharp } = await import('sharp');
  const main = await sharp({ create: { width: 16, height: 16, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer();
  const archives = await exportPictures('whatsapp', { main, stickers: Array(count).fill(main) });
  const stickers = archives.map(
    ({ bytes }) => membersOf(bytes).filter(([name]) => name.endsWith('.webp')).length,
  );
  expect(stickers).toEqual(packs);
});

test('Telegram gets pictures of which one side is 512 and none is longer', async () => {
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

test('iMessage gets each sticker as a square PNG in three sizes', async () => {
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

test('a picture that is too heavy in all its colours is still made to fit', async () => {
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
  const pictures = { main: png, stickers: [png] };
  for (const [target, limit] of [
    ['whatsapp', 100 * 1024],
    ['imessage', 500_000],
  ] as const) {
    const [archive] = await exportPictures(target, pictures);
    for (const [, bytes] of membersOf(archive?.bytes ?? new Uint8Array()))
      expect(bytes.length).toBeLessThanOrEqual(limit);
  }
});
