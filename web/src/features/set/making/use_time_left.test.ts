import { describe, expect, it } from 'vitest';
import { timeLeft } from './use_time_left.ts';

const begin = { at: 0, done: 0 };
const said = (last: { at: number; done: number }, now: number, total = 40) =>
  timeLeft({ begin, last, now, total, patience: 60_000 });

describe('the time that is left', () => {
  it('is not guessed before anything landed', () => {
    expect(said(begin, 3000)).toEqual({ say: 'usual' });
  });

  it('follows the pace so far, in steps of five seconds', () => {
    expect(said({ at: 4000, done: 20 }, 4000)).toEqual({ say: 'seconds', seconds: 5 });
    expect(said({ at: 10_000, done: 10 }, 12_000)).toEqual({ say: 'seconds', seconds: 30 });
  });

  it('is told in minutes when it is long', () => {
    expect(said({ at: 60_000, done: 10 }, 60_000)).toEqual({ say: 'minutes', minutes: 3 });
  });

  it('is owned up to when nothing comes any more', () => {
    expect(said({ at: 10_000, done: 10 }, 80_000)).toEqual({ say: 'slow' });
  });
});
