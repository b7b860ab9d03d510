import { FieldValue } from 'firebase-admin/firestore';
import { userSchema } from '../../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { writeAudit } from '../../platform/write_audit.ts';
import { withLedger } from '../../tokens/index.ts';

/**
 * Sets a person's monthly image limit from now on. Images already counted stay counted, even above the limit.
 *
 * @throws PochittoError `limit_unknown`
 */
export async function setMonthlyLimit(
  context: Context,
  caller: Caller,
  { uid, monthlyLimit }: CallableRequest<'setMonthlyLimit'>,
): Promise<CallableOutput<'setMonthlyLimit'>> {
  const reference = context.firestore.doc(documents.user(uid));
  await withLedger(context, uid, async (transaction) => {
    const user = readDocument(userSchema, await transaction.get(reference));
    if (!user || user.deletedAt) throw new PochittoError('limit_unknown');
    const change = { from: user.monthlyLimit, to: monthlyLimit };
    transaction.update(reference, { monthlyLimit, updatedAt: FieldValue.serverTimestamp() });
    await writeAudit(context, caller, { action: 'limit_changed', targetId: uid, change }, transaction);
  });
  return {};
}
