import type { Refusal } from '@pochitto/functions/domain/api';
import { type Dispatch, useCallback, useRef, useState } from 'react';
import { call } from '../../lib/firebase/call.ts';
import { refusalOf } from '../../lib/firebase/refused.ts';
import { changeCount, changesOf } from './editor_changes.ts';
import type { EditorAction, EditorState } from './editor_state.ts';

/** State of the last save. */
export type Saving =
  | { readonly state: 'idle' | 'busy' | 'saved' | 'offline' }
  | { readonly state: 'refused'; readonly refusal: Refusal };

/** Saves the changes. Editing continues meanwhile; later changes are saved next time. */
export function useSaving(stampId: string, state: EditorState, dispatch: Dispatch<EditorAction>) {
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const isBusy = useRef(false);

  /** Returns whether everything is saved. */
  const save = useCallback(async (): Promise<boolean> => {
    const { base, now: sent } = state;
    const changes = changesOf(base, sent);
    if (isBusy.current || changeCount(changes) === 0) return false;
    isBusy.current = true;
    setSaving({ state: 'busy' });
    try {
      const { revision } = await call('saveEdits', { stampId, revision: state.revision, ...changes });
      dispatch({ type: 'saved', sent, revision });
      setSaving({ state: 'saved' });
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      const isOffline = refusal.code === 'unavailable' && !navigator.onLine;
      setSaving(isOffline ? { state: 'offline' } : { state: 'refused', refusal });
      return false;
    } finally {
      isBusy.current = false;
    }
  }, [stampId, state, dispatch]);

  return { saving, save, forget: useCallback(() => setSaving({ state: 'idle' }), []) };
}
