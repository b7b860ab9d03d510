import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput } from '../../domain/api.ts';
import { pairingSeconds } from '../../domain/line_session.ts';
import { collections, documents } from '../../domain/paths.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { requireSite } from './connect_cookies.ts';
import { newPairingCode, pairingHash } from './pairing_code.ts';

/** Gives the person a code for the helper command. An earlier one of theirs is good for nothing from now on. */
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
