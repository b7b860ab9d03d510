import { createHash } from 'node:crypto';
import { bestActing } from '../domain/acting/best_acting.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents, files, ids } from '../domain/paths.ts';
import { productSpecs } from '../domain/product/product_spec.ts';
import { calledName, type Stamp, stampSchema } from '../domain/stamps/stamp.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { touchedCutOut } from './edit/cut_out_store.ts';
import { findFaults } from './find_faults.ts';
import { copySheet } from './package/copy_sheet.ts';
import { setValues } from './package/set_values.ts';
import { downloadSet, type ReadSet, readSet, type SetWithPictures } from './read_set.ts';
import { recordPicture, storePicture } from './record_picture.ts';

type Kind = CallableOutput<'preparePackage'>['paths'][number]['kind'];

interface Part {
  readonly kind: Kind;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes a set's files for a target, each state into its own folder, and for Creators Market registers them as the
 * set's package.
 *
 * @throws PochittoError `not_yours`, `stamp_state`; `package_blocked` if a finding blocks it; `stamp_changed` if
 * the set changed in the meantime
 */
export async function preparePackage(
  context: Context,
  { uid }: Caller,
  { stampId, target }: CallableRequest<'preparePackage'>,
): Promise<CallableOutput<'preparePackage'>> {
  const read = await readSet(context, uid, stampId);
  if (read.stamp.status === 'submitting')
    throw new PochittoError('stamp_state', 'The set is being submitted.');
  const isCompleted = await drawMissingBadges(context, read);
  const set = await downloadSet(context, isCompleted ? await readSet(context, uid, stampId) : read);
  const parts = target === 'line' ? await packageOf(set) : await exportOf(set, target);
  const digest = digestOf(parts);
  const paths = await Promise.all(
    parts.map(async ({ kind, name, contentType, bytes }) => {
      const path = files.prepared(uid, stampId, target, digest, name);
      await context.bucket.file(path).save(Buffer.from(bytes), { contentType, resumable: false });
      return { kind, path, fileName: name, bytes: bytes.byteLength };
    }),
  );
  await commit(context, set, target === 'line' ? (paths[0]?.path ?? null) : null);
  await removeOlder(context, `${files.packageFolder(uid, stampId)}${target}-`, digest);
  log.info('package prepared', { stampId, target, files: parts.length });
  return { paths, preparedRevision: set.stamp.revision };
}

/** Builds the ZIP for Creators Market, the copy sheets and the machine-readable values. */
async function packageOf(set: SetWithPictures): Promise<Part[]> {
  const { pngs, stamp, stickers, metadata } = set;
  const { packStickers } = await import('../engine/index.ts');
  const { main, tab } = pngs;
  const hasMain = main !== null || productSpecs[stamp.product].main === null;
  const zip =
    hasMain && tab ? await packStickers(stamp.product, { main, tab, stickers: pngs.stickers }) : undefined;
  const blocking = findFaults(set, zip ? { zip } : {}).filter(({ level }) => level === 'block');
  if (blocking.length > 0 || !zip) {
    throw new PochittoError('package_blocked', blocking.map(({ ruleId }) => ruleId).join(', '));
  }
  const { product, engine } = stamp;
  const source = { product, metadata, engine, count: stickers.length, stickers };
  const text = (written: string) => new TextEncoder().encode(written);
  const plain = 'text/plain; charset=utf-8';
  return [
    { kind: 'zip', name: 'package.zip', contentType: 'application/zip', bytes: zip },
    { kind: 'sheet_ja', name: 'sheet_ja.txt', contentType: plain, bytes: text(copySheet(source, 'ja')) },
    { kind: 'sheet_en', name: 'sheet_en.txt', contentType: plain, bytes: text(copySheet(source, 'en')) },
    {
      kind: 'values',
      name: 'set.json',
      contentType: 'application/json',
      bytes: text(setValues(set, source, pngs.stickers)),
    },
  ];
}

async function exportOf(
  { stampId, pngs, stamp, stickers: drawn }: SetWithPictures,
  target: Exclude<CallableRequest<'preparePackage'>['target'], 'line'>,
): Promise<Part[]> {
  const { exportPictures } = await import('../engine/index.ts');
  const stickers = pngs.stickers.filter((png) => png.byteLength > 0);
  const main = pngs.main ?? stickers[0];
  if (!main || stickers.length !== pngs.stickers.length)
    throw new PochittoError('package_blocked', 'Pictures are missing.');
  const texts = drawn.map(({ text }) => text);
  const about = { id: stampId, revision: stamp.revision, name: calledName(stamp, texts[0]), texts };
  const archives = await exportPictures(target, { product: stamp.product, main, stickers, about });
  return archives.map(({ name, bytes }) => ({ kind: 'zip', name, contentType: 'application/zip', bytes }));
}

function digestOf(parts: readonly Part[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of parts) hash.update(`${name}\0${bytes.byteLength}\0`).update(bytes);
  return hash.digest('hex').slice(0, 16);
}

/**
 * Sets the package path. Throws if anything that was read has changed; a null `packagePath` keeps the set's
 * package.
 */
async function commit(
  { firestore }: Context,
  { stampId, stamp }: SetWithPictures,
  packagePath: string | null,
): Promise<void> {
  const reference = firestore.doc(documents.stamp(stampId));
  await transact(firestore, async (transaction) => {
    const now = readDocument(stampSchema, await transaction.get(reference));
    if (!now || !isSame(now, stamp)) throw new PochittoError('stamp_changed');
    if (packagePath !== null) transaction.update(reference, { packagePath });
  });
}

function isSame(now: Stamp, then: Stamp): boolean {
  return (
    !now.deletedAt &&
    now.status === then.status &&
    now.revision === then.revision &&
    JSON.stringify(now.metadata) === JSON.stringify(then.metadata)
  );
}

/** Deletes files of earlier states for the same target, which are no longer referenced. */
async function removeOlder({ bucket }: Context, prefix: string, digest: string): Promise<void> {
  const [found] = await bucket.getFiles({ prefix });
  const older = found.filter(({ name }) => !name.startsWith(`${prefix}${digest}/`));
  await Promise.all(older.map((file) => file.delete({ ignoreNotFound: true })));
}

/** Draws missing main and tab images from the set's cut-out. Returns whether anything was drawn. */
async function drawMissingBadges(context: Context, set: ReadSet): Promise<boolean> {
  const { stamp, stampId } = set;
  const wanted = productSpecs[stamp.product].main ? (['main', 'tab'] as const) : (['tab'] as const);
  const missing = wanted.filter((type) => !set[type]);
  if (missing.length === 0 || !stamp.presetConfig) return false;
  const { userId, queueId, presetConfig } = stamp;
  const path = files.cutOut(userId, stampId, stamp);
  const { touchUp, actor } = stamp;
  const cutOut = await touchedCutOut(context, { path, photoPath: set.queue.imageUri, touchUp, actor });
  if (!cutOut) return false;
  const drawers = (await import('../engine/index.ts')).badgeDrawers(stamp.product);
  const stance = { pose: null, acting: bestActing(set.stickers.map(({ acting }) => acting)) };
  const drawn = await Promise.all(
    missing.map(async (type) => {
      const image = await drawers[type](cutOut, presetConfig, stance);
      const url = await storePicture(context, { userId, stampId, name: type }, image);
      const id = type === 'main' ? ids.mainImage(stampId) : ids.tabImage(stampId);
      return { id, userId, stampId, queueId, messageId: null, type, url, sequence: 0, image };
    }),
  );
  const { firestore } = context;
  await transact(firestore, async (transaction) => {
    const now = readDocument(stampSchema, await transaction.get(firestore.doc(documents.stamp(stampId))));
    if (!now || now.deletedAt || now.revision !== stamp.revision) throw new PochittoError('stamp_changed');
    for (const picture of drawn) recordPicture(context, transaction, picture);
  });
  return true;
}
