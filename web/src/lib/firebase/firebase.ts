import { type FirebaseApp, initializeApp } from 'firebase/app';
import { useEffect, useState } from 'react';
import { type Config, readConfig } from './config.ts';

export interface Connection {
  readonly app: FirebaseApp;
  readonly config: Config;
}

let connection: Promise<Connection> | null = null;

/** The one Firebase app of this page. A failed start is tried again at the next call. */
function connect(): Promise<Connection> {
  connection ??= readConfig().then(
    (config) => ({ app: initializeApp(config.firebase), config }),
    (error: unknown) => {
      connection = null;
      throw error;
    },
  );
  return connection;
}

/** Makes a service of the app once and gives the same one ever after. */
export function once<Service>(make: (connection: Connection) => Service): () => Promise<Service> {
  let service: Promise<Service> | null = null;
  return () => {
    service ??= connect().then(make, (error: unknown) => {
      service = null;
      throw error;
    });
    return service;
  };
}

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
