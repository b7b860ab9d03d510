import { describe, expect, it } from 'vitest';
import { submissionOutcomes } from '../submission/submission_attempt.ts';
import { offers, prices, regenerationPrice, submissionPrice } from './prices.ts';

describe('prices', () => {
  it('match the advertised offers', () => {
    expect(prices).toMatchObject({ sticker: 1, submission: 5, freeRegenerations: 2, regeneration: 1 });
    expect(Object.values(offers).map(({ tokens, tickets, yen }) => [tokens, tickets, yen])).toEqual([
      [50, 0, 600],
      [120, 0, 1200],
      [300, 0, 2700],
      [0, 1, 480],
    ]);
  });

  it('value a ticket at the tokens that its price buys', () => {
    const { tokens, yen } = offers.tokens_50;
    expect(prices.ticketWorth).toBe((offers.ticket_1.yen * tokens) / yen);
  });

  it('make the first two regenerations of a set free, and each further one costs 1 token', () => {
    expect([0, 1, 2, 3, 40].map(regenerationPrice)).toEqual([0, 0, 1, 1, 1]);
  });

  it('charge 5 tokens for a submission once until LINE accepts the set', () => {
    const paid = submissionOutcomes.map((outcome) => submissionPrice(outcome, 5));
    expect(Object.fromEntries(submissionOutcomes.map((outcome, at) => [outcome, paid[at]]))).toEqual({
      none: 5,
      failed: 0,
      session_expired: 0,
      rejected: 0,
      submitted: 5,
    });
  });

  it('charge 5 tokens again after a refund', () => {
    for (const outcome of submissionOutcomes) expect(submissionPrice(outcome, 0)).toBe(5);
  });
});
