import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CallableInput } from '@pochitto/functions/domain/api';
import { collections } from '@pochitto/functions/domain/paths';
import type { StickerCount } from '@pochitto/functions/domain/product/product_spec';
import sharp from 'sharp';
import { type Person, uploadPhoto as upload } from '../../tools/client/person.ts';
import { untilSet } from '../../tools/client/watch.ts';
import { admin } from './admin.ts';

export { untilSet, upload };

const words = [
  'ありがとう',
  '了解です',
  'おはよう',
  'おやすみ',
  'ごめんね',
  'がんばって',
  'いいね！',
  'またね',
];

/** Returns `count` different messages. */
export const messagesFor = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    text: `${words[index % words.length]}${index < words.length ? '' : index}`,
  }));

export const photo = (name: string) => readFile(new URL(`../photos/${name}`, import.meta.url));

let small: Promise<Uint8Array> | null = null;

/** Returns the portrait at a width of 320 px, for tests that draw it often. */
export function smallPhoto(): Promise<Uint8Array> {
  small ??= photo('portrait_1024.jpg').then((bytes) => sharp(bytes).resize(320).jpeg().toBuffer());
  return small;
}

type NewSet = Partial<CallableInput<'createStamp'>> & { count?: StickerCount };

export async function createSet(person: Person, { count = 8, ...rest }: NewSet = {}) {
  const request = {
    requestId: randomUUID(),
    count,
    messages: messagesFor(count),
    presetId: 'classic',
    payWith: 'tokens' as const,
    ...rest,
  };
  return person.call('createStamp', request);
}

/** Creates a set with a message that no font can draw, as earlier versions accepted it, and waits until it failed. */
export async function createUndrawableSet(person: Person, place: number, bytes: Uint8Array): Promise<string> {
  const { stampId, uploadFolder } = await createSet(person);
  const found = await admin()
    .firestore.collection(collections.generateQueueMessages)
    .where('stampId', '==', stampId)
    .where('orderPriority', '==', place)
    .get();
  const [message] = found.docs;
  if (!message) throw new Error(`The set has no message ${place}.`);
  await message.ref.update({ message: '\u{20000}!' });
  await upload(person, uploadFolder, bytes);
  await untilSet(person, stampId, ({ status }) => status === 'failed', 'the failure');
  return stampId;
}

/** Saves the suggested form texts of a set under a title that the site does not have yet. */
export async function saveTexts(person: Person, stampId: string): Promise<void> {
  const { proposals, ...rest } = await person.call('suggestMetadata', { stampId });
  const own = randomUUID().slice(0, 6);
  const title = { en: `Sunny days ${own}`, ja: `はれのひ ${own}` };
  const description = { en: `Stickers for sunny days ${own}`, ja: `はれのひにつかえます ${own}` };
  await person.call('saveMetadata', { stampId, metadata: { ...proposals[0], ...rest, title, description } });
}
