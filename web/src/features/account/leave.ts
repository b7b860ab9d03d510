import { clearDraft } from '../../lib/draft/draft.ts';
import { photoStore } from '../../lib/draft/photo_store.ts';
import { openAuth, signOut } from '../../lib/firebase/auth.ts';

/** Signs out. The next person at this browser should find nothing of this one's. */
export async function leave(): Promise<void> {
  clearDraft();
  sessionStorage.clear();
  await photoStore.clear().catch(() => {});
  await signOut(await openAuth());
}
