import { type FirebaseApp, initializeApp } from 'firebase/app';
import { CustomProvider, initializeAppCheck, ReCaptchaEnterpriseProvider } from 'firebase/app-check';
import { kept, useLoad } from '../requests.ts';
import { type Config, readConfig } from './config.ts';

const hour = 3_600_000;

export interface Connection {
  readonly app: FirebaseApp;
  readonly config: Config;
}

/** Returns the page's only Firebase app. */
const connect = kept(async (): Promise<Connection> => {
  const config = await readConfig();
  const app = initializeApp(config.firebase);
  // Not imported on demand: browsers keep a failed import, so that a retry would fail until the page is reloaded.
  if (config.appCheck) startAppCheck(app, config.appCheck);
  return { app, config };
});

/** Adds App Check tokens to all calls. Without a network, the emulators accept a token of their own. */
function startAppCheck(app: FirebaseApp, appCheck: NonNullable<Config['appCheck']>): void {
  const provider =
    'siteKey' in appCheck
      ? new ReCaptchaEnterpriseProvider(appCheck.siteKey)
      : new CustomProvider({
          getToken: async () => ({
            token: appCheck.emulatorToken,
            expireTimeMillis: Date.now() + hour,
          }),
        });
  initializeAppCheck(app, { provider, isTokenAutoRefreshEnabled: true });
}

/** Wraps a factory of a Firebase service, so that it runs once and its result is reused. */
export function once<Service>(make: (connection: Connection) => Service): () => Promise<Service> {
  return kept(async () => make(await connect()));
}

type Setting = 'aiAvailable' | 'submissionAvailable';

const readSettings = once(({ config }): Pick<Config, Setting> => config);

/** Tells whether this deployment has a feature; null while loading. */
export function useSetting(setting: Setting): boolean | null {
  const settings = useLoad(readSettings, []);
  return settings.state === 'failed' ? false : (settings.value?.[setting] ?? null);
}
