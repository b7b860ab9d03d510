import { randomUUID } from 'node:crypto';
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import type { NoticeAbout } from '../../functions/src/domain/notices/notice.ts';
import { documents, files, ids } from '../../functions/src/domain/paths.ts';
import type { Stamp } from '../../functions/src/domain/stamps/stamp.ts';
import {
  type AttemptStep,
  rehearsalSteps,
  type SubmissionAttempt,
  type SubmissionStep,
  submissionSteps,
} from '../../functions/src/domain/submission/submission_attempt.ts';
import { prepareNotice } from '../../functions/src/notices/index.ts';
import { admin } from './admin.ts';
import { formFixture } from './form_fixture.ts';
import type { Person } from './person.ts';
import { createSet, photo, untilSet, upload } from './sets.ts';

/** Creates a finished set of eight whose texts are filled in, so that it can be submitted. Returns its id. */
export async function createSubmittableSet(person: Person): Promise<string> {
  const { stampId, uploadFolder } = await createSet(person);
  await upload(person, uploadFolder, await photo('portrait_1024.jpg'));
  await untilSet(person, stampId, ({ status }) => status === 'generated', 'finished');
  await person.call('saveMetadata', {
    stampId,
    metadata: {
      title: { en: `Everyday words ${randomUUID().slice(0, 8)}`, ja: '毎日のことば' },
      description: { en: 'Friendly stickers for every day.', ja: '毎日使えるスタンプです。' },
      creatorName: 'Hanako',
      copyright: '(c) Hanako',
      styleCategory: 'Cute',
      priceYen: 120,
    },
  });
  return stampId;
}

type SetChanges = Partial<Omit<Stamp, 'submission'>> & {
  readonly submission?: Partial<Stamp['submission']>;
};

/** Changes a set as a submission would. */
export async function updateSet(stampId: string, changes: SetChanges): Promise<void> {
  await admin()
    .firestore.doc(documents.stamp(stampId))
    .set({ ...changes, updatedAt: FieldValue.serverTimestamp() }, { merge: true });
}

/** Writes a notice to a person, in a transaction as every cause of a notice does. */
export async function writeNotice({ uid }: Pick<Person, 'uid'>, about: NoticeAbout): Promise<void> {
  const { firestore } = admin();
  await firestore.runTransaction(async (transaction) => {
    const notice = { userId: uid, about, cause: randomUUID() };
    const commit = await prepareNotice({ firestore, now: () => new Date() }, transaction, notice);
    commit();
  });
}

/** Writes the summary of a person's LINE session with this status. */
export async function writeSessionSummary(uid: string, status: 'active' | 'expired'): Promise<void> {
  const now = FieldValue.serverTimestamp();
  await admin().firestore.doc(documents.lineSessionSummary(uid)).set({
    userId: uid,
    status,
    origin: 'pasted',
    expiresAt: null,
    verifiedAt: now,
    lastUsedAt: null,
    connectedAt: now,
    createdAt: now,
    updatedAt: now,
  });
}

type AttemptFields = Pick<SubmissionAttempt, 'mode' | 'status'> &
  Partial<SubmissionAttempt> & {
    /** The current step; null if all steps are completed. */
    readonly at: SubmissionStep | null;
    /** Screenshot (JPEG) of every completed step. */
    readonly picture: Uint8Array;
  };

/** Writes a submission attempt as a run leaves it, with its screenshots. */
export async function writeAttempt(
  { uid }: Person,
  stampId: string,
  attemptNo: number,
  { at, picture, ...given }: AttemptFields,
): Promise<void> {
  const { firestore, bucket } = admin();
  const planned = given.mode === 'rehearsal' ? rehearsalSteps : submissionSteps;
  const done = at === null ? planned : planned.slice(0, planned.indexOf(at));
  const steps = done.map((name, index) => ({
    ...startedStep(name),
    ms: 800 + index * 1700,
    screenshot: files.submissionPicture(uid, stampId, attemptNo, `${index + 1}_${name}`),
  }));
  for (const { screenshot } of steps) {
    await bucket.file(screenshot).save(Buffer.from(picture), { contentType: 'image/jpeg', resumable: false });
  }
  const now = FieldValue.serverTimestamp();
  await firestore.doc(documents.submissionAttempt(stampId, attemptNo)).set({
    userId: uid,
    stampId,
    attemptNo,
    requestId: randomUUID(),
    errorCode: null,
    errorMessage: null,
    siteErrors: [],
    drift: null,
    form: formFixture,
    revision: 0,
    packagePath: 'package.zip',
    imagesDigest: 'of the pictures',
    requestedAt: null,
    leaseId: null,
    leaseUntil: null,
    attemptCount: 1,
    ...given,
    steps: at === null ? steps : [...steps, startedStep(at)],
    createdAt: now,
    updatedAt: now,
  });
}

function startedStep(name: SubmissionStep): Omit<AttemptStep, 'startedAt'> & { startedAt: Timestamp } {
  return { name, startedAt: Timestamp.now(), ms: null, screenshot: null };
}

/** Writes the ledger entries of an attempt's charge and, if `isRefunded`, of its refund. */
export async function writeCharge({ uid }: Person, stampId: string, attemptNo: number, isRefunded: boolean) {
  const { firestore } = admin();
  const chargeId = ids.submissionCharge(stampId, attemptNo);
  const now = FieldValue.serverTimestamp();
  const entry = { userId: uid, stampId, createdAt: now, updatedAt: now };
  await firestore
    .doc(documents.tokenConsumption(chargeId))
    .set({ ...entry, amount: 5, reason: 'submission' });
  if (!isRefunded) return;
  await firestore
    .doc(documents.tokenConsumption(ids.submissionRefund(stampId, attemptNo)))
    .set({ ...entry, amount: -5, reason: 'refund', chargeId });
}
