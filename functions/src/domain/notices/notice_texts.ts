import type { Locale } from '../accounts/user.ts';
import type { NoticeAbout, NoticeText, NoticeTexts } from './notice.ts';
import { noticeTextsEn } from './notice_texts/en.ts';
import { noticeTextsJa } from './notice_texts/ja.ts';

const texts: Readonly<Record<Locale, NoticeTexts>> = { ja: noticeTextsJa, en: noticeTextsEn };

/** The texts of a notice in a person's language. */
export function noticeText(locale: Locale, about: NoticeAbout): NoticeText {
  // TypeScript cannot follow the kind through the union.
  const write = texts[locale][about.kind] as (about: NoticeAbout) => NoticeText;
  return write(about);
}
