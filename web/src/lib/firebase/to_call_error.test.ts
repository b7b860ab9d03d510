import { describe, expect, it } from 'vitest';
import { toCallError } from './to_call_error.ts';

/** An error as the SDK throws it. */
const thrown = (code: string, details?: unknown) => Object.assign(new Error(code), { code, details });
const codeOf = (error: unknown) => toCallError(error).details.code;

describe('error of a call', () => {
  it('has the reason and the reference that the function sent', () => {
    const details = { code: 'internal', path: [], reference: 'F-1' };
    expect(toCallError(thrown('functions/internal', details)).details).toEqual(details);
  });

  it.each(['functions/internal', 'functions/unavailable', 'functions/deadline-exceeded'])(
    'is that the server could not be reached if %s comes without details, as without a network',
    (code) => expect(codeOf(thrown(code))).toBe('unavailable'),
  );

  it('is that the server could not be reached if a part of the app could not be fetched', () => {
    expect(codeOf(new TypeError('Failed to fetch'))).toBe('unavailable');
  });

  it('is unexpected for any other error', () => {
    expect(codeOf(thrown('functions/data-loss'))).toBe('internal');
    expect(codeOf(new RangeError('Out of range'))).toBe('internal');
  });
});
