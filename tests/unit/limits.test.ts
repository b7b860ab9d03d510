import { api } from '@pochitto/functions/domain/api';
import { allowancesOf, limits } from '@pochitto/functions/domain/limits';
import { describe, expect, it } from 'vitest';

const names = Object.keys(limits) as (keyof typeof limits)[];

describe('limits', () => {
  it('cover every callable and all other work that costs something', () => {
    expect(names.toSorted()).toEqual([...Object.keys(api), 'sharedImage'].toSorted());
  });

  it.each(names)('of %s allow more in a day than in a minute, or give the reason why it is free', (name) => {
    const allowances = allowancesOf(name);
    if (allowances === null) expect(limits[name]).toEqual({ free: expect.stringMatching(/\w.*\.$/) });
    else {
      const each = Object.values(allowances);
      expect(each.length).toBeGreaterThan(0);
      for (const { perMinute, perDay } of each) {
        expect(perMinute).toBeGreaterThan(0);
        expect(perDay).toBeGreaterThan(perMinute);
      }
    }
  });
});
