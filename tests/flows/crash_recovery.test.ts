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
  everythingOf,
  setWithUpload,
  testUser,
} from '../support/backend_fixture.ts';
import { crashes, crashesTimeout } from '../support/crashes.ts';
import { expectErrors } from '../support/expected_errors.ts';
import { livesThrough, mortalContext } from '../support/mortal_context.ts';
import { setCopies } from '../support/set_copies.ts';
import { smallPhoto } from '../support/sets.ts';

describe('making a set', { timeout: crashesTimeout }, () => {
  let stage: BackendFixture;
  let bytes: Uint8Array;
  let whole: Awaited<ReturnType<typeof everythingOf>>;
  let taken: Awaited<ReturnType<typeof takenOf>>;
  let steps: { intake: number; drawing: number };

  const queueOf = async (stampId: string) =>
    stampSchema.parse((await stage.context.firestore.doc(documents.stamp(stampId)).get()).data()).queueId;

  const takenIn = async () => {
    const { stampId, path } = await setWithUpload(stage, bytes);
    await intakePhoto(stage.context, path);
    return { stampId, path, queueId: await queueOf(stampId) };
  };

  /** A set whose photo was taken in: what there is to see of it, and what will be drawn from. */
  const takenOf = async (stampId: string) => {
    const { firestore, bucket } = stage.context;
    const queue = await firestore.doc(documents.generateQueue(await queueOf(stampId))).get();
    const { imageUri, imageType, engine, consumedAt, attemptCount } = generateQueueSchema.parse(queue.data());
    const [picture] = await bucket.file(imageUri).download();
    const digest = createHash('sha256').update(picture).digest('hex');
    return {
      ...(await everythingOf(stage, stampId)),
      imageType,
      engine,
      consumedAt,
      attemptCount,
      digest,
    };
  };

  beforeAll(async () => {
    stage = await backendFixture();
    bytes = await smallPhoto();
    const { stampId, path } = await setWithUpload(stage, bytes);
    const intake = mortalContext(stage.context);
    await intakePhoto(intake.context, path);
    taken = await takenOf(stampId);
    expect(taken).toMatchObject({ status: 'generating', consumedTokens: 8, ledger: [], original: true });
    const drawing = mortalContext(stage.context);
    await drawQueue(drawing.context, await queueOf(stampId), 'task');
    whole = await everythingOf(stage, stampId);
    steps = { intake: intake.steps(), drawing: drawing.steps() };
    expect(whole).toMatchObject({ status: 'generated', consumedTokens: 8, ledger: [], uploads: [] });
    expect(whole.images).toHaveLength(11);
  });

  it('ends the same when the intake of the photo dies at any step and is delivered again', async () => {
    for (const dieAt of crashes(steps.intake, 1)) {
      const { stampId, path } = await setWithUpload(stage, bytes);
      const { context } = mortalContext(stage.context, dieAt);
      expect(await livesThrough(intakePhoto(context, path))).toBe(false);
      await intakePhoto(stage.context, path);
      expect(await takenOf(stampId), `death at step ${dieAt}`).toEqual(taken);
    }
  });

  it('ends the same when drawing dies at any step and the task is tried again', async () => {
    expectErrors(/Died at step/);
    const another = await setCopies(stage, (await takenIn()).stampId);
    for (const dieAt of crashes(steps.drawing, 5)) {
      const { stampId, queueId } = await another();
      const { context } = mortalContext(stage.context, dieAt);
      await livesThrough(drawQueue(context, queueId, 'task'));
      await drawQueue(stage.context, queueId, 'task');
      expect(await everythingOf(stage, stampId), `death at step ${dieAt}`).toEqual(whole);
    }
  });

  it('ends the same when every event comes twice at once, and once more late', async () => {
    const { stampId, path } = await setWithUpload(stage, bytes);
    await Promise.all([intakePhoto(stage.context, path), intakePhoto(stage.context, path)]);
    const queueId = await queueOf(stampId);
    await Promise.all([
      startGeneration(stage.context, { queueId, engine: 'embedded' }, 'first'),
      startGeneration(stage.context, { queueId, engine: 'embedded' }, 'first'),
    ]);
    expect(
      new Set(stage.tasks.filter(({ payload }) => payload.queueId === queueId).map(({ id }) => id)).size,
    ).toBe(1);
    await Promise.all([
      drawQueue(stage.context, queueId, 'task-a'),
      drawQueue(stage.context, queueId, 'task-b'),
    ]);
    await drawQueue(stage.context, queueId, 'task-a');
    await intakePhoto(stage.context, path);
    expect(await everythingOf(stage, stampId)).toEqual(whole);
  });

  it('does nothing when the task comes before its queue', async () => {
    const { stampId } = await setWithUpload(stage, bytes);
    await drawQueue(stage.context, await queueOf(stampId), 'task');
    expect(await everythingOf(stage, stampId)).toMatchObject({ status: 'pending_upload', images: [] });
  });

  it('takes the first of two photos that race, and forgets the other', async () => {
    const { stampId, path } = await setWithUpload(stage, bytes);
    const second = path.replace(/[^/]+$/, 'second.jpg');
    await stage.context.bucket.file(second).save(Buffer.from(bytes), { contentType: 'image/jpeg' });
    await Promise.all([intakePhoto(stage.context, path), intakePhoto(stage.context, second)]);
    const [photos] = await stage.context.bucket.getFiles({
      prefix: `stamps/user_${testUser.uid}/${stampId}/photos/`,
    });
    expect(photos).toHaveLength(1);
    expect((await everythingOf(stage, stampId)).uploads).toEqual([]);
  });

  it('removes what lies in the inbox and is no photo for a set, without reading it', async () => {
    const stray = files.previewUpload(testUser.uid, 'photo.jpg');
    await stage.context.inbox.file(stray).save('not a photo', { resumable: false });
    await intakePhoto(stage.context, stray);
    expect((await stage.context.inbox.file(stray).exists())[0]).toBe(false);
  });

  it('refuses what a slow attempt still brings after another took over', async () => {
    const { stampId, queueId } = await takenIn();
    const slow = drawQueue(stage.context, queueId, 'slow');
    const fast = drawQueue(
      { ...stage.context, now: () => new Date(Date.now() + 3_600_000) },
      queueId,
      'fast',
    );
    await Promise.all([slow, fast]);
    expect(await everythingOf(stage, stampId)).toEqual(whole);
  });

  it('is given up after the last attempt, says so, and can be started again', async () => {
    const { stampId, queueId } = await takenIn();
    expectErrors(/Died at step/);
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const { context } = mortalContext(stage.context, 12);
      await livesThrough(drawQueue(context, queueId, 'task'));
    }
    await drawQueue(stage.context, queueId, 'task');
    const failed = await everythingOf(stage, stampId);
    expect(failed).toMatchObject({ status: 'failed', failure: { code: 'generation_failed' } });
    expect(failed.states.filter((state) => state !== 'done' && state !== 'failed')).toEqual([]);
    // Paid is what was delivered, and no more.
    expect(failed.consumedTokens).toBe(failed.states.filter((state) => state === 'done').length);
    expect(failed.ledger).toEqual([]);
  });

  it('is resumed by the sweep: a photo never processed, a queue whose task is gone', async () => {
    stage = await backendFixture();
    const { stampId } = await setWithUpload(stage, bytes);
    const sweep = async () => ({
      ...(await sweepUploads(stage.context)),
      ...(await sweepGenerations(stage.context)),
    });
    expect(await sweep()).toEqual({ photos: 0, queues: 0, proofSheets: 0 });
    stage.wait(3600);
    const swept = await sweep();
    expect(swept.photos).toBe(1);
    const intake = stage.tasks.find(({ queue }) => queue === 'takeInUpload');
    await intakePhoto(stage.context, uploadPayload.parse(intake?.payload).path);
    stage.wait(3600);
    await sweep();
    const queueId = await queueOf(stampId);
    const task = stage.tasks.find(({ payload }) => payload.queueId === queueId);
    await drawQueue(stage.context, queueId, task?.id ?? '');
    expect(await everythingOf(stage, stampId)).toEqual(whole);
  });

  it('leaves nothing when it is deleted while it is drawn', async () => {
    const { stampId, queueId } = await takenIn();
    const drawing = drawQueue(stage.context, queueId, 'task');
    await deleteStamp(stage.context, testUser, { stampId, forGood: true });
    await drawing;
    expect(await everythingOf(stage, stampId)).toMatchObject({ files: [], ledger: [] });
  });

  it('leaves nothing when its deletion dies at any step, once the schedule has run', async () => {
    const another = await setCopies(stage, (await takenIn()).stampId);
    const counting = mortalContext(stage.context);
    await deleteStamp(counting.context, testUser, { stampId: (await another()).stampId, forGood: true });
    for (const dieAt of crashes(counting.steps(), 1)) {
      const { stampId } = await another();
      const { context } = mortalContext(stage.context, dieAt);
      expect(await livesThrough(deleteStamp(context, testUser, { stampId, forGood: true }))).toBe(false);
      const stamp = await stage.context.firestore.doc(documents.stamp(stampId)).get();
      // Before it was marked nothing has happened: the person asks again.
      if (!stamp.get('deletedAt')) await deleteStamp(stage.context, testUser, { stampId, forGood: true });
      stage.wait(3600);
      await purgeDeletedStamps(stage.context);
      const what = `death at step ${dieAt}`;
      expect(await everythingOf(stage, stampId), what).toMatchObject({ files: [], ledger: [] });
      const left = await stage.context.firestore
        .collection(collections.generateQueueMessages)
        .where('stampId', '==', stampId)
        .where('deletedAt', '==', null)
        .get();
      expect(left.size, what).toBe(0);
      expect(await purgeDeletedStamps(stage.context), what).toBe(0);
    }
  });

  it('is deleted by each of two who ask at once, though one removes the files of the other', async () => {
    const { stampId } = await takenIn();
    const { bucket } = stage.context;
    const names = Array.from(
      { length: 30 },
      (_, at) => `${files.stampFolder(testUser.uid, stampId)}${at}.png`,
    );
    await Promise.all(names.map((name) => bucket.file(name).save(Buffer.from(name), { resumable: false })));
    const ask = () => deleteStamp(stage.context, testUser, { stampId, forGood: true });
    await Promise.all([ask(), ask()]);
    expect(await everythingOf(stage, stampId)).toMatchObject({ files: [], ledger: [] });
  });
});
