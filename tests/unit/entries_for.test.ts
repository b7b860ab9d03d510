import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offerIds, offers, prices } from '../../functions/src/domain/tokens/prices.ts';
import { entriesFor, type Facts, type Recorded } from '../../functions/src/tokens/entries_for.ts';

type Reversal = Facts['reversals'][number];

const bought = (offer: keyof typeof offers): Recorded => ({
  status: 'pending',
  tokens: offers[offer].tokens,
  tickets: offers[offer].tickets,
  yen: offers[offer].yen,
  known: new Set(),
  taken: { yen: 0, tokens: 0 },
  ticket: null,
});

type LedgerState = { recorded: Recorded & { amounts: Record<string, number> }; balance: number };

/** Returns the ledger and the balance after `facts` were reported. */
function applyFacts(
  recorded: Recorded & { amounts?: Record<string, number> },
  facts: Facts,
  balance = 0,
): LedgerState {
  const { entries, balance: change, ...rest } = entriesFor(recorded, facts);
  const amounts = { ...recorded.amounts };
  for (const { id, amount } of entries) amounts[id] = amount;
  const known = new Set(Object.keys(amounts));
  return { recorded: { ...recorded, ...rest, known, amounts }, balance: balance + change };
}

const paid = (...reversals: Reversal[]): Facts => ({ state: 'paid', reversals });
const refund = (yen: number, id = 're_1'): Reversal => ({ id, kind: 'refund', yen, isUndone: false });
const dispute = (yen: number, id = 'du_1'): Reversal => ({ id, kind: 'dispute', yen, isUndone: false });
const undone = (reversal: Reversal): Reversal => ({ ...reversal, isUndone: true });
const amounts = ({ recorded }: LedgerState) => recorded.amounts;

describe('entries of a purchase', () => {
  it.each(offerIds)('credit %s once when it is paid', (offer) => {
    const first = applyFacts(bought(offer), paid());
    expect(first.recorded.status).toBe('completed');
    expect(first.balance).toBe(offers[offer].tokens);
    expect(first.recorded.ticket).toBe(offers[offer].tickets > 0 ? 'unused' : null);
    expect(applyFacts(first.recorded, paid())).toEqual({ recorded: first.recorded, balance: 0 });
  });

  it.each([
    { from: 'pending', state: 'open', to: 'pending' },
    { from: 'pending', state: 'waiting', to: 'pending' },
    { from: 'pending', state: 'lapsed', to: 'failed' },
    { from: 'pending', state: 'paid', to: 'completed' },
    { from: 'failed', state: 'open', to: 'failed' },
    { from: 'failed', state: 'waiting', to: 'failed' },
    { from: 'failed', state: 'lapsed', to: 'failed' },
    { from: 'failed', state: 'paid', to: 'completed' },
    { from: 'completed', state: 'open', to: 'completed' },
    { from: 'completed', state: 'waiting', to: 'completed' },
    { from: 'completed', state: 'lapsed', to: 'completed' },
    { from: 'completed', state: 'paid', to: 'completed' },
  ] as const)('change the status $from to $to when the payment is $state', ({ from, state, to }) => {
    const changes = entriesFor({ ...bought('tokens_50'), status: from }, { state, reversals: [] });
    expect(changes.status).toBe(to);
    expect(changes.balance).toBe(to === 'completed' && from !== 'completed' ? 50 : 0);
  });

  it('deduct tokens in proportion to the refunded yen, rounded in the buyer’s favor, and all tokens for a full refund', () => {
    const one = refund(100, 're_1');
    const two = refund(100, 're_2');
    const rest = refund(400, 're_3');
    const refunded = applyFacts(bought('tokens_50'), paid(one, two, rest));
    expect(amounts(refunded)).toEqual({ refund_re_1: -8, refund_re_2: -8, refund_re_3: -34 });
    expect(refunded.balance).toBe(0);
  });

  it('credit the tokens again when a refund fails', () => {
    const first = applyFacts(bought('tokens_120'), paid(refund(600)));
    expect(first.balance).toBe(60);
    const second = applyFacts(first.recorded, paid(undone(refund(600))), first.balance);
    expect(amounts(second)).toEqual({ refund_re_1: -60, refund_re_1_failed: 60 });
    expect(second.balance).toBe(120);
  });

  it('deduct everything for a dispute, and credit it again when the dispute is won', () => {
    const open = applyFacts(bought('tokens_300'), paid(dispute(2700)));
    expect(open.balance).toBe(0);
    const won = applyFacts(open.recorded, paid(undone(dispute(2700))), open.balance);
    expect(amounts(won)).toEqual({ dispute_du_1_withdrawn: -300, dispute_du_1_reinstated: 300 });
    expect(won.balance).toBe(300);
  });

  it('include withdrawal and reinstatement if only the won dispute was reported, and ignore a later withdrawal', () => {
    const end = applyFacts(bought('tokens_50'), paid(undone(dispute(600))));
    expect(amounts(end)).toEqual({ dispute_du_1_withdrawn: -50, dispute_du_1_reinstated: 50 });
    expect(applyFacts(end.recorded, paid(dispute(600)))).toEqual({ recorded: end.recorded, balance: 0 });
  });

  it('never deduct more than was bought, even if a refund and a dispute cover the same payment', () => {
    const both = applyFacts(bought('tokens_50'), paid(refund(600), dispute(600)));
    expect(both.balance).toBe(0);
    const oneLess = applyFacts(both.recorded, paid(undone(refund(600)), dispute(600)), both.balance);
    expect(oneLess.balance).toBe(0);
    const none = applyFacts(
      oneLess.recorded,
      paid(undone(refund(600)), undone(dispute(600))),
      oneLess.balance,
    );
    expect(none.balance).toBe(50);
  });

  it('take back an unused ticket, and return it if the refund fails', () => {
    const back = applyFacts(bought('ticket_1'), paid(refund(480)));
    expect(back).toMatchObject({ recorded: { ticket: 'taken' }, balance: 0 });
    const kept = applyFacts(back.recorded, paid(undone(refund(480))));
    expect(kept).toMatchObject({ recorded: { ticket: 'unused' }, balance: 0 });
  });

  it('deduct the value of a ticket that was used', () => {
    const used: Recorded = { ...applyFacts(bought('ticket_1'), paid()).recorded, ticket: 'used' };
    const taken = applyFacts(used, paid(dispute(480)));
    expect(taken).toMatchObject({ recorded: { ticket: 'used' }, balance: -prices.ticketWorth });
    expect(applyFacts(taken.recorded, paid(undone(dispute(480)))).balance).toBe(prices.ticketWorth);
  });

  it('convert an unused ticket to tokens for the part that was not refunded', () => {
    const half = applyFacts(bought('ticket_1'), paid(refund(240)));
    expect(half).toMatchObject({ recorded: { ticket: 'taken' }, balance: 20 });
    const whole = applyFacts(half.recorded, paid(refund(240), refund(240, 're_2')), half.balance);
    expect(whole).toMatchObject({ recorded: { ticket: 'taken' }, balance: 0 });
  });

  it('are empty for a payment that was never made', () => {
    const changes = entriesFor(bought('tokens_50'), { state: 'lapsed', reversals: [refund(600)] });
    expect(changes).toMatchObject({ status: 'failed', entries: [], balance: 0, ticket: null });
  });

  it('lead to the same balance for any order, repetition and age of the reports', () => {
    const reversals = (yen: number) =>
      fc.array(
        fc.record({ yen: fc.integer({ min: 1, max: yen }), isRefund: fc.boolean(), isUndone: fc.boolean() }),
        { maxLength: 4 },
      );
    const world = fc
      .constantFrom(...offerIds)
      .chain((offer) =>
        fc.tuple(
          fc.constant(offer),
          reversals(offers[offer].yen),
          fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 8 }),
        ),
      );
    fc.assert(
      fc.property(world, ([offer, list, tellings]) => {
        const { yen, tokens, tickets } = offers[offer];
        const all: Reversal[] = list.map(({ isRefund, ...rest }, index) => ({
          ...rest,
          id: String(index),
          kind: isRefund ? 'refund' : 'dispute',
        }));
        let state: LedgerState = { recorded: { ...bought(offer), amounts: {} }, balance: 0 };
        // Earlier snapshots: the first `known` reversals, of which the first `ended` are undone.
        for (const [known, ended] of tellings) {
          const facts = all
            .slice(0, known)
            .map((each, at) => (at < ended ? each : { ...each, isUndone: false }));
          state = applyFacts(state.recorded, paid(...facts), state.balance);
        }
        state = applyFacts(state.recorded, paid(...all), state.balance);
        const standing = all.filter(({ isUndone }) => !isUndone).reduce((sum, each) => sum + each.yen, 0);
        const worth = tokens + tickets * prices.ticketWorth;
        const kept = worth - Math.floor((Math.min(standing, yen) * worth) / yen);
        const held = state.recorded.ticket === 'unused' ? prices.ticketWorth : 0;
        expect(state.balance + held).toBe(kept);
      }),
      { numRuns: 2000 },
    );
  });
});
