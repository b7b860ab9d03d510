import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collections } from '../../../functions/src/domain/paths.ts';
import type { OfferId } from '../../../functions/src/domain/tokens/prices.ts';
import { auditLedger } from '../../../functions/src/tokens/index.ts';
import {
  balanceOf,
  entriesOf,
  goToCheckout,
  type LedgerFixture,
  ledgerFixture,
  newSet,
  newUser,
  spend,
} from '../../support/ledger_fixture.ts';

type Stripe = LedgerFixture['stripe'];

interface Scenario {
  readonly title: string;
  readonly offer?: OfferId;
  /** Actions at Stripe, step by step. Every event of a step is delivered before the next one. */
  readonly steps: readonly [
    what: string,
    (stripe: Stripe, session: string, fixture: LedgerFixture, uid: string) => unknown,
  ][];
}

const day = 24 * 60 * 60;
const card: Scenario['steps'][number] = ['pays by card', (stripe, session) => stripe.paySession(session)];
const disputes = (stripe: Stripe) => stripe.events('charge.dispute.created').at(-1)?.data.object;
const refunds = (stripe: Stripe) => stripe.events('refund.created').at(-1)?.data.object;
const idOf = (object: object | undefined) => (object && 'id' in object ? String(object.id) : '');

const scenarios: Scenario[] = [
  { title: 'card', steps: [card] },
  {
    title: 'card declined, then another card',
    steps: [['declined', (stripe, session) => stripe.paySession(session, '4000000000000002')], card],
  },
  {
    title: 'cancelled, page expires',
    steps: [['page expires', (stripe, session) => stripe.expireSession(session)]],
  },
  {
    title: 'konbini paid two days later',
    steps: [
      ['chooses konbini', (stripe, session) => stripe.chooseKonbini(session)],
      ['two days pass', (stripe) => stripe.advanceClock(2 * day)],
      ['pays at the till', (stripe, session) => stripe.payVoucher(session)],
    ],
  },
  {
    title: 'konbini lapsed',
    steps: [
      ['chooses konbini', (stripe, session) => stripe.chooseKonbini(session)],
      ['five days pass', (stripe) => stripe.advanceClock(5 * day)],
    ],
  },
  {
    title: 'refunded in part, then the rest',
    steps: [
      card,
      ['refund ¥300', (stripe, session) => stripe.refund(session, 300)],
      ['refund of the rest', (stripe, session) => stripe.refund(session)],
    ],
  },
  {
    title: 'refund that fails',
    steps: [
      card,
      ['refund', (stripe, session) => stripe.refund(session)],
      ['the bank sends it back', (stripe) => stripe.failRefund(idOf(refunds(stripe)))],
    ],
  },
  {
    title: 'dispute won',
    steps: [
      card,
      ['dispute', (stripe, session) => stripe.openDispute(session)],
      ['won', (stripe) => stripe.winDispute(idOf(disputes(stripe)))],
    ],
  },
  {
    title: 'dispute lost after the tokens were spent',
    steps: [
      card,
      [
        'spends 30 tokens',
        async (_, __, { context }, uid) =>
          spend(context, { uid, stampId: await newSet(context, uid), count: 30 }),
      ],
      ['dispute', (stripe, session) => stripe.openDispute(session)],
      ['lost', (stripe) => stripe.loseDispute(idOf(disputes(stripe)))],
    ],
  },
  {
    title: 'inquiry that is closed',
    steps: [
      card,
      ['inquiry', (stripe, session) => stripe.openDispute(session, { inquiry: true })],
      ['closed', (stripe) => stripe.winDispute(idOf(disputes(stripe)))],
    ],
  },
  {
    title: 'unused ticket refunded',
    offer: 'ticket_1',
    steps: [card, ['refund', (stripe, session) => stripe.refund(session)]],
  },
  {
    title: 'used ticket disputed and won',
    offer: 'ticket_1',
    steps: [
      card,
      [
        'uses both tickets',
        async (_, __, { context }, uid) => {
          for (const stampId of [await newSet(context, uid), await newSet(context, uid)]) {
            await spend(context, { uid, stampId, payWith: 'ticket' });
          }
        },
      ],
      ['dispute', (stripe, session) => stripe.openDispute(session)],
      ['won', (stripe) => stripe.winDispute(idOf(disputes(stripe)))],
    ],
  },
];

const tableFile = new URL('../../../docs/ledger.md', import.meta.url);
const [begin, end] = ['<!-- events: begin -->', '<!-- events: end -->'];

describe('Stripe events', () => {
  let fixture: LedgerFixture;
  beforeAll(async () => {
    fixture = await ledgerFixture();
  });
  afterAll(() => fixture.close());

  it('create the entries and balances in docs/ledger.md', { timeout: 120_000 }, async () => {
    const rows: string[] = [];
    for (const scenario of scenarios) rows.push(...(await rowsOf(fixture, scenario, 'sent')));
    const table = [
      '| Story | What happens | Events | Entries added | Balance | Tickets |',
      '|---|---|---|---|--:|--:|',
      ...rows,
    ].join('\n');
    const text = await readFile(tableFile, 'utf8');
    const [before = '', rest = ''] = text.split(begin);
    const [written = '', after = ''] = rest.split(end);
    if (process.env.UPDATE_DOCS)
      await writeFile(tableFile, `${before}${begin}\n\n${table}\n\n${end}${after}`);
    else expect(written.trim()).toBe(table);
  });

  it('have the same result if they are delivered twice in reverse order at the end', {
    timeout: 120_000,
  }, async () => {
    for (const scenario of scenarios.filter(({ title }) => !/spen|use/.test(title))) {
      const straight = await resultOf(fixture, scenario, 'sent');
      expect(await resultOf(fixture, scenario, 'reversed'), scenario.title).toEqual(straight);
    }
  });
});

/** Returns balance and entries after all steps, delivered in order or all at once in reverse. */
async function resultOf(fixture: LedgerFixture, scenario: Scenario, order: 'sent' | 'reversed') {
  const { uid } = await runScenario(fixture, scenario, order, async () => {});
  const kinds = (await entriesOf(fixture.context, uid)).toSorted();
  return { balance: await balanceOf(fixture.context, uid), tickets: await ticketsOf(fixture, uid), kinds };
}

async function rowsOf(
  fixture: LedgerFixture,
  scenario: Scenario,
  order: 'sent' | 'reversed',
): Promise<string[]> {
  const rows: string[] = [];
  let seen: string[] = [];
  let eventCount = 0;
  await runScenario(fixture, scenario, order, async (what, uid) => {
    const entries = await entriesOf(fixture.context, uid);
    const added = entries.filter((entry, at) => seen[at] !== entry);
    seen = entries;
    const events = fixture.stripe
      .events()
      .slice(eventCount)
      .map(({ type }) => type);
    eventCount += events.length;
    const concerning = events.filter((type) => /^(checkout|refund|charge\.(dispute|refunded))/.test(type));
    const cells = [
      rows.length === 0 ? scenario.title : '',
      what,
      [...new Set(concerning)].map((type) => `\`${type}\``).join(' '),
      added.join('<br>'),
      await balanceOf(fixture.context, uid),
      await ticketsOf(fixture, uid),
    ];
    rows.push(`| ${cells.join(' | ')} |`);
  });
  return rows;
}

type AfterStep = (what: string, uid: string) => Promise<void>;

async function runScenario(
  fixture: LedgerFixture,
  scenario: Scenario,
  order: 'sent' | 'reversed',
  afterStep: AfterStep,
) {
  const { context, stripe } = fixture;
  stripe.reset();
  stripe.setDelivery({ held: order === 'reversed', order, copies: order === 'reversed' ? 2 : 1 });
  const caller = await newUser(context);
  const { session } = await goToCheckout(fixture, caller, scenario.offer ?? 'tokens_50');
  await stripe.idle();
  await afterStep('goes to Stripe’s page', caller.uid);
  for (const [what, step] of scenario.steps) {
    await step(stripe, session, fixture, caller.uid);
    await stripe.idle(order === 'sent');
    await afterStep(what, caller.uid);
  }
  if (order === 'reversed') stripe.releaseEvents();
  await stripe.idle(true);
  expect(stripe.deliveries().every(({ status }) => status === 200)).toBe(true);
  expect(await auditLedger(context, caller.uid), scenario.title).toEqual([]);
  return caller;
}

async function ticketsOf({ context }: LedgerFixture, uid: string): Promise<number> {
  const tickets = await context.firestore
    .collection(collections.tickets)
    .where('userId', '==', uid)
    .where('consumedAt', '==', null)
    .where('deletedAt', '==', null)
    .get();
  return tickets.size;
}
