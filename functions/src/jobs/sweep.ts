import { type DocumentReference, FieldValue } from 'firebase-admin/firestore';
import { z } from 'zod';
import { documents } from '../domain/paths.ts';
import { timestamp } from '../domain/timestamp.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';

/** Where an item stands in the order of its sweep. */
export type Place = readonly unknown[];

/** Items after the one place, up to and including the other; null = from the first, to the last. */
export interface Range {
  readonly after: Place | null;
  readonly upTo: Place | null;
}

/** How much of a sweep one run does. */
export interface SweepPages {
  /** Items in memory at once. */
  readonly pageSize?: number | undefined;
  /** When to stop and leave the rest to the next run; milliseconds since 1970. */
  readonly until?: number | undefined;
}

export interface SweepOptions extends SweepPages {
  /** Names the kept cursor; one for each kind of work, and the same in every run. */
  readonly name: string;
  /** Items worked on side by side. */
  readonly atOnce?: number;
  /** Whether a run ends at the last item, so that one pass may take several runs and sees every item once; else it wraps. */
  readonly isPass?: boolean | undefined;
  /** Hears of items that failed, beside the log. */
  readonly onBroken?: (id: string, error: unknown) => void;
}

export interface Swept {
  /** Items whose work did not answer `false`. */
  readonly done: number;
  /** Items whose work threw. */
  readonly broken: number;
  /** Whether this run saw every item there was, or reached the end of its pass; else the next run goes on from here. */
  readonly isComplete: boolean;
}

/** What a sweep has to know of the items it goes through. */
export interface Source<Item> {
  readonly pages: (range: Range, size: number) => AsyncIterable<readonly Item[]>;
  readonly placeOf: (item: Item) => Place;
  readonly idOf: (item: Item) => string;
}

/** Milliseconds of a run that has no deadline of its own: well below the 300 s that schedules get. */
const runMs = 200_000;

/**
 * The mechanism of every schedule; call it by `sweepDocuments` or `sweepFiles`. Goes through all items of `source`, page
 * by page. A run that is out of time, or dies, leaves a cursor in `sweep_cursors/{name}`: the next one continues there
 * and wraps, so every item has its turn however many there are. An item whose work throws is logged by its id and
 * passed over. The cursor is moved before a page is worked on, so an item that kills the process does not hold up the
 * items behind it either. Items may be worked on again: `work` must be harmless twice.
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

  /** Works on a page until time is up, and tells how many items were begun: at least one. */
  const workOnPage = async (items: readonly Item[]) => {
    let begun = 0;
    const worker = async () => {
      while (begun < items.length && (begun === 0 || Date.now() < until)) {
        const item = items[begun];
        begun += 1;
        if (item !== undefined) await workOn(item);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return begun;
  };

  for (const range of rangesFrom(start, isPass)) {
    for await (const items of source.pages(range, pageSize)) {
      await keep(items.at(-1));
      const begun = await workOnPage(items);
      if (begun < items.length) await keep(items[begun - 1]);
      if (Date.now() >= until) return { ...count, isComplete: false };
    }
  }
  if (isKept) await cursor.delete();
  return { ...count, isComplete: true };
}

/** From where the last run stopped to the end, then from the beginning to there unless that is another pass. */
const rangesFrom = (start: Place | null, isPass: boolean): Range[] =>
  start === null || isPass
    ? [{ after: start, upTo: null }]
    : [
        { after: start, upTo: null },
        { after: null, upTo: start },
      ];

/** A cursor that breaks its schema is none: the sweep begins anew. */
async function readCursor(reference: DocumentReference): Promise<Place | null> {
  const snapshot = await reference.get();
  return sweepCursorSchema.safeParse(snapshot.data()).data?.after ?? null;
}

/** Where a sweep goes on: there while a pass is unfinished. No client reads it. */
const sweepCursorSchema = z.object({
  /** The last item that was dealt with: the value of the order field and the id of a document, or the path of a file. */
  after: z.array(z.unknown()).min(1).max(2),
  createdAt: timestamp,
  updatedAt: timestamp,
});
