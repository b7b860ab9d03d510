import { createHash } from 'node:crypto';
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import { rateLimitDocument } from '../domain/rate_limit.ts';
import type { Context } from './context.ts';
import { readDocument } from './read_document.ts';
import { transact } from './transact.ts';

interface Rate {
  /** What is counted and for whom, such as `login-id ann`. Stored as its SHA-256 alone. */
  readonly key: string;
  /** How often it may be done in `perSeconds`, which begin with the first time. */
  readonly most: number;
  readonly perSeconds: number;
}

/**
 * Counts one more time that something is done. What is refused is not counted, so whoever waits gets through.
 *
 * @throws PochittoError `too_often`
 */
export async function limitRate(
  { firestore, now }: Pick<Context, 'firestore' | 'now'>,
  { key, most, perSeconds }: Rate,
): Promise<void> {
  const hash = createHash('sha256').update(key).digest('base64url');
  const reference = firestore.doc(documents.rateLimit(hash));
  await transact(firestore, async (transaction) => {
    const known = readDocument(rateLimitDocument, await transaction.get(reference));
    const at = now();
    const isOver = !known || known.expiresAt <= at;
    if (!isOver && known.count >= most) throw new PochittoError('too_often');
    const updatedAt = FieldValue.serverTimestamp();
    if (!isOver) {
      transaction.update(reference, { count: known.count + 1, updatedAt });
      return;
    }
    transaction.set(reference, {
      count: 1,
      expiresAt: Timestamp.fromMillis(at.getTime() + perSeconds * 1000),
      createdAt: updatedAt,
      updatedAt,
    });
  });
}
