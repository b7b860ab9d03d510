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

/** What happens at Stripe, and what we are told of it: an older look at Stripe, or an event once more. */
const controlStripe = fc.oneof(
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

const atHome = fc.oneof(
  fc.record({
    what: fc.constant('spend' as const),
    set: fc.nat(1),
    count: fc.integer({ min: 1, max: 40 }),
    payWith: fc.constantFrom('tokens' as const, 'ticket' as const),
  }),
  fc.record({ what: fc.constant('return' as const), set: fc.nat(1), undelivered: fc.nat(40) }),
);

/** `crashAt`: the process dies before (1) or after (2) it has stored anything; `again`: what brought it comes again. */
const life = fc.array(
  fc.record({
    happening: fc.oneof(controlStripe, atHome),
    crashAt: fc.constantFrom(0, 0, 0, 1, 2),
    again: fc.boolean(),
  }),
  { minLength: 4, maxLength: 10 },
);
type Life = typeof life extends fc.Arbitrary<infer Value> ? Value : never;
type Happening = Life[number]['happening'];
type At<What extends Happening['what']> = Extract<Happening, { what: What }>;
type Work = (context: Context) => Promise<unknown>;

interface Bought {
  readonly purchaseId: string;
  readonly offer: OfferId;
  /** Everything that Stripe ever said of it, oldest first. */
  readonly said: [PaymentSnapshot, ...PaymentSnapshot[]];
}

interface Home {
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

describe('the ledger', () => {
  it('keeps every invariant when operations are bought, spent, returned, refunded, disputed, repeated, reordered or interrupted', {
    timeout: 480_000,
  }, async () => {
    const first = bareContext().context;
    const { uid } = await newUser(first);
    const profile = (await first.firestore.doc(documents.user(uid)).get()).data() ?? {};
    const lives = fc.tuple(...Array.from({ length: atOnce }, () => life));
    await fc.assert(
      fc.asyncProperty(lives, async (group) => {
        // The emulator's queries read whole collections: a project for each group keeps them small.
        const { context } = bareContext();
        const problems = await Promise.all(group.map((each) => problemsOf(context, profile, each)));
        expect(problems.flat()).toEqual([]);
      }),
      { numRuns: runs / atOnce, endOnFailure: true },
    );
  });
});

/** Somebody with a profile like everybody's, 60 tokens and a ticket, and two sets. */
async function newHome(context: Context, profile: object): Promise<Home> {
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

async function problemsOf(context: Context, profile: object, timestamps: Life): Promise<string[]> {
  const home = await newHome(context, profile);
  for (const { happening, crashAt, again } of timestamps) {
    const work = workOf(home, happening);
    if (!work) continue;
    if (crashAt > 0) await commit(work(crashingContext(context, crashAt).context));
    if (crashAt === 0) await commit(work(context));
    if (again) await commit(Promise.all([work(context), work(context)]));
  }
  for (const { purchaseId, said } of home.bought) {
    await recordPayment(context, { purchaseId, snapshot: said.at(-1) ?? said[0], event: null });
  }
  return [...(await auditLedger(context, home.uid)), ...(await purchaseProblems(context, home))];
}

/** The dead and the poor are part of life; anything else is a failure. */
async function commit(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Crash) && !(error instanceof PochittoError)) throw error;
  }
}

/** What happens at Stripe is so at once; what happens here is work, to be done once or more. */
function workOf(home: Home, happens: Happening): Work | null {
  if (happens.what === 'spend') return spending(home, happens);
  if (happens.what === 'return') return returning(home, happens);
  if (happens.what === 'buy') return buying(home, happens);
  const purchase = home.bought[happens.which % home.bought.length];
  if (!purchase) return null;
  if (happens.what === 'tell') return telling(purchase, happens);
  const now = purchase.said.at(-1) ?? purchase.said[0];
  purchase.said.push({
    ...now,
    state: 'paid',
    reversals: reversalsAfter(now.reversals, happens, offers[purchase.offer].yen),
  });
  return null;
}

function spending({ uid, sets }: Home, { set, count, payWith }: At<'spend'>): Work {
  const paid = sets[set] ?? missing();
  paid.messageIds = Array.from({ length: count }, (_, index) => `${paid.queueId}_${paid.runNumber}_${index}`);
  const { stampId, queueId, runNumber, messageIds } = paid;
  return (context) => spend(context, { uid, stampId, queueId, runNumber, messageIds, payWith });
}

function returning({ uid, sets }: Home, { set, undelivered }: At<'return'>): Work {
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

function buying({ uid, bought }: Home, { offer }: At<'buy'>): Work {
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
    said: [waiting, { ...waiting, state: 'lapsed' }, { ...waiting, state: 'paid' }],
  });
  return (context) => beginPurchase(context, { purchaseId, uid, offer });
}

function telling({ purchaseId, said }: Bought, { age, event }: At<'tell'>): Work {
  const snapshot = said.at(-1 - (age % said.length)) ?? said[0];
  // Few events for many looks: one of them often comes again, and with another look.
  const known = { id: `evt_${purchaseId}_${event}`, type: 'refund.updated' };
  return (context) => recordPayment(context, { purchaseId, snapshot, event: known });
}

function reversalsAfter(
  reversals: readonly Reversal[],
  happens: At<'refund'> | At<'dispute'> | At<'undo'>,
  price: number,
): readonly Reversal[] {
  if (happens.what === 'undo') {
    const undone = reversals[happens.reversal % reversals.length];
    return reversals.map((each) => (each === undone ? { ...each, isUndone: true } : each));
  }
  const yen = happens.what === 'refund' ? Math.min(happens.yen, price) : price;
  return [...reversals, { id: randomUUID(), kind: happens.what, yen, isUndone: false }];
}

/** Each purchase must have brought what stays paid of it, in tokens or in its ticket. */
async function purchaseProblems({ firestore }: Context, { uid, bought }: Home): Promise<string[]> {
  const mine = async (name: string) =>
    (await firestore.collection(name).where('userId', '==', uid).get()).docs;
  const entries = await mine(collections.tokenTransactions);
  const tickets = new Map((await mine(collections.tickets)).map((ticket) => [ticket.id, ticket]));
  return bought.flatMap(({ purchaseId, offer, said }) => {
    const now = said.at(-1) ?? said[0];
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
