import { randomUUID } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents, files } from '../../../functions/src/domain/paths.ts';
import { seedPresets } from '../../../functions/src/domain/presets/seed_presets.ts';
import type { MessageLanguage } from '../../../functions/src/domain/stamps/message_text.ts';
import type { Payment } from '../../../functions/src/domain/stamps/stamp.ts';
import {
  addMessages,
  approveProofSheet,
  cancelGeneration,
  deriveSet,
  retryStamp,
} from '../../../functions/src/generation/index.ts';
import { checkStamp, deleteStamp, preparePackage } from '../../../functions/src/stamps/index.ts';
import { auditLedger } from '../../../functions/src/tokens/index.ts';
import { testUser } from '../../support/backend_fixture.ts';
import { setCopier } from '../../support/set_copier.ts';
import {
  balanceOf,
  createGeneratingSet,
  executeTask,
  expectConsistent,
  type GenerationFixture,
  generationFixture,
  setState,
} from './generation_fixture.ts';
import { rejectionCode } from './rejection_code.ts';
import { creditOf, deliver, run } from './simulated_run.ts';

interface Set {
  readonly stampId: string;
}

describe('duplicating a set', { timeout: 120_000 }, () => {
  let fixture: GenerationFixture;
  let parent: Set;
  let copyParent: Awaited<ReturnType<typeof setCopier>>;

  const restyle = (set: Set, payWith: Payment = 'tokens', caller = testUser) =>
    deriveSet(fixture.context, caller, { kind: 'style', stampId: set.stampId, presetId: 'showa', payWith });
  const translate = async (
    set: Set,
    { language = 'en', messages = {}, payWith = 'tokens' }: Partial<Translation> = {},
  ) => {
    const { revision } = (await setState(fixture, set)).stamp;
    const request = {
      kind: 'language',
      stampId: set.stampId,
      revision,
      language,
      messages,
      payWith,
    } as const;
    return deriveSet(fixture.context, testUser, request);
  };
  interface Translation {
    readonly language: MessageLanguage;
    readonly messages: Readonly<Record<string, string>>;
    readonly payWith: Payment;
  }
  const withQueue = async ({ stampId }: Set) => ({
    stampId,
    queueId: (await setState(fixture, { stampId })).stamp.queueId,
  });
  const problemsOf = async ({ stampId }: Set) => {
    const { findings } = await checkStamp(fixture.context, testUser, { stampId });
    return findings.filter(({ level }) => level === 'block');
  };

  beforeAll(async () => {
    fixture = await generationFixture();
    const showa = seedPresets.find(({ slug }) => slug === 'showa');
    await fixture.context.firestore.doc(documents.preset('showa')).set({
      ...showa,
      isActive: true,
      createdAt: FieldValue.serverTimestamp(),
      updatedAt: FieldValue.serverTimestamp(),
    });
    const set = await createGeneratingSet(fixture);
    await executeTask(fixture.context, set);
    parent = set;
    copyParent = await setCopier(fixture, set.stampId);
  });
  afterAll(() => fixture?.stop());

  it('in another style draws the same stickers without a photo, links both sets, and passes the check', async () => {
    const before = await balanceOf(fixture);
    const made = await withQueue(await restyle(parent));
    await executeTask(fixture.context, made);
    const now = await expectConsistent(fixture, made);
    expect(await balanceOf(fixture)).toBe(before - 8);
    const former = await setState(fixture, parent);
    expect(former.stamp.derivedStampIds).toEqual({ style_showa: made.stampId });
    expect(now.stamp).toMatchObject({
      status: 'generated',
      product: 'sticker',
      parentStampId: parent.stampId,
      derivation: { kind: 'style', presetId: 'showa' },
      presetId: 'showa',
    });
    expect(now.messages.map(({ message, acting }) => ({ message, acting }))).toEqual(
      former.messages.map(({ message, acting }) => ({ message, acting })),
    );
    expect(now.stamp.metadata.title.en).not.toBe(former.stamp.metadata.title.en);
    expect(await problemsOf(made)).toEqual([]);
    const { paths } = await preparePackage(fixture.context, testUser, {
      stampId: made.stampId,
      target: 'line',
    });
    expect(paths.some(({ kind }) => kind === 'zip')).toBe(true);
    expect((await restyle(parent)).stampId).toBe(made.stampId);
    expect(await balanceOf(fixture)).toBe(before - 8);

    const messages = [{ text: 'やった！', pose: null }];
    await addMessages(fixture.context, testUser, { ...made, requestId: randomUUID(), messages });
    await executeTask(fixture.context, made);
    const grown = await expectConsistent(fixture, made);
    expect(grown.stamp).toMatchObject({ status: 'generated', messageCount: 9 });
  });

  it('in another language with a ticket keeps the acting, and passes the check', async () => {
    const set = await copyParent();
    const before = await balanceOf(fixture);
    const former = await setState(fixture, set);
    const last = former.messages.at(-1)?.id ?? '';
    const wanted = { language: 'zh-Hant', messages: { [last]: '下次見' }, payWith: 'ticket' } as const;
    const made = await withQueue(await translate(set, wanted));
    await executeTask(fixture.context, made);
    const now = await expectConsistent(fixture, made);
    expect(await balanceOf(fixture)).toBe(before);
    expect(await creditOf(fixture.context, made)).toMatchObject({ covered: 8, delivered: 8 });
    expect((await setState(fixture, set)).stamp.derivedStampIds).toEqual({
      'language_zh-Hant': made.stampId,
    });
    expect(now.messages.map(({ message }) => message)).toEqual([
      '謝謝！',
      '了解',
      '早安！',
      '晚安',
      '對不起嘛…',
      '加油！',
      '讚喔！',
      '下次見',
    ]);
    expect(now.messages.map(({ acting }) => acting?.expression)).toEqual(
      former.messages.map(({ acting }) => acting?.expression),
    );
    expect(now.stamp.metadata.title.en).toMatch(/ in Chinese$/);
    expect(Object.values(now.stamp.metadata.tags)).toEqual(Object.values(former.stamp.metadata.tags));
    expect(await problemsOf(made)).toEqual([]);
  });

  it('charges nothing for a rejected request', async () => {
    const set = await copyParent();
    const before = await balanceOf(fixture);
    expect(await rejectionCode(translate(set, { language: 'ja' }))).toBe('derived_same_language');
    expect(await rejectionCode(translate(set, { messages: { other: 'Hi' } }))).toBe('stamp_changed');
    expect(await rejectionCode(restyle(set, 'tokens', { ...testUser, uid: 'other' }))).toBe('not_yours');
    const { stamp } = await setState(fixture, set);
    await fixture.context.bucket.file(files.cutOut(stamp.userId, set.stampId, stamp)).delete();
    expect(await rejectionCode(restyle(set))).toBe('derived_art_missing');
    expect(await balanceOf(fixture)).toBe(before);
    expect((await setState(fixture, set)).stamp.derivedStampIds).toEqual({});
  });

  it('creates and charges one set for concurrent calls', async () => {
    const set = await copyParent();
    const before = await balanceOf(fixture);
    const answers = await Promise.all([restyle(set), restyle(set), restyle(set)]);
    expect(new Set(answers.map(({ stampId }) => stampId)).size).toBe(1);
    expect(await balanceOf(fixture)).toBe(before - 8);
  });

  it('refunds what was not delivered, and a retry pays for that only', async () => {
    const made = await withQueue(await restyle(await copyParent()));
    await run(fixture.context, made, 5);
    expect((await setState(fixture, made)).stamp).toMatchObject({ status: 'generated', consumedTokens: 5 });
    await retryStamp(fixture.context, testUser, { stampId: made.stampId });
    await run(fixture.context, made, 3);
    expect((await setState(fixture, made)).stamp).toMatchObject({ status: 'generated', consumedTokens: 8 });
    expect(await auditLedger(fixture.context, testUser.uid)).toEqual([]);
  });

  it('is refunded for undrawn stickers when it is cancelled, and fully when the parent is deleted', async () => {
    const cancelled = await withQueue(await translate(await copyParent()));
    await deliver(fixture.context, cancelled, 3);
    await cancelGeneration(fixture.context, testUser, { stampId: cancelled.stampId });
    expect((await setState(fixture, cancelled)).stamp).toMatchObject({
      status: 'generated',
      consumedTokens: 3,
    });

    const set = await copyParent();
    const orphan = await withQueue(await translate(set));
    await deleteStamp(fixture.context, testUser, { stampId: set.stampId, forGood: true });
    await executeTask(fixture.context, orphan);
    expect((await setState(fixture, orphan)).stamp).toMatchObject({
      status: 'failed',
      failure: { code: 'derived_parent_missing' },
      consumedTokens: 0,
    });
    expect(await auditLedger(fixture.context, testUser.uid)).toEqual([]);
  });

  it('of AI art keeps the drawings, and asks no AI again', async () => {
    const set = await createGeneratingSet(fixture, { engine: 'openai' });
    await executeTask(fixture.context, set);
    if ((await setState(fixture, set)).stamp.status === 'generating') {
      await approveProofSheet(fixture.context, testUser, set);
      await executeTask(fixture.context, set);
    }
    const usages = () => fixture.context.firestore.collection('openai_usages').get();
    const asked = (await usages()).size;
    const made = await withQueue(await restyle(set));
    await executeTask(fixture.context, made);
    expect((await setState(fixture, made)).stamp).toMatchObject({
      status: 'generated',
      engine: 'openai',
      presetId: 'showa',
    });
    expect((await usages()).size).toBe(asked);
  });
});
