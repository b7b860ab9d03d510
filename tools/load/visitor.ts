import { randomUUID } from 'node:crypto';
import { collections, documents, files } from '@pochitto/functions/domain/paths';
import { stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { offers, prices } from '@pochitto/functions/domain/tokens/prices';
import { collection, doc, getDocFromServer, getDocs, orderBy, query, where } from 'firebase/firestore';
import { getBytes, ref, uploadBytes } from 'firebase/storage';
import { createSet, messagesFor, smallPhoto } from '../../tests/support/sets.ts';
import { buyTokens } from '../client/buy_tokens.ts';
import { type Person, signUp, uploadPhoto } from '../client/person.ts';
import { untilConversion, untilSet } from '../client/watch.ts';
import type { StackInfo } from '../stack/stack_info.ts';
import type { Timings } from './timings.ts';

const count = 8;
/** Queues are long under load: work that takes longer than this is an error; in seconds. */
const patience = 600;

interface Visit {
  readonly info: StackInfo;
  readonly timings: Timings;
  /** Returns the next of `kinds` kinds of work after `done` pieces; null ends the visit. */
  readonly choose: (kinds: number, done: number) => number | null;
}

/** One person's visit: signs up, makes a set with the welcome ticket, and does mixed work. */
export async function visit({ info, timings: { time }, choose }: Visit): Promise<void> {
  const person = await time('sign up', () => signUp(info));
  if (!person) return;
  try {
    const sets: string[] = [];
    let tokens = 0;
    const makeSet = async (payWith: 'ticket' | 'tokens') => {
      const made = await time('create a set', () => createSet(person, { count, payWith }));
      if (!made) return;
      if (payWith === 'tokens') tokens -= count * prices.sticker;
      await time('upload a photo', async () => uploadPhoto(person, made.uploadFolder, await smallPhoto()));
      const drawn = await time('draw a set', () => generated(person, made.stampId));
      if (drawn) sets.push(made.stampId);
    };
    await makeSet('ticket');
    const work: readonly (() => Promise<unknown>)[] = [
      () => time('read a set', () => readSet(person, sets.at(-1))),
      () => time('edit a sticker', () => edit(person, sets.at(-1))),
      () => time('convert a photo', () => convert(person)),
      () => time('list conversions', () => person.call('listConversions', {})),
      async () => {
        if (tokens >= count * prices.sticker) return makeSet('tokens');
        const isBought = await time('buy tokens', () =>
          buyTokens(person, info.sandboxes.stripe ?? '', 'tokens_50'),
        );
        if (isBought !== null) tokens += offers.tokens_50.tokens;
      },
    ];
    let done = 0;
    for (let next = choose(work.length, done); next !== null; next = choose(work.length, done)) {
      await work[next]?.();
      done += 1;
    }
  } finally {
    await person.close();
  }
}

async function generated(person: Person, stampId: string): Promise<true> {
  const { status } = await untilSet(
    person,
    stampId,
    (set) => ['generated', 'failed'].includes(set.status) || set.failure !== null,
    'the finished set',
    patience,
  );
  if (status !== 'generated') throw new Error(`The set is ${status}.`);
  return true;
}

/** Reads every sticker of a set like its page does. */
async function readSet(person: Person, stampId: string | undefined): Promise<void> {
  if (stampId === undefined) return;
  const { docs } = await getDocs(
    query(
      collection(person.firestore, collections.images),
      where('userId', '==', person.uid),
      where('stampId', '==', stampId),
    ),
  );
  await Promise.all(docs.map((image) => getBytes(ref(person.storage, String(image.get('url'))))));
}

/** Changes the words on the first sticker. */
async function edit(person: Person, stampId: string | undefined): Promise<void> {
  if (stampId === undefined) return;
  // The first snapshot of a listener can be an older one from the cache.
  const set = await getDocFromServer(doc(person.firestore, documents.stamp(stampId)));
  const { queueId, revision } = stampSchema.parse(set.data());
  const { docs } = await getDocs(
    query(
      collection(person.firestore, collections.generateQueueMessages),
      where('userId', '==', person.uid),
      where('queueId', '==', queueId),
      orderBy('orderPriority'),
    ),
  );
  const [first] = docs;
  if (!first) throw new Error('The set has no messages.');
  const message = messagesFor(count)[(revision + 1) % count]?.text ?? '';
  await person.call('saveEdits', { stampId, revision, stickers: [{ messageId: first.id, message }] });
}

async function convert(person: Person): Promise<void> {
  const name = `${randomUUID()}.jpg`;
  const photo = await smallPhoto();
  await uploadBytes(ref(person.storage, files.studioPicture(person.uid, name)), photo, {
    contentType: 'image/jpeg',
  });
  const { conversionId } = await person.call('startConversion', {
    requestId: randomUUID(),
    original: { name, fileName: 'photo.jpg' },
    prompt: 'evening light',
    generationCount: 1,
    engine: 'embedded',
    effect: { hair: null, background: 'keep', light: 'evening' },
    consent: true,
  });
  const isDone = ({ status }: { status: string }) => ['completed', 'failed'].includes(status);
  const { status } = await untilConversion(person, conversionId, isDone, 'its end', patience);
  if (status !== 'completed') throw new Error(`The conversion is ${status}.`);
}
