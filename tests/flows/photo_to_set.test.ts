import { generateQueueSchema } from '@pochitto/functions/domain/generation/generate_queue';
import { generateQueueMessageSchema } from '@pochitto/functions/domain/generation/generate_queue_message';
import { files } from '@pochitto/functions/domain/paths';
import { imageSchema } from '@pochitto/functions/domain/stamps/image';
import { validatePackage } from '@pochitto/sandbox/creators-market/validate_package';
import { collection, doc, getDoc, getDocs, onSnapshot, orderBy, query, where } from 'firebase/firestore';
import { getBytes, listAll, ref } from 'firebase/storage';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, rejectionOf, signUp, signUpWithTokens } from '../support/person.ts';
import { createSet, messagesFor, photo, untilSet, upload } from '../support/sets.ts';

const belongingTo = (person: Person, name: string, stampId: string) =>
  query(
    collection(person.firestore, name),
    where('userId', '==', person.uid),
    where('stampId', '==', stampId),
  );

describe('from a photo to a set', () => {
  let person: Person;
  beforeAll(async () => {
    person = await signUpWithTokens();
  });

  it.each([
    { name: 'portrait_1024.jpg', contentType: 'image/jpeg', format: 'jpeg', count: 16 },
    { name: 'chelsea.png', contentType: 'image/png', format: 'png', count: 24 },
    { name: 'portrait.heic', contentType: 'image/heic', format: 'heic', count: 32 },
  ] as const)('turns $name into $count stickers', async ({ name, contentType, format, count }) => {
    const { stampId, uploadFolder } = await createSet(person, { count });
    await upload(person, uploadFolder, await photo(name), { contentType });
    const set = await untilSet(
      person,
      stampId,
      ({ status }) => status !== 'pending_upload' && status !== 'generating',
      'the end',
    );
    expect(set).toMatchObject({
      status: 'generated',
      failure: null,
      messageCount: count,
      packagePath: files.package(person.uid, stampId),
    });

    const zip = await getBytes(ref(person.storage, set.packagePath ?? ''));
    expect(await validatePackage(new Uint8Array(zip))).toEqual([]);
    const queue = generateQueueSchema.parse(
      (await getDoc(doc(person.firestore, 'generate_queues', set.queueId))).data(),
    );
    expect(queue).toMatchObject({ userId: person.uid, stampId, imageType: format, attemptCount: 1 });
    expect(queue.consumedAt).not.toBeNull();
  });

  it('delivers 40 stickers one by one, each with its document and file', async () => {
    const count = 40;
    const { stampId, uploadFolder } = await createSet(person, { count });
    const counts = new Set<number>();
    const stop = onSnapshot(belongingTo(person, 'generate_queue_messages', stampId), ({ docs }) => {
      counts.add(docs.filter((each) => each.data().state === 'done').length);
    });
    await upload(person, uploadFolder, await photo('portrait_1024.jpg'));
    const set = await untilSet(person, stampId, ({ status }) => status === 'generated', 'the finished set');
    stop();
    expect(counts.size).toBeGreaterThan(2);
    const images = (await getDocs(belongingTo(person, 'images', stampId))).docs.map((each) =>
      imageSchema.parse(each.data()),
    );
    expect(images.map(({ type, sequence }) => `${type} ${sequence}`).sort()).toEqual(
      [
        'main 0',
        'original 0',
        'tab 0',
        ...Array.from({ length: count }, (_, n) => `processed ${n + 1}`),
      ].sort(),
    );
    for (const image of images) {
      const bytes = await getBytes(ref(person.storage, image.url));
      expect(bytes.byteLength).toBe(image.bytes);
    }
    const messages = await getDocs(
      query(
        belongingTo(person, 'generate_queue_messages', stampId),
        where('queueId', '==', set.queueId),
        orderBy('orderPriority'),
      ),
    );
    const parsed = messages.docs.map((each) => generateQueueMessageSchema.parse(each.data()));
    expect(parsed.map(({ message }) => message)).toEqual(messagesFor(count).map(({ text }) => text));
    expect(new Set(parsed.map(({ state }) => state))).toEqual(new Set(['done']));
  });

  it('creates one set for repeated requests with the same id', async () => {
    const input = {
      requestId: crypto.randomUUID(),
      count: 8 as const,
      messages: messagesFor(8),
      presetId: 'classic',
      payWith: 'tokens' as const,
    };
    const answers = await Promise.all([1, 2, 3].map(() => person.call('createStamp', input)));
    expect(new Set(answers.map(({ stampId }) => stampId)).size).toBe(1);
    const messages = await getDocs(belongingTo(person, 'generate_queue_messages', answers[0]?.stampId ?? ''));
    expect(messages.size).toBe(8);
  });

  it('removes the upload; only the owner can delete the set with everything that belongs to it', async () => {
    const { stampId, uploadFolder } = await createSet(person);
    await upload(person, uploadFolder, await photo('portrait_1024.jpg'), { name: 'only.jpg' });
    const set = await untilSet(person, stampId, ({ status }) => status === 'generated', 'the finished set');
    await expect(getBytes(ref(person.inbox, `${uploadFolder}only.jpg`))).rejects.toThrow();
    await expect(listAll(ref(person.inbox, uploadFolder))).rejects.toThrow(/unauthorized/);
    const other = await signUp();
    expect((await rejectionOf(other.call('deleteStamp', { stampId }))).code).toBe('not_yours');
    expect(await getBytes(ref(person.storage, set.packagePath ?? ''))).toBeTruthy();

    await person.call('deleteStamp', { stampId, forGood: true });
    await person.call('deleteStamp', { stampId, forGood: true });
    await expect(getBytes(ref(person.storage, set.packagePath ?? ''))).rejects.toThrow(/object-not-found/);
    for (const name of ['images', 'generate_queues', 'generate_queue_messages']) {
      const { docs } = await getDocs(belongingTo(person, name, stampId));
      expect(docs.every((each) => each.data().deletedAt !== null)).toBe(true);
    }
  });
});
