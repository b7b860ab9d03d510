import { randomUUID } from 'node:crypto';
import { userSchema } from '@pochitto/functions/domain/accounts/user';
import { ticketSchema } from '@pochitto/functions/domain/tokens/ticket';
import { describe, expect, it } from 'vitest';
import { auditLedger, grant } from '../../functions/src/tokens/index.ts';
import { admin } from '../support/admin.ts';
import { deployedContext } from '../support/bare_context.ts';
import { type Person, rejectionOf, signUp } from '../support/person.ts';
import { createSet, photo, untilSet, upload } from '../support/sets.ts';

const balanceOf = async ({ uid }: Person) =>
  userSchema.parse((await admin().firestore.doc(`users/${uid}`).get()).data()).tokenBalance;

const unusedTickets = async ({ uid }: Person) =>
  (await admin().firestore.collection('tickets').where('userId', '==', uid).get()).docs
    .map((ticket) => ticketSchema.parse(ticket.data()))
    .filter(({ consumedAt, deletedAt }) => !consumedAt && !deletedAt).length;

const setsOf = async ({ uid }: Person) =>
  (await admin().firestore.collection('stamps').where('userId', '==', uid).get()).size;

const give = (person: Person, tokens: number) =>
  grant(deployedContext().context, { grantId: randomUUID(), uid: person.uid, tokens, tickets: 0 });

const isBalanced = async ({ uid }: Person) =>
  expect(await auditLedger(deployedContext().context, uid)).toEqual([]);

const ended = (person: Person, stampId: string) =>
  untilSet(person, stampId, ({ status }) => status === 'generated' || status === 'failed', 'the end');

describe('payment for a set', () => {
  it('uses the welcome ticket once', async () => {
    const person = await signUp();
    expect(await unusedTickets(person)).toBe(1);
    const { stampId, uploadFolder } = await createSet(person, { payWith: 'ticket' });
    await upload(person, uploadFolder, await photo('portrait_1024.jpg'));
    expect((await ended(person, stampId)).status).toBe('generated');
    expect(await unusedTickets(person)).toBe(0);

    expect((await rejectionOf(createSet(person, { payWith: 'ticket' }))).code).toBe('ticket_none');
    expect((await rejectionOf(createSet(person, { payWith: 'tokens' }))).code).toBe('tokens_insufficient');
    expect(await setsOf(person)).toBe(1);
    await isBalanced(person);
  });

  it('costs one token per sticker when the work starts', async () => {
    const person = await signUp();
    await give(person, 20);
    const { stampId, uploadFolder } = await createSet(person, { count: 16 });
    expect(await balanceOf(person)).toBe(20);
    await upload(person, uploadFolder, await photo('portrait_1024.jpg'));
    const set = await ended(person, stampId);
    expect(set).toMatchObject({ status: 'generated', consumedTokens: 16 });
    expect(await balanceOf(person)).toBe(4);
    expect(await unusedTickets(person)).toBe(1);
    await isBalanced(person);
  });

  it.each(['ticket', 'tokens'] as const)(
    'by %s is refunded if the photo has no subject, also for a retry',
    async (payWith) => {
      const person = await signUp();
      await give(person, 8);
      const { stampId, uploadFolder } = await createSet(person, { payWith });
      await upload(person, uploadFolder, await photo('empty_sky.png'), { contentType: 'image/png' });
      for (const retryCount of [0, 1]) {
        const set = await untilSet(
          person,
          stampId,
          (seen) => seen.status === 'failed' && seen.retryCount === retryCount,
          'the failure',
        );
        expect(set.consumedTokens).toBe(0);
        expect([await balanceOf(person), await unusedTickets(person)]).toEqual([8, 1]);
        if (retryCount === 0) await person.call('retryStamp', { stampId });
      }
      await isBalanced(person);
    },
  );

  it('from tokens for one of two sets starts the first, and the other waits with the reason', async () => {
    const person = await signUp();
    await give(person, 8);
    const first = await createSet(person);
    const second = await createSet(person);
    await upload(person, first.uploadFolder, await photo('portrait_1024.jpg'));
    await untilSet(person, first.stampId, ({ status }) => status !== 'pending_upload', 'the start');
    await upload(person, second.uploadFolder, await photo('portrait_1024.jpg'));
    const waiting = await untilSet(person, second.stampId, ({ failure }) => failure !== null, 'the refusal');
    expect(waiting).toMatchObject({ status: 'pending_upload', failure: { code: 'tokens_insufficient' } });
    expect(await balanceOf(person)).toBe(0);

    await give(person, 8);
    await upload(person, second.uploadFolder, await photo('portrait_1024.jpg'));
    expect((await ended(person, second.stampId)).status).toBe('generated');
    expect(await balanceOf(person)).toBe(0);
    await isBalanced(person);
  });

  it('is refunded for unfinished stickers if the set is deleted meanwhile', async () => {
    const person = await signUp();
    await give(person, 40);
    const { stampId, uploadFolder } = await createSet(person, { count: 40 });
    await upload(person, uploadFolder, await photo('portrait_1024.jpg'));
    await untilSet(person, stampId, ({ status }) => status !== 'pending_upload', 'the start');
    await person.call('deleteStamp', { stampId });
    const { consumedTokens, deletedAt } =
      (await admin().firestore.doc(`stamps/${stampId}`).get()).data() ?? {};
    expect(deletedAt).not.toBeNull();
    expect(await balanceOf(person)).toBe(40 - consumedTokens);
    await isBalanced(person);
  });
});
