import type { ErrorDetails } from '@pochitto/functions/domain/api';
import { errorKinds } from '@pochitto/functions/domain/error_codes';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../lib/firebase/call.ts';
import { errorDetailsOf } from '../../lib/firebase/call_error.ts';
import type { Picture } from './conversions.ts';

/** Debounce delay before a brightness is saved, in ms. */
const restMs = 400;
const againMs = 1500;

/** Brightness of the slider; applied immediately, and saved when the slider rests or the page is left. */
export function useBrightness() {
  const [set, setSet] = useState<ReadonlyMap<string, number>>(new Map());
  const [error, setError] = useState<ErrorDetails | null>(null);
  const latest = useRef(new Map<string, number>());
  const waiting = useRef(new Map<string, { timer: ReturnType<typeof setTimeout>; save: () => void }>());

  const change = useCallback((imageId: string, brightness: number) => {
    setSet((before) => new Map(before).set(imageId, brightness));
    latest.current.set(imageId, brightness);
    clearTimeout(waiting.current.get(imageId)?.timer);
    const save = () => {
      waiting.current.delete(imageId);
      saved(imageId, brightness, () => latest.current.get(imageId) === brightness).then(
        () => setError(null),
        (error: unknown) => setError(errorDetailsOf(error)),
      );
    };
    waiting.current.set(imageId, { timer: setTimeout(save, restMs), save });
  }, []);

  useEffect(() => {
    const left = waiting.current;
    return () => {
      for (const { timer, save } of left.values()) {
        clearTimeout(timer);
        save();
      }
    };
  }, []);

  return {
    brightnessOf: (picture: Picture) => set.get(picture.imageId) ?? picture.brightnessAdjustment,
    change,
    error,
  };
}

/** Mobile networks drop out: retries transient failures once, unless a newer value exists. */
async function saved(imageId: string, brightness: number, isLatest: () => boolean): Promise<void> {
  try {
    await call('setBrightness', { imageId, brightness });
  } catch (error) {
    if (errorKinds[errorDetailsOf(error).code] !== 'transient') throw error;
    await new Promise((resolve) => setTimeout(resolve, againMs));
    if (isLatest()) await call('setBrightness', { imageId, brightness });
  }
}
