import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PochittoError } from '../../../functions/src/domain/errors.ts';
import { collections, documents } from '../../../functions/src/domain/paths.ts';
import { type OfferId, offerIds, offers, prices } from '../../../functions/src/domain/tokens/prices.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { beginPurchase } from '../../../functions/src/tokens/begin_purchase.ts';
import {
  auditLedger,
  grant,
  prepareGenerationRefund,
  withLedger,
} from '../../../functions/src/tokens/index.ts';
import { recordPayment } from '../../../functions/src/tokens/record_payment.ts';
import type { PaymentSnapshot, Reversal } from '../../../functions/src/vendors/stripe/payment_snapshot.ts';
import { bareContext } from '../../support/bare_context.ts';
import { Crash, crashingContext } from '../../support/crashing_context.ts';
import { newSet, newUser, spend } from '../../support/ledger_fixture.ts';

/** Actions at Stripe, and reports about them: an older snapshot, or a repeated event. */
const stripeEvent = fc.oneof(
  fc.record({ what: fc.constant('buy' as const), offer: fc.constantFrom(...offerIds) }),
  fc.record({
    what: fc.constant('refund' as const),
    which: fc.nat(3),
    yen: fc.integer({ min: 1, max: 700 }),
  }),
  fc.record({ what: fc.constant('dispute' as const), which: fc.nat(3) }),
  fc.record({ what: fc.constant('undo' as const), which: fc.nat(3), reversal: fc.nat(3) }),
  fc.record({ what: fc.constant('tell' as const), which: fc.nat(3), age: fc.nat(3), event: fc.nat(6) }),
);

const operation = fc.oneof(
  fc.record({
    what: fc.constant('spend' as const),
    set: fc.nat(1),
    count: fc.integer({ min: 1, max: 40 }),
    payWith: fc.constantFrom('tokens' as const, 'ticket' as const),
  }),
  fc.record({ what: fc.constant('return' as const), set: fc.nat(1), undelivered: fc.nat(40) }),
);

/** `crashAt`: the process crashes before (1) or after (2) its first write; `again`: the operation is repeated. */
const sequence = fc.array(
  fc.record({
    action: fc.oneof(stripeEvent, operation),
    crashAt: fc.constantFrom(0, 0, 0, 1, 2),
    again: fc.boolean(),
  }),
  { minLength: 4, maxLength: 10 },
);
type Sequence = typeof sequence extends fc.Arbitrary<infer Value> ? Value : never;
type Action = Sequence[number]['action'];
type ActionOf<What extends Action['what']> = Extract<Action, { what: What }>;
type Work = (context: Context) => Promise<unknown>;

interface Bought {
  readonly purchaseId: string;
  readonly offer: OfferId;
  /** All snapshots of the payment, oldest first. */
  readonly snapshots: [PaymentSnapshot, ...PaymentSnapshot[]];
}

interface TestAccount {
  readonly uid: string;
  readonly sets: readonly {
    readonly stampId: string;
    readonly queueId: string;
    runNumber: number;
    messageIds: readonly string[];
  }[];
  readonly bought: Bought[];
}

const runs = 500;
const atOnce = 10;

describe('ledger', () => {
  it('stays consistent for any sequence of purchases, charges, refunds and disputes with repetitions and crashes', {
    timeout: 480_000,
  }, async () => {
    const first = bareContext().context;
    const { uid } = await newUser(first);
    const profile = (await first.firestore.doc(documents.user(uid)).get()).data() ?? {};
    const sequences = fc.tuple(...Array.from({ length: atOnce }, () => sequence));
    await fc.assert(
      fc.asyncProperty(sequences, async (group) => {
        // Queries in the emulator read whole collections: a project for each group keeps them small.
        const { context } = bareContext();
        const problems = await Promise.all(group.map((each) => problemsOf(context, profile, each)));
        expect(problems.flat()).toEqual([]);
      }),
      { numRuns: runs / atOnce, endOnFailure: true },
    );
  });
});

/** Creates a person with a profile, 60 tokens, a ticket and two sets. */
async function createAccount(context: Context, profile: object): Promise<TestAccount> {
  const uid = randomUUID();
  await context.firestore.doc(documents.user(uid)).set({ ...profile, userId: uid });
  await grant(context, { grantId: uid, uid, tokens: 60, tickets: 1 });
  const sets = await Promise.all(
    [0, 1].map(async () => ({
      stampId: await newSet(context, uid),
      queueId: randomUUID(),
      runNumber: 0,
      messageIds: [],
    })),
  );
  return { uid, sets, bought: [] };
}

async function problemsOf(context: Context, profile: object, sequence: Sequence): Promise<string[]> {
  const account = await createAccount(context, profile);
  for (const { action, crashAt, again } of sequence) {
    const work = workOf(account, action);
    if (!work) continue;
    if (crashAt > 0) await ignoreExpectedErrors(work(crashingContext(context, crashAt).context));
    if (crashAt === 0) await ignoreExpectedErrors(work(context));
    if (again) await ignoreExpectedErrors(Promise.all([work(context), work(context)]));
  }
  for (const { purchaseId, snapshots } of account.bought) {
    await recordPayment(context, { purchaseId, snapshot: snapshots.at(-1) ?? snapshots[0], event: null });
  }
  return [...(await auditLedger(context, account.uid)), ...(await purchaseProblems(context, account))];
}

/**
 * Ignores crashes and expected errors. @throws any other error.
 */
async function ignoreExpectedErrors(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Crash) && !(error instanceof PochittoError)) throw error;
  }
}

/** Applies actions at Stripe at once. Returns our own work, to be executed once or more. */
function workOf(account: TestAccount, action: Action): Work | null {
  if (action.what === 'spend') return chargeSet(account, action);
  if (action.what === 'return') return refundSet(account, action);
  if (action.what === 'buy') return startPurchase(account, action);
  const purchase = account.bought[action.which % account.bought.length];
  if (!purchase) return null;
  if (action.what === 'tell') return reportPayment(purchase, action);
  const now = purchase.snapshots.at(-1) ?? purchase.snapshots[0];
  purchase.snapshots.push({
    ...now,
    state: 'paid',
    reversals: reversalsAfter(now.reversals, action, offers[purchase.offer].yen),
  });
  return null;
}

function chargeSet({ uid, sets }: TestAccount, { set, count, payWith }: ActionOf<'spend'>): Work {
  const paid = sets[set] ?? missing();
  paid.messageIds = Array.from({ length: count }, (_, index) => `${paid.queueId}_${paid.runNumber}_${index}`);
  const { stampId, queueId, runNumber, messageIds } = paid;
  return (context) => spend(context, { uid, stampId, queueId, runNumber, messageIds, payWith });
}

function refundSet({ uid, sets }: TestAccount, { set, undelivered }: ActionOf<'return'>): Work {
  const paid = sets[set] ?? missing();
  const ended = {
    queueId: paid.queueId,
    runNumber: paid.runNumber,
    undelivered: paid.messageIds.slice(0, undelivered),
  };
  paid.runNumber += 1;
  return (context) =>
    withLedger(context, uid, async (transaction) =>
      (await prepareGenerationRefund(context, transaction, ended))(),
    );
}

function startPurchase({ uid, bought }: TestAccount, { offer }: ActionOf<'buy'>): Work {
  const purchaseId = randomUUID();
  const waiting: PaymentSnapshot = {
    sessionId: `cs_${purchaseId}`,
    paymentIntentId: `pi_${purchaseId}`,
    purchaseId,
    state: 'waiting',
    amount: offers[offer].yen,
    currency: 'jpy',
    voucher: null,
    reversals: [],
  };
  bought.push({
    purchaseId,
    offer,
    snapshots: [waiting, { ...waiting, state: 'lapsed' }, { ...waiting, state: 'paid' }],
  });
  return (context) => beginPurchase(context, { purchaseId, uid, offer });
}

function reportPayment({ purchaseId, snapshots }: Bought, { age, event }: ActionOf<'tell'>): Work {
  const snapshot = snapshots.at(-1 - (age % snapshots.length)) ?? snapshots[0];
  // Few events for many snapshots: an event is often repeated with another snapshot.
  const known = { id: `evt_${purchaseId}_${event}`, type: 'refund.updated' };
  return (context) => recordPayment(context, { purchaseId, snapshot, event: known });
}

function reversalsAfter(
  reversals: readonly Reversal[],
  action: ActionOf<'refund'> | ActionOf<'dispute'> | ActionOf<'undo'>,
  price: number,
): readonly Reversal[] {
  if (action.what === 'undo') {
    const undone = reversals[action.reversal % reversals.length];
    return reversals.map((each) => (each === undone ? { ...each, isUndone: true } : each));
  }
  const yen = action.what === 'refund' ? Math.min(action.yen, price) : price;
  return [...reversals, { id: randomUUID(), kind: action.what, yen, isUndone: false }];
}

/** Returns the purchases whose credit differs from the part that stays paid. */
async function purchaseProblems({ firestore }: Context, { uid, bought }: TestAccount): Promise<string[]> {
  const mine = async (name: string) =>
    (await firestore.collection(name).where('userId', '==', uid).get()).docs;
  const entries = await mine(collections.tokenTransactions);
  const tickets = new Map((await mine(collections.tickets)).map((ticket) => [ticket.id, ticket]));
  return bought.flatMap(({ purchaseId, offer, snapshots }) => {
    const now = snapshots.at(-1) ?? snapshots[0];
    const { tokens, tickets: brought, yen } = offers[offer];
    const purchase = entries.find(({ id }) => id === purchaseId);
    if (!purchase) return [];
    const taken = now.reversals.filter(({ isUndone }) => !isUndone).reduce((sum, each) => sum + each.yen, 0);
    const worth = tokens + brought * prices.ticketWorth;
    const isTicketTaken = Boolean(tickets.get(`${purchaseId}_ticket`)?.get('deletedAt'));
    const expected =
      tokens - Math.floor((Math.min(taken, yen) * worth) / yen) + (isTicketTaken ? prices.ticketWorth : 0);
    const related = entries.filter(
      (entry) => entry.id === purchaseId || entry.get('purchaseId') === purchaseId,
    );
    const sum = related.reduce((total, entry) => total + Number(entry.get('amount')), 0);
    return sum === expected && purchase.get('status') === 'completed'
      ? []
      : [`${offer} of which ¥${taken} went back made ${sum} tokens instead of ${expected}`];
  });
}

function missing(): never {
  throw new Error('There are two sets.');
}
