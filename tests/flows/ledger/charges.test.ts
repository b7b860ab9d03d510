import { randomUUID } from 'node:crypto';
import type { Transaction } from 'firebase-admin/firestore';
import { beforeAll, describe, expect, it } from 'vitest';
import { collections, documents, ids } from '../../../functions/src/domain/paths.ts';
import type { SubmissionOutcome } from '../../../functions/src/domain/submission/submission_attempt.ts';
import type { Caller } from '../../../functions/src/platform/callable.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import {
  auditLedger,
  grant,
  prepareGenerationCharge,
  prepareGenerationRefund,
  prepareRegenerationCharge,
  prepareRegenerationRefund,
  prepareSubmissionCharge,
  prepareSubmissionRefund,
  type Write,
  withLedger,
} from '../../../functions/src/tokens/index.ts';
import { bareContext } from '../../support/bare_context.ts';
import { balanceOf, newSet, newUser } from '../../support/ledger_fixture.ts';

describe('charges', () => {
  let context: Context;
  let ann: Caller;
  let stampId: string;

  beforeAll(() => {
    ({ context } = bareContext());
  });

  const begin = async (tokens: number) => {
    ann = await newUser(context, tokens);
    stampId = await newSet(context, ann.uid);
    const queueId = randomUUID();
    const messageIds = ids.firstMessages(queueId, 16);
    return { uid: ann.uid, stampId, queueId, runNumber: 0, messageIds, payWith: 'tokens' as const };
  };

  const write = (read: (context: Context, transaction: Transaction) => Promise<Write>) =>
    withLedger(context, ann.uid, async (transaction) => (await read(context, transaction))());

  const ends = async (tokens: number) => {
    expect(await balanceOf(context, ann.uid)).toBe(tokens);
    expect(await auditLedger(context, ann.uid)).toEqual([]);
  };

  const tickets = async () => {
    const { docs } = await context.firestore
      .collection(collections.tickets)
      .where('userId', '==', ann.uid)
      .get();
    return docs.filter((ticket) => !ticket.get('consumedAt')).map(({ id }) => id);
  };

  it('cost one token per sticker, and are refunded for undelivered ones, also if calls are repeated', async () => {
    const charge = await begin(20);
    const { queueId, messageIds } = charge;
    const missing = messageIds.slice(11);
    const ended = { queueId, runNumber: 0, undelivered: missing };
    for (let time = 0; time < 2; time += 1) await write((...at) => prepareGenerationCharge(...at, charge));
    await ends(4);
    for (let time = 0; time < 2; time += 1) await write((...at) => prepareGenerationRefund(...at, ended));
    await write((...at) => prepareGenerationCharge(...at, charge));
    await ends(9);
    await write((...at) => prepareGenerationCharge(...at, { ...charge, runNumber: 1, messageIds: missing }));
    await write((...at) => prepareGenerationRefund(...at, { ...ended, runNumber: 1, undelivered: [] }));
    await ends(4);
  });

  it('are not refunded if they were never made, nor for stickers of another charge', async () => {
    const charge = await begin(20);
    const { queueId, messageIds } = charge;
    const ended = { queueId, runNumber: 0, undelivered: messageIds };
    await write((...at) => prepareGenerationRefund(...at, ended));
    await ends(20);
    const [first, second] = [messageIds.slice(0, 3), messageIds.slice(3, 5)];
    await write((...at) => prepareGenerationCharge(...at, { ...charge, messageIds: first }));
    await write((...at) => prepareGenerationCharge(...at, { ...charge, runNumber: 1, messageIds: second }));
    await write((...at) => prepareGenerationRefund(...at, { ...ended, runNumber: 1 }));
    await ends(17);
  });

  it('report missing tokens or tickets without a write', async () => {
    const charge = await begin(15);
    const read = (more: object) =>
      withLedger(context, ann.uid, async (transaction) => {
        await prepareGenerationCharge(context, transaction, { ...charge, ...more });
      });
    await expect(read({})).rejects.toMatchObject({ code: 'tokens_insufficient' });
    await read({ messageIds: charge.messageIds.slice(1) });
    await read({ payWith: 'ticket' });
    expect(await tickets()).toHaveLength(1);
    await write((...at) => prepareGenerationCharge(...at, { ...charge, payWith: 'ticket' }));
    await expect(read({ queueId: randomUUID(), payWith: 'ticket' })).rejects.toMatchObject({
      code: 'ticket_none',
    });
    await ends(15);
  });

  it('use the oldest ticket for a set, and release it only if nothing was delivered', async () => {
    const charge = { ...(await begin(0)), payWith: 'ticket' as const };
    const { queueId, messageIds } = charge;
    await grant(context, { grantId: randomUUID(), uid: ann.uid, tokens: 0, tickets: 1 });
    const [gift, welcome] = (await tickets()).toSorted();
    expect(welcome).toBe(`welcome_${ann.uid}`);
    const ended = { queueId, runNumber: 0, undelivered: messageIds };
    await write((...at) => prepareGenerationCharge(...at, charge));
    expect(await tickets()).toEqual([gift]);
    await write((...at) => prepareGenerationRefund(...at, ended));
    await write((...at) => prepareGenerationCharge(...at, charge));
    expect(await tickets()).toHaveLength(2);
    await write((...at) => prepareGenerationCharge(...at, { ...charge, runNumber: 1 }));
    await write((...at) => prepareGenerationRefund(...at, ended));
    const missing = messageIds.slice(1);
    const second = { ...ended, runNumber: 1, undelivered: missing };
    for (let time = 0; time < 2; time += 1) await write((...at) => prepareGenerationRefund(...at, second));
    await write((...at) => prepareGenerationCharge(...at, { ...charge, runNumber: 2, messageIds: missing }));
    await write((...at) => prepareGenerationRefund(...at, { ...second, runNumber: 2 }));
    expect(await tickets()).toEqual([gift]);
    await ends(0);
  });

  it('use the rest of the ticket first, then tokens, and are refunded separately', async () => {
    const charge = { ...(await begin(5)), payWith: 'ticket' as const };
    const { queueId, messageIds } = charge;
    await write((...at) => prepareGenerationCharge(...at, charge));
    const missing = messageIds.slice(14);
    await write((...at) => prepareGenerationRefund(...at, { queueId, runNumber: 0, undelivered: missing }));
    const wanted = [...missing, 'added1', 'added2', 'added3'];
    const again = { ...charge, runNumber: 1, messageIds: wanted };
    for (let time = 0; time < 2; time += 1) await write((...at) => prepareGenerationCharge(...at, again));
    await ends(2);
    const undelivered = [missing[0] ?? '', 'added2'];
    await write((...at) => prepareGenerationRefund(...at, { queueId, runNumber: 1, undelivered }));
    await ends(3);
    await write((...at) =>
      prepareGenerationCharge(...at, { ...charge, runNumber: 2, messageIds: undelivered }),
    );
    await write((...at) => prepareGenerationRefund(...at, { queueId, runNumber: 2, undelivered: [] }));
    await ends(2);
    const account = await context.firestore.doc(documents.ticketConsumption(queueId)).get();
    expect(account.data()).toMatchObject({ covered: 16, delivered: 16, messageIds: [] });
  });

  it('cannot use the rest of a ticket while the balance is negative', async () => {
    const charge = { ...(await begin(0)), payWith: 'ticket' as const };
    const { queueId, messageIds } = charge;
    await write((...at) => prepareGenerationCharge(...at, charge));
    const undelivered = messageIds.slice(8);
    await write((...at) => prepareGenerationRefund(...at, { queueId, runNumber: 0, undelivered }));
    await context.firestore.doc(documents.user(ann.uid)).update({ tokenBalance: -1 });
    const again = { ...charge, runNumber: 1, messageIds: undelivered };
    await expect(write((...at) => prepareGenerationCharge(...at, again))).rejects.toMatchObject({
      code: 'tokens_below_zero',
    });
  });

  it('use two tickets for two concurrent sets, and none for a third', async () => {
    const charge = { ...(await begin(0)), payWith: 'ticket' as const };
    await grant(context, { grantId: randomUUID(), uid: ann.uid, tokens: 0, tickets: 1 });
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() =>
        write((...at) => prepareGenerationCharge(...at, { ...charge, queueId: randomUUID() })),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await tickets()).toEqual([]);
    await ends(0);
  });

  it('are free for two regenerations per set, and a failed one does not count', async () => {
    const { uid } = await begin(3);
    const regenerate = (messageId: string, runNumber = 1) =>
      write((...at) => prepareRegenerationCharge(...at, { uid, stampId, messageId, runNumber }));
    await regenerate('a');
    await regenerate('b');
    await write((...at) => prepareRegenerationRefund(...at, { messageId: 'b', runNumber: 1 }));
    await regenerate('c');
    await ends(3);
    await regenerate('a', 2);
    await regenerate('a', 2);
    await ends(2);
    await write((...at) => prepareRegenerationRefund(...at, { messageId: 'a', runNumber: 2 }));
    await ends(3);
  });

  it('cost 5 tokens for a submission, nothing after a rejection, and 5 again after a refund', async () => {
    const { uid } = await begin(20);
    const submit = (attemptNo: number, previous: SubmissionOutcome) =>
      write((...at) => prepareSubmissionCharge(...at, { uid, stampId, attemptNo, previous }));
    await submit(1, 'none');
    await submit(2, 'rejected');
    await ends(15);
    await submit(3, 'submitted');
    await ends(10);
    await write((...at) => prepareSubmissionRefund(...at, { stampId, attemptNo: 3 }));
    await write((...at) => prepareSubmissionRefund(...at, { stampId, attemptNo: 1 }));
    await submit(4, 'failed');
    await ends(15);
    expect((await context.firestore.doc(documents.stamp(stampId)).get()).get('consumedTokens')).toBe(5);
  });

  it('are audited: reports a balance, set or ticket that changed without an entry', async () => {
    const charge = await begin(20);
    await write((...at) => prepareGenerationCharge(...at, charge));
    await context.firestore.doc(documents.user(ann.uid)).update({ tokenBalance: 5 });
    await context.firestore.doc(documents.stamp(stampId)).update({ consumedTokens: 17 });
    await context.firestore.doc(documents.ticket(`welcome_${ann.uid}`)).update({ consumedAt: new Date() });
    expect(await auditLedger(context, ann.uid)).toEqual([
      'tokenBalance is 5, its entries make 4',
      `stamps/${stampId}: consumedTokens is 17, its entries make 16`,
      `tickets/welcome_${ann.uid} paid for 0 queues`,
    ]);
  });

  it('are audited: reports a ticket that delivered too much, or a wrong refund', async () => {
    const charge = await begin(20);
    const { queueId, messageIds } = charge;
    await write((...at) => prepareGenerationCharge(...at, charge));
    const undelivered = messageIds.slice(12);
    await write((...at) => prepareGenerationRefund(...at, { queueId, runNumber: 0, undelivered }));
    const byTicket = { ...charge, queueId: randomUUID(), payWith: 'ticket' as const };
    await write((...at) => prepareGenerationCharge(...at, byTicket));
    const { firestore } = context;
    const refund = ids.generationRefund(queueId, 0);
    await firestore.doc(documents.tokenConsumption(refund)).update({ messageIds: messageIds.slice(13) });
    await firestore.doc(documents.ticketConsumption(byTicket.queueId)).update({ delivered: 1 });
    expect(await auditLedger(context, ann.uid)).toEqual([
      `token_consumptions/${refund} gives 4 back, and 3 are due for what never came`,
      `ticket_consumptions/${byTicket.queueId} delivered 1 and makes 16 of 16`,
    ]);
  });
});
