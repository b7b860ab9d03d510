/** What a rejection names: clauses of the review guideline, and stickers `01` … `40`, `main`, `tab`. */
export interface RejectionReasons {
  readonly clauses: readonly string[];
  readonly stickers: readonly string[];
}

/** Number of clauses in each of the five chapters of the review guideline. */
const points = [10, 7, 23, 10, 10];
const lastSticker = 40;

/** Numbers that are not stickers, with their context in the line: URLs, dates, times, sizes, percentages, amounts. */
const noise = [
  /https?:\/\/\S+/g,
  /\d{4}[^\S\n]*[-/.年][^\S\n]*\d{1,2}[^\S\n]*[-/.月][^\S\n]*\d{1,2}[^\S\n]*日?/g,
  /\d{1,2}[^\S\n]*[月][^\S\n]*\d{1,2}[^\S\n]*日/g,
  /\d{1,2}:\d{2}(:\d{2})?/g,
  /\d+[^\S\n]*[x×✕][^\S\n]*\d+([^\S\n]*(px|pixels?|ピクセル|像素))?/gi,
  /\d+(\.\d+)?[^\S\n]*(%|パーセント|px|pixels?|ピクセル|像素|dpi|kb|mb|円|yen|日間|日以内|営業日|days?|個|文字|characters?)/gi,
];

/** The word before a sticker's number; `counted` matches the counter after it. */
const before =
  /(?:スタンプ|ステッカー|画像|イメージ|stickers?|images?|pictures?|貼圖|貼図|圖片|图片)\s*(?:の)?\s*(?:番号|ナンバー|編號|编号|numbers?)?\s*(?:no\.?|nos\.?|№|#|＃)?\s*[:：は=]?\s*/;
const mark = /(?:\bno\.|\bnos\.|№|#|＃|(?:番号|編號|编号|\bnumbers?)\s*[:：]?)\s*/;
const number =
  /(?:no\.?[^\S\n]*|#[^\S\n]*)?\d{1,2}(?:[^\S\n]*番目?|[^\S\n]*枚目|[^\S\n]*號|[^\S\n]*号|[^\S\n]*張|[^\S\n]*\.png)?/;
const between =
  /[^\S\n]*(?:[,、，;・&/]|\band\b|\bto\b|と|及び|および|和|及|與|~|～|〜|-|–|から)[^\S\n]*(?:and\s+)?/;
const list = new RegExp(`${number.source}(?:${between.source}${number.source})*`);
const counted = /第?[^\S\n]*(\d{1,2})[^\S\n]*(?:番目|番|枚目|號|号|張|\.png)/gi;

/**
 * Finds the guideline clauses and the stickers that LINE's rejection message names, in Japanese, English or
 * Chinese. Unclear ones are omitted: the text itself is always shown.
 */
export function rejectionReasons(text: string): RejectionReasons {
  const plain = text.normalize('NFKC');
  const clauses = clausesIn(plain);
  let rest = clauses.reduce((left, clause) => left.replaceAll(clausePattern(clause), ' § '), plain);
  for (const pattern of noise) rest = rest.replaceAll(pattern, ' ');
  const named = new Set<string>([...badgesIn(rest), ...listsIn(rest), ...countedIn(rest)]);
  return { clauses, stickers: [...named].toSorted(inOrder) };
}

function clausesIn(text: string): string[] {
  const found = [...text.matchAll(/(?<![\d.])([1-5])\.(\d{1,2})(?![\d]|\.\d)/g)].flatMap(
    ([clause, chapter, point]) => (Number(point) >= 1 && Number(point) <= most(chapter) ? [clause] : []),
  );
  return [...new Set(found)];
}

const most = (chapter: string | undefined) => points[Number(chapter) - 1] ?? 0;
const clausePattern = (clause: string) =>
  new RegExp(`(?<![\\d.])${clause.replace('.', '\\.')}(?![\\d]|\\.\\d)`, 'g');

function badgesIn(text: string): string[] {
  return [
    ...(/メイン画像|メインスタンプ|main (image|picture|sticker)|主要圖片|主要图片|主圖/i.test(text)
      ? ['main']
      : []),
    ...(/(トークルーム)?タブ画像|tab (image|picture|icon)|標籤圖片|标签图片/i.test(text) ? ['tab'] : []),
  ];
}

/** Finds numbers after a word or a sign: `スタンプ番号: 03, 07`, `No. 3–5`, `stickers 1 and 12`. */
function listsIn(text: string): string[] {
  const rows = new RegExp(`(?:${before.source}|${mark.source})(${list.source})(?!\\d|\\.\\d)`, 'gi');
  return [...text.matchAll(rows)].flatMap(([, row]) => numbersIn(row ?? ''));
}

function numbersIn(row: string): string[] {
  const ranges = [...row.matchAll(/(\d{1,2})\D{0,4}?\s*(?:~|～|〜|-|–|から|\bto\b)\s*\D{0,4}?(\d{1,2})/g)];
  const spread = ranges.flatMap(([, from, to]) => {
    const [first, last] = [Number(from), Number(to)];
    return last > first ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : [];
  });
  const single = [...row.matchAll(/\d{1,2}/g)].map(([digits]) => Number(digits));
  return [...spread, ...single].flatMap(named);
}

function countedIn(text: string): string[] {
  return [...text.matchAll(counted)].flatMap(([, digits]) => named(Number(digits)));
}

const named = (sticker: number): string[] =>
  sticker >= 1 && sticker <= lastSticker ? [String(sticker).padStart(2, '0')] : [];

/** `main` and `tab` first, then by number. */
function inOrder(one: string, other: string): number {
  const rank = (name: string) => (name === 'main' ? -2 : name === 'tab' ? -1 : Number(name));
  return rank(one) - rank(other);
}
