import { describe, expect, it } from 'vitest';
import { nextPath } from './next_path.ts';

describe('page after sign-in', () => {
  it('is the requested one with its query', () => {
    expect(nextPath('/tokens/return?session=cs_1', '/sets')).toBe('/tokens/return?session=cs_1');
  });

  it.each([null, '', 'sets', 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example'])(
    'is never another site (%s)',
    (asked) => {
      expect(nextPath(asked, '/sets')).toBe('/sets');
    },
  );
});
