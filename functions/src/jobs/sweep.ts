import { type DocumentReference, FieldValue } from 'firebase-admin/firestore';
import { z } from 'zod';
import { documents } from '../domain/paths.ts';
import { timestamp } from '../domain/timestamp.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';

/** The position of an item in the order of its sweep. */
export type Place = readonly unknown[];

/** The items after `after`, up to and including `upTo`; null = from the first, to the last. */
export interface Range {
  readonly after: Place | null;
  readonly upTo: Place | null;
}

/** Limits of one run of a sweep. */
export interface SweepPages {
  /** Maximum number of items in memory. */
  readonly pageSize?: number | undefined;
  /** When to stop, in milliseconds since 1970; the next run continues. */
  readonly until?: number | undefined;
}

export interface SweepOptions extends SweepPages {
  /** Name of the stored cursor; unique for each kind of work, the same in every run. */
  readonly name: string;
  /** Number of items processed in parallel. */
  readonly atOnce?: number;
  /**
   * Whether a run ends at the last item, so a pass over several runs sees each item once; otherwise it wraps
   * around.
   */
  readonly isPass?: boolean | undefined;
  /** Called for each item that failed, in addition to the log. */
  readonly onBroken?: (id: string, error: unknown) => void;
}

export interface Swept {
  /** Number of items whose work did not return `false`. */
  readonly done: number;
  /** Number of items whose work threw. */
  readonly broken: number;
  /** Whether this run reached every item or the end of its pass; otherwise the next run continues. */
  readonly isComplete: boolean;
}

/** How a sweep reads its items. */
export interface Source<Item> {
  readonly pages: (range: Range, size: number) => AsyncIterable<readonly Item[]>;
  readonly placeOf: (item: Item) => Place;
  readonly idOf: (item: Item) => string;
}

/** Default duration of a run in milliseconds: well below the 300 s of a schedule. */
const runMs = 200_000;

/**
 * The mechanism of every schedule; use it through `sweepDocuments` or `sweepFiles`. Processes all items of
 * `source`, page by page. A run that is out of time, or crashes, leaves a cursor in `sweep_cursors/{name}`: the
 * next run continues there and wraps around, so every item is reached. An item whose work throws is logged by its
 * id and skipped. The cursor moves before a page is processed, so an item that crashes the process does not block
 * the ones after it. Items may be processed again: `work` must be idempotent.
 */
export async function sweep<Item>(
  { firestore }: Pick<Context, 'firestore'>,
  source: Source<Item>,
  { name, pageSize = 100, atOnce = 10, isPass = false, until = Date.now() + runMs, onBroken }: SweepOptions,
  work: (item: Item) => Promise<unknown>,
): Promise<Swept> {
  const cursor = firestore.doc(documents.sweepCursor(name));
  const start = await readCursor(cursor);
  const count = { done: 0, broken: 0 };
  let isKept = start !== null;

  const keep = async (item: Item | undefined) => {
    if (item === undefined) return;
    const updatedAt = FieldValue.serverTimestamp();
    await cursor.set({ after: [...source.placeOf(item)], createdAt: updatedAt, updatedAt });
    isKept = true;
  };

  const workOn = async (item: Item) => {
    try {
      if ((await work(item)) !== false) count.done += 1;
    } catch (error) {
      count.broken += 1;
      log.bug(error, { sweep: name, id: source.idOf(item) });
      onBroken?.(source.idOf(item), error);
    }
  };

  /** Processes a page until time is up, but at least one item. Returns the number of items that were started. */
  const workOnPage = async (items: readonly Item[]) => {
    let startedCount = 0;
    const worker = async () => {
      while (startedCount < items.length && (startedCount === 0 || Date.now() < until)) {
        const item = items[startedCount];
        startedCount += 1;
        if (item !== undefined) await workOn(item);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return startedCount;
  };

  for (const range of rangesFrom(start, isPass)) {
    for await (const items of source.pages(range, pageSize)) {
      await keep(items.at(-1));
      const startedCount = await workOnPage(items);
      if (startedCount < items.length) await keep(items[startedCount - 1]);
      if (Date.now() >= until) return { ...count, isComplete: false };
    }
  }
  if (isKept) await cursor.delete();
  return { ...count, isComplete: true };
}

/**
 * From the position where the last run stopped to the end, then from the beginning to that position, unless that
 * would be another pass.
 */
const rangesFrom = (start: Place | null, isPass: boolean): Range[] =>
  start === null || isPass
    ? [{ after: start, upTo: null }]
    : [
        { after: start, upTo: null },
        { after: null, upTo: start },
      ];

/** Ignores an invalid cursor: the sweep then starts at the beginning. */
async function readCursor(reference: DocumentReference): Promise<Place | null> {
  const snapshot = await reference.get();
  return sweepCursorSchema.safeParse(snapshot.data()).data?.after ?? null;
}

/** Position where a sweep continues; exists while a pass is unfinished. No client reads it. */
const sweepCursorSchema = z.object({
  /** Position of the last processed item: the value of the order field and the document id, or the path of a file. */
  after: z.array(z.unknown()).min(1).max(2),
  createdAt: timestamp,
  updatedAt: timestamp,
});
