import { describe, expect, it } from 'vitest';
import { timings } from '../../tools/load/timings.ts';

const rejectedCall = (code: string) => Object.assign(new Error('Refused.'), { details: { code } });

describe('timings of a load run', () => {
  it('count limits apart from errors, and measure successful calls only', async () => {
    const { time, table, errors } = timings();
    expect(await time('read', async () => 7)).toBe(7);
    for (const code of ['too_often', 'internal', 'internal']) {
      expect(await time('read', () => Promise.reject(rejectedCall(code)))).toBeNull();
    }
    await time('buy', () => Promise.reject(new Error('Nobody answers.')));
    expect(table().split('\n').slice(2)).toEqual([
      '| read | 4 | 0.00 s | 0.00 s | 1 | 2 |',
      '| buy | 1 | – | – | 0 | 1 |',
    ]);
    expect(errors()).toEqual(['2 × read: internal', '1 × buy: Nobody answers.']);
  });
});
