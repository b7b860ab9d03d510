import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import { documents, ids } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { withLedger, writeTransaction } from './ledger.ts';
import { writeTicket } from './read_welcome_ticket.ts';

interface Grant {
  /** The same id grants only once. */
  readonly grantId: string;
  readonly uid: string;
  readonly tokens: number;
  readonly tickets: number;
}

/**
 * Grants tokens and tickets as a gift. `writeNote` writes to the audit log, in the same transaction and only once.
 *
 * @throws PochittoError `person_unknown`
 */
export async function grant(
  context: Context,
  { grantId, uid, tokens, tickets }: Grant,
  writeNote: (transaction: Transaction) => Promise<void> = async () => {},
): Promise<void> {
  const { firestore } = context;
  const entry = firestore.doc(documents.tokenTransaction(ids.grant(grantId)));
  const wallet = firestore.doc(documents.user(uid));
  await withLedger(context, uid, async (transaction) => {
    const [given, person] = await transaction.getAll(entry, wallet);
    if (!person?.exists || person.get('deletedAt')) throw new PochittoError('person_unknown');
    if (given?.exists) return;
    const now = FieldValue.serverTimestamp();
    writeTransaction(context, transaction, ids.grant(grantId), {
      kind: 'bonus',
      userId: uid,
      amount: tokens,
      status: 'completed',
    });
    transaction.update(wallet, { tokenBalance: FieldValue.increment(tokens), updatedAt: now });
    for (let number = 1; number <= tickets; number += 1) {
      writeTicket(context, transaction, {
        ticketId: ids.grantedTicket(grantId, number),
        uid,
        origin: 'gift',
      });
    }
    await writeNote(transaction);
  });
}
