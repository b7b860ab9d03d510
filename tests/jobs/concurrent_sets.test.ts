import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openProfile } from '../../functions/src/accounts/index.ts';
import { collections } from '../../functions/src/domain/paths.ts';
import type { Caller } from '../../functions/src/platform/callable.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { createStamp } from '../../functions/src/stamps/index.ts';
import { grant } from '../../functions/src/tokens/index.ts';
import { backendFixture } from '../support/backend_fixture.ts';
import { messagesFor } from '../support/sets.ts';

const presetId = 'classic';

const createSet = (context: Context, caller: Caller) =>
  createStamp(context, caller, {
    requestId: randomUUID(),
    count: 8,
    messages: messagesFor(8).map(({ text }) => ({ text, pose: null })),
    presetId,
    engine: 'embedded',
    subject: 'auto',
    drawnFace: null,
    actor: null,
    payWith: 'tokens',
  });

async function newPeople(context: Context, count: number): Promise<Caller[]> {
  const people = Array.from({ length: count }, (_, index) => ({
    uid: `person-${index}`,
    email: `person-${index}@pochitto.example`,
    displayName: '',
    isVerified: true,
  }));
  for (const person of people) {
    const { uid } = person;
    await openProfile(context, person, { locale: 'ja' });
    await grant(context, { grantId: uid, uid, tokens: 100, tickets: 0 });
  }
  return people;
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

it('twenty people who create sets at the same time do not wait for each other', async () => {
  const { context } = await backendFixture();
  const people = await newPeople(context, 20);
  const inTurn = await millisecondsOf(async () => {
    for (const person of people) await createSet(context, person);
  });
  const atOnce = await millisecondsOf(() => Promise.all(people.map((person) => createSet(context, person))));
  const created = await context.firestore.collection(collections.stamps).count().get();
  expect(created.data().count).toBe(40);
  // Far more if each transaction locks what the others read.
  expect(atOnce / inTurn).toBeLessThan(2);
});
