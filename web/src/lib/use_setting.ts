import { useEffect, useState } from 'react';
import type { Config } from './config.ts';
import { once } from './firebase.ts';

type Setting = 'aiAvailable' | 'submissionAvailable';

const read = once(({ config }): Pick<Config, Setting> => config);

/** Whether this deployment offers something; null while nobody knows. */
export function useSetting(setting: Setting): boolean | null {
  const [settings, setSettings] = useState<Pick<Config, Setting> | null>(null);
  useEffect(() => {
    let left = false;
    read().then(
      (found) => !left && setSettings(found),
      () => !left && setSettings({ aiAvailable: false, submissionAvailable: false }),
    );
    return () => {
      left = true;
    };
  }, []);
  return settings?.[setting] ?? null;
}
