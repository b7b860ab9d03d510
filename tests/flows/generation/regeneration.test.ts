import { FieldValue } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { files } from '../../../functions/src/domain/paths.ts';
import {
  approveProofSheet,
  cancelGeneration,
  regenerateSticker,
  retryStamp,
} from '../../../functions/src/generation/index.ts';
import { testUser } from '../../support/backend_fixture.ts';
import { crashSteps, crashTimeout } from '../../support/crash_steps.ts';
import { completes, crashingContext } from '../../support/crashing_context.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import { type SetIds, setCopier } from '../../support/set_copier.ts';
import {
  createGeneratingSet,
  executeTask,
  expectConsistent,
  type GenerationFixture,
  generationFixture,
  type SetState,
  setState,
} from './generation_fixture.ts';
import { rejectionCode } from './rejection_code.ts';

describe('regeneration of a sticker', { timeout: crashTimeout }, () => {
  let fixture: GenerationFixture;
  const regenerate = ({ stampId }: { stampId: string }, messageId: string) =>
    regenerateSticker(fixture.context, testUser, { stampId, messageId });
  const urlOf = ({ images }: SetState, messageId: string) =>
    images.find((image) => image.messageId === messageId)?.url;

  let another: () => Promise<SetIds>;
  const finished = async () => {
    const set = await another();
    return { set, before: await expectConsistent(fixture, set), messageId: `${set.queueId}_03` };
  };

  let anotherByAi: () => Promise<SetIds>;
  const finishedByAi = async () => {
    const set = await anotherByAi();
    return { set, before: await expectConsistent(fixture, set), messageId: `${set.queueId}_01` };
  };

  beforeAll(async () => {
    fixture = await generationFixture();
    const set = await createGeneratingSet(fixture);
    await executeTask(fixture.context, set);
    another = await setCopier(fixture, set.stampId);
    const drawnByAi = await createGeneratingSet(fixture, { engine: 'openai' });
    await executeTask(fixture.context, drawnByAi);
    await approveProofSheet(fixture.context, testUser, drawnByAi);
    await executeTask(fixture.context, drawnByAi);
    anotherByAi = await setCopier(fixture, drawnByAi.stampId);
  });
  afterAll(() => fixture?.stop());

  it('uses the preset’s next pose instead of the person’s, and is free twice before it costs a token', async () => {
    const { set, before, messageId } = await finished();
    await fixture.context.firestore.doc(`generate_queue_messages/${messageId}`).update({
      pose: { framing: 'face', flip: true, tilt: 3, effect: 'mono', zoom: 1, offsetX: 0, offsetY: 0 },
    });
    let last = before;
    for (const tokens of [0, 0, 1, 2]) {
      await regenerate(set, messageId);
      expect((await setState(fixture, set)).stamp).toMatchObject({ status: 'generating', packagePath: null });
      await executeTask(fixture.context, set);
      const now = await expectConsistent(fixture, set, tokens);
      expect(now.stamp).toMatchObject({ status: 'generated', revision: last.stamp.revision + 1 });
      expect(urlOf(now, messageId)).not.toBe(urlOf(last, messageId));
      expect(now.messages[2]).toMatchObject({
        pose: null,
        styleIndex: (last.messages[2]?.styleIndex ?? 0) + 1,
      });
      const others = ({ images }: SetState) =>
        images
          .filter((image) => image.type === 'processed' && image.messageId !== messageId)
          .map(({ url }) => url);
      expect(others(now)).toEqual(others(last));
      last = now;
    }
  });

  it('that fails keeps the earlier picture, reports the reason and is free', async () => {
    const { set, before, messageId } = await finished();
    await regenerate(set, messageId);
    const { stamp, queue } = before;
    await fixture.context.bucket.file(files.cutOut(testUser.uid, set.stampId, stamp)).delete();
    await fixture.context.bucket.file(queue.imageUri).delete();
    await executeTask(fixture.context, set);
    const now = await expectConsistent(fixture, set);
    expect(now.stamp).toMatchObject({ status: 'generated', failure: null });
    expect(now.messages[2]).toMatchObject({
      state: 'done',
      styleIndex: 2,
      failure: { code: 'photo_missing' },
    });
    expect(urlOf(now, messageId)).toBe(urlOf(before, messageId));
  });

  it('that is canceled keeps the earlier picture and does not count', async () => {
    const { set, before, messageId } = await finished();
    for (let time = 0; time < 3; time += 1) {
      await regenerate(set, messageId);
      await cancelGeneration(fixture.context, testUser, set);
      const now = await expectConsistent(fixture, set);
      expect(now.images.map(({ url }) => url)).toEqual(before.images.map(({ url }) => url));
      expect(now.messages[2]).toMatchObject({ state: 'done', failure: null, pose: null, styleIndex: 2 });
    }
  });

  it('twice at once is done and counted once', async () => {
    const { set, messageId } = await finished();
    const answers = await Promise.allSettled([regenerate(set, messageId), regenerate(set, messageId)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await Promise.all([executeTask(fixture.context, set), executeTask(fixture.context, set)]);
    expect((await expectConsistent(fixture, set)).messages[2]).toMatchObject({ regenerations: 1 });
  });

  it('is rejected for a removed sticker, for other people, and while the set is drawn', async () => {
    const { set, messageId } = await finished();
    const { firestore } = fixture.context;
    expect(await rejectionCode(regenerate(set, 'another_01'))).toBe('not_yours');
    const otherUser = { ...testUser, uid: 'bob' };
    const { stampId } = set;
    expect(await rejectionCode(regenerateSticker(fixture.context, otherUser, { stampId, messageId }))).toBe(
      'not_yours',
    );
    await regenerate(set, messageId);
    expect(await rejectionCode(regenerate(set, messageId))).toBe('stamp_state');
    await executeTask(fixture.context, set);
    await firestore
      .doc(`generate_queue_messages/${messageId}`)
      .update({ deletedAt: FieldValue.serverTimestamp() });
    expect(await rejectionCode(regenerate(set, messageId))).toBe('not_yours');
  });

  it('completes after a crash at any step', async () => {
    expectErrors(/Crashed at step/);
    const { set, messageId } = await finished();
    await regenerate(set, messageId);
    const { context, steps } = crashingContext(fixture.context);
    await executeTask(context, set);
    let tokens = -1;
    for (const crashAt of crashSteps(steps(), 3)) {
      await regenerate(set, messageId);
      await completes(executeTask(crashingContext(fixture.context, crashAt).context, set));
      await executeTask({ ...fixture.context, now: () => new Date(Date.now() + 3_600_000) }, set);
      tokens += 1;
      const { stamp } = await setState(fixture, set);
      expect(stamp, `crash at step ${crashAt}`).toMatchObject({
        status: 'generated',
        consumedTokens: 8 + Math.max(0, tokens),
      });
    }
  });

  it('by AI makes one picture from photo and proof sheet, and updates main if it shows this sticker', async () => {
    const { set, before, messageId } = await finishedByAi();
    fixture.sandbox.reset();
    await regenerate(set, messageId);
    await executeTask(fixture.context, set);
    const now = await expectConsistent(fixture, set);
    expect(fixture.sandbox.bill().images).toHaveLength(1);
    expect(fixture.sandbox.calls()[0]?.images).toHaveLength(2);
    expect(urlOf(now, messageId)).not.toBe(urlOf(before, messageId));
    const main = ({ images }: SetState) => images.find(({ type }) => type === 'main')?.url;
    expect(main(now)).not.toBe(main(before));
    expect(now.queue.prompts).toHaveLength(2);
    const [art] = await fixture.context.bucket.getFiles({
      prefix: `stamps/user_ann/${set.stampId}/art/${messageId}`,
    });
    const named = [now.messages[0]?.artPath, ...now.versions.map(({ artPath }) => artPath)];
    expect(art.map(({ name }) => name).sort()).toEqual(named.sort());
  });

  it('that AI rejects keeps the earlier picture and is free', async () => {
    const { set, before, messageId } = await finishedByAi();
    fixture.sandbox.set({ next: ['moderation'] });
    await regenerate(set, messageId);
    await executeTask(fixture.context, set);
    const now = await expectConsistent(fixture, set);
    expect(now.messages[0]).toMatchObject({ state: 'done', failure: { code: 'ai_moderation' } });
    expect(now.images.map(({ url }) => url)).toEqual(before.images.map(({ url }) => url));
  });

  it('of a sticker that was never delivered costs a token, or is covered by the set’s ticket', async () => {
    for (const payWith of ['tokens', 'ticket'] as const) {
      if (payWith === 'ticket') await giveTicket(fixture);
      const set = await createGeneratingSet(fixture, { engine: 'openai', payWith });
      fixture.sandbox.set({ next: ['empty_cell', 'moderation'] });
      await executeTask(fixture.context, set);
      await approveProofSheet(fixture.context, testUser, set);
      await executeTask(fixture.context, set);
      const { messages } = await expectConsistent(fixture, set);
      const failed = messages.filter(({ state }) => state === 'failed');
      expect(failed).toMatchObject([{ failure: { code: 'ai_moderation' } }]);
      await regenerate(set, failed[0]?.id ?? '');
      await executeTask(fixture.context, set);
      const { stamp } = await expectConsistent(fixture, set);
      expect(stamp.consumedTokens).toBe(payWith === 'tokens' ? 8 : 0);
      expect(await rejectionCode(retryStamp(fixture.context, testUser, set))).toBe('stamp_state');
    }
  });
});

async function giveTicket({ context }: GenerationFixture): Promise<void> {
  const { grant } = await import('../../../functions/src/tokens/index.ts');
  await grant(context, { grantId: 'one more', uid: testUser.uid, tokens: 0, tickets: 1 });
}
