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
import { Waiting } from '../../ui/waiting.tsx';
import type { Creation } from './creation.ts';

export function Component() {
  const locale = useLocale();
  const [draft, setDraft] = useState<Draft>(() => readDraft() ?? newDraft(locale));
  const [photo, setPhoto] = useState<Blob | null | undefined>(draft.hasPhoto ? undefined : null);

  useEffect(() => writeDraft(draft), [draft]);
  useEffect(fetchSteps, []);

  useEffect(() => {
    let left = false;
    photoStore.read().then(
      (kept) => !left && setPhoto((chosen) => chosen ?? kept),
      // A browser that keeps nothing (private windows of some) still makes sets.
      () => !left && setPhoto((chosen) => chosen ?? null),
    );
    return () => {
      left = true;
    };
  }, []);

  const creation = useMemo(
    () => ({
      choose: (choice: DraftChoice | ((draft: Draft) => DraftChoice)) =>
        setDraft((before) => withChoice(before, typeof choice === 'function' ? choice(before) : choice)),
      choosePhoto: async (chosen: Blob) => {
        setPhoto(chosen);
        setDraft((before) => ({ ...withChoice(before, newPhotoChoice), hasPhoto: true }));
        await photoStore.write(chosen).catch(() => {});
      },
      finish: async () => {
        clearDraft();
        await photoStore.clear().catch(() => {});
      },
    }),
    [],
  );

  if (photo === undefined) return <Waiting />;
  return <Outlet context={{ draft, photo, ...creation } satisfies Creation} />;
}

/** While the photo is chosen, the steps after it are already on their way. */
function fetchSteps(): void {
  for (const step of [
    import('./messages_step.tsx'),
    import('./style_step.tsx'),
    import('./review_step.tsx'),
  ]) {
    // The router asks again, and shows it if that fails too.
    step.catch(() => {});
  }
}
