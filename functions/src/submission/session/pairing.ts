import { createHash, randomInt } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput } from '../../domain/api.ts';
import { collections, documents } from '../../domain/paths.ts';
import { pairingSeconds } from '../../domain/submission/line_session.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { requireSite } from './connect_cookies.ts';

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
