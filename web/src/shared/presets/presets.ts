import { collections } from '@pochitto/functions/domain/paths';
import { type Preset, presetConfigSchema, presetSchema } from '@pochitto/functions/domain/presets/preset';
import { collection, getDocs, limit, orderBy, query, where } from 'firebase/firestore';
import { useCallback, useEffect, useState } from 'react';
import { ofOne, openFirestore } from '../../lib/firebase/live.ts';

type Presets =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly presets: readonly ChoosablePreset[] };

/** Returns the active styles in the operator's order; `again` reloads them. */
export function usePresets(): { readonly presets: Presets; readonly again: () => void } {
  const [presets, setPresets] = useState<Presets>({ state: 'loading' });
  const read = useCallback(() => {
    setPresets({ state: 'loading' });
    activePresets().then(
      (found) => setPresets({ state: 'ready', presets: found }),
      (error: unknown) => {
        console.warn('Presets could not be read.', error);
        setPresets({ state: 'failed' });
      },
    );
  }, []);
  useEffect(read, [read]);
  return { presets, again: read };
}

async function activePresets(): Promise<ChoosablePreset[]> {
  const firestore = await openFirestore();
  const found = await getDocs(
    query(
      collection(firestore, collections.presets),
      where('isActive', '==', true),
      orderBy('order'),
      limit(ofOne),
    ),
  );
  return choosablePresets(found.docs);
}

export interface ChoosablePreset extends Preset {
  readonly slug: string;
}

interface StoredPreset {
  readonly id: string;
  data(): unknown;
}

/** A stored style that this version draws as it is meant, with its font. */
const drawableSchema = presetSchema.extend({ config: presetConfigSchema });

/** Returns the styles that can be offered. Styles of a newer version that this one cannot draw are left out. */
export function choosablePresets(stored: readonly StoredPreset[]): ChoosablePreset[] {
  return stored.flatMap((each): ChoosablePreset[] => {
    const read = drawableSchema.safeParse(each.data());
    if (read.success) return [{ slug: each.id, ...read.data }];
    console.warn(`The style ${each.id} cannot be read.`, read.error);
    return [];
  });
}
