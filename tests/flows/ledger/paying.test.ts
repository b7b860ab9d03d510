import { randomUUID } from 'node:crypto';
import type { Transaction } from 'firebase-admin/firestore';
import { beforeAll, describe, expect, it } from 'vitest';
import { collections, documents } from '../../../functions/src/domain/paths.ts';
import type { SubmissionOutcome } from '../../../functions/src/domain/submission_price.ts';
import type { Caller } from '../../../functions/src/platform/callable.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import {
  auditLedger,
  grant,
  readGenerationHold,
  readGenerationReturn,
  readRegenerationHold,
  readRegenerationReturn,
  readSubmissionHold,
  readSubmissionReturn,
  type Write,
  withPurse,
} from '../../../functions/src/tokens/index.ts';
import { bareContext } from '../../support/bare_context.ts';
import { balanceOf, newcomer, newSet } from '../../support/shop.ts';

describe('paying', () => {
  let context: Context;
  let ann: Caller;
  let stampId: string;

  beforeAll(() => {
    ({ context } = bareContext());
  });

  const begin = async (tokens: number) => {
    ann = await newcomer(context, tokens);
    stampId = await newSet(context, ann.uid);
    return { uid: ann.uid, stampId, queueId: randomUUID(), round: 0, count: 16, payWith: 'tokens' as const };
  };

  const write = (read: (context: Context, transaction: Transaction) => Promise<Write>) =>
    withPurse(context, ann.uid, async (transaction) => (await read(context, transaction))());

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

  it('takes a token a sticker, and gives back those nobody got, whatever runs twice', async () => {
    const hold = await begin(20);
    const ended = { queueId: hold.queueId, round: 0, undelivered: 5, total: 16 };
    for (let time = 0; time < 2; time += 1) await write((...at) => readGenerationHold(...at, hold));
    await ends(4);
    for (let time = 0; time < 2; time += 1) await write((...at) => readGenerationReturn(...at, ended));
    await write((...at) => readGenerationHold(...at, hold));
    await ends(9);
    await write((...at) => readGenerationHold(...at, { ...hold, round: 1, count: 5 }));
    await write((...at) => readGenerationReturn(...at, { ...ended, round: 1, undelivered: 0 }));
    await ends(4);
  });

  it('never gives back more than was taken, nor what was never taken', async () => {
    const hold = await begin(20);
    await write((...at) =>
      readGenerationReturn(...at, { queueId: hold.queueId, round: 0, undelivered: 16, total: 16 }),
    );
    await ends(20);
    await write((...at) => readGenerationHold(...at, { ...hold, count: 3 }));
    await write((...at) =>
      readGenerationReturn(...at, { queueId: hold.queueId, round: 0, undelivered: 16, total: 16 }),
    );
    await ends(20);
  });

  it('says that tokens or tickets are missing without changing anything, by reading alone', async () => {
    const hold = await begin(15);
    const read = (more: object) =>
      withPurse(context, ann.uid, async (transaction) => {
        await readGenerationHold(context, transaction, { ...hold, ...more });
      });
    await expect(read({})).rejects.toMatchObject({ code: 'tokens_insufficient' });
    await read({ count: 15 });
    await read({ payWith: 'ticket' });
    expect(await tickets()).toHaveLength(1);
    await write((...at) => readGenerationHold(...at, { ...hold, payWith: 'ticket' }));
    await expect(read({ queueId: randomUUID(), payWith: 'ticket' })).rejects.toMatchObject({
      code: 'ticket_none',
    });
    await ends(15);
  });

  it('takes the oldest ticket for a whole set, and gives it back only when nothing of the set came', async () => {
    const hold = { ...(await begin(0)), payWith: 'ticket' as const };
    await grant(context, { grantId: randomUUID(), uid: ann.uid, tokens: 0, tickets: 1 });
    const [gift, welcome] = (await tickets()).toSorted();
    expect(welcome).toBe(`welcome_${ann.uid}`);
    const ended = { queueId: hold.queueId, round: 0, undelivered: 16, total: 16 };
    await write((...at) => readGenerationHold(...at, hold));
    expect(await tickets()).toEqual([gift]);
    await write((...at) => readGenerationReturn(...at, ended));
    await write((...at) => readGenerationHold(...at, hold));
    expect(await tickets()).toHaveLength(2);
    await write((...at) => readGenerationHold(...at, { ...hold, round: 1 }));
    await write((...at) => readGenerationReturn(...at, ended));
    await write((...at) => readGenerationReturn(...at, { ...ended, round: 1, undelivered: 15 }));
    await write((...at) => readGenerationHold(...at, { ...hold, round: 2, count: 15 }));
    expect(await tickets()).toEqual([gift]);
    await ends(0);
  });

  it('lets two sets at once use two tickets, and a third none', async () => {
    const hold = { ...(await begin(0)), payWith: 'ticket' as const };
    await grant(context, { grantId: randomUUID(), uid: ann.uid, tokens: 0, tickets: 1 });
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => write((...at) => readGenerationHold(...at, { ...hold, queueId: randomUUID() }))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await tickets()).toEqual([]);
    await ends(0);
  });

  it('lets two stickers of a set be redone for nothing, and a failed redo not count', async () => {
    const { uid } = await begin(3);
    const redo = (messageId: string, round = 1) =>
      write((...at) => readRegenerationHold(...at, { uid, stampId, messageId, round }));
    await redo('a');
    await redo('b');
    await write((...at) => readRegenerationReturn(...at, { messageId: 'b', round: 1 }));
    await redo('c');
    await ends(3);
    await redo('a', 2);
    await redo('a', 2);
    await ends(2);
    await write((...at) => readRegenerationReturn(...at, { messageId: 'a', round: 2 }));
    await ends(3);
  });

  it('asks 5 for a submission, nothing after a rejection, and 5 anew when they went back', async () => {
    const { uid } = await begin(20);
    const submit = (attemptNo: number, previous: SubmissionOutcome) =>
      write((...at) => readSubmissionHold(...at, { uid, stampId, attemptNo, previous }));
    await submit(1, 'none');
    await submit(2, 'rejected');
    await ends(15);
    await submit(3, 'submitted');
    await ends(10);
    await write((...at) => readSubmissionReturn(...at, { stampId, attemptNo: 3 }));
    await write((...at) => readSubmissionReturn(...at, { stampId, attemptNo: 1 }));
    await submit(4, 'failed');
    await ends(15);
    expect((await context.firestore.doc(documents.stamp(stampId)).get()).get('consumedTokens')).toBe(5);
  });

  it('is told by the audit when a balance, a set or a ticket was changed without its entry', async () => {
    const hold = await begin(20);
    await write((...at) => readGenerationHold(...at, hold));
    await context.firestore.doc(documents.user(ann.uid)).update({ tokenBalance: 5 });
    await context.firestore.doc(documents.stamp(stampId)).update({ consumedTokens: 17 });
    await context.firestore.doc(documents.ticket(`welcome_${ann.uid}`)).update({ consumedAt: new Date() });
    expect(await auditLedger(context, ann.uid)).toEqual([
      'tokenBalance is 5, its entries make 4',
      `stamps/${stampId}: consumedTokens is 17, its entries make 16`,
      `tickets/welcome_${ann.uid} paid for 0 queues`,
    ]);
  });
});
