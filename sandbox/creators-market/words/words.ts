import type { Locale } from '../rules/locales.ts';
import { en, type Words } from './en.ts';
import { ja } from './ja.ts';
import { zhHant } from './zh_hant.ts';

const all: Readonly<Record<Locale, Words>> = { ja, en, 'zh-Hant': zhHant };

export const wordsOf = (locale: Locale): Words => all[locale];
