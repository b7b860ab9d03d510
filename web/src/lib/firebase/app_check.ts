import type { FirebaseApp } from 'firebase/app';
import { CustomProvider, initializeAppCheck, ReCaptchaEnterpriseProvider } from 'firebase/app-check';
import type { Config } from './config.ts';

const hour = 3_600_000;

/** Adds App Check tokens to all calls. Without a network, the emulators accept a token of their own. */
export function startAppCheck(app: FirebaseApp, appCheck: NonNullable<Config['appCheck']>): void {
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
