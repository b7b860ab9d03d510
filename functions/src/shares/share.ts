import { createHash, randomBytes } from 'node:crypto';
import { FieldValue, Timestamp, type Transaction } from 'firebase-admin/firestore';
import { userSchema } from '../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import { isOpenShare, type Share, type SharedPreview, shareSchema } from '../domain/shares/share.ts';
import { type Stamp, stampSchema } from '../domain/stamps/stamp.ts';
import type { GeneratedImage } from '../domain/studio/generated_image.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { readSharedImages } from '../studio/index.ts';

/**
 * How long a link's document is kept after the link expires, in milliseconds, so the schedule that removes previews
 * finds it.
 */
const week = 7 * 86_400_000;

/** Returns the id of a link: the SHA-256 of its token, as base64url. The token itself is not stored. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

interface NewShare {
  readonly uid: string;
  readonly content: Share['content'];
  readonly expiresAt: Date;
}

/** Writes a new link inside `transaction`, and returns it with its token. */
export function createShare(
  { firestore }: Context,
  transaction: Transaction,
  { uid, content, expiresAt }: NewShare,
): CallableOutput<'shareImages'> {
  const token = randomBytes(32).toString('base64url');
  const shareId = tokenHash(token);
  const at = FieldValue.serverTimestamp();
  transaction.create(firestore.doc(documents.share(shareId)), {
    userId: uid,
    content,
    expiresAt: Timestamp.fromDate(expiresAt),
    revokedAt: null,
    purgeAt: Timestamp.fromMillis(expiresAt.getTime() + week),
    createdAt: at,
    updatedAt: at,
  });
  return { shareId, token, expiresAt: expiresAt.toISOString() };
}

type Shown =
  | { readonly kind: 'studio_images'; readonly images: readonly GeneratedImage[] }
  | { readonly kind: 'set_preview'; readonly stamp: Stamp; readonly preview: SharedPreview };

export interface OpenShare {
  readonly expiresAt: Date;
  readonly shown: Shown;
}

/**
 * Finds what a link shows now. A link ends when it expires, is revoked, or has nothing left to show because its
 * images or its set were deleted. It does not open while its owner is deactivated.
 *
 * @throws PochittoError `share_over` in all of these cases
 */
export async function findShare(context: Context, token: string): Promise<OpenShare> {
  const { firestore, now } = context;
  const over = () => new PochittoError('share_over');
  const snapshot = await firestore.doc(documents.share(tokenHash(token))).get();
  const share = readDocument(shareSchema, snapshot);
  if (!share || !isOpenShare(share, now())) throw over();
  const [profile, shown] = await Promise.all([
    firestore.doc(documents.user(share.userId)).get(),
    readShown(context, share.content),
  ]);
  const owner = readDocument(userSchema, profile);
  if (!owner?.isActive || owner.deletedAt || !shown) throw over();
  return { expiresAt: share.expiresAt, shown };
}

/** Returns null if nothing is left to show. */
async function readShown(context: Context, content: Share['content']): Promise<Shown | null> {
  if (content.kind === 'studio_images') {
    const images = await readSharedImages(context, content);
    return images.length > 0 ? { kind: content.kind, images } : null;
  }
  const { firestore } = context;
  const stamp = readDocument(stampSchema, await firestore.doc(documents.stamp(content.stampId)).get());
  return stamp && !stamp.deletedAt ? { kind: content.kind, stamp, preview: content } : null;
}

/**
 * Returns what a link shows and its expiry, for anyone with the link.
 *
 * @throws PochittoError `share_over`
 */
export async function openShare(
  context: Context,
  _: unknown,
  { token }: CallableRequest<'openShare'>,
): Promise<CallableOutput<'openShare'>> {
  const { expiresAt: end, shown } = await findShare(context, token);
  const expiresAt = end.toISOString();
  if (shown.kind === 'studio_images') {
    const images = shown.images.map(({ number, width, height, label }) => ({ number, width, height, label }));
    return { kind: shown.kind, expiresAt, images };
  }
  const { product, metadata } = shown.stamp;
  const { width, height, count } = shown.preview;
  const { ja, en } = metadata.title;
  const title = { ja: ja || en || '', en: en || ja || '' };
  return { kind: shown.kind, expiresAt, title, product, count, width, height };
}
