import { createHash, randomInt } from 'node:crypto';
import { type DocumentSnapshot, FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { pairingCodeTries } from '../../domain/limits.ts';
import { collections, documents } from '../../domain/paths.ts';
import { type LinePairing, linePairingSchema, pairingSeconds } from '../../domain/submission/line_session.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { limitRate } from '../../platform/limit_rate.ts';
import { readDocument } from '../../platform/read_document.ts';
import { connectCookies, requireSite } from './connect_line.ts';

/** Unambiguous letters and digits, as accepted by `pairingCodeSchema`. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const length = 8;

/** Returns a new code as displayed, XXXX-XXXX: one of 8.5 × 10¹¹, valid for minutes. */
export function newPairingCode(): string {
  const drawn = Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
  return `${drawn.slice(0, 4)}-${drawn.slice(4)}`;
}

/** Returns the SHA-256 of a code without its dash, as base64url. Only this is stored. */
export function pairingHash(code: string): string {
  return createHash('sha256')
    .update(`line-pairing ${code.replaceAll('-', '')}`)
    .digest('base64url');
}

/** Creates a code for the helper command. It replaces earlier ones. */
export async function startLinePairing(
  context: Context,
  { uid }: Caller,
): Promise<CallableOutput<'startLinePairing'>> {
  const { firestore, now } = context;
  requireSite(context);
  const earlier = await firestore.collection(collections.linePairings).where('userId', '==', uid).get();
  const code = newPairingCode();
  const expiresAt = new Date(now().getTime() + pairingSeconds * 1000);
  const batch = firestore.batch();
  for (const { ref } of earlier.docs) batch.delete(ref);
  batch.create(firestore.doc(documents.linePairing(pairingHash(code))), {
    userId: uid,
    usedAt: null,
    expiresAt,
    createdAt: FieldValue.serverTimestamp(),
    updatedAt: FieldValue.serverTimestamp(),
  });
  await batch.commit();
  return { code, expiresAt: expiresAt.toISOString() };
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
