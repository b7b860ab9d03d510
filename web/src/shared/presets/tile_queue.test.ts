import { describe, expect, it } from 'vitest';
import { tileQueue } from './tile_queue.ts';

/** A queue whose drawings complete when the test says so. */
function queueFixture() {
  const started: string[] = [];
  const drawn: string[] = [];
  const errors: unknown[] = [];
  const rests: number[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  const queue = tileQueue<string, string>(
    (work) => {
      started.push(work);
      const end = Promise.withResolvers<string>();
      ends.set(work, end);
      return end.promise;
    },
    {
      idle: () => Promise.resolve(),
      onFailed: (error) => errors.push(error),
      rest: () => rests.push(started.length),
    },
  );
  return {
    started,
    drawn,
    errors,
    rests,
    want: (key: string) => queue.want(key, key, (picture) => drawn.push(picture)),
    end: async (key: string) => {
      ends.get(key)?.resolve(`${key} drawn`);
      await settled();
    },
    fail: async (key: string) => {
      ends.get(key)?.reject(new Error(key));
      await settled();
    },
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('queue of style tiles', () => {
  it('draws one at a time, in the order of the requests', async () => {
    const { started, drawn, want, end } = queueFixture();
    for (const key of ['a', 'b', 'c']) want(key);
    await settled();
    expect(started).toEqual(['a']);
    await end('a');
    expect(started).toEqual(['a', 'b']);
    await end('b');
    await end('c');
    expect(drawn).toEqual(['a drawn', 'b drawn', 'c drawn']);
  });

  it('skips what is no longer requested', async () => {
    const { started, drawn, want, end } = queueFixture();
    const [leaveFirst, leaveSecond] = [want('a'), want('b')];
    want('c');
    await settled();
    leaveFirst();
    leaveSecond();
    await end('a');
    expect(started).toEqual(['a', 'c']);
    await end('c');
    expect(drawn).toEqual(['c drawn']);
  });

  it('returns an earlier drawing at once, also one whose request was canceled', async () => {
    const { started, drawn, want, end } = queueFixture();
    const leave = want('a');
    await settled();
    leave();
    await end('a');
    want('a');
    expect(drawn).toEqual(['a drawn']);
    expect(started).toEqual(['a']);
  });

  it('continues after a tile that cannot be drawn, and does not retry it', async () => {
    const { started, drawn, errors, want, end, fail } = queueFixture();
    want('a');
    want('b');
    await settled();
    await fail('a');
    await end('b');
    want('a');
    await settled();
    expect(errors).toEqual([new Error('a')]);
    expect(started).toEqual(['a', 'b']);
    expect(drawn).toEqual(['b drawn']);
  });

  it('becomes idle when everything is drawn, and draws again later', async () => {
    const { started, rests, want, end } = queueFixture();
    want('a');
    want('b');
    await settled();
    await end('a');
    expect(rests).toEqual([]);
    await end('b');
    expect(rests).toEqual([2]);
    want('c');
    await settled();
    await end('c');
    expect(started).toEqual(['a', 'b', 'c']);
    expect(rests).toEqual([2, 3]);
  });

  it('draws once for two equal requests', async () => {
    const { started, drawn, want, end } = queueFixture();
    want('a');
    want('a');
    await settled();
    await end('a');
    expect(started).toEqual(['a']);
    expect(drawn).toEqual(['a drawn', 'a drawn']);
  });
});
