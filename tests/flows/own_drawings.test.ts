import { randomUUID } from 'node:crypto';
import { generateQueueMessageSchema } from '@pochitto/functions/domain/generation/generate_queue_message';
import { files } from '@pochitto/functions/domain/paths';
import type { Drawing } from '@pochitto/functions/domain/stamps/drawing';
import { validatePackage } from '@pochitto/sandbox/creators-market/validate_package';
import { collection, doc, getDoc, getDocs, query, where } from 'firebase/firestore';
import { getBytes, ref, uploadBytes } from 'firebase/storage';
import { beforeAll, describe, expect, it } from 'vitest';
import { deployedContext } from '../support/bare_context.ts';
import { drawing, drawingSheet } from '../support/own_drawings.ts';
import { type Person, rejectionOf, signUp, signUpWithTokens } from '../support/person.ts';
import { untilSet } from '../support/sets.ts';

async function uploadPhoto({ uid, storage }: Person, bytes: Uint8Array): Promise<string> {
  const uploadName = `${randomUUID()}.png`;
  const place = ref(storage, files.previewUpload(uid, uploadName));
  await uploadBytes(place, bytes, { contentType: 'image/png' });
  return uploadName;
}

async function read(person: Person, bytes: Uint8Array, layout: 'single' | 'sheet' = 'single') {
  const uploadName = await uploadPhoto(person, bytes);
  return (await person.call('readDrawings', { uploadName, layout })).drawings;
}

async function eight(person: Person): Promise<Drawing[]> {
  const found: Drawing[] = [];
  for (let number = 0; number < 8; number++) found.push(...(await read(person, await drawing(number))));
  return found;
}

const create = (person: Person, ids: readonly string[], requestId = randomUUID()) =>
  person.call('createStampOfDrawings', {
    requestId,
    drawings: ids.map((id, at) => ({ id, text: at % 2 === 0 ? '' : `やあ${at}` })),
    presetId: 'classic',
    payWith: 'tokens',
  });

const balanceOf = async ({ firestore, uid }: Person) =>
  (await getDoc(doc(firestore, 'users', uid))).get('tokenBalance') as unknown;

const storedIn = async (folder: string) =>
  (await deployedContext().context.bucket.getFiles({ prefix: folder }))[0].map(({ name }) => name);

describe('own drawings in a set', { timeout: 120_000 }, () => {
  let person: Person;
  let drawings: readonly Drawing[];
  let stampId: string;

  beforeAll(async () => {
    person = await signUpWithTokens();
    drawings = await eight(person);
    const before = await balanceOf(person);
    const requestId = randomUUID();
    const ids = drawings.map(({ id }) => id);
    const created = await Promise.all([1, 2].map(() => create(person, ids, requestId)));
    expect(new Set(created.map((each) => each.stampId)).size).toBe(1);
    stampId = created[0]?.stampId ?? '';
    await untilSet(person, stampId, ({ status }) => status !== 'generating', 'the finished set');
    expect(Number(before) - Number(await balanceOf(person))).toBe(8);
  });

  it('get a valid package, and nothing blocks the submission', async () => {
    const set = await untilSet(person, stampId, () => true, 'the set');
    expect(set).toMatchObject({ status: 'generated', engine: 'drawings', messageCount: 8 });
    const zip = await getBytes(ref(person.storage, set.packagePath ?? ''));
    expect(await validatePackage(new Uint8Array(zip))).toEqual([]);
    const { findings } = await person.call('checkStamp', { stampId });
    expect(findings.filter(({ level }) => level === 'block')).toEqual([]);
  });

  it('are stored with the set, so the uploaded ones can be removed', async () => {
    const found = await getDocs(
      query(
        collection(person.firestore, 'generate_queue_messages'),
        where('userId', '==', person.uid),
        where('stampId', '==', stampId),
      ),
    );
    const messages = found.docs.map((each) => generateQueueMessageSchema.parse(each.data()));
    for (const { artPath, message, caption } of messages) {
      expect(artPath?.startsWith(files.stampFolder(person.uid, stampId))).toBe(true);
      expect(caption?.hidden ?? false).toBe(message === '');
    }
    const first = new Uint8Array(await getBytes(ref(person.storage, drawings[0]?.path ?? '')));
    const art = messages.find(({ orderPriority }) => orderPriority === 1)?.artPath ?? '';
    expect(new Uint8Array(await getBytes(ref(person.storage, art)))).toEqual(first);
  });

  it('can be neither regenerated nor cut out again, nor extended with messages', async () => {
    const messageId = (await storedIn(files.imageFolder(person.uid, stampId)))
      .map((path) => /images\/([^/]+_01)-/.exec(path)?.[1])
      .find((id) => id !== undefined);
    const calls = [
      person.call('regenerateSticker', { stampId, messageId: messageId ?? '' }),
      person.call('cutOutAgain', { stampId, revision: 0, subject: 'person' }),
      person.call('addMessages', { stampId, requestId: randomUUID(), messages: [{ text: 'また' }] }),
    ];
    const codes = (await Promise.all(calls.map(rejectionOf))).map(({ code }) => code);
    expect(codes).toEqual(calls.map(() => 'stamp_state'));
  });

  it('can be extended with drawings once per request, for a token each', async () => {
    const found = await read(person, await drawingSheet(4, 8), 'sheet');
    const before = await balanceOf(person);
    const requestId = randomUUID();
    const add = (id: string) =>
      person.call('addDrawings', {
        stampId,
        requestId,
        drawings: found.map((each, at) => ({ id: at === 0 ? id : each.id, text: '' })),
      });
    const missing = `${'0'.repeat(32)}-single`;
    expect((await rejectionOf(add(missing))).code).toBe('drawing_missing');
    expect(await storedIn(`${files.stampFolder(person.uid, stampId)}art/`)).toHaveLength(8);
    await Promise.all([1, 2].map(() => add(found[0]?.id ?? '')));
    const set = await untilSet(
      person,
      stampId,
      ({ status, messageCount }) => messageCount > 8 && status !== 'generating',
      'the larger set',
    );
    expect(set).toMatchObject({ status: 'generated', messageCount: 16, failure: null });
    expect(await storedIn(`${files.stampFolder(person.uid, stampId)}art/`)).toHaveLength(16);
    expect(Number(before) - Number(await balanceOf(person))).toBe(8);
  });

  it.each(['emoji', 'animated_sticker'] as const)('can be derived into the product %s', async (product) => {
    const derived = await person.call('deriveSet', { kind: 'product', stampId, product, captions: 'none' });
    const set = await untilSet(person, derived.stampId, ({ status }) => status !== 'generating', product);
    expect(set).toMatchObject({ status: 'generated', product, engine: 'drawings', failure: null });
  });
});

describe('own drawings', { timeout: 60_000 }, () => {
  it('that were removed or belong to another person create no set, cost nothing and leave nothing', async () => {
    const [person, other] = [await signUpWithTokens(), await signUp()];
    const found = await read(person, await drawingSheet(4, 8), 'sheet');
    const theirs = await read(other, await drawing(1));
    const before = await balanceOf(person);
    const ids = [...found.slice(1), ...theirs].map(({ id }) => id);
    expect((await rejectionOf(create(person, ids))).code).toBe('drawing_missing');
    expect(await balanceOf(person)).toBe(before);
    expect(await storedIn(`stamps/user_${person.uid}/`)).toEqual([]);
  });

  it('of a person who cannot pay leave no files', async () => {
    const poor = await signUp();
    const ids = (await read(poor, await drawingSheet(4, 8), 'sheet')).map(({ id }) => id);
    expect((await rejectionOf(create(poor, ids))).code).toBe('tokens_insufficient');
    expect(await storedIn(`stamps/user_${poor.uid}/`)).toEqual([]);
  });

  it('are rejected in a number that no set has', async () => {
    const person = await signUp();
    const ids = Array.from({ length: 9 }, (_, at) => `${'0'.repeat(32)}-${at + 1}`);
    expect((await rejectionOf(create(person, ids))).code).toBe('drawings_count');
  });

  it('are not kept as an upload, even if it is blank', async () => {
    const person = await signUp();
    await read(person, await drawing(2));
    const uploadName = await uploadPhoto(person, Buffer.from('no picture'));
    expect((await rejectionOf(person.call('readDrawings', { uploadName }))).code).toBe('photo_not_an_image');
    expect(await storedIn(files.previewUpload(person.uid, ''))).toEqual([]);
  });
});
