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
import { setCopies } from '../../support/set_copies.ts';
import {
  balanceOf,
  begun,
  type GenerationFixture,
  generationFixture,
  seen,
  work,
} from './generation_fixture.ts';
import { refused } from './refused.ts';
import { run } from './run_fixture.ts';

describe('deriving a set', { timeout: 120_000 }, () => {
  let shop: GenerationFixture;
  let parent: { readonly stampId: string };
  let copyParent: Awaited<ReturnType<typeof setCopies>>;

  const derive = (set: { readonly stampId: string }, captions: 'short' | 'none' = 'short') =>
    deriveSet(shop.context, testUser, { stampId: set.stampId, product: 'emoji', captions });
  const derived = async (set: { readonly stampId: string }, captions: 'short' | 'none' = 'short') => {
    const { stampId } = await derive(set, captions);
    const { stamp } = await seen(shop, { stampId });
    return { stampId, queueId: stamp.queueId };
  };
  const made = async (set: { readonly stampId: string }, captions: 'short' | 'none' = 'short') => {
    const emoji = await derived(set, captions);
    await work(shop.context, emoji);
    return emoji;
  };

  beforeAll(async () => {
    shop = await generationFixture();
    const set = await begun(shop);
    await work(shop.context, set);
    parent = set;
    copyParent = await setCopies(shop, set.stampId);
  });
  afterAll(() => shop?.stop());

  it('makes a checked package of emoji with short words from the same art', async () => {
    const before = await balanceOf(shop);
    const emoji = await made(parent);
    const { stamp, messages, images, queue } = await seen(shop, emoji);
    expect(stamp).toMatchObject({
      status: 'generated',
      product: 'emoji',
      parentStampId: parent.stampId,
      messageCount: 8,
      consumedTokens: 10,
    });
    expect(await balanceOf(shop)).toBe(before - 10);
    expect((await seen(shop, parent)).stamp.derivedStampIds).toEqual({ emoji: emoji.stampId });
    expect(queue.engine).toBe('embedded');
    const words = messages.map(({ message, caption }) => (caption?.hidden ? '' : message));
    expect(words).toEqual(['感謝', 'OK', 'やあ', 'Zzz', 'ごめん', '応援', 'いいね', 'またね']);
    expect(images.map(({ type }) => type).sort()).toEqual([...Array(8).fill('processed'), 'tab']);
    for (const { url } of images.filter(({ type }) => type === 'processed')) {
      const { width, height } = await sharp((await shop.context.bucket.file(url).download())[0]).metadata();
      expect([width, height]).toEqual([180, 180]);
    }

    const { stampId } = emoji;
    const { proposals, creatorName, copyright } = await suggestMetadata(shop.context, testUser, { stampId });
    const texts = proposals[0];
    if (!texts) throw new Error('Nothing was suggested.');
    const metadata = setMetadataSchema.parse({ ...texts, creatorName, copyright });
    await saveMetadata(shop.context, testUser, { stampId, metadata });
    const { findings } = await checkStamp(shop.context, testUser, { stampId });
    expect(findings.filter(({ level }) => level === 'block')).toEqual([]);
    const { paths } = await preparePackage(shop.context, testUser, { stampId, target: 'line' });
    const [zip] = await shop.context.bucket.file(paths[0]?.path ?? '').download();
    const numbers = Array.from({ length: 8 }, (_, at) => `00${at + 1}.png`);
    expect(Object.keys(unzipSync(zip)).sort()).toEqual([...numbers, 'tab.png']);
    expect(await auditLedger(shop.context, testUser.uid)).toEqual([]);
  });

  it('asked for twice at the same time makes one and charges it once', async () => {
    const set = await copyParent();
    const before = await balanceOf(shop);
    const answers = await Promise.all([derive(set), derive(set), derive(set)]);
    expect(new Set(answers.map(({ stampId }) => stampId)).size).toBe(1);
    expect(await balanceOf(shop)).toBe(before - 10);
  });

  it.each([
    ['animated_sticker', 'sticker', 10],
    ['animated_emoji', 'emoji', 9],
  ] as const)('makes a package of %s that the checks let pass', async (product, source, files) => {
    const set = await copyParent();
    const from = source === 'emoji' ? await made(set) : set;
    const before = await balanceOf(shop);
    const { stampId } = await deriveSet(shop.context, testUser, {
      stampId: from.stampId,
      product,
      captions: 'short',
    });
    const { queueId } = (await seen(shop, { stampId })).stamp;
    await work(shop.context, { queueId });
    const { stamp, messages, images: former } = await seen(shop, { stampId });
    expect(stamp).toMatchObject({ status: 'generated', product, consumedTokens: 20 });
    expect(await balanceOf(shop)).toBe(before - 20);
    expect(new Set(messages.map(({ acting }) => acting?.motion?.subject)).size).toBeGreaterThan(2);
    const { findings } = await checkStamp(shop.context, testUser, { stampId });
    expect(findings.filter(({ level }) => level === 'block')).toEqual([]);
    const { paths } = await preparePackage(shop.context, testUser, { stampId, target: 'line' });
    const [zip] = await shop.context.bucket.file(paths[0]?.path ?? '').download();
    expect(Object.keys(unzipSync(zip))).toHaveLength(files);
    expect((await validatePackage(zip, product)).filter(({ level }) => level === 'error')).toEqual([]);

    // A motion chosen by hand: saved once, for the state that was edited, and never one that stands still.
    const [{ id: messageId, acting } = { id: '', acting: null }] = messages;
    if (!acting) throw new Error('It does not act.');
    const edit = (motion: object) =>
      saveEdits(shop.context, testUser, {
        stampId,
        revision: stamp.revision,
        stickers: [{ messageId, acting: { ...acting, motion: motionSchema.parse(motion) } }],
      });
    const none = { subject: 'none', marks: 'none', caption: 'none', face: 'none', frames: 9 };
    expect(await refused(edit(none))).toBe('motion_too_still');
    expect(await edit({ subject: 'float', seconds: 4, loops: 1 })).toEqual({ revision: stamp.revision + 1 });
    expect(await refused(edit({ subject: 'jump' }))).toBe('stamp_changed');
    const after = await seen(shop, { stampId });
    expect(after.messages.find(({ id }) => id === messageId)?.acting?.motion?.subject).toBe('float');
    const urls = (images: typeof after.images) => new Set(images.map(({ url }) => url));
    const redrawn = [...urls(after.images)].filter((url) => !urls(former).has(url));
    expect(redrawn.length).toBeGreaterThanOrEqual(1);
  });

  it('can leave the words out', async () => {
    const { messages } = await seen(shop, await derived(await copyParent(), 'none'));
    expect(messages.every(({ caption }) => caption?.hidden)).toBe(true);
  });

  it('is refused while the parent is drawn, and for a product that it cannot become', async () => {
    const set = await begun(shop);
    expect(await refused(derive(set))).toBe('stamp_state');
    const emoji = await derived(await copyParent());
    expect(await refused(derive(emoji))).toBe('product_not_derivable');
  });

  it('is refunded when the parent is deleted before it is drawn', async () => {
    const set = await copyParent();
    const before = await balanceOf(shop);
    const emoji = await derived(set);
    await deleteStamp(shop.context, testUser, { stampId: set.stampId, forGood: true });
    await work(shop.context, emoji);
    const { stamp } = await seen(shop, emoji);
    expect(stamp).toMatchObject({ status: 'failed', failure: { code: 'derived_parent_missing' } });
    expect(stamp.consumedTokens).toBe(0);
    expect(await balanceOf(shop)).toBe(before);
  });

  it('refunds what failed, and a retry pays as much again', async () => {
    const emoji = await derived(await copyParent());
    await run(shop.context, emoji, 5);
    expect((await seen(shop, emoji)).stamp).toMatchObject({ status: 'generated', consumedTokens: 6 });
    await retryStamp(shop.context, testUser, { stampId: emoji.stampId });
    await run(shop.context, emoji, 3);
    expect((await seen(shop, emoji)).stamp).toMatchObject({ status: 'generated', consumedTokens: 10 });
    expect(await auditLedger(shop.context, testUser.uid)).toEqual([]);
  });

  it('may be made again after it was deleted', async () => {
    const set = await copyParent();
    const first = await derived(set);
    await deleteStamp(shop.context, testUser, { stampId: first.stampId, forGood: true });
    const second = await derived(set);
    expect(second.stampId).not.toBe(first.stampId);
    const parentNow = await shop.context.firestore.doc(documents.stamp(set.stampId)).get();
    expect(stampSchema.parse(parentNow.data()).derivedStampIds).toEqual({ emoji: second.stampId });
  });

  it('refuses words that no emoji can show', async () => {
    const emoji = await made(await copyParent());
    const { stamp, messages } = await seen(shop, emoji);
    const edit = { stampId: emoji.stampId, revision: stamp.revision };
    const stickers = [{ messageId: messages[0]?.id ?? '', message: 'ありがとう' }];
    expect(await refused(saveEdits(shop.context, testUser, { ...edit, stickers }))).toBe(
      'emoji_caption_too_long',
    );
  });

  it('draws from what an AI drew, without asking it again', async () => {
    const set = await begun(shop, { engine: 'openai' });
    await work(shop.context, set);
    const { stamp } = await seen(shop, set);
    if (stamp.status === 'generating') {
      await approveProofSheet(shop.context, testUser, set);
      await work(shop.context, set);
    }
    const asked = (await shop.context.firestore.collection('openai_usages').get()).size;
    const emoji = await made(set);
    const now = await seen(shop, emoji);
    expect(now.stamp).toMatchObject({ status: 'generated', engine: 'openai' });
    expect(now.messages.every(({ artPath }) => artPath?.includes(emoji.stampId))).toBe(true);
    expect((await shop.context.firestore.collection('openai_usages').get()).size).toBe(asked);
  });
});
