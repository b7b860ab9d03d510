import { randomUUID } from 'node:crypto';
import { type OpenAiSandbox, startOpenAiSandbox } from '@pochitto/sandbox/openai';
import { expect } from 'vitest';
import { userSchema } from '../../../functions/src/domain/accounts/user.ts';
import type { FacePlace } from '../../../functions/src/domain/acting/acting.ts';
import { type Engine, generateQueueSchema } from '../../../functions/src/domain/generation/generate_queue.ts';
import { generateQueueMessageSchema } from '../../../functions/src/domain/generation/generate_queue_message.ts';
import { collections, documents, files } from '../../../functions/src/domain/paths.ts';
import type { StickerCount } from '../../../functions/src/domain/product/product_spec.ts';
import { imageSchema } from '../../../functions/src/domain/stamps/image.ts';
import { type Payment, stampSchema } from '../../../functions/src/domain/stamps/stamp.ts';
import { stickerVersionSchema } from '../../../functions/src/domain/stamps/sticker_version.ts';
import { drawQueue } from '../../../functions/src/generation/index.ts';
import type { OpenAiAccount } from '../../../functions/src/platform/config.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { createStamp, intakePhoto } from '../../../functions/src/stamps/index.ts';
import { auditLedger } from '../../../functions/src/tokens/index.ts';
import { type BackendFixture, backendFixture, testUser } from '../../support/backend_fixture.ts';
import { messagesFor, smallPhoto } from '../../support/sets.ts';

const apiKey = 'sandbox-generation';

export interface GenerationFixture extends BackendFixture {
  readonly sandbox: OpenAiSandbox;
  /** A small photo, because it is drawn often. */
  readonly bytes: Uint8Array;
  readonly stop: () => Promise<void>;
}

/** Returns a backend fixture with a separate OpenAI sandbox. */
export async function generationFixture(account: Partial<OpenAiAccount> = {}): Promise<GenerationFixture> {
  const sandbox = await startOpenAiSandbox({ port: 0, apiKeys: [apiKey] });
  const fixture = await backendFixture();
  const openAi = (): OpenAiAccount => ({
    apiKey,
    apiUrl: `${sandbox.url}/v1`,
    model: 'gpt-image-1.5',
    quality: 'medium',
    timeoutSeconds: 120,
    limits: { usdPerDay: 1000, freeShare: 1, usdPerUserPerDay: 1000, imagesPerMinute: 1000 },
    ...account,
  });
  const context = { ...fixture.context, openAi };
  return { ...fixture, context, sandbox, bytes: await smallPhoto(), stop: () => sandbox.stop() };
}

interface SetOptions {
  readonly count?: StickerCount;
  readonly engine?: Engine;
  readonly payWith?: Payment;
  readonly drawnFace?: FacePlace | null;
  readonly firstMessage?: string;
}

/** Creates a set whose photo is accepted and charged. Its task is not executed. */
export async function createGeneratingSet(
  { context, bytes }: Pick<GenerationFixture, 'context' | 'bytes'>,
  { count = 8, engine = 'embedded', payWith = 'tokens', drawnFace = null, firstMessage }: SetOptions = {},
) {
  const { stampId, uploadFolder } = await createStamp(context, testUser, {
    requestId: randomUUID(),
    count,
    messages: messagesFor(count).map(({ text }, index) => ({
      text: (index === 0 ? firstMessage : undefined) ?? text,
      pose: null,
    })),
    presetId: 'classic',
    engine,
    subject: 'auto',
    drawnFace,
    actor: null,
    payWith,
  });
  const path = `${uploadFolder}${randomUUID()}.jpg`;
  await context.bucket.file(path).save(Buffer.from(bytes), { contentType: 'image/jpeg', resumable: false });
  await intakePhoto(context, path);
  const snapshot = await context.firestore.doc(documents.stamp(stampId)).get();
  return { stampId, queueId: stampSchema.parse(snapshot.data()).queueId };
}

/** Executes the task of a set, like Cloud Tasks. */
export const executeTask = (context: Context, { queueId }: { readonly queueId: string }) =>
  drawQueue(context, queueId, `task-${randomUUID()}`);

/** Returns the current state of a set with its messages, pictures, versions and files. */
export async function setState({ context }: GenerationFixture, { stampId }: { readonly stampId: string }) {
  const { firestore, bucket } = context;
  const stamp = stampSchema.parse((await firestore.doc(documents.stamp(stampId)).get()).data());
  const queue = generateQueueSchema.parse(
    (await firestore.doc(documents.generateQueue(stamp.queueId)).get()).data(),
  );
  const owned = (collection: string) =>
    firestore.collection(collection).where('stampId', '==', stampId).get();
  const messages = (await owned(collections.generateQueueMessages)).docs
    .map((each) => ({ id: each.id, ...generateQueueMessageSchema.parse(each.data()) }))
    .sort((one, other) => one.orderPriority - other.orderPriority);
  const images = (await owned(collections.images)).docs
    .map((each) => imageSchema.parse(each.data()))
    .sort((one, other) => one.sequence - other.sequence);
  const versions = (await owned(collections.stickerVersions)).docs.map((each) =>
    stickerVersionSchema.parse(each.data()),
  );
  const [stored] = await bucket.getFiles({ prefix: files.imageFolder(stamp.userId, stampId) });
  return {
    stamp,
    queue,
    messages: messages.filter(({ deletedAt }) => !deletedAt),
    removed: messages.filter(({ deletedAt }) => deletedAt),
    images: images.filter(({ deletedAt }) => !deletedAt),
    versions,
    stored: stored.map(({ name }) => name).sort(),
  };
}

export type SetState = Awaited<ReturnType<typeof setState>>;

export const statesOf = ({ messages }: Pick<SetState, 'messages'>) => messages.map(({ state }) => state);

export async function balanceOf({ context }: GenerationFixture): Promise<number> {
  const snapshot = await context.firestore.doc(documents.user(testUser.uid)).get();
  return userSchema.parse(snapshot.data()).tokenBalance;
}

/**
 * Checks what applies to every set without a running job: the charge matches the delivered stickers (plus
 * `regenerations` tokens), the ledger is consistent, no sticker is pending, the order has no gaps, and pictures,
 * versions and files match exactly.
 */
export async function expectConsistent(
  fixture: GenerationFixture,
  set: { readonly stampId: string },
  regenerations = 0,
): Promise<SetState> {
  const now = await setState(fixture, set);
  const { stamp, messages, images, versions, stored } = now;
  const done = messages.filter(({ state }) => state === 'done');
  expect(await auditLedger(fixture.context, stamp.userId)).toEqual([]);
  if (stamp.payWith === 'tokens') expect(stamp.consumedTokens).toBe(done.length + regenerations);
  expect(['generated', 'failed']).toContain(stamp.status);
  expect(messages.filter(({ state }) => state === 'pending' || state === 'running')).toEqual([]);
  expect(messages.map(({ orderPriority }) => orderPriority)).toEqual(messages.map((_, index) => index + 1));
  expect(stamp.messageCount).toBe(messages.length);
  const processed = images.filter(({ type }) => type === 'processed');
  expect(processed.map(({ messageId, sequence }) => [messageId, sequence])).toEqual(
    done.map(({ id, orderPriority }) => [id, orderPriority]),
  );
  const small = images.filter(({ type }) => type === 'main' || type === 'tab');
  if (done.length > 0) expect(small).toHaveLength(2);
  const named = [...processed, ...small, ...versions].map(({ url }) => url);
  expect(stored).toEqual([...new Set(named)].sort());
  return now;
}
