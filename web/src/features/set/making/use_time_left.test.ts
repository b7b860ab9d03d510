import { describe, expect, it } from 'vitest';
import { timeLeft } from './use_time_left.ts';

const begin = { at: 0, done: 0 };
const shownTime = (last: { at: number; done: number }, now: number, total = 40) =>
  timeLeft({ begin, last, now, total, patience: 60_000 });

describe('remaining time', () => {
  it('shows the usual time until a sticker is finished', () => {
    expect(shownTime(begin, 3000)).toEqual({ say: 'usual' });
  });

  it('follows the current pace in steps of five seconds', () => {
    expect(shownTime({ at: 4000, done: 20 }, 4000)).toEqual({ say: 'seconds', seconds: 5 });
    expect(shownTime({ at: 10_000, done: 10 }, 12_000)).toEqual({ say: 'seconds', seconds: 30 });
  });

  it('is shown in minutes if it is long', () => {
    expect(shownTime({ at: 60_000, done: 10 }, 60_000)).toEqual({ say: 'minutes', minutes: 3 });
  });

  it('becomes slow if no sticker was finished for long', () => {
    expect(shownTime({ at: 10_000, done: 10 }, 80_000)).toEqual({ say: 'slow' });
  });
});
