import { type DocumentSnapshot, FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { pairingCodeTries } from '../../domain/limits.ts';
import { documents } from '../../domain/paths.ts';
import { type LinePairing, linePairingSchema } from '../../domain/submission/line_session.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { limitRate } from '../../platform/limit_rate.ts';
import { readDocument } from '../../platform/read_document.ts';
import { connectCookies, requireSite } from './connect_cookies.ts';
import { pairingHash } from './pairing.ts';

/** Connects Creators Market with cookies that the person pasted. */
export async function connectLine(
  context: Context,
  { uid }: Caller,
  { cookies }: CallableRequest<'connectLine'>,
): Promise<CallableOutput<'connectLine'>> {
  requireSite(context);
  await connectCookies(context, { uid, text: cookies, origin: 'pasted' });
  return {};
}

/**
 * Connects Creators Market for the person who created the code, with cookies from the helper command. A code works
 * once; rejected cookies do not use it up. The error does not say why a code is invalid.
 */
export async function handOverLineCookies(
  context: Context,
  caller: Caller | null,
  { code, cookies }: CallableRequest<'handOverLineCookies'>,
): Promise<CallableOutput<'handOverLineCookies'>> {
  requireSite(context);
  const hash = pairingHash(code);
  await limitRate(context, { action: 'pairing code', who: hash }, pairingCodeTries);
  const reference = context.firestore.doc(documents.linePairing(hash));
  const pairing = usable(context, caller, await reference.get());
  await connectCookies(context, {
    uid: pairing.userId,
    text: cookies,
    origin: 'helper',
    alongside: async (transaction) => {
      usable(context, caller, await transaction.get(reference));
      return () =>
        transaction.update(reference, {
          usedAt: context.now(),
          updatedAt: FieldValue.serverTimestamp(),
        });
    },
  });
  return {};
}

/**
 * @throws PochittoError `line_pairing_unknown`: no such code, used, expired, or of another person than the
 * signed-in one
 */
function usable({ now }: Context, caller: Caller | null, snapshot: DocumentSnapshot): LinePairing {
  const pairing = readDocument(linePairingSchema, snapshot);
  const isTheirs = caller === null || caller.uid === pairing?.userId;
  if (!pairing || !isTheirs || pairing.usedAt || pairing.expiresAt <= now()) {
    throw new PochittoError('line_pairing_unknown');
  }
  return pairing;
}
