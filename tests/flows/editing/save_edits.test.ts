import { beforeAll, describe, expect, it } from 'vitest';
import { documents, files, ids } from '../../../functions/src/domain/paths.ts';
import { plainCaption } from '../../../functions/src/domain/presets/preset.ts';
import type { Pose } from '../../../functions/src/domain/stamps/pose.ts';
import { cutOutAgain, deleteStamp } from '../../../functions/src/stamps/index.ts';
import { type BackendFixture, backendFixture, testUser } from '../../support/backend_fixture.ts';
import { crashSteps, crashTimeout } from '../../support/crash_steps.ts';
import { completes, crashingContext } from '../../support/crashing_context.ts';
import { setCopier } from '../../support/set_copier.ts';
import { drawnSet, save, shownState } from './drawn_set.ts';

const pose: Pose = {
  framing: 'face',
  flip: true,
  tilt: 10,
  effect: 'mono',
  zoom: 1.2,
  offsetX: 0,
  offsetY: 0,
};

describe('saving edits', { timeout: crashTimeout }, () => {
  let fixture: BackendFixture;
  let another: Awaited<ReturnType<typeof setCopier>>;

  /** Creates a finished set for one test. */
  const finishedSet = async () => {
    const copy = await another();
    const { messages } = await shownState(fixture, copy.stampId);
    return { ...copy, messageIds: messages.map(({ id }) => id) };
  };

  beforeAll(async () => {
    fixture = await backendFixture();
    another = await setCopier(fixture, (await drawnSet(fixture)).stampId);
  });

  it('redraws the changed sticker only', async () => {
    const { stampId, messageIds } = await finishedSet();
    const [first = '', second = ''] = messageIds;
    const before = await shownState(fixture, stampId);
    const caption = { ...plainCaption, placement: 'top' as const, scale: 1.3, color: '#123456' };
    const answer = await save(fixture, stampId, 0, {
      stickers: [{ messageId: first, message: 'またね！', pose, caption }],
    });
    const after = await shownState(fixture, stampId);
    expect(answer).toEqual({ revision: 1 });
    expect(after).toMatchObject({ revision: 1, packagePath: null });
    expect(after.messages[0]).toMatchObject({ id: first, message: 'またね！', pose, caption });
    const changed = Object.keys(after.images).filter(
      (id) => after.images[id]?.digest !== before.images[id]?.digest,
    );
    expect(changed).toEqual([ids.processedImage(first)]);
    await save(fixture, stampId, 1, {
      stickers: [{ messageId: second, caption: { ...plainCaption, hidden: true } }],
    });
    expect((await shownState(fixture, stampId)).images[ids.processedImage(second)]?.digest).not.toBe(
      before.images[ids.processedImage(second)]?.digest,
    );
  });

  it('cuts out another type of subject and redraws every sticker, and restores them for the former type', async () => {
    const { stampId } = await finishedSet();
    const stamp = fixture.context.firestore.doc(documents.stamp(stampId));
    const before = await shownState(fixture, stampId);
    const cut = (revision: number, subject: 'auto' | 'thing', who = testUser) =>
      cutOutAgain(fixture.context, who, { stampId, revision, subject });
    const otherUser = { ...testUser, uid: 'stranger' };
    await expect(cut(0, 'thing', otherUser)).rejects.toMatchObject({ code: 'not_yours' });
    expect(await cut(0, 'thing')).toEqual({ revision: 1 });
    const after = await shownState(fixture, stampId);
    const kept = Object.keys(after.images).filter(
      (id) => after.images[id]?.digest === before.images[id]?.digest,
    );
    expect(kept).toEqual(Object.keys(before.images).filter((id) => id.includes('original')));
    expect((await stamp.get()).get('subject')).toBe('thing');
    await expect(cut(0, 'auto')).rejects.toMatchObject({ code: 'stamp_changed' });
    await cut(1, 'auto');
    expect((await shownState(fixture, stampId)).images).toEqual(before.images);
    const actor = { x: 0.5, y: 0.3 };
    expect(await cutOutAgain(fixture.context, testUser, { stampId, revision: 2, actor })).toEqual({
      revision: 3,
    });
    expect((await stamp.get()).data()).toMatchObject({ actor, subject: 'auto' });
    await stamp.update({ engine: 'openai' });
    await expect(cut(3, 'thing')).rejects.toMatchObject({ code: 'stamp_state' });
  });

  it('draws the same picture again when edits are reverted', async () => {
    const { stampId, messageIds } = await finishedSet();
    const [messageId = ''] = messageIds;
    const before = await shownState(fixture, stampId);
    const text = before.messages[0]?.message ?? '';
    await save(fixture, stampId, 0, { stickers: [{ messageId, message: 'ちがう' }] });
    await save(fixture, stampId, 1, { stickers: [{ messageId, message: text }] });
    expect((await shownState(fixture, stampId)).images).toEqual(before.images);
  });

  it('redraws only what is requested, including a lost file', async () => {
    const { stampId, messageIds } = await finishedSet();
    const [first = ''] = messageIds;
    const before = await shownState(fixture, stampId);
    const lost = `${files.stampFolder(testUser.uid, stampId)}images/`;
    const [stored] = await fixture.context.bucket.getFiles({ prefix: lost });
    await stored.find(({ name }) => name.includes(`${first}-`))?.delete();
    await save(fixture, stampId, 0, { redraw: [first, 'main'] });
    expect((await shownState(fixture, stampId)).images).toEqual(before.images);
    await expect(save(fixture, stampId, 1, { redraw: ['nobody'] })).rejects.toMatchObject({
      code: 'not_yours',
    });
  });

  it('draws nothing for another order, but moves the pictures', async () => {
    const { stampId, messageIds } = await finishedSet();
    const before = await shownState(fixture, stampId);
    const order = messageIds.toReversed();
    await save(fixture, stampId, 0, { order });
    const after = await shownState(fixture, stampId);
    expect(after.messages.map(({ id }) => id)).toEqual(order);
    expect(after.packagePath).toBeNull();
    for (const [index, id] of order.entries()) {
      const imageId = ids.processedImage(id);
      expect(after.images[imageId]).toEqual({ digest: before.images[imageId]?.digest, sequence: index + 1 });
    }
  });

  it('removes stickers with their pictures and files', async () => {
    const { stampId, messageIds } = await finishedSet();
    const removed = messageIds.slice(2, 5);
    await save(fixture, stampId, 0, { removed, mainMessageId: messageIds[0] ?? '' });
    const after = await shownState(fixture, stampId);
    expect(after.messageCount).toBe(5);
    expect(after.messages.map(({ orderPriority }) => orderPriority)).toEqual([1, 2, 3, 4, 5]);
    expect(Object.keys(after.images)).toHaveLength(5 + 3);
    const [stored] = await fixture.context.bucket.getFiles({
      prefix: `${files.stampFolder(testUser.uid, stampId)}images/`,
    });
    expect(stored.map(({ name }) => name).filter((name) => removed.some((id) => name.includes(id)))).toEqual(
      [],
    );
    await expect(
      save(fixture, stampId, 1, { stickers: [{ messageId: removed[0] ?? '' }] }),
    ).rejects.toMatchObject({
      code: 'not_yours',
    });
    await expect(
      save(fixture, stampId, 1, { removed: after.messages.map(({ id }) => id) }),
    ).rejects.toMatchObject({ code: 'message_count' });
  });

  it('shows the chosen sticker in main and tab, and the engine’s choice after it was removed', async () => {
    const { stampId, messageIds } = await finishedSet();
    const [first = '', second = ''] = messageIds;
    const before = await shownState(fixture, stampId);
    await save(fixture, stampId, 0, {
      stickers: [{ messageId: first, pose }],
      mainMessageId: first,
      tabMessageId: second,
    });
    const chosen = await shownState(fixture, stampId);
    expect(chosen).toMatchObject({ mainMessageId: first, tabMessageId: second });
    expect(chosen.images[ids.mainImage(stampId)]).not.toEqual(before.images[ids.mainImage(stampId)]);
    await save(fixture, stampId, 1, { removed: [first] });
    const after = await shownState(fixture, stampId);
    expect(after).toMatchObject({ mainMessageId: null, tabMessageId: second });
    expect(after.images[ids.mainImage(stampId)]).toEqual(before.images[ids.mainImage(stampId)]);
  });

  it('redraws every sticker after a touch-up, and restores them when it is reverted', async () => {
    const { stampId } = await finishedSet();
    const before = await shownState(fixture, stampId);
    await save(fixture, stampId, 0, {
      touchUp: [{ mode: 'erase', radius: 0.06, points: [0.5, 0.05, 0.5, 0.95] }],
    });
    const touched = await shownState(fixture, stampId);
    const same = Object.keys(touched.images).filter(
      (id) => touched.images[id]?.digest === before.images[id]?.digest,
    );
    expect(same).toEqual([ids.originalImage(stampId)]);
    await save(fixture, stampId, 1, { touchUp: [] });
    expect((await shownState(fixture, stampId)).images).toEqual(before.images);
  });

  it('from two windows applies the first and rejects the second', async () => {
    const { stampId, messageIds } = await finishedSet();
    const [messageId = '', other = ''] = messageIds;
    const both = await Promise.allSettled([
      save(fixture, stampId, 0, { stickers: [{ messageId, message: 'ひとつめ' }] }),
      save(fixture, stampId, 0, { stickers: [{ messageId: other, message: 'ふたつめ' }] }),
    ]);
    const rejected = both.filter((each) => each.status === 'rejected');
    expect(rejected.map(({ reason }) => reason.code)).toEqual(['stamp_changed']);
    const after = await shownState(fixture, stampId);
    expect(after.revision).toBe(1);
    const texts = after.messages.map(({ message }) => message);
    expect(texts.filter((text) => text === 'ひとつめ' || text === 'ふたつめ')).toHaveLength(1);
    await expect(save(fixture, stampId, 0, { order: messageIds })).rejects.toMatchObject({
      code: 'stamp_changed',
    });
  });

  it('is rejected for other people and for an unfinished set', async () => {
    const { stampId, messageIds } = await finishedSet();
    const edits = { order: messageIds.toReversed() };
    const bob = { uid: 'bob', email: 'bob@pochitto.example', displayName: 'Bob' };
    await expect(save(fixture, stampId, 0, edits, bob)).rejects.toMatchObject({ code: 'not_yours' });
    const reference = fixture.context.firestore.doc(documents.stamp(stampId));
    await reference.update({ status: 'generating' });
    await expect(save(fixture, stampId, 0, edits)).rejects.toMatchObject({ code: 'stamp_state' });
    await reference.update({ status: 'generated' });
    await expect(save(fixture, stampId, 0, { order: messageIds.slice(1) })).rejects.toMatchObject({
      code: 'stamp_changed',
    });
    await deleteStamp(fixture.context, testUser, { stampId, forGood: true });
    await expect(save(fixture, stampId, 0, edits)).rejects.toMatchObject({ code: 'not_yours' });
  });

  it('changes nothing without changes', async () => {
    const { stampId, messageIds } = await finishedSet();
    const before = await shownState(fixture, stampId);
    expect(await save(fixture, stampId, 0, { order: messageIds, touchUp: [] })).toEqual({ revision: 0 });
    expect(await shownState(fixture, stampId)).toEqual(before);
  });

  it('that crashes at any step leaves the set either unchanged or completely changed', async () => {
    const edited = async (crashAt: number) => {
      fixture.wait(61); // The limit of saves per minute applies.
      const { stampId, queueId, messageIds } = await finishedSet();
      const [first = '', second = '', third = ''] = messageIds;
      const edits = {
        stickers: [{ messageId: first, message: 'またね！', pose }],
        removed: [second],
        order: messageIds.filter((id) => id !== second).toReversed(),
        mainMessageId: first,
        tabMessageId: third,
      };
      const currentState = async () =>
        JSON.stringify(await shownState(fixture, stampId))
          .replaceAll(stampId, '<stamp>')
          .replaceAll(queueId, '<queue>');
      const before = await currentState();
      const { context, steps } = crashingContext(fixture.context, crashAt);
      await completes(save({ context }, stampId, 0, edits));
      const found = await currentState();
      if (found === before) await save(fixture, stampId, 0, edits);
      return { steps: steps(), before, found, after: await currentState() };
    };
    const whole = await edited(Number.POSITIVE_INFINITY);
    expect(whole.after).not.toBe(whole.before);
    for (const crashAt of crashSteps(whole.steps, 2)) {
      const result = await edited(crashAt);
      expect([whole.before, whole.after], `crash at step ${crashAt}`).toContain(result.found);
      expect(result.after, `crash at step ${crashAt}`).toBe(whole.after);
    }
  });
});
