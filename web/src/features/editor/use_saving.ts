import type { ErrorDetails } from '@pochitto/functions/domain/api';
import { type Dispatch, useCallback, useRef, useState } from 'react';
import { call } from '../../lib/firebase/call.ts';
import { errorDetailsOf } from '../../lib/firebase/call_error.ts';
import { changeCount, changesOf } from './editor_changes.ts';
import type { EditorAction, EditorState } from './editor_state.ts';

/** State of the last save. */
export type Saving =
  | { readonly state: 'idle' | 'busy' | 'saved' | 'offline' }
  | { readonly state: 'failed'; readonly error: ErrorDetails };

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
    } catch (cause) {
      const error = errorDetailsOf(cause);
      const isOffline = error.code === 'unavailable' && !navigator.onLine;
      setSaving(isOffline ? { state: 'offline' } : { state: 'failed', error });
      return false;
    } finally {
      isBusy.current = false;
    }
  }, [stampId, state, dispatch]);

  return { saving, save, forget: useCallback(() => setSaving({ state: 'idle' }), []) };
}
