import { randomUUID } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { openProfile } from '../../functions/src/accounts/index.ts';
import { generateQueueMessageSchema } from '../../functions/src/domain/generation/generate_queue_message.ts';
import { collections, documents, files, ids } from '../../functions/src/domain/paths.ts';
import { seedPresets } from '../../functions/src/domain/presets/seed_presets.ts';
import type { StickerCount } from '../../functions/src/domain/product/product_spec.ts';
import { stampSchema } from '../../functions/src/domain/stamps/stamp.ts';
import type { Caller } from '../../functions/src/platform/callable.ts';
import { createStamp } from '../../functions/src/stamps/index.ts';
import { auditLedger, grant } from '../../functions/src/tokens/index.ts';
import { type BareContext, bareContext } from './bare_context.ts';
import { messagesFor } from './sets.ts';

export type BackendFixture = BareContext;

export const testUser: Caller = {
  uid: 'ann',
  email: 'ann@pochitto.example',
  displayName: 'Ann',
  isVerified: true,
};
const presetId = 'classic';
const preset = seedPresets.find(({ slug }) => slug === presetId);

/** Returns a bare context with one preset, and `testUser` with 10,000 tokens. */
export async function backendFixture(): Promise<BackendFixture> {
  const bare = bareContext();
  await bare.context.firestore.doc(documents.preset(presetId)).set({
    ...preset,
    isActive: true,
    createdAt: FieldValue.serverTimestamp(),
    updatedAt: FieldValue.serverTimestamp(),
  });
  await openProfile(bare.context, testUser, { locale: 'ja' });
  const { uid } = testUser;
  await grant(bare.context, { grantId: 'all', uid, tokens: 10_000, tickets: 0 });
  return bare;
}

/**
 * Creates a set and uploads its photo. The storage event is not delivered: call `intakePhoto` with the returned path.
 */
export async function setWithUpload({ context }: BackendFixture, bytes: Uint8Array, count: StickerCount = 8) {
  const { stampId, uploadFolder } = await createStamp(context, testUser, {
    requestId: randomUUID(),
    count,
    messages: messagesFor(count).map(({ text }) => ({ text, pose: null })),
    presetId,
    engine: 'embedded',
    subject: 'auto',
    drawnFace: null,
    actor: null,
    payWith: 'tokens',
  });
  const path = `${uploadFolder}${randomUUID()}.jpg`;
  await context.bucket.file(path).save(Buffer.from(bytes), { contentType: 'image/jpeg', resumable: false });
  return { stampId, path };
}

/** Returns the observable state of a set: its documents without times and attempt counts, and its files with hashes. */
export async function snapshotOf({ context }: BackendFixture, stampId: string) {
  const { firestore, bucket } = context;
  const stamp = stampSchema.parse((await firestore.doc(documents.stamp(stampId)).get()).data());
  const messages = await firestore
    .collection(collections.generateQueueMessages)
    .where('stampId', '==', stampId)
    .get();
  const images = await firestore.collection(collections.images).where('stampId', '==', stampId).get();
  const [stored] = await bucket.getFiles({ prefix: files.stampFolder(stamp.userId, stampId) });
  const [uploads] = await bucket.getFiles({ prefix: files.upload(stamp.userId, stampId, '') });
  const plain = (text: string) => text.replaceAll(stampId, '<stamp>').replaceAll(stamp.queueId, '<queue>');
  return {
    status: stamp.status,
    consumedTokens: stamp.consumedTokens,
    ledger: await auditLedger(context, stamp.userId),
    failure: stamp.failure,
    packagePath: stamp.packagePath && plain(stamp.packagePath),
    states: messages.docs.map((each) => generateQueueMessageSchema.parse(each.data()).state),
    images: images.docs.map((each) => plain(each.id)).sort(),
    files: stored
      .filter(({ name }) => !name.includes('/photos/'))
      .map(({ name, metadata }) => `${plain(name)} ${metadata.md5Hash}`)
      .sort(),
    uploads: uploads.map(({ name }) => name),
    original: images.docs.some(({ id }) => id === ids.originalImage(stampId)),
  };
}
