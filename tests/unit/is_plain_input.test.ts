import { describe, expect, it } from 'vitest';
import { isPlainInput } from '../../functions/src/platform/is_plain_input.ts';

/** Lists in lists, made as JSON is read: without walking into them. */
const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;

describe('input of callables', () => {
  it('is plain up to the largest that any of them takes', () => {
    const stroke = { mode: 'keep', radius: 0.1, points: Array(600).fill(0.5) };
    expect(isPlainInput({ data: { touchUp: Array(120).fill(stroke) } })).toBe(true);
    expect(isPlainInput({ data: { cookies: 'x'.repeat(512 * 1024 + 1) } })).toBe(true);
    for (const data of [undefined, null, 0, 'text', [], {}]) expect(isPlainInput({ data })).toBe(true);
  });

  it.each([
    ['13 levels deep', nested(13)],
    ['100,000 levels deep', nested(100_000)],
    ['of 200,000 values', Array(200_000).fill(0)],
    ['of two million characters', ['x'.repeat(1_000_000), 'x'.repeat(1_000_000)]],
    ['with a type mark', { '@type': 'type.googleapis.com/google.protobuf.Int64Value', value: 'x' }],
    ['with half of a character', ['\ud800']],
    ['with half of a character in a name', { '\ud800': 1 }],
  ])('%s is not', (_, data) => {
    expect(isPlainInput({ data })).toBe(false);
  });
});
