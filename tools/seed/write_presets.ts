import { documents } from '@pochitto/functions/domain/paths';
import { seedPresets } from '@pochitto/functions/domain/seed_presets';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';

/** Writes the looks we ship; one that an operator switched off stays off, one that they edited stays as it is. */
export async function writePresets(firestore: Firestore): Promise<void> {
  for (const { slug, ...preset } of seedPresets) {
    const reference = firestore.doc(documents.preset(slug));
    const before = await reference.get();
    if (before.get('isEdited') === true) continue;
    const isNew = !before.exists;
    const now = FieldValue.serverTimestamp();
    const timestamps = isNew ? { isActive: true, createdAt: now } : {};
    await reference.set({ ...preset, ...timestamps, updatedAt: now }, { merge: true });
  }
}
