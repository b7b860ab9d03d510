import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallError } from './firebase/call_error.ts';
import { type RetryWait, retryUnavailable } from './retried_load.ts';

const browser = { onLine: true };

function network(isOnline: boolean): void {
  browser.onLine = isOnline;
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}

/** A request that fails with each of `codes` in turn, then answered. */
function failingRequest(codes: readonly ('unavailable' | 'too_often')[]) {
  const sentAt: number[] = [];
  const waits: (RetryWait | null)[] = [];
  const left = new AbortController();
  const answer = retryUnavailable(
    async () => {
      sentAt.push(Date.now());
      const code = codes[sentAt.length - 1];
      if (code) throw new CallError({ code, path: [] });
      return 'answer';
    },
    { signal: left.signal, onWait: (wait) => waits.push(wait) },
  );
  // Each test reads the outcome itself.
  answer.catch(() => {});
  return { answer, sentAt, waits, leave: () => left.abort() };
}

describe('request that is retried while the server cannot be reached', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    vi.stubGlobal('navigator', browser);
    vi.stubGlobal('window', new EventTarget());
    browser.onLine = true;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is sent again after 1, 2, 4 and 8 seconds', async () => {
    const { answer, sentAt, waits } = failingRequest(Array(4).fill('unavailable'));
    await vi.runAllTimersAsync();
    expect(await answer).toBe('answer');
    expect(sentAt).toEqual([0, 1_000, 3_000, 7_000, 15_000]);
    expect(waits).toEqual([null, 'retrying', 'retrying', 'retrying', 'retrying']);
  });

  it('fails after the fourth retry', async () => {
    const { answer, sentAt } = failingRequest(Array(9).fill('unavailable'));
    await vi.runAllTimersAsync();
    await expect(answer).rejects.toThrow('unavailable');
    expect(sentAt).toHaveLength(5);
  });

  it('fails at once for any other reason', async () => {
    const { answer, sentAt } = failingRequest(['too_often']);
    await expect(answer).rejects.toThrow('too_often');
    expect(sentAt).toEqual([0]);
  });

  it('waits for the network, and is retried if the first connection fails', async () => {
    network(false);
    const { answer, sentAt, waits } = failingRequest(['unavailable']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sentAt).toEqual([]);
    network(true);
    await vi.runAllTimersAsync();
    expect(await answer).toBe('answer');
    expect(sentAt).toEqual([60_000, 61_000]);
    expect(waits).toEqual([null, 'offline', null, 'retrying']);
  });

  it('waits for the network if it goes away during a pause, and then starts its pauses over', async () => {
    const { answer, sentAt, waits } = failingRequest(Array(5).fill('unavailable'));
    await vi.advanceTimersByTimeAsync(4_000);
    network(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sentAt).toEqual([0, 1_000, 3_000]);
    expect(waits.at(-1)).toBe('offline');
    network(true);
    await vi.runAllTimersAsync();
    expect(await answer).toBe('answer');
    expect(sentAt.slice(3)).toEqual([64_000, 65_000, 67_000]);
  });

  it('is not sent again when the page is left', async () => {
    const { answer, sentAt, leave } = failingRequest(['unavailable']);
    await vi.advanceTimersByTimeAsync(500);
    leave();
    await expect(answer).rejects.toThrow();
    await vi.runAllTimersAsync();
    expect(sentAt).toEqual([0]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
