import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PochittoError } from '../../../functions/src/domain/errors.ts';
import { generateQueueMessageSchema } from '../../../functions/src/domain/generation/generate_queue_message.ts';
import { collections } from '../../../functions/src/domain/paths.ts';
import { creditLeft } from '../../../functions/src/domain/tokens/ticket.ts';
import { tokenConsumptionSchema } from '../../../functions/src/domain/tokens/token_consumption.ts';
import {
  addMessages,
  cancelGeneration,
  regenerateSticker,
  retryStamp,
} from '../../../functions/src/generation/index.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { deleteStamp } from '../../../functions/src/stamps/index.ts';
import { readMessages } from '../../../functions/src/stamps/messages.ts';
import { auditLedger } from '../../../functions/src/tokens/index.ts';
import { backendFixture, testUser } from '../../support/backend_fixture.ts';
import { smallPhoto } from '../../support/sets.ts';
import { createGeneratingSet } from './generation_fixture.ts';
import { creditOf, deliver, removeStickers, run, type SetIds, stampOf } from './simulated_run.ts';

const step = fc.oneof(
  fc.record({
    what: fc.constant('run' as const),
    count: fc.nat(10),
    end: fc.constantFrom('finish' as const, 'finish' as const, 'fail' as const),
  }),
  fc.record({ what: fc.constant('deliver' as const), count: fc.nat(5) }),
  fc.record({ what: fc.constant('cancel' as const) }),
  fc.record({ what: fc.constant('retry' as const) }),
  fc.record({ what: fc.constant('add' as const), count: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ what: fc.constant('regenerate' as const), which: fc.nat(10) }),
  // Removes every `every`th drawn sticker, or all of them for 1.
  fc.record({ what: fc.constant('remove' as const), every: fc.integer({ min: 1, max: 3 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const sequence = fc.record({
  payWith: fc.constantFrom('ticket' as const, 'ticket' as const, 'tokens' as const),
  steps: fc.array(step, { minLength: 5, maxLength: 9 }),
  isDeleted: fc.boolean(),
});

const runs = 20;
const atOnce = 5;

describe('charge of a set', () => {
  it('equals one token or one place of its ticket for each delivered sticker after any sequence of operations', {
    timeout: 240_000,
  }, async () => {
    const bytes = await smallPhoto();
    await fc.assert(
      fc.asyncProperty(fc.tuple(...Array.from({ length: atOnce }, () => sequence)), async (group) => {
        const problems = await Promise.all(group.map((each) => problemsOf(each, bytes)));
        expect(problems.flat()).toEqual([]);
      }),
      { numRuns: runs / atOnce, endOnFailure: true },
    );
  });
});

async function problemsOf(
  { payWith, steps, isDeleted }: { payWith: 'ticket' | 'tokens'; steps: readonly Step[]; isDeleted: boolean },
  bytes: Uint8Array,
): Promise<string[]> {
  const fixture = await backendFixture();
  // Never called: the worker is simulated.
  const openAi = () => ({
    ...({ apiKey: 'unused', apiUrl: 'http://127.0.0.1:9', model: 'gpt-image-1.5', quality: 'low' } as const),
    timeoutSeconds: 1,
    limits: { usdPerDay: 0, freeShare: 1, usdPerUserPerDay: 0, imagesPerMinute: 1 },
  });
  const context: Context = { ...fixture.context, openAi };
  const set = await createGeneratingSet({ context, bytes }, { engine: 'openai', payWith });
  const works = [
    ...steps.map((each) => ({ name: JSON.stringify(each), work: () => runStep(context, set, each) })),
    ...(isDeleted
      ? [{ name: 'delete', work: () => deleteStamp(context, testUser, { ...set, forGood: true }) }]
      : []),
  ];
  const done: string[] = [];
  for (const { name, work } of works) {
    done.push(name);
    const before = await chargesOf(context, set);
    const isDone = await succeeds(work());
    const after = await chargesOf(context, set);
    const problems = [
      ...(await auditLedger(context, testUser.uid)),
      ...chargeProblems(after),
      ...(isDone ? creditProblems(before, after) : []),
    ];
    if (problems.length > 0) return [`${payWith}: ${done.join(' ')}`, ...problems];
  }
  return [];
}

/**
 * Returns false for expected errors. @throws any other error.
 */
async function succeeds(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (!(error instanceof PochittoError)) throw error;
    return false;
  }
}

async function runStep(context: Context, set: SetIds, step: Step): Promise<unknown> {
  const { stampId } = set;
  switch (step.what) {
    case 'run':
      return run(context, set, step.count, step.end);
    case 'deliver':
      return (await stampOf(context, set)).status === 'generating' && deliver(context, set, step.count);
    case 'cancel':
      return cancelGeneration(context, testUser, set);
    case 'retry':
      return retryStamp(context, testUser, { stampId });
    case 'add': {
      const messages = Array.from({ length: step.count }, (_, at) => ({ text: `足す${at}`, pose: null }));
      return addMessages(context, testUser, { stampId, requestId: randomUUID(), messages });
    }
    case 'regenerate': {
      const messages = await readMessages(context, set.queueId);
      const messageId = messages[step.which % messages.length]?.id ?? '';
      return regenerateSticker(context, testUser, { stampId, messageId });
    }
    case 'remove':
      return removeStickers(
        context,
        set,
        ({ data }) => data.state === 'done' && data.orderPriority % step.every === 0,
      );
  }
}

type Charges = Awaited<ReturnType<typeof chargesOf>>;

/** Returns what was paid for the stickers of a set, and what was delivered. */
async function chargesOf(context: Context, set: SetIds) {
  const { firestore } = context;
  const owned = async (collection: string) =>
    (await firestore.collection(collection).where('userId', '==', testUser.uid).get()).docs;
  const entries = new Map(
    (await owned(collections.tokenConsumptions)).map((each) => [
      each.id,
      tokenConsumptionSchema.parse(each.data()),
    ]),
  );
  const tokens = [...entries.values()]
    .filter((each) => (each.reason === 'refund' ? entries.get(each.chargeId) : each)?.reason === 'generation')
    .reduce((sum, { amount }) => sum + amount, 0);
  const messages = (await owned(collections.generateQueueMessages)).map((each) =>
    generateQueueMessageSchema.parse(each.data()),
  );
  const { status, deletedAt } = await stampOf(context, set);
  const credit = await creditOf(context, set);
  return {
    isRunning: status === 'generating' && deletedAt === null,
    tokens,
    credit: credit && !credit.deletedAt ? credit : null,
    /** Includes removed stickers. */
    delivered: messages.filter(({ state, regenerations }) => state === 'done' || regenerations > 0).length,
    open: messages.filter((each) => each.regenerations === 0 && /pending|running/.test(each.state)).length,
    unusedTickets: (await owned(collections.tickets)).filter((each) => each.get('consumedAt') === null)
      .length,
  };
}

function chargeProblems({ isRunning, tokens, credit, delivered, open, unusedTickets }: Charges): string[] {
  const underWay = isRunning ? open : 0;
  // Stickers delivered in the current run are still in its list.
  const byTicket = credit ? credit.delivered + credit.messageIds.length : 0;
  const isUsed = credit !== null && byTicket > 0;
  return [
    ...(tokens + byTicket === delivered + underWay
      ? []
      : [`${delivered} came and ${underWay} are made, for ${tokens} tokens and ${byTicket} of the ticket`]),
    ...(unusedTickets === (isUsed ? 0 : 1)
      ? []
      : [`${unusedTickets} tickets are left, with ${byTicket} made`]),
    ...(!isRunning && credit && credit.messageIds.length > 0 ? ['an account is still open'] : []),
  ];
}

/** Tokens may be charged only if the ticket covers no more stickers. */
function creditProblems(before: Charges, after: Charges): string[] {
  if (after.tokens <= before.tokens || !after.credit) return [];
  const left = creditLeft(after.credit) - after.credit.messageIds.length;
  return left > 0 ? [`tokens were taken while the ticket covers ${left} more`] : [];
}
