import { describe, expect, it } from 'vitest';
import { readAppCheck } from '../../functions/src/platform/config.ts';

describe('App Check', () => {
  it.each([
    [{}, false],
    [{ APP_CHECK: 'off' }, false],
    [{ APP_CHECK: 'required' }, true],
  ])('with the setting %j is required: %j', (variables, isRequired) => {
    expect(readAppCheck(variables)).toBe(isRequired);
  });

  it('rejects a misspelled setting', () => {
    expect(() => readAppCheck({ APP_CHECK: 'on' })).toThrow(/APP_CHECK/);
  });
});
