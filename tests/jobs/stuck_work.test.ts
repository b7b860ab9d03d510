import { describe, expect, it } from 'vitest';
import { stuckWork } from '../../functions/src/jobs/stuck_work.ts';
import { auditQuota } from '../../functions/src/studio/index.ts';
import { auditLedger } from '../../functions/src/tokens/index.ts';
import { expectErrors } from '../support/expected_errors.ts';
import { stuckCases } from './stuck_cases.ts';
import { createStuckItems, stuckKinds as kinds } from './stuck_items.ts';

const hour = 3600;
describe('stuck work', { timeout: 600_000 }, () => {
  it.each(kinds)(
    'of kind %s is freed by its schedule once it counts as stuck, and not before',
    async (kind) => {
      const { context, tasks, wait } = await createStuckItems(kind, 1);
      const { run, task, stuckIds } = stuckCases[kind];
      const free = async () =>
        task === undefined
          ? (await stuckIds(context)).length === 0
          : tasks.some(({ queue }) => queue === task);
      const { afterSeconds } = stuckWork[kind];
      if (afterSeconds > 0) {
        wait(afterSeconds - 120);
        await run(context);
        // A postponed item counts as freed until it is due.
        expect(await free()).toBe(kind === 'unconnectedReviews');
      }
      wait(240);
      await run(context);
      expect(await free()).toBe(true);
    },
  );

  it.each(kinds.filter((kind) => stuckCases[kind].breaks !== undefined))(
    'of kind %s is freed behind broken documents, and its charge is refunded',
    async (kind) => {
      expectErrors(/breaks its schema|Invalid input|expected string/);
      const { context, tasks, wait, broken } = await createStuckItems(kind, 60, 21);
      const { run, task, stuckIds } = stuckCases[kind];
      wait(stuckWork[kind].afterSeconds + 7 * hour);
      await run(context);
      if (kind === 'reviews') {
        expect(new Set(tasks.map(({ payload }) => payload.userId)).size).toBe(60 - broken);
        return;
      }
      expect(tasks.filter(({ queue }) => queue === task)).toEqual([]);
      expect(await stuckIds(context)).toHaveLength(broken);
      const wrong = await Promise.all(
        ['p1', 'p2'].map(async (uid) => [
          ...(await auditLedger(context, uid)),
          ...(kind === 'conversions' ? await auditQuota(context, uid) : []),
        ]),
      );
      // All broken documents belong to the first person.
      expect(wrong.flat()).toEqual([]);
    },
  );
});
