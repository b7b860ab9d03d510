import { beforeAll, describe, expect, it } from 'vitest';
import { collections, documents, files, ids } from '../../../functions/src/domain/paths.ts';
import { imageSchema } from '../../../functions/src/domain/stamps/image.ts';
import { keptVersions, stickerVersionSchema } from '../../../functions/src/domain/stamps/sticker_version.ts';
import { drawQueue, regenerateSticker } from '../../../functions/src/generation/index.ts';
import { deleteStamp, restoreVersion } from '../../../functions/src/stamps/index.ts';
import { type BackendFixture, backendFixture, testUser } from '../../support/backend_fixture.ts';
import { crashSteps, crashTimeout } from '../../support/crash_steps.ts';
import { completes, crashingContext } from '../../support/crashing_context.ts';
import { setCopier } from '../../support/set_copier.ts';
import { drawnSet, save, shownState } from './drawn_set.ts';

describe('earlier versions of a sticker', { timeout: crashTimeout }, () => {
  let fixture: BackendFixture;
  let another: Awaited<ReturnType<typeof setCopier>>;
  beforeAll(async () => {
    fixture = await backendFixture();
    another = await setCopier(fixture, (await drawnSet(fixture)).stampId);
  });

  const finishedSet = async () => {
    const { stampId } = await another();
    const { messages } = await shownState(fixture, stampId);
    const [{ id: messageId = '', message = '' } = {}] = messages;
    return { stampId, messageId, message };
  };
  const rename = (stampId: string, messageId: string, revision: number, message: string) =>
    save(fixture, stampId, revision, { stickers: [{ messageId, message }] });
  const restore = (
    set: { stampId: string; messageId: string },
    revision: number,
    number: number,
    context = fixture.context,
    who = testUser,
  ) => restoreVersion(context, who, { stampId: set.stampId, messageId: set.messageId, revision, number });
  const pictureOf = async (messageId: string) =>
    imageSchema.parse(
      (await fixture.context.firestore.doc(documents.image(ids.processedImage(messageId))).get()).data(),
    );
  const versionsOf = async (messageId: string) => {
    const { docs } = await fixture.context.firestore
      .collection(collections.stickerVersions)
      .where('messageId', '==', messageId)
      .get();
    return docs
      .map((each) => stickerVersionSchema.parse(each.data()))
      .toSorted((one, other) => one.number - other.number);
  };
  const exists = async (path: string) => (await fixture.context.bucket.file(path).exists())[0];
  /** Checks that the picture and every version have a file, and that the sticker has no other files. */
  const expectFilesMatch = async ({ stampId, messageId }: { stampId: string; messageId: string }) => {
    const versions = await versionsOf(messageId);
    const { url, version } = await pictureOf(messageId);
    const named = [url, ...versions.map((each) => each.url)];
    const [found] = await fixture.context.bucket.getFiles({
      prefix: `stamps/user_${testUser.uid}/${stampId}/images/`,
    });
    const stored = found.map(({ name }) => name).filter((name) => name.includes(`/${messageId}-`));
    expect(stored.toSorted()).toEqual([...new Set(named)].toSorted());
    expect(versions.length).toBeLessThanOrEqual(keptVersions);
    return { versions, url, version };
  };

  it('are the last ten; restoring one creates another version', async () => {
    const set = await finishedSet();
    const { stampId, messageId, message } = set;
    const before = await shownState(fixture, stampId);
    for (let revision = 0; revision < keptVersions; revision += 1) {
      await rename(stampId, messageId, revision, `ことば${revision}`);
    }
    const full = await expectFilesMatch(set);
    expect(full.versions.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(full.versions[0]).toMatchObject({ message, origin: 'drawn' });
    expect(full.versions[1]).toMatchObject({ message: 'ことば0', origin: 'edit' });

    expect(await restore(set, keptVersions, 0)).toEqual({ revision: keptVersions + 1 });
    const image = ids.processedImage(messageId);
    const restored = await shownState(fixture, stampId);
    expect(restored.images[image]).toEqual(before.images[image]);
    expect(restored.messages[0]).toEqual(before.messages[0]);
    expect(restored.packagePath).toBeNull();
    expect(await pictureOf(messageId)).toMatchObject({ origin: 'restore', version: keptVersions + 1 });
    // The oldest of the ten was removed with its file; a picture that was restored from it stays.
    const after = await expectFilesMatch(set);
    expect(after.versions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(after.versions.at(-1)?.message).toBe(`ことば${keptVersions - 1}`);
    await expect(restore(set, keptVersions + 1, 0)).rejects.toMatchObject({ code: 'version_gone' });
  });

  it('keep the art that they were drawn from, so a restored sticker can be edited', async () => {
    const set = await finishedSet();
    const { stampId, messageId } = set;
    const { bucket, firestore } = fixture.context;
    const [cutOuts] = await bucket.getFiles({ prefix: `stamps/user_${testUser.uid}/${stampId}/cutout` });
    const message = firestore.doc(documents.generateQueueMessage(messageId));
    const useArt = async (regenerations: number) => {
      const artPath = files.art(testUser.uid, stampId, messageId, regenerations);
      await cutOuts[0]?.copy(bucket.file(artPath));
      await message.update({ artPath });
      return artPath;
    };
    const first = await useArt(0);
    await rename(stampId, messageId, 0, 'いち');
    const second = await useArt(1);
    for (let revision = 1; revision < keptVersions; revision += 1) {
      await rename(stampId, messageId, revision, `ことば${revision}`);
    }
    expect((await versionsOf(messageId))[0]).toMatchObject({ number: 0, artPath: first });
    await restore(set, keptVersions, 0);
    expect((await message.get()).get('artPath')).toBe(first);
    expect([await exists(first), await exists(second)]).toEqual([true, true]);
    await rename(stampId, messageId, keptVersions + 1, 'つぎ');
  });

  it('of a regenerated sticker keep its former picture, pose and position in the style', async () => {
    const set = await finishedSet();
    const { stampId, messageId } = set;
    const { url } = await pictureOf(messageId);
    const message = fixture.context.firestore.doc(documents.generateQueueMessage(messageId));
    const former = (await message.get()).get('styleIndex');
    await regenerateSticker(fixture.context, testUser, { stampId, messageId });
    const { queueId } = (await message.get()).data() ?? {};
    await expect(restore(set, 0, 0)).rejects.toMatchObject({ code: 'version_gone' });
    await drawQueue(fixture.context, queueId, 'task');
    expect((await message.get()).get('styleIndex')).toBe(former + 1);
    const { versions } = await expectFilesMatch(set);
    expect(versions).toMatchObject([{ url, styleIndex: former, number: 0 }]);
    expect(await pictureOf(messageId)).toMatchObject({ origin: 'regeneration', version: 1 });
    await restore(set, (await shownState(fixture, stampId)).revision, 0);
    expect((await message.get()).get('styleIndex')).toBe(former);
    await expectFilesMatch(set);
  });

  it('are restored once by a double click, and only by their owner', async () => {
    const set = await finishedSet();
    await rename(set.stampId, set.messageId, 0, 'べつ');
    const bob = { ...testUser, uid: 'bob' };
    await expect(restore(set, 1, 0, fixture.context, bob)).rejects.toMatchObject({ code: 'version_gone' });
    const pressed = await Promise.allSettled([restore(set, 1, 0), restore(set, 1, 0)]);
    expect(pressed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const { versions } = await expectFilesMatch(set);
    expect(versions.map(({ number }) => number)).toEqual([0, 1]);
  });

  it('cannot be restored without their file, and not during a submission', async () => {
    const set = await finishedSet();
    await rename(set.stampId, set.messageId, 0, 'べつ');
    const before = await shownState(fixture, set.stampId);
    const stamp = fixture.context.firestore.doc(documents.stamp(set.stampId));
    await stamp.update({ 'submission.isRunning': true });
    await expect(restore(set, 1, 0)).rejects.toMatchObject({ code: 'stamp_state' });
    await stamp.update({ 'submission.isRunning': false });
    const [version] = await versionsOf(set.messageId);
    await fixture.context.bucket.file(version?.url ?? '').delete();
    await expect(restore(set, 1, 0)).rejects.toMatchObject({ code: 'version_gone' });
    expect(await shownState(fixture, set.stampId)).toEqual(before);
  });

  it('are restored or not after a crash at any step, and can be restored afterwards', async () => {
    const crashAtStep = async (crashAt: number) => {
      const set = await finishedSet();
      await rename(set.stampId, set.messageId, 0, 'べつ');
      const { context, steps } = crashingContext(fixture.context, crashAt);
      await completes(restore(set, 1, 0, context));
      const { revision, messages } = await shownState(fixture, set.stampId);
      expect(messages[0]?.message, `crash at step ${crashAt}`).toBe(revision === 1 ? 'べつ' : set.message);
      if (revision === 1) await restore(set, 1, 0);
      expect((await versionsOf(set.messageId)).map(({ number }) => number)).toEqual([0, 1]);
      expect((await shownState(fixture, set.stampId)).messages[0]?.message).toBe(set.message);
      return steps();
    };
    const steps = await crashAtStep(Number.POSITIVE_INFINITY);
    for (const crashAt of crashSteps(steps, 2)) await crashAtStep(crashAt);
  });

  it('are removed with their sticker and with their set', async () => {
    const { stampId, messageId } = await finishedSet();
    await rename(stampId, messageId, 0, 'べつ');
    const [version] = await versionsOf(messageId);
    await save(fixture, stampId, 1, { stickers: [], removed: [messageId] });
    expect(await versionsOf(messageId)).toEqual([]);
    expect(await exists(version?.url ?? '')).toBe(false);

    const other = await finishedSet();
    await rename(other.stampId, other.messageId, 0, 'べつ');
    await deleteStamp(fixture.context, testUser, { stampId: other.stampId, forGood: true });
    const [left] = await versionsOf(other.messageId);
    expect(left?.deletedAt).toBeInstanceOf(Date);
    expect(await exists(left?.url ?? '')).toBe(false);
  });
});
