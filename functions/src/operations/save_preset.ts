import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { transact } from '../platform/transact.ts';
import { writeAudit } from '../platform/write_audit.ts';

/** Saves a style. Existing sets contain a copy and do not change. The change is recorded in the audit log. */
export async function savePreset(
  { firestore }: Context,
  caller: Caller,
  { slug, preset }: CallableRequest<'savePreset'>,
): Promise<CallableOutput<'savePreset'>> {
  const reference = firestore.doc(documents.preset(slug));
  const created = await transact(firestore, async (transaction) => {
    const before = await transaction.get(reference);
    const updatedAt = FieldValue.serverTimestamp();
    const createdAt: unknown = before.get('createdAt') ?? FieldValue.serverTimestamp();
    transaction.set(reference, { ...preset, isEdited: true, createdAt, updatedAt });
    const entry = { action: 'preset_saved', targetId: null, change: null, subject: slug } as const;
    await writeAudit({ firestore }, caller, entry, transaction);
    return !before.exists;
  });
  log.info('preset saved', { uid: caller.uid, slug, created, isActive: preset.isActive });
  return { created };
}
