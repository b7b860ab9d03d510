import type { Locale as PochittoLocale } from '@pochitto/functions/domain/accounts/user';
import type { ja } from './ja.ts';

declare module 'use-intl' {
  interface AppConfig {
    Locale: PochittoLocale;
    Messages: typeof ja;
  }
}
