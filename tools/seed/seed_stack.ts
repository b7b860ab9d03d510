import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { aimAtEmulators } from '../stack/aim_at_emulators.ts';
import type { StackInfo } from '../stack/stack_info.ts';
import { writePresets } from './write_presets.ts';

export const DEMO_ACCOUNT = { email: 'demo@pochitto.example', password: 'pochitto-demo' };

/** What a fresh local stack holds: the looks and the demo account. Safe to repeat. */
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
