import { readFile } from 'node:fs/promises';
import { Query } from 'firebase-admin/firestore';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { api, type CallableInput } from '../../../functions/src/domain/api.ts';
import type { Caller } from '../../../functions/src/platform/callable.ts';
import {
  listConversions,
  listConversionsOf,
  listUsage,
  removeExpired,
  resetMonthlyQuota,
  sweepConversions,
} from '../../../functions/src/studio/index.ts';
import { studioFixture, studioUser } from './studio_fixture.ts';

/** Returns the query as it is sent to the server. */
const filter = z.object({
  fieldFilter: z.object({ field: z.object({ fieldPath: z.string() }), op: z.string() }).optional(),
  unaryFilter: z.object({ field: z.object({ fieldPath: z.string() }) }).optional(),
});
const asked = z.object({
  structuredQuery: z.object({
    from: z.tuple([z.object({ collectionId: z.string() })]),
    where: filter.extend({ compositeFilter: z.object({ filters: z.array(filter) }).optional() }).optional(),
    orderBy: z
      .array(z.object({ field: z.object({ fieldPath: z.string() }), direction: z.string() }))
      .default([]),
  }),
});
const indexFile = z.object({
  indexes: z.array(
    z.object({
      collectionGroup: z.string(),
      fields: z.array(z.object({ fieldPath: z.string(), order: z.string() })),
    }),
  ),
});

/** Returns the composite index that a query needs, or null if indexes of single fields are enough. */
function neededIndex(proto: unknown): { collection: string; equal: string[]; ordered: string[] } | null {
  const { from, where, orderBy } = asked.parse(proto).structuredQuery;
  const filters = where?.compositeFilter?.filters ?? (where ? [where] : []);
  const equal = new Set<string>();
  for (const { fieldFilter, unaryFilter } of filters) {
    if (unaryFilter) equal.add(unaryFilter.field.fieldPath);
    if (fieldFilter && ['EQUAL', 'IN'].includes(fieldFilter.op)) equal.add(fieldFilter.field.fieldPath);
  }
  const ordered = orderBy
    .filter(({ field }) => field.fieldPath !== '__name__')
    .map(({ field, direction }) => `${field.fieldPath} ${direction}`);
  if (ordered.length === 0 || (equal.size === 0 && ordered.length === 1)) return null;
  return { collection: from[0].collectionId, equal: [...equal].toSorted(), ordered };
}

describe('queries of the studio', () => {
  afterEach(() => vi.restoreAllMocks());

  it('have their composite indexes', async () => {
    const file = new URL('../../../firestore.indexes.json', import.meta.url);
    const { indexes } = indexFile.parse(JSON.parse(await readFile(file, 'utf8')));
    const fixture = await studioFixture();
    const queries: unknown[] = [];
    const get = Query.prototype.get;
    vi.spyOn(Query.prototype, 'get').mockImplementation(function (this: Query) {
      queries.push(Reflect.apply(Reflect.get(this, 'toProto'), this, []));
      return get.call(this);
    });
    const gallery = (input: CallableInput<'listConversions'>) =>
      listConversions(fixture.context, studioUser, api.listConversions.input.parse(input));
    const superuser: Caller = { ...studioUser, role: 'superuser' };
    const cursor = Buffer.from('["1.2","id"]').toString('base64url');
    await gallery({});
    await gallery({ cursor });
    await gallery({ status: 'completed' });
    await gallery({ status: 'failed', from: '2026-11-01', to: '2026-11-02', text: 'a', cursor });
    await gallery({ from: '2026-11-01', to: '2026-11-02' });
    await listUsage(fixture.context, superuser, { name: '', cursor: null });
    await listUsage(fixture.context, superuser, { name: 'M', cursor: null });
    await listConversionsOf(fixture.context, superuser, { uid: studioUser.uid, cursor: null });
    await sweepConversions(fixture.context);
    await resetMonthlyQuota(fixture.context);
    await removeExpired(fixture.context);
    const needed = queries.map(neededIndex).filter((index) => index !== null);
    expect(needed.length).toBeGreaterThanOrEqual(10);
    for (const { collection, equal, ordered } of needed) {
      const fits = indexes.some(
        ({ collectionGroup, fields }) =>
          collectionGroup === collection &&
          fields
            .slice(0, equal.length)
            .map(({ fieldPath }) => fieldPath)
            .toSorted()
            .join() === equal.join() &&
          fields
            .slice(equal.length)
            .map(({ fieldPath, order }) => `${fieldPath} ${order}`)
            .join() === ordered.join(),
      );
      expect(fits, `${collection}: ${equal} then ${ordered}`).toBe(true);
    }
  });
});
