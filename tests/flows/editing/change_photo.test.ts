import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateQueueSchema } from '../../../functions/src/domain/generation/generate_queue.ts';
import { mostPhotosOfSet } from '../../../functions/src/domain/limits.ts';
import { documents, files, ids } from '../../../functions/src/domain/paths.ts';
import { stampSchema } from '../../../functions/src/domain/stamps/stamp.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { changePhoto, purgeUnusedPhotos } from '../../../functions/src/stamps/index.ts';
import { type BackendFixture, backendFixture, testUser } from '../../support/backend_fixture.ts';
import { crashSteps, crashTimeout } from '../../support/crash_steps.ts';
import { completes, crashingContext } from '../../support/crashing_context.ts';
import { type SetIds, setCopier } from '../../support/set_copier.ts';
import { photo, smallPhoto } from '../../support/sets.ts';
import { drawnSet, save, shownState } from './drawn_set.ts';

describe('changing the photo of a finished set', { timeout: crashTimeout }, () => {
  let fixture: BackendFixture;
  let another: () => Promise<SetIds>;
  /** The same person, mirrored. */
  let mirrored: Buffer;

  const uploadPhoto = async (bytes: Uint8Array, who = testUser): Promise<string> => {
    const name = `${randomUUID()}.jpg`;
    await fixture.context.bucket
      .file(files.previewUpload(who.uid, name))
      .save(Buffer.from(bytes), { resumable: false });
    return name;
  };
  const change = async (
    stampId: string,
    revision: number,
    uploadName: string,
    context: Context = fixture.context,
  ) => changePhoto(context, testUser, { stampId, revision, uploadName });
  const stampOf = async (stampId: string) =>
    stampSchema.parse((await fixture.context.firestore.doc(documents.stamp(stampId)).get()).data());
  const queueOf = async (queueId: string) =>
    generateQueueSchema.parse(
      (await fixture.context.firestore.doc(documents.generateQueue(queueId)).get()).data(),
    );
  /** Returns the photos and cut-outs of a set, and uploaded photos. */
  const filesOf = async (stampId: string): Promise<string[]> => {
    const [stored] = await fixture.context.bucket.getFiles({
      prefix: files.stampFolder(testUser.uid, stampId),
    });
    const [uploads] = await fixture.context.bucket.getFiles({
      prefix: files.previewUpload(testUser.uid, ''),
    });
    const names = [...stored, ...uploads].map(({ name }) => name);
    return names.filter((name) => /photos\/|cutout_|previews\//.test(name)).sort();
  };
  const digestsOf = async (stampId: string) =>
    Object.values((await shownState(fixture, stampId)).images).map(({ digest }) => digest);

  beforeAll(async () => {
    fixture = await backendFixture();
    another = await setCopier(fixture, (await drawnSet(fixture)).stampId);
    mirrored = await sharp(await smallPhoto())
      .flop()
      .jpeg()
      .toBuffer();
  });

  it('redraws every sticker, keeps its words, and removes the former photo', async () => {
    const { stampId, queueId } = await another();
    await save(fixture, stampId, 0, {
      touchUp: [{ mode: 'erase', radius: 0.06, points: [0.5, 0.05, 0.5, 0.95] }],
    });
    const before = await shownState(fixture, stampId);
    const uploadName = await uploadPhoto(mirrored);
    expect(await change(stampId, 1, uploadName)).toEqual({ revision: 2 });
    const after = await shownState(fixture, stampId);
    const kept = Object.keys(after.images).filter(
      (id) => after.images[id]?.digest === before.images[id]?.digest,
    );
    expect(kept).toEqual([]);
    expect(after.images[ids.originalImage(stampId)]).toBeDefined();
    expect(after.messages).toEqual(before.messages);
    const name = uploadName.replace('.jpg', '');
    expect(await stampOf(stampId)).toMatchObject({
      photoName: name,
      photoCount: 2,
      unusedPhoto: null,
      touchUp: [],
      actor: null,
      packagePath: null,
      status: 'generated',
    });
    const { imageUri } = await queueOf(queueId);
    expect(await filesOf(stampId)).toEqual([
      files.cutOut(testUser.uid, stampId, { subject: 'auto', photoName: name }),
      imageUri,
    ]);

    // After a lost response nothing is drawn, and the photo stays.
    expect(await change(stampId, 1, uploadName)).toEqual({ revision: 2 });
    expect(await shownState(fixture, stampId)).toEqual(after);
  });

  it('is rejected for other people, an older revision, AI drawings, and beyond the limit', async () => {
    const { stampId } = await another();
    const reference = fixture.context.firestore.doc(documents.stamp(stampId));
    const before = await digestsOf(stampId);
    const stored = await filesOf(stampId);
    const otherUser = { ...testUser, uid: 'stranger' };
    await expect(
      changePhoto(fixture.context, otherUser, {
        stampId,
        revision: 0,
        uploadName: await uploadPhoto(mirrored, otherUser),
      }),
    ).rejects.toMatchObject({ code: 'not_yours' });
    const expectRejection = async (code: string, revision = 0) =>
      expect(change(stampId, revision, await uploadPhoto(mirrored))).rejects.toMatchObject({ code });
    await expectRejection('stamp_changed', 7);
    await reference.update({ status: 'generating' });
    await expectRejection('stamp_state');
    await reference.update({ status: 'generated', engine: 'openai' });
    await expectRejection('stamp_state');
    await reference.update({ engine: 'embedded', photoCount: mostPhotosOfSet });
    await expectRejection('photos_limit');
    expect(await digestsOf(stampId)).toEqual(before);
    expect(await filesOf(stampId)).toEqual(stored);
  });

  it('with an unusable file returns its reason, does not count, and leaves nothing', async () => {
    const { stampId } = await another();
    const before = await digestsOf(stampId);
    const stored = await filesOf(stampId);
    for (const [bytes, code] of [
      [Buffer.from('not a photo'), 'photo_not_an_image'],
      [await photo('empty_sky.png'), 'photo_no_subject'],
    ] as const) {
      await expect(change(stampId, 0, await uploadPhoto(bytes))).rejects.toMatchObject({ code });
    }
    await expect(change(stampId, 0, `${randomUUID()}.jpg`)).rejects.toMatchObject({ code: 'photo_missing' });
    expect(await stampOf(stampId)).toMatchObject({
      photoCount: 1,
      photoName: null,
      unusedPhoto: null,
      revision: 0,
    });
    expect(await digestsOf(stampId)).toEqual(before);
    expect(await filesOf(stampId)).toEqual(stored);
  });

  it('twice at once applies one of them completely', async () => {
    const { stampId, queueId } = await another();
    const names = await Promise.all([uploadPhoto(mirrored), uploadPhoto(await smallPhoto())]);
    const both = await Promise.allSettled(names.map((name) => change(stampId, 0, name)));
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    expect(await stampOf(stampId)).toMatchObject({ revision: 1, photoCount: 2, unusedPhoto: null });
    await digestsOf(stampId);
    const [bytes] = await fixture.context.bucket.file((await queueOf(queueId)).imageUri).download();
    expect(bytes.length).toBeGreaterThan(1000);
  });

  it('after a crash at any step leaves the set with one of the photos, and the sweep removes the rest', async () => {
    const changed = async (crashAt: number) => {
      const { stampId, queueId } = await another();
      const uploadName = await uploadPhoto(mirrored);
      const before = await digestsOf(stampId);
      const { context, steps } = crashingContext(fixture.context, crashAt);
      await completes(change(stampId, 0, uploadName, context));
      const found = await digestsOf(stampId);
      fixture.wait(21 * 60);
      await purgeUnusedPhotos(fixture.context);
      const { photoName, unusedPhoto } = await stampOf(stampId);
      const { imageUri } = await queueOf(queueId);
      const stored = (await filesOf(stampId)).filter((name) => !name.includes('/previews/'));
      await fixture.context.bucket
        .file(files.previewUpload(testUser.uid, uploadName))
        .delete({ ignoreNotFound: true });
      const cutOut = files.cutOut(testUser.uid, stampId, { subject: 'auto', photoName });
      return {
        steps: steps(),
        before,
        found,
        isClean: unusedPhoto === null && `${stored}` === `${[cutOut, imageUri]}`,
      };
    };
    const whole = await changed(Number.POSITIVE_INFINITY);
    expect(whole.found).not.toEqual(whole.before);
    for (const crashAt of crashSteps(whole.steps, 6)) {
      const result = await changed(crashAt);
      expect([whole.before, whole.found], `crash at step ${crashAt}`).toContainEqual(result.found);
      expect(result.isClean, `crash at step ${crashAt}`).toBe(true);
    }
  });
});
