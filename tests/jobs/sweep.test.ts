import { beforeEach, describe, expect, it } from 'vitest';
import { collections } from '../../functions/src/domain/paths.ts';
import { sweepDocuments, sweepFiles } from '../../functions/src/jobs/index.ts';
import { type BareContext, bareContext } from '../support/bare_context.ts';
import { expectErrors } from '../support/expected_errors.ts';

const names = Array.from({ length: 7 }, (_, index) => `item-${index}`);
const never = new Promise<never>(() => {});

interface Kind {
  readonly kind: string;
  readonly fill: (bare: BareContext) => Promise<unknown>;
  readonly run: (
    bare: BareContext,
    work: (name: string) => Promise<unknown>,
    options?: { until?: number; atOnce?: number; isPass?: boolean },
  ) => ReturnType<typeof sweepFiles>;
}

const kinds: Kind[] = [
  {
    kind: 'documents',
    fill: ({ context: { firestore } }) =>
      Promise.all(
        names.map((name, index) => firestore.doc(`items/${name}`).set({ at: new Date(index >> 1) })),
      ),
    run: ({ context }, work, options) =>
      sweepDocuments(
        context,
        {
          name: 'items',
          query: context.firestore.collection('items'),
          orderBy: 'at',
          pageSize: 3,
          ...options,
        },
        ({ id }) => work(id),
      ),
  },
  {
    kind: 'files',
    fill: ({ context: { bucket } }) =>
      Promise.all(names.map((name) => bucket.file(`items/${name}`).save('text', { resumable: false }))),
    run: ({ context }, work, options) =>
      sweepFiles(
        context,
        { name: 'items', bucket: context.bucket, folder: 'items/', pageSize: 3, ...options },
        ({ path }) => work(path.replace('items/', '')),
      ),
  },
];

describe.each(kinds)('sweep of $kind', ({ fill, run }) => {
  let bare: BareContext;
  let handled: string[];
  beforeEach(async () => {
    bare = bareContext();
    handled = [];
    await fill(bare);
  });
  const handle = async (name: string) => void handled.push(name);
  const cursors = async () => (await bare.context.firestore.collection(collections.sweepCursors).get()).size;
  const expiredDeadline = { until: 0, atOnce: 1 };

  it('handles every item once, in pages, and leaves no cursor when it is complete', async () => {
    expect(await run(bare, handle)).toEqual({ done: 7, broken: 0, isComplete: true });
    expect(handled.toSorted()).toEqual(names);
    expect(await cursors()).toBe(0);
  });

  it('writes nothing without items', async () => {
    expect(await run(bareContext(), handle)).toEqual({ done: 0, broken: 0, isComplete: true });
  });

  it('logs a broken item by its id, skips it and handles the others', async () => {
    expectErrors(/broken document/);
    expectErrors(/item-0/);
    const swept = await run(bare, async (name) => {
      if (name === 'item-0' || name === 'item-4') throw new Error('A broken document.');
      await handle(name);
    });
    expect(swept).toEqual({ done: 5, broken: 2, isComplete: true });
    expect(handled).toHaveLength(5);
  });

  it('stops at its deadline, continues there next time, and wraps around', async () => {
    for (const name of names) {
      expect(await run(bare, handle, expiredDeadline)).toMatchObject({ done: 1, isComplete: false });
      expect(handled.at(-1)).toBe(name);
    }
    await run(bare, handle, expiredDeadline);
    expect(handled.at(-1)).toBe('item-0');
    handled = [];
    expect(await run(bare, handle)).toMatchObject({ done: 7, isComplete: true });
    expect(handled[0]).toBe('item-1');
    expect(handled.toSorted()).toEqual(names);
    expect(await cursors()).toBe(0);
  });

  it('ends a pass at the last item after any number of runs, and then starts another', async () => {
    const pass = { isPass: true, atOnce: 1 };
    await run(bare, handle, { ...pass, until: 0 });
    await run(bare, handle, { ...pass, until: 0 });
    expect(await run(bare, handle, pass)).toEqual({ done: 5, broken: 0, isComplete: true });
    expect(handled).toEqual(names);
    expect(await run(bare, handle, pass)).toEqual({ done: 7, broken: 0, isComplete: true });
  });

  it('continues after a page at which its process crashed', async () => {
    void run(bare, () => never);
    await expect.poll(cursors, { timeout: 30_000 }).toBe(1);
    await run(bare, handle);
    expect(handled.slice(0, 4).toSorted()).toEqual(names.slice(3));
    expect(handled.toSorted()).toEqual(names);
  });

  it('handles the remaining items if items are deleted meanwhile', async () => {
    const { firestore, bucket } = bare.context;
    await run(bare, async (name) => {
      await handle(name);
      await Promise.all([
        firestore.doc(`items/${name}`).delete(),
        bucket.file(`items/${name}`).delete({ ignoreNotFound: true }),
      ]);
    });
    expect(handled.toSorted()).toEqual(names);
  });
});
