import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { writeAudit } from '../../platform/write_audit.ts';
import { grant } from '../../tokens/index.ts';

/**
 * Gives a person tokens and tickets, and keeps who did and why in the same transaction. The same grant id gives once.
 *
 * @throws PochittoError `person_unknown`
 */
export async function grantGift(
  context: Context,
  caller: Caller,
  { reason, ...gift }: CallableRequest<'grantGift'>,
): Promise<CallableOutput<'grantGift'>> {
  const { uid, tokens, tickets } = gift;
  const entry = { action: 'gift_granted', targetId: uid, change: { tokens, tickets }, note: reason } as const;
  await grant(context, gift, (transaction) => writeAudit(context, caller, entry, transaction));
  return {};
}
