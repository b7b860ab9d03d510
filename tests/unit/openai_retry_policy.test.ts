import { describe, expect, it } from 'vitest';
import { imageModelNames } from '../../functions/src/domain/generation/image_model.ts';
import { costOf, estimatedCost } from '../../functions/src/vendors/openai/cost_of.ts';
import type { EditFailure } from '../../functions/src/vendors/openai/edit_outcome.ts';
import { retryAfter, waitBeforeRetry } from '../../functions/src/vendors/openai/retry_policy.ts';

const common = { requestId: null, milliseconds: 1, message: '' };
const busy = (retryAfterMilliseconds: number | null): EditFailure => ({
  kind: 'rate_limited',
  retryAfterMilliseconds,
  ...common,
});

describe('retry of an image call', () => {
  it('doubles its delay with at most 50 % jitter, and stops after four attempts', () => {
    const waits = (random: number) => [1, 2, 3, 4].map((tried) => waitBeforeRetry(busy(null), tried, random));
    expect(waits(0)).toEqual([500, 1000, 2000, null]);
    expect(waits(1)).toEqual([1000, 2000, 4000, null]);
  });

  it('never starts before the vendor allows it, and never if the vendor’s delay is too long', () => {
    expect(waitBeforeRetry(busy(20_000), 1, 0)).toBe(20_500);
    expect(waitBeforeRetry(busy(61_000), 1, 0)).toBeNull();
  });

  it.each<EditFailure>([
    { kind: 'outcome_unknown', reason: 'timeout', ...common },
    { kind: 'outcome_unknown', reason: 'connection_lost', ...common },
    { kind: 'malformed_answer', usage: null, ...common },
    { kind: 'moderation_blocked', ...common },
    { kind: 'refused', status: 401, code: 'invalid_api_key', ...common },
  ])('never follows $kind', (outcome) => {
    expect(waitBeforeRetry(outcome, 1, 0)).toBeNull();
  });

  it('reads the delay in all forms that the API uses', () => {
    const at = Date.parse('2026-11-22T00:00:00Z');
    const read = (headers: Record<string, string>) => retryAfter(new Headers(headers), at);
    expect(read({ 'retry-after-ms': '350', 'retry-after': '9' })).toBe(350);
    expect(read({ 'retry-after': '9' })).toBe(9000);
    expect(read({ 'retry-after': 'Sun, 22 Nov 2026 00:00:05 GMT' })).toBe(5000);
    expect(read({ 'retry-after': 'Sat, 21 Nov 2026 00:00:05 GMT' })).toBe(0);
    expect([read({}), read({ 'retry-after': 'soon' })]).toEqual([null, null]);
  });
});

describe('cost of an image call', () => {
  const sheet = { model: 'gpt-image-1.5', quality: 'medium', size: { width: 1024, height: 1024 } } as const;

  it('is calculated from its tokens', () => {
    const usage = {
      input_tokens_details: { text_tokens: 1000, image_tokens: 4000 },
      output_tokens: 1056,
      total_tokens: 6056,
    };
    expect(costOf(sheet, usage)).toBeCloseTo(0.005 + 0.032 + 0.033792, 9);
  });

  it.each([null, {}, { output_tokens: -1 }, 'none', { output_tokens: 5 }])(
    'is estimated if the usage is %j',
    (usage) => {
      expect(costOf(sheet, usage)).toBe(estimatedCost(sheet));
    },
  );

  it('has an estimate for every model that grows with quality and size', () => {
    for (const model of imageModelNames) {
      const of = (quality: 'low' | 'medium' | 'high', side: number) =>
        estimatedCost({ model, quality, size: { width: side, height: side } });
      expect(of('low', 1024)).toBeGreaterThan(0);
      expect(of('medium', 1024)).toBeGreaterThan(of('low', 1024));
      expect(of('high', 1024)).toBeGreaterThan(of('medium', 1024));
      expect(of('low', 1536)).toBeGreaterThan(of('low', 1024));
    }
  });
});
