import { describe, expect, it } from 'vitest';
import { kept } from './requests.ts';

describe('kept value', () => {
  it('is loaded once for all who ask', async () => {
    let loads = 0;
    const load = kept(async () => {
      loads += 1;
      return loads;
    });
    expect(await Promise.all([load(), load()])).toEqual([1, 1]);
    expect(await load()).toBe(1);
  });

  it('is loaded again after a failure, also of a later part', async () => {
    let loads = 0;
    const load = kept(async () => {
      loads += 1;
      await Promise.resolve();
      if (loads < 3) throw new TypeError('Failed to fetch dynamically imported module');
      return loads;
    });
    await expect(load()).rejects.toThrow('Failed to fetch');
    await expect(load()).rejects.toThrow('Failed to fetch');
    expect(await load()).toBe(3);
  });
});
