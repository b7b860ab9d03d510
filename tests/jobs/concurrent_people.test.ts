import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
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

const twentyPeople = (name: string): Caller[] =>
  Array.from({ length: 20 }, (_, index) => ({
    uid: `${name}-${index}`,
    email: `${name}-${index}@pochitto.example`,
    displayName: '',
    isVerified: true,
  }));

const signUp = (context: Context, person: Caller) => openProfile(context, person, { locale: 'ja' });

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** The time of all at once, relative to one after another: far more if each transaction locks what others read. */
async function slowdown(
  people: Record<'sequential' | 'concurrent', Caller[]>,
  work: (person: Caller) => Promise<unknown>,
) {
  const sequential = await millisecondsOf(async () => {
    for (const person of people.sequential) await work(person);
  });
  return (await millisecondsOf(() => Promise.all(people.concurrent.map(work)))) / sequential;
}

describe('twenty people at the same time', () => {
  it('sign up without waiting for each other', async () => {
    const { context } = await backendFixture();
    const people = { sequential: twentyPeople('first'), concurrent: twentyPeople('second') };
    expect(await slowdown(people, (person) => signUp(context, person))).toBeLessThan(2);
  });

  it('create sets without waiting for each other', async () => {
    const { context } = await backendFixture();
    const people = twentyPeople('person');
    for (const person of people) {
      await signUp(context, person);
      await grant(context, { grantId: person.uid, uid: person.uid, tokens: 100, tickets: 0 });
    }
    const ratio = await slowdown({ sequential: people, concurrent: people }, (person) =>
      createSet(context, person),
    );
    expect(ratio).toBeLessThan(2);
    const created = await context.firestore.collection(collections.stamps).count().get();
    expect(created.data().count).toBe(40);
  });
});
