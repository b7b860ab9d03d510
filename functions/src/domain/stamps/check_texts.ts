import type { Locale } from '../accounts/user.ts';
import type { CheckRuleId, CheckTexts } from './check_rules.ts';
import { en } from './check_texts/en.ts';
import { ja } from './check_texts/ja.ts';

/** What is wrong, and how to fix it, for every check rule. */
export const checkTexts: Readonly<Record<Locale, CheckTexts>> = { ja, en };

/** Field names in findings about texts, by field and language. */
const fieldNames: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  'title.en': { ja: 'タイトル(英語)', en: 'Title (English)' },
  'title.ja': { ja: 'タイトル(日本語)', en: 'Title (Japanese)' },
  'description.en': { ja: '説明文(英語)', en: 'Description (English)' },
  'description.ja': { ja: '説明文(日本語)', en: 'Description (Japanese)' },
  'title.zh-Hant': { ja: 'タイトル(繁体字中国語)', en: 'Title (Traditional Chinese)' },
  'description.zh-Hant': { ja: '説明文(繁体字中国語)', en: 'Description (Traditional Chinese)' },
  creatorName: { ja: 'クリエイター名', en: 'Creator name' },
  copyright: { ja: 'コピーライト', en: 'Copyright' },
  reviewerNotes: { ja: '補足事項', en: 'Notes for the reviewer' },
};

/** Returns a rule's text with the measured values filled in. A missing value stays as its placeholder. */
export function checkText(
  ruleId: CheckRuleId,
  measured: Readonly<Record<string, string | number>>,
  locale: Locale,
): { problem: string; action: string } {
  const measuredValue = (name: string) => {
    const value = measured[name];
    return name === 'field' ? (fieldNames[String(value)]?.[locale] ?? value) : value;
  };
  const fill = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => String(measuredValue(name) ?? placeholder));
  const [problem, action] = checkTexts[locale][ruleId];
  return { problem: fill(problem), action: fill(action) };
}
