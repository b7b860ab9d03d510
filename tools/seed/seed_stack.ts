import { documents } from '@pochitto/functions/domain/paths';
import { seedPresets } from '@pochitto/functions/domain/presets/seed_presets';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { FieldValue, type Firestore, getFirestore } from 'firebase-admin/firestore';
import type { StackInfo } from '../stack/stack_info.ts';
import { aimAtEmulators } from '../stack/stack_info.ts';

export const DEMO_ACCOUNT = { email: 'demo@pochitto.example', password: 'pochitto-demo' };

/** Seeds a new local stack with the styles and the demo account. Idempotent. */
export async function seedStack(info: StackInfo): Promise<void> {
  aimAtEmulators(info);
  const app = initializeApp({ projectId: info.projectId }, `seed-${info.portBase}`);
  try {
    await writePresets(getFirestore(app));
    const { users } = await getAuth(app).getUsers([{ email: DEMO_ACCOUNT.email }]);
    if (users.length > 0) return;
    await getAuth(app).createUser({ ...DEMO_ACCOUNT, displayName: 'Demo', emailVerified: true });
  } finally {
    await deleteApp(app);
  }
}

/** Writes the bundled styles; one that an operator disabled stays disabled, one that they edited stays unchanged. */
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
