/** Web and mail addresses, account names, phone numbers. */
export const addresses: readonly RegExp[] = [
  /https?:\/\/\S*/iu,
  /(?<![\w@])www\.\S+/iu,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)*/iu,
  /(?<![\w@])[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|jp|me|info|io|tv|app|dev|shop|xyz|ly)(?![\w-])/iu,
  /(?<!\w)@[a-z0-9_.]{2,}/iu,
  /(?<!\d)0\d{1,4}[-ー ]\d{1,4}[-ー ]\d{3,4}(?!\d)/u,
];

/** Announcements of sales and releases. */
export const announcements: readonly RegExp[] = [
  /(?:\d{1,2}\s*[月/]\s*\d{1,2}\s*日?|近日|まもなく|好評|絶賛)\s*(?:から)?(?:に)?(?:発売|販売|配信|公開|リリース)/u,
  /(?:発売|販売|配信|リリース)(?:開始|中|予定)/u,
  /(?:検索|さがして|探して)(?:して)?(?:ください|みて|ね)/u,
  /第\s*[0-9一二三四五六七八九十]+\s*弾/u,
  /(?:セール|割引|半額|キャンペーン|フォロー(?:して|お願い))/u,
  /\b(?:on sale|now available|coming soon|available (?:from|now|on)|release[sd]? (?:on|in|date)|search for|limited time|discount|campaign|follow (?:me|us))\b/iu,
];

/**
 * Returns the first match of the first matching pattern, after NFKC normalization; full-width letters count as
 * ASCII.
 */
export function firstMatch(text: string, patterns: readonly RegExp[]): string | null {
  const folded = text.normalize('NFKC');
  for (const pattern of patterns) {
    const match = pattern.exec(folded);
    if (match) return match[0];
  }
  return null;
}

/** Returns the text without any match. */
export function withoutMatches(text: string, patterns: readonly RegExp[]): string {
  let rest = text.normalize('NFKC');
  for (const pattern of patterns)
    rest = rest.replaceAll(new RegExp(pattern.source, `${pattern.flags}g`), ' ');
  return tidied(rest);
}

/** Collapses spaces and removes them before punctuation. */
export function tidied(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ (?=[.,!?、。])/gu, '')
    .trim();
}
