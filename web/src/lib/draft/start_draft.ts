import type { Locale } from '@pochitto/functions/domain/accounts/user';
import { type DraftChoice, newDraft, newPhotoChoice, readDraft, withChoice, writeDraft } from './draft.ts';
import { photoStore } from './photo_store.ts';

/** Puts a photo into this browser's draft, so that the steps of a new set go on with it. Messages written before stay. */
export async function startDraft(photo: Blob, language: Locale, choice: DraftChoice): Promise<void> {
  const draft = withChoice(readDraft() ?? newDraft(language), { ...newPhotoChoice, ...choice });
  await photoStore.write(photo).catch(() => {});
  writeDraft({ ...draft, hasPhoto: true });
}
