import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { unleased } from '../domain/lease.ts';
import { pendingDelivery } from '../domain/notices/delivery.ts';
import { type NoticeAbout, noticeDays } from '../domain/notices/notice.ts';
import { documents, ids } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';

interface NoticeToWrite {
  readonly userId: string;
  readonly about: NoticeAbout;
  /** Identifies the event within the kind: the same event has the same cause, whichever code reports it. */
  readonly cause: string;
}

/**
 * Prepares a notice in the transaction that writes its cause. Returns the write. An event that arrives twice or
 * late changes nothing, because its notice already exists.
 */
export async function prepareNotice(
  { firestore, now }: Pick<Context, 'firestore' | 'now'>,
  transaction: Transaction,
  { userId, about, cause }: NoticeToWrite,
): Promise<() => void> {
  const reference = firestore.doc(documents.notice(ids.notice(about.kind, cause)));
  if ((await transaction.get(reference)).exists) return () => {};
  return () => {
    const at = FieldValue.serverTimestamp();
    transaction.create(reference, {
      userId,
      about,
      readAt: null,
      line: pendingDelivery,
      email: pendingDelivery,
      isOpen: true,
      ...unleased,
      purgeAt: new Date(now().getTime() + noticeDays * 86_400_000),
      createdAt: at,
      updatedAt: at,
    });
  };
}
