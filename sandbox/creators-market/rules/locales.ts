/** The languages of the site's own pages, by path prefix. */
export const LOCALES = ['ja', 'en', 'zh-Hant'] as const;
export type Locale = (typeof LOCALES)[number];

const PREFIXES: Record<string, Locale> = { ja: 'ja', en: 'en', 'zh-TW': 'zh-Hant', 'zh-Hant': 'zh-Hant' };

export function localeOfPrefix(prefix: string): Locale | null {
  return PREFIXES[prefix] ?? null;
}

export const prefixOfLocale: Record<Locale, string> = { ja: 'ja', en: 'en', 'zh-Hant': 'zh-TW' };

/** The twelve languages in which a set can be described. English is required. */
export const CONTENT_LANGUAGES: Record<string, string> = {
  en: 'English',
  ja: '日本語',
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  ko: '한국어',
  th: 'ไทย',
  id: 'Bahasa Indonesia',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  de: 'Deutsch',
  fr: 'Français',
  it: 'Italiano',
};
