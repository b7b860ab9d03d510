import { z } from 'zod';
import { invalidRequest } from './api_error.ts';
import { formExpand, formInteger, formText } from './form_types.ts';

/** Stripe's list: newest first, paginated. */
export interface Page<Item> {
  object: 'list';
  data: Item[];
  has_more: boolean;
  url: string;
}

const timestamp = formInteger(0, 99_999_999_999);

/** Parameters of every list. `created` is a timestamp or a range of timestamps, in seconds. */
export const PAGE_PARAMETERS = {
  ending_before: formText().optional(),
  expand: formExpand,
  limit: formInteger(1, 100).optional(),
  starting_after: formText().optional(),
};

export const CREATED_PARAMETER = z
  .union([
    timestamp,
    z.strictObject({
      gt: timestamp.optional(),
      gte: timestamp.optional(),
      lt: timestamp.optional(),
      lte: timestamp.optional(),
    }),
  ])
  .optional();

interface Wanted {
  ending_before?: string | undefined;
  limit?: number | undefined;
  starting_after?: string | undefined;
}

/** @param items oldest first. */
export function page<Item extends { id: string }>(items: Item[], url: string, wanted: Wanted): Page<Item> {
  const { ending_before: before, starting_after: after, limit = 10 } = wanted;
  if (before !== undefined && after !== undefined) {
    throw invalidRequest('You cannot use both `ending_before` and `starting_after`.');
  }
  const newest = items.toReversed();
  if (before !== undefined) {
    const earlier = newest.slice(0, place(newest, before, 'ending_before'));
    return { object: 'list', data: earlier.slice(-limit), has_more: earlier.length > limit, url };
  }
  const rest = after === undefined ? newest : newest.slice(place(newest, after, 'starting_after') + 1);
  return { object: 'list', data: rest.slice(0, limit), has_more: rest.length > limit, url };
}

function place(items: { id: string }[], id: string, param: string): number {
  const index = items.findIndex((item) => item.id === id);
  if (index < 0) throw invalidRequest(`No such object: '${id}'`, { param, code: 'resource_missing' });
  return index;
}

export function createdWithin(created: number, wanted: z.output<typeof CREATED_PARAMETER>): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted === 'number') return created === wanted;
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = wanted;
  return created > gt && created >= gte && created < lt && created <= lte;
}
