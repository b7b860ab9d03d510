import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateQueueSchema, maxAttempts } from '../../functions/src/domain/generation/generate_queue.ts';
import { collections, documents, files } from '../../functions/src/domain/paths.ts';
import { stampSchema } from '../../functions/src/domain/stamps/stamp.ts';
import { drawQueue, startGeneration, sweepGenerations } from '../../functions/src/generation/index.ts';
import {
  deleteStamp,
  intakePhoto,
  purgeDeletedStamps,
  sweepUploads,
  uploadPayload,
} from '../../functions/src/stamps/index.ts';
import {
  type BackendFixture,
  backendFixture,
  setWithUpload,
  snapshotOf,
  testUser,
} from '../support/backend_fixture.ts';
import { crashSteps, crashTimeout } from '../support/crash_steps.ts';
import { completes, crashingContext } from '../support/crashing_context.ts';
import { expectErrors } from '../support/expected_errors.ts';
import { setCopier } from '../support/set_copier.ts';
import { smallPhoto } from '../support/sets.ts';

describe('crash recovery of a set', { timeout: crashTimeout }, () => {
  let fixture: BackendFixture;
  let bytes: Uint8Array;
  let whole: Awaited<ReturnType<typeof snapshotOf>>;
  let afterIntake: Awaited<ReturnType<typeof intakeState>>;
  let steps: { intake: number; drawing: number };

  const queueOf = async (stampId: string) =>
    stampSchema.parse((await fixture.context.firestore.doc(documents.stamp(stampId)).get()).data()).queueId;

  const setAfterIntake = async () => {
    const { stampId, path } = await setWithUpload(fixture, bytes);
    await intakePhoto(fixture.context, path);
    return { stampId, path, queueId: await queueOf(stampId) };
  };

  /** Returns the observable state of a set after the intake of its photo, including what will be drawn from it. */
  const intakeState = async (stampId: string) => {
    const { firestore, bucket } = fixture.context;
    const queue = await firestore.doc(documents.generateQueue(await queueOf(stampId))).get();
    const { imageUri, imageType, engine, consumedAt, attemptCount } = generateQueueSchema.parse(queue.data());
    const [picture] = await bucket.file(imageUri).download();
    const digest = createHash('sha256').update(picture).digest('hex');
    return {
      ...(await snapshotOf(fixture, stampId)),
      imageType,
      engine,
      consumedAt,
      attemptCount,
      digest,
    };
  };

  beforeAll(async () => {
    fixture = await backendFixture();
    bytes = await smallPhoto();
    const { stampId, path } = await setWithUpload(fixture, bytes);
    const intake = crashingContext(fixture.context);
    await intakePhoto(intake.context, path);
    afterIntake = await intakeState(stampId);
    expect(afterIntake).toMatchObject({
      status: 'generating',
      consumedTokens: 8,
      ledger: [],
      original: true,
    });
    const drawing = crashingContext(fixture.context);
    await drawQueue(drawing.context, await queueOf(stampId), 'task');
    whole = await snapshotOf(fixture, stampId);
    steps = { intake: intake.steps(), drawing: drawing.steps() };
    expect(whole).toMatchObject({ status: 'generated', consumedTokens: 8, ledger: [], uploads: [] });
    expect(whole.images).toHaveLength(11);
  });

  it('completes the intake of a photo that crashed at any step when the event is delivered again', async () => {
    for (const crashAt of crashSteps(steps.intake, 1)) {
      const { stampId, path } = await setWithUpload(fixture, bytes);
      const { context } = crashingContext(fixture.context, crashAt);
      expect(await completes(intakePhoto(context, path))).toBe(false);
      await intakePhoto(fixture.context, path);
      expect(await intakeState(stampId), `crash at step ${crashAt}`).toEqual(afterIntake);
    }
  });

  it('completes the drawing that crashed at any step when the task is retried', async () => {
    expectErrors(/Crashed at step/);
    const another = await setCopier(fixture, (await setAfterIntake()).stampId);
    for (const crashAt of crashSteps(steps.drawing, 5)) {
      const { stampId, queueId } = await another();
      const { context } = crashingContext(fixture.context, crashAt);
      await completes(drawQueue(context, queueId, 'task'));
      await drawQueue(fixture.context, queueId, 'task');
      expect(await snapshotOf(fixture, stampId), `crash at step ${crashAt}`).toEqual(whole);
    }
  });

  it('completes once if every event is delivered twice at once, and again later', async () => {
    const { stampId, path } = await setWithUpload(fixture, bytes);
    await Promise.all([intakePhoto(fixture.context, path), intakePhoto(fixture.context, path)]);
    const queueId = await queueOf(stampId);
    await Promise.all([
      startGeneration(fixture.context, { queueId, engine: 'embedded' }, 'first'),
      startGeneration(fixture.context, { queueId, engine: 'embedded' }, 'first'),
    ]);
    expect(
      new Set(fixture.tasks.filter(({ payload }) => payload.queueId === queueId).map(({ id }) => id)).size,
    ).toBe(1);
    await Promise.all([
      drawQueue(fixture.context, queueId, 'task-a'),
      drawQueue(fixture.context, queueId, 'task-b'),
    ]);
    await drawQueue(fixture.context, queueId, 'task-a');
    await intakePhoto(fixture.context, path);
    expect(await snapshotOf(fixture, stampId)).toEqual(whole);
  });

  it('ignores a task before its queue exists', async () => {
    const { stampId } = await setWithUpload(fixture, bytes);
    await drawQueue(fixture.context, await queueOf(stampId), 'task');
    expect(await snapshotOf(fixture, stampId)).toMatchObject({ status: 'pending_upload', images: [] });
  });

  it('accepts the first of two concurrent photos, and removes the other', async () => {
    const { stampId, path } = await setWithUpload(fixture, bytes);
    const second = path.replace(/[^/]+$/, 'second.jpg');
    await fixture.context.bucket.file(second).save(Buffer.from(bytes), { contentType: 'image/jpeg' });
    await Promise.all([intakePhoto(fixture.context, path), intakePhoto(fixture.context, second)]);
    const [photos] = await fixture.context.bucket.getFiles({
      prefix: `stamps/user_${testUser.uid}/${stampId}/photos/`,
    });
    expect(photos).toHaveLength(1);
    expect((await snapshotOf(fixture, stampId)).uploads).toEqual([]);
  });

  it('removes files in the inbox that belong to no set without reading them', async () => {
    const stray = files.previewUpload(testUser.uid, 'photo.jpg');
    await fixture.context.inbox.file(stray).save('not a photo', { resumable: false });
    await intakePhoto(fixture.context, stray);
    expect((await fixture.context.inbox.file(stray).exists())[0]).toBe(false);
  });

  it('rejects writes of a slow attempt after another one has taken over', async () => {
    const { stampId, queueId } = await setAfterIntake();
    const slow = drawQueue(fixture.context, queueId, 'slow');
    const fast = drawQueue(
      { ...fixture.context, now: () => new Date(Date.now() + 3_600_000) },
      queueId,
      'fast',
    );
    await Promise.all([slow, fast]);
    expect(await snapshotOf(fixture, stampId)).toEqual(whole);
  });

  it('fails the set after the last attempt, and the set can be started again', async () => {
    const { stampId, queueId } = await setAfterIntake();
    expectErrors(/Crashed at step/);
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const { context } = crashingContext(fixture.context, 12);
      await completes(drawQueue(context, queueId, 'task'));
    }
    await drawQueue(fixture.context, queueId, 'task');
    const failed = await snapshotOf(fixture, stampId);
    expect(failed).toMatchObject({ status: 'failed', failure: { code: 'generation_failed' } });
    expect(failed.states.filter((state) => state !== 'done' && state !== 'failed')).toEqual([]);
    // Only delivered stickers are paid.
    expect(failed.consumedTokens).toBe(failed.states.filter((state) => state === 'done').length);
    expect(failed.ledger).toEqual([]);
  });

  it('resumes photos without intake and queues without a task by a sweep', async () => {
    fixture = await backendFixture();
    const { stampId } = await setWithUpload(fixture, bytes);
    const sweep = async () => ({
      ...(await sweepUploads(fixture.context)),
      ...(await sweepGenerations(fixture.context)),
    });
    expect(await sweep()).toEqual({ photos: 0, queues: 0, proofSheets: 0 });
    fixture.wait(3600);
    const swept = await sweep();
    expect(swept.photos).toBe(1);
    const intake = fixture.tasks.find(({ queue }) => queue === 'takeInUpload');
    await intakePhoto(fixture.context, uploadPayload.parse(intake?.payload).path);
    fixture.wait(3600);
    await sweep();
    const queueId = await queueOf(stampId);
    const task = fixture.tasks.find(({ payload }) => payload.queueId === queueId);
    await drawQueue(fixture.context, queueId, task?.id ?? '');
    expect(await snapshotOf(fixture, stampId)).toEqual(whole);
  });

  it('leaves nothing of a set that is deleted while it is drawn', async () => {
    const { stampId, queueId } = await setAfterIntake();
    const drawing = drawQueue(fixture.context, queueId, 'task');
    await deleteStamp(fixture.context, testUser, { stampId, forGood: true });
    await drawing;
    expect(await snapshotOf(fixture, stampId)).toMatchObject({ files: [], ledger: [] });
  });

  it('leaves nothing of a set whose deletion crashed at any step, once the schedule has run', async () => {
    const another = await setCopier(fixture, (await setAfterIntake()).stampId);
    const counting = crashingContext(fixture.context);
    await deleteStamp(counting.context, testUser, { stampId: (await another()).stampId, forGood: true });
    for (const crashAt of crashSteps(counting.steps(), 1)) {
      const { stampId } = await another();
      const { context } = crashingContext(fixture.context, crashAt);
      expect(await completes(deleteStamp(context, testUser, { stampId, forGood: true }))).toBe(false);
      const stamp = await fixture.context.firestore.doc(documents.stamp(stampId)).get();
      // Nothing happens before it is marked as deleted: the person repeats the deletion.
      if (!stamp.get('deletedAt')) await deleteStamp(fixture.context, testUser, { stampId, forGood: true });
      fixture.wait(3600);
      await purgeDeletedStamps(fixture.context);
      const what = `crash at step ${crashAt}`;
      expect(await snapshotOf(fixture, stampId), what).toMatchObject({ files: [], ledger: [] });
      const left = await fixture.context.firestore
        .collection(collections.generateQueueMessages)
        .where('stampId', '==', stampId)
        .where('deletedAt', '==', null)
        .get();
      expect(left.size, what).toBe(0);
      expect(await purgeDeletedStamps(fixture.context), what).toBe(0);
    }
  });

  it('succeeds for both of two concurrent deletions', async () => {
    const { stampId } = await setAfterIntake();
    const { bucket } = fixture.context;
    const names = Array.from(
      { length: 30 },
      (_, at) => `${files.stampFolder(testUser.uid, stampId)}${at}.png`,
    );
    await Promise.all(names.map((name) => bucket.file(name).save(Buffer.from(name), { resumable: false })));
    const ask = () => deleteStamp(fixture.context, testUser, { stampId, forGood: true });
    await Promise.all([ask(), ask()]);
    expect(await snapshotOf(fixture, stampId)).toMatchObject({ files: [], ledger: [] });
  });
});
