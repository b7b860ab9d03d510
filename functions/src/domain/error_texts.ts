import type { Locale } from './accounts/user.ts';
import type { ErrorTexts } from './error_codes.ts';
import { en } from './error_texts/en.ts';
import { ja } from './error_texts/ja.ts';

/** What happened and what to do, for every error code. */
export const errorTexts: Readonly<Record<Locale, ErrorTexts>> = { ja, en };
