import { clearDraft } from '../../lib/draft/draft.ts';
import { photoStore } from '../../lib/draft/photo_store.ts';
import { openAuth, signOut } from '../../lib/firebase/auth.ts';

/** Signs out and removes the data of this person from the browser. */
export async function leave(): Promise<void> {
  clearDraft();
  sessionStorage.clear();
  await photoStore.clear().catch(() => {});
  await signOut(await openAuth());
}
