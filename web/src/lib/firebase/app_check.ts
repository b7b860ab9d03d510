import type { FirebaseApp } from 'firebase/app';
import { initializeAppCheck, ReCaptchaEnterpriseProvider } from 'firebase/app-check';
import type { Config } from './config.ts';

/** Adds App Check tokens to all calls. */
export function startAppCheck(app: FirebaseApp, { siteKey }: NonNullable<Config['appCheck']>): void {
  initializeAppCheck(app, {
    provider: new ReCaptchaEnterpriseProvider(siteKey),
    isTokenAutoRefreshEnabled: true,
  });
}
