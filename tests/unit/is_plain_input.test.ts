import { describe, expect, it } from 'vitest';
import { isPlainInput } from '../../functions/src/platform/is_plain_input.ts';

/** Returns nested lists without recursion, as JSON may contain them. */
const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;

describe('input of callables', () => {
  it('is plain up to the largest input that any of them accepts', () => {
    const stroke = { mode: 'keep', radius: 0.1, points: Array(600).fill(0.5) };
    expect(isPlainInput({ data: { touchUp: Array(120).fill(stroke) } })).toBe(true);
    expect(isPlainInput({ data: { cookies: 'x'.repeat(512 * 1024 + 1) } })).toBe(true);
    for (const data of [undefined, null, 0, 'text', [], {}]) expect(isPlainInput({ data })).toBe(true);
  });

  it.each([
    ['13 levels deep', nested(13)],
    ['100,000 levels deep', nested(100_000)],
    ['an array of 200,000 values', Array(200_000).fill(0)],
    ['two million characters long', ['x'.repeat(1_000_000), 'x'.repeat(1_000_000)]],
    [
      'an object with a type annotation',
      { '@type': 'type.googleapis.com/google.protobuf.Int64Value', value: 'x' },
    ],
    ['a text with half a surrogate pair', ['\ud800']],
    ['an object with half a surrogate pair in a key', { '\ud800': 1 }],
  ])('is not plain if it is %s', (_, data) => {
    expect(isPlainInput({ data })).toBe(false);
  });
});
