import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openProfile } from '../../../functions/src/accounts/index.ts';
import { type Rank, ranks } from '../../../functions/src/domain/accounts/role.ts';
import { api } from '../../../functions/src/domain/api.ts';
import { aimAtEmulators } from '../../../tools/stack/stack_info.ts';
import { stack } from '../../support/stack.ts';

/** The callables of each rank: people with the rank can call them, and nobody below it. */
const mayReach: Readonly<Record<'staff' | 'superuser' | 'admin', readonly Rank[]>> = {
  staff: ['staff', 'superuser', 'admin'],
  superuser: ['superuser', 'admin'],
  admin: ['admin'],
};

const guarded = Object.entries(api).flatMap(([name, { access }]) =>
  access === 'public' || access === 'signed_in' ? [] : [{ name, access }],
);

interface Callable {
  readonly run: (request: object) => Promise<unknown>;
}

it('every callable for staff, superusers and administrators rejects callers without the role', async () => {
  const { projectId, storageBucket } = stack();
  aimAtEmulators(stack());
  process.env.GCLOUD_PROJECT ??= projectId;
  process.env.FIREBASE_CONFIG ??= JSON.stringify({ projectId, storageBucket });
  const functions: Readonly<Record<string, unknown>> = await import('../../../functions/src/index.ts');
  const { context } = await import('../../../functions/src/platform/context.ts');
  const auth = await context().auth();
  const people = await Promise.all(
    ranks.map(async (rank) => {
      const uid = `${rank}-${randomUUID()}`;
      const claims = rank === 'member' ? {} : { [rank]: true };
      await auth.createUser({ uid, email: `${uid}@pochitto.example` });
      await auth.setCustomUserClaims(uid, claims);
      await openProfile(context(), { uid, email: '', displayName: rank }, { locale: 'ja' });
      return { rank, uid, claims };
    }),
  );
  const wrong: string[] = [];
  for (const { name, access } of guarded) {
    const { run } = functions[name] as Callable;
    for (const { rank, uid, claims } of people) {
      // Invalid input for every callable: a caller with access gets that error, and nothing is done.
      const call = { auth: { uid, token: claims }, data: { unexpected: [1] }, rawRequest: { headers: {} } };
      const code = await run(call).then(
        () => 'answered',
        (error: { details?: { code?: string } }) => error.details?.code ?? String(error),
      );
      const isTurnedAway = code === 'staff_required' || code === 'admin_required';
      const mayCall = mayReach[access].includes(rank);
      if (mayCall === isTurnedAway || code === 'answered' || code === 'internal') {
        wrong.push(`${rank} calls ${name} (${access}): ${code}`);
      }
    }
  }
  expect(guarded.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
