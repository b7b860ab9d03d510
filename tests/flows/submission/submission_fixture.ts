import { randomBytes, randomUUID } from 'node:crypto';
import type { DocumentData } from 'firebase-admin/firestore';
import { userSchema } from '../../../functions/src/domain/accounts/user.ts';
import { collections, documents, ids } from '../../../functions/src/domain/paths.ts';
import type { Product } from '../../../functions/src/domain/product/product_spec.ts';
import { setMetadataSchema } from '../../../functions/src/domain/stamps/set_metadata.ts';
import { stampSchema } from '../../../functions/src/domain/stamps/stamp.ts';
import {
  maxSubmissionRuns,
  submissionAttemptSchema,
  submissionLockSchema,
} from '../../../functions/src/domain/submission/submission_attempt.ts';
import { deriveSet, drawQueue } from '../../../functions/src/generation/index.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import type { KeyRing } from '../../../functions/src/platform/key_ring.ts';
import { transact } from '../../../functions/src/platform/transact.ts';
import { saveMetadata, suggestMetadata } from '../../../functions/src/stamps/index.ts';
import { runSubmission, submitStamp } from '../../../functions/src/submission/index.ts';
import { cookieState } from '../../../functions/src/submission/session/session_cookies.ts';
import { writeSession } from '../../../functions/src/submission/session/stored_session.ts';
import type { OpenVisit } from '../../../functions/src/submission/visit_site.ts';
import { auditLedger } from '../../../functions/src/tokens/index.ts';
import { type Cookie, SiteError } from '../../../functions/src/vendors/creators-market/site.ts';
import { type BackendFixture, backendFixture, testUser } from '../../support/backend_fixture.ts';
import { confirmationOf } from '../../support/confirmation_of.ts';
import { drawnSet } from '../editing/drawn_set.ts';

const ring: KeyRing = { primary: 'k1', keys: new Map([['k1', new Uint8Array(randomBytes(32))]]) };
const cookie: Cookie = {
  name: 'session',
  value: 'secret-of-the-session',
  domain: '127.0.0.1',
  path: '/',
  expires: null,
  httpOnly: true,
  secure: false,
  sameSite: null,
};

/** Returns a project in which submission is switched on. */
export async function submissionContext(
  site = { url: 'http://127.0.0.1:1', accessUrl: 'http://127.0.0.1:2' },
): Promise<BackendFixture> {
  const fixture = await backendFixture();
  const context: Context = { ...fixture.context, creatorsMarket: () => site, lineSessionKeys: () => ring };
  return { ...fixture, context };
}

/** Connects a person as if the site had accepted these cookies. */
export function connect(
  { context }: BackendFixture,
  uid = testUser.uid,
  cookies: readonly Cookie[] = [cookie],
  pageId = 'PAGE000000000001',
) {
  const { firestore, now } = context;
  return transact(firestore, async (transaction) =>
    writeSession({ firestore, transaction, uid }, null, {
      ...cookieState(ring, uid, cookies),
      status: 'active',
      origin: 'pasted',
      pageId,
      creatorName: 'Ann',
      otherCreator: null,
      verifiedAt: now(),
      lastUsedAt: null,
      connectedAt: now(),
    }),
  );
}

/** Creates a finished set whose form is filled in, so that it can be submitted. */
export async function readySetFixture(fixture: BackendFixture, product: Product = 'sticker') {
  const { stampId } = await setOf(fixture, product);
  await fillIn(fixture, stampId, `Ann's days ${randomUUID().slice(0, 8)}`);
  return stampId;
}

/** Draws a set of a product, after the sets that it is derived from. */
async function setOf(fixture: BackendFixture, product: Product): Promise<{ readonly stampId: string }> {
  if (product === 'sticker') return drawnSet(fixture);
  const parent = await setOf(fixture, product === 'animated_emoji' ? 'emoji' : 'sticker');
  const { context } = fixture;
  const request = { kind: 'product', ...parent, product, captions: 'short' } as const;
  const { stampId } = await deriveSet(context, testUser, request);
  const stamp = stampSchema.parse((await context.firestore.doc(documents.stamp(stampId)).get()).data());
  await drawQueue(context, stamp.queueId, 'task');
  return { stampId };
}

export async function fillIn(fixture: BackendFixture, stampId: string, title: string) {
  const { proposals, ...rest } = await suggestMetadata(fixture.context, testUser, { stampId });
  const metadata = setMetadataSchema.parse({
    ...rest,
    title: { en: title, ja: null },
    description: { en: proposals[0]?.description.en ?? '', ja: null },
  });
  await saveMetadata(fixture.context, testUser, { stampId, metadata });
}

/** Copies a set under another id. Both use the same files. Returns the id. */
export async function copyOf({ context: { firestore } }: BackendFixture, stampId: string): Promise<string> {
  const copy = `copy${randomUUID().slice(0, 12)}`;
  const stamp = await firestore.doc(documents.stamp(stampId)).get();
  const images = await firestore.collection(collections.images).where('stampId', '==', stampId).get();
  const batch = firestore.batch();
  batch.set(firestore.doc(documents.stamp(copy)), { ...stamp.data(), consumedTokens: 0 });
  for (const image of images.docs) {
    batch.set(firestore.doc(documents.image(`${image.id}_${copy}`)), { ...image.data(), stampId: copy });
  }
  await batch.commit();
  return copy;
}

/** Returns what the page sends when a person confirms everything unchanged. */
export const confirmedValues = ({ context }: Pick<BackendFixture, 'context'>, stampId: string) =>
  confirmationOf(context, stampId);

/** Submits as the page does, with everything confirmed unchanged. */
export async function submit(
  fixture: BackendFixture,
  stampId: string,
  who = testUser,
  requestId = randomUUID(),
) {
  return submitStamp(fixture.context, who, {
    stampId,
    requestId,
    confirmed: await confirmedValues(fixture, stampId),
  });
}

/** Returns a set with its attempts, the person's lock and balance, and inconsistencies of the ledger. */
export async function stateOf({ context }: Pick<BackendFixture, 'context'>, stampId: string) {
  const { firestore } = context;
  const stamp = stampSchema.parse((await firestore.doc(documents.stamp(stampId)).get()).data());
  const { docs } = await firestore
    .collection(collections.submissionAttempts)
    .where('stampId', '==', stampId)
    .get();
  const lock = await firestore.doc(documents.submissionLock(stamp.userId)).get();
  const user = userSchema.parse((await firestore.doc(documents.user(stamp.userId)).get()).data());
  const attempts = docs
    .map((each) => submissionAttemptSchema.parse(each.data()))
    .toSorted((one, other) => one.attemptNo - other.attemptNo);
  return {
    stamp,
    attempts,
    attempt: attempts.at(-1),
    lock: lock.exists ? submissionLockSchema.parse(lock.data()) : null,
    balance: user.tokenBalance,
    ledger: await auditLedger(context, stamp.userId),
  };
}

/** Runs like its task, which is repeated as long as the run throws. */
export async function runToCompletion(
  { context }: Pick<BackendFixture, 'context'>,
  name: { stampId: string; attemptNo: number },
  open: OpenVisit,
): Promise<void> {
  for (let run = 1; run <= maxSubmissionRuns; run += 1) {
    try {
      return await runSubmission(context, name, 'task', open);
    } catch (error) {
      if (!(error instanceof SiteError)) throw error;
    }
  }
}

type Change = (data: DocumentData) => DocumentData;

/**
 * Takes a snapshot of everything that the first attempt changes. The returned function restores it, optionally with a
 * change.
 */
export async function snapshotAttempt({ context: { firestore } }: BackendFixture, stampId: string) {
  const references = [
    documents.stamp(stampId),
    documents.submissionAttempt(stampId, 1),
    documents.submissionLock(testUser.uid),
    documents.user(testUser.uid),
    documents.tokenConsumption(ids.submissionRefund(stampId, 1)),
  ].map((path) => firestore.doc(path));
  const snapshots = await firestore.getAll(...references);
  return async (change: Change = (data) => data): Promise<void> => {
    const batch = firestore.batch();
    for (const snapshot of snapshots) {
      const data = snapshot.data();
      if (data) batch.set(snapshot.ref, change(data));
      else batch.delete(snapshot.ref);
    }
    await batch.commit();
  };
}
