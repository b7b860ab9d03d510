import { useEffect, useMemo, useState } from 'react';
import { Outlet } from 'react-router';
import { useLocale } from 'use-intl';
import {
  clearDraft,
  type Draft,
  type DraftChoice,
  newDraft,
  newPhotoChoice,
  readDraft,
  withChoice,
  writeDraft,
} from '../../lib/draft/draft.ts';
import { photoStore } from '../../lib/draft/photo_store.ts';
import { useLoad } from '../../lib/requests.ts';
import { Waiting } from '../../ui/progress.tsx';
import type { Creation } from './step.tsx';

export function Component() {
  const locale = useLocale();
  const [draft, setDraft] = useState<Draft>(() => readDraft() ?? newDraft(locale));
  const [chosen, setChosen] = useState<Blob | null>(null);
  // A browser that stores nothing (some private windows) can still create sets.
  const kept = useLoad(() => photoStore.read().catch(() => null), []);
  const photo = chosen ?? kept.value;

  useEffect(() => writeDraft(draft), [draft]);
  useEffect(fetchSteps, []);
  useEffect(warmPreview, []);

  const creation = useMemo(
    () => ({
      choose: (choice: DraftChoice | ((draft: Draft) => DraftChoice)) =>
        setDraft((before) => withChoice(before, typeof choice === 'function' ? choice(before) : choice)),
      choosePhoto: async (photo: Blob) => {
        setChosen(photo);
        setDraft((before) => ({ ...withChoice(before, newPhotoChoice), hasPhoto: true }));
        await photoStore.write(photo).catch(() => {});
      },
      finish: async () => {
        clearDraft();
        await photoStore.clear().catch(() => {});
      },
    }),
    [],
  );

  if (draft.hasPhoto && !photo && kept.state === 'loading') return <Waiting />;
  return <Outlet context={{ draft, photo, ...creation } satisfies Creation} />;
}

/** Preloads the later steps while the photo is chosen. */
function fetchSteps(): void {
  for (const step of [
    import('./messages_step.tsx'),
    import('./style_step.tsx'),
    import('./review_step.tsx'),
  ]) {
    // The router loads it again and shows the error if that fails too.
    step.catch(() => {});
  }
}

/** Warms up the cut-out function while the messages are chosen: the last step needs it. */
function warmPreview(): void {
  import('../../lib/firebase/call.ts').then(({ warmUp }) => warmUp('previewCutOut')).catch(() => {});
}
