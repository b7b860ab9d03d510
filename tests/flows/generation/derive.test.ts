import { validatePackage } from '@pochitto/sandbox/creators-market/validate_package';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { motionSchema } from '../../../functions/src/domain/motion/motion.ts';
import { documents } from '../../../functions/src/domain/paths.ts';
import { setMetadataSchema } from '../../../functions/src/domain/stamps/set_metadata.ts';
import { stampSchema } from '../../../functions/src/domain/stamps/stamp.ts';
import { approveProofSheet, deriveSet, retryStamp } from '../../../functions/src/generation/index.ts';
import {
  checkStamp,
  deleteStamp,
  preparePackage,
  saveEdits,
  saveMetadata,
  suggestMetadata,
} from '../../../functions/src/stamps/index.ts';
import { auditLedger } from '../../../functions/src/tokens/index.ts';
import { testUser } from '../../support/backend_fixture.ts';
import { setCopier } from '../../support/set_copier.ts';
import {
  balanceOf,
  createGeneratingSet,
  executeTask,
  type GenerationFixture,
  generationFixture,
  setState,
} from './generation_fixture.ts';
import { rejectionCode } from './rejection_code.ts';
import { run } from './simulated_run.ts';

describe('deriving a set', { timeout: 120_000 }, () => {
  let fixture: GenerationFixture;
  let parent: { readonly stampId: string };
  let copyParent: Awaited<ReturnType<typeof setCopier>>;

  const derive = (set: { readonly stampId: string }, captions: 'short' | 'none' = 'short') =>
    deriveSet(fixture.context, testUser, {
      kind: 'product',
      stampId: set.stampId,
      product: 'emoji',
      captions,
    });
  const derived = async (set: { readonly stampId: string }, captions: 'short' | 'none' = 'short') => {
    const { stampId } = await derive(set, captions);
    const { stamp } = await setState(fixture, { stampId });
    return { stampId, queueId: stamp.queueId };
  };
  const made = async (set: { readonly stampId: string }, captions: 'short' | 'none' = 'short') => {
    const emoji = await derived(set, captions);
    await executeTask(fixture.context, emoji);
    return emoji;
  };

  beforeAll(async () => {
    fixture = await generationFixture();
    const set = await createGeneratingSet(fixture);
    await executeTask(fixture.context, set);
    parent = set;
    copyParent = await setCopier(fixture, set.stampId);
  });
  afterAll(() => fixture?.stop());

  it('creates a checked emoji package with short words from the same art', async () => {
    const before = await balanceOf(fixture);
    const emoji = await made(parent);
    const { stamp, messages, images, queue } = await setState(fixture, emoji);
    expect(stamp).toMatchObject({
      status: 'generated',
      product: 'emoji',
      parentStampId: parent.stampId,
      messageCount: 8,
      consumedTokens: 10,
    });
    expect(await balanceOf(fixture)).toBe(before - 10);
    expect((await setState(fixture, parent)).stamp.derivedStampIds).toEqual({ emoji: emoji.stampId });
    expect(queue.engine).toBe('embedded');
    const words = messages.map(({ message, caption }) => (caption?.hidden ? '' : message));
    expect(words).toEqual(['感謝', 'OK', 'やあ', 'Zzz', 'ごめん', '応援', 'いいね', 'またね']);
    expect(images.map(({ type }) => type).sort()).toEqual([...Array(8).fill('processed'), 'tab']);
    for (const { url } of images.filter(({ type }) => type === 'processed')) {
      const { width, height } = await sharp(
        (await fixture.context.bucket.file(url).download())[0],
      ).metadata();
      expect([width, height]).toEqual([180, 180]);
    }

    const { stampId } = emoji;
    const { proposals, creatorName, copyright } = await suggestMetadata(fixture.context, testUser, {
      stampId,
    });
    const texts = proposals[0];
    if (!texts) throw new Error('Nothing was suggested.');
    const metadata = setMetadataSchema.parse({ ...texts, creatorName, copyright });
    await saveMetadata(fixture.context, testUser, { stampId, metadata });
    const { findings } = await checkStamp(fixture.context, testUser, { stampId });
    expect(findings.filter(({ level }) => level === 'block')).toEqual([]);
    const { paths } = await preparePackage(fixture.context, testUser, { stampId, target: 'line' });
    const [zip] = await fixture.context.bucket.file(paths[0]?.path ?? '').download();
    const numbers = Array.from({ length: 8 }, (_, at) => `00${at + 1}.png`);
    expect(Object.keys(unzipSync(zip)).sort()).toEqual([...numbers, 'tab.png']);
    expect(await auditLedger(fixture.context, testUser.uid)).toEqual([]);
  });

  it('twice at once creates one set and charges it once', async () => {
    const set = await copyParent();
    const before = await balanceOf(fixture);
    const answers = await Promise.all([derive(set), derive(set), derive(set)]);
    expect(new Set(answers.map(({ stampId }) => stampId)).size).toBe(1);
    expect(await balanceOf(fixture)).toBe(before - 10);
  });

  it.each([
    ['animated_sticker', 'sticker', 10],
    ['animated_emoji', 'emoji', 9],
  ] as const)('creates a %s package that passes all checks', async (product, source, files) => {
    const set = await copyParent();
    const from = source === 'emoji' ? await made(set) : set;
    const before = await balanceOf(fixture);
    const { stampId } = await deriveSet(fixture.context, testUser, {
      kind: 'product',
      stampId: from.stampId,
      product,
      captions: 'short',
    });
    const { queueId } = (await setState(fixture, { stampId })).stamp;
    await executeTask(fixture.context, { queueId });
    const { stamp, messages, images: former } = await setState(fixture, { stampId });
    expect(stamp).toMatchObject({ status: 'generated', product, consumedTokens: 20 });
    expect(await balanceOf(fixture)).toBe(before - 20);
    expect(new Set(messages.map(({ acting }) => acting?.motion?.subject)).size).toBeGreaterThan(2);
    const { findings } = await checkStamp(fixture.context, testUser, { stampId });
    expect(findings.filter(({ level }) => level === 'block')).toEqual([]);
    const { paths } = await preparePackage(fixture.context, testUser, { stampId, target: 'line' });
    const [zip] = await fixture.context.bucket.file(paths[0]?.path ?? '').download();
    expect(Object.keys(unzipSync(zip))).toHaveLength(files);
    expect((await validatePackage(zip, product)).filter(({ level }) => level === 'error')).toEqual([]);

    // A motion chosen by hand, saved once for the edited revision. A still motion is rejected.
    const [{ id: messageId, acting } = { id: '', acting: null }] = messages;
    if (!acting) throw new Error('It does not act.');
    const edit = (motion: object) =>
      saveEdits(fixture.context, testUser, {
        stampId,
        revision: stamp.revision,
        stickers: [{ messageId, acting: { ...acting, motion: motionSchema.parse(motion) } }],
      });
    const none = { subject: 'none', marks: 'none', caption: 'none', face: 'none', frames: 9 };
    expect(await rejectionCode(edit(none))).toBe('motion_too_still');
    expect(await edit({ subject: 'float', seconds: 4, loops: 1 })).toEqual({ revision: stamp.revision + 1 });
    expect(await rejectionCode(edit({ subject: 'jump' }))).toBe('stamp_changed');
    const after = await setState(fixture, { stampId });
    expect(after.messages.find(({ id }) => id === messageId)?.acting?.motion?.subject).toBe('float');
    const urls = (images: typeof after.images) => new Set(images.map(({ url }) => url));
    const redrawn = [...urls(after.images)].filter((url) => !urls(former).has(url));
    expect(redrawn.length).toBeGreaterThanOrEqual(1);
  });

  it('can omit the words', async () => {
    const { messages } = await setState(fixture, await derived(await copyParent(), 'none'));
    expect(messages.every(({ caption }) => caption?.hidden)).toBe(true);
  });

  it('is rejected while the parent is drawn, and for an impossible product', async () => {
    const set = await createGeneratingSet(fixture);
    expect(await rejectionCode(derive(set))).toBe('stamp_state');
    const emoji = await derived(await copyParent());
    expect(await rejectionCode(derive(emoji))).toBe('product_not_derivable');
  });

  it('is refunded if the parent is deleted before it is drawn', async () => {
    const set = await copyParent();
    const before = await balanceOf(fixture);
    const emoji = await derived(set);
    await deleteStamp(fixture.context, testUser, { stampId: set.stampId, forGood: true });
    await executeTask(fixture.context, emoji);
    const { stamp } = await setState(fixture, emoji);
    expect(stamp).toMatchObject({ status: 'failed', failure: { code: 'derived_parent_missing' } });
    expect(stamp.consumedTokens).toBe(0);
    expect(await balanceOf(fixture)).toBe(before);
  });

  it('refunds failed stickers, and a retry charges the same again', async () => {
    const emoji = await derived(await copyParent());
    await run(fixture.context, emoji, 5);
    expect((await setState(fixture, emoji)).stamp).toMatchObject({ status: 'generated', consumedTokens: 6 });
    await retryStamp(fixture.context, testUser, { stampId: emoji.stampId });
    await run(fixture.context, emoji, 3);
    expect((await setState(fixture, emoji)).stamp).toMatchObject({ status: 'generated', consumedTokens: 10 });
    expect(await auditLedger(fixture.context, testUser.uid)).toEqual([]);
  });

  it('can be repeated after the derived set was deleted', async () => {
    const set = await copyParent();
    const first = await derived(set);
    await deleteStamp(fixture.context, testUser, { stampId: first.stampId, forGood: true });
    const second = await derived(set);
    expect(second.stampId).not.toBe(first.stampId);
    const parentNow = await fixture.context.firestore.doc(documents.stamp(set.stampId)).get();
    expect(stampSchema.parse(parentNow.data()).derivedStampIds).toEqual({ emoji: second.stampId });
  });

  it('rejects words that no emoji can show', async () => {
    const emoji = await made(await copyParent());
    const { stamp, messages } = await setState(fixture, emoji);
    const edit = { stampId: emoji.stampId, revision: stamp.revision };
    const stickers = [{ messageId: messages[0]?.id ?? '', message: 'ありがとう' }];
    expect(await rejectionCode(saveEdits(fixture.context, testUser, { ...edit, stickers }))).toBe(
      'emoji_caption_too_long',
    );
  });

  it('uses AI drawings of the parent without a new call', async () => {
    const set = await createGeneratingSet(fixture, { engine: 'openai' });
    await executeTask(fixture.context, set);
    const { stamp } = await setState(fixture, set);
    if (stamp.status === 'generating') {
      await approveProofSheet(fixture.context, testUser, set);
      await executeTask(fixture.context, set);
    }
    const asked = (await fixture.context.firestore.collection('openai_usages').get()).size;
    const emoji = await made(set);
    const now = await setState(fixture, emoji);
    expect(now.stamp).toMatchObject({ status: 'generated', engine: 'openai' });
    expect(now.messages.every(({ artPath }) => artPath?.includes(emoji.stampId))).toBe(true);
    expect((await fixture.context.firestore.collection('openai_usages').get()).size).toBe(asked);
  });
});
