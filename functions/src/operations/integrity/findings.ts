import { FieldValue } from 'firebase-admin/firestore';
import {
  closedFindingDays,
  type FindingKind,
  findingKinds,
  type IntegrityFinding,
  integrityFindingSchema,
} from '../../domain/operations/integrity_finding.ts';
import { collections, documents } from '../../domain/paths.ts';
import type { Context } from '../../platform/context.ts';
import { derivedId } from '../../platform/hashes.ts';

/** A finding before it is recorded. */
export type Fault = Pick<IntegrityFinding, 'kind' | 'place' | 'userId' | 'details'>;

const pageSize = 200;
const day = 86_400_000;

/** Writes a finding, or updates the one from an earlier run. */
export async function recordFinding({ firestore, now }: Context, fault: Fault): Promise<void> {
  const { kind, place, userId } = fault;
  const reference = firestore.doc(documents.integrityFinding(derivedId('finding', kind, place)));
  const known = integrityFindingSchema.safeParse((await reference.get()).data()).data;
  await reference.set({
    kind,
    place,
    userId,
    details: fault.details.slice(0, 20).map((line) => line.slice(0, 500)),
    firstSeenAt: known?.firstSeenAt ?? now(),
    lastSeenAt: now(),
    closedAt: null,
    purgeAt: null,
    createdAt: known?.createdAt ?? FieldValue.serverTimestamp(),
    updatedAt: FieldValue.serverTimestamp(),
  });
}

/** Keeps earlier findings open for an item that could not be checked now. */
export async function keepOpen({ firestore, now }: Context, place: string): Promise<void> {
  const { docs } = await firestore
    .collection(collections.integrityFindings)
    .where('place', '==', place)
    .where('closedAt', '==', null)
    .get();
  for (const { ref } of docs) {
    await ref.update({ lastSeenAt: now(), updatedAt: FieldValue.serverTimestamp() });
  }
}

const closed = (now: Date) => ({
  closedAt: now,
  purgeAt: new Date(now.getTime() + closedFindingDays * day),
  updatedAt: FieldValue.serverTimestamp(),
});

/** Closes one finding. The next check opens it again if it is still wrong. */
export async function closeFinding({ firestore, now }: Context, findingId: string): Promise<void> {
  await firestore.doc(documents.integrityFinding(findingId)).update(closed(now()));
}

/** Closes findings last seen before `since`, page by page until time is up. */
export async function closeUnseen(
  { firestore, now }: Context,
  since: Date,
  until: number,
): Promise<{ closed: number; isComplete: boolean }> {
  const unseen = firestore
    .collection(collections.integrityFindings)
    .where('closedAt', '==', null)
    .where('lastSeenAt', '<', since)
    .limit(pageSize);
  let count = 0;
  for (;;) {
    const { docs } = await unseen.get();
    const batch = firestore.batch();
    for (const { ref } of docs) {
      batch.update(ref, closed(now()));
    }
    await batch.commit();
    count += docs.length;
    if (docs.length < pageSize) return { closed: count, isComplete: true };
    if (Date.now() >= until) return { closed: count, isComplete: false };
  }
}

/** Counts the open findings of each kind. */
export async function countOpen({ firestore }: Context): Promise<Record<FindingKind, number>> {
  const open = firestore.collection(collections.integrityFindings).where('closedAt', '==', null);
  const counts = await Promise.all(
    findingKinds.map(async (kind) => {
      const answer = await open.where('kind', '==', kind).count().get();
      return [kind, answer.data().count] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<FindingKind, number>;
}
