import { type FirebaseApp, initializeApp } from 'firebase/app';
import { useLoad } from '../requests.ts';
import { type Config, readConfig } from './config.ts';

export interface Connection {
  readonly app: FirebaseApp;
  readonly config: Config;
}

let connection: Promise<Connection> | null = null;

/** Returns the page's only Firebase app. A failed start is retried at the next call. */
function connect(): Promise<Connection> {
  connection ??= readConfig().then(
    async (config) => {
      const app = initializeApp(config.firebase);
      if (config.appCheck) (await import('./app_check.ts')).startAppCheck(app, config.appCheck);
      return { app, config };
    },
    (error: unknown) => {
      connection = null;
      throw error;
    },
  );
  return connection;
}

/** Wraps a factory of a Firebase service, so that it runs once and its result is reused. */
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

const readSettings = once(({ config }): Pick<Config, Setting> => config);

/** Tells whether this deployment has a feature; null while loading. */
export function useSetting(setting: Setting): boolean | null {
  const settings = useLoad(readSettings, []);
  return settings.state === 'failed' ? false : (settings.value?.[setting] ?? null);
}
