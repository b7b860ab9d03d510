import { describe, expect, it } from 'vitest';
import { rejectionReasons } from './rejection_reasons.ts';

describe('reasons of a rejection', () => {
  it.each([
    [
      '以下の理由によりリジェクトされました。\n1.3 視認性が悪いもの\n対象スタンプ番号: 03, 07, 12',
      ['1.3'],
      ['03', '07', '12'],
    ],
    [
      '審査ガイドライン1.2、3.15に該当します。スタンプNo.5とNo.8をご確認ください。',
      ['1.2', '3.15'],
      ['05', '08'],
    ],
    ['3番目のスタンプと、10番のスタンプの文字が読みにくくなっています(1.7)。', ['1.7'], ['03', '10']],
    ['スタンプ02～05の背景が透過されていません。', [], ['02', '03', '04', '05']],
    ['メイン画像とタブ画像がスタンプと異なります。ガイドライン 1.9', ['1.9'], ['main', 'tab']],
    [
      'Your stickers were rejected: guideline 1.4 (set badly unbalanced). Sticker numbers: 1, 2 and 40.',
      ['1.4'],
      ['01', '02', '40'],
    ],
    ['The main image differs from stickers 3-5. See 1.9.', ['1.9'], ['main', '03', '04', '05']],
    ['Image #7 shows a trademark (5.1).', ['5.1'], ['07']],
    ['您的貼圖未通過審核。\n審核準則 1.3\n貼圖編號：04、09', ['1.3'], ['04', '09']],
    ['第3張貼圖含有不當內容(3.6)。', ['3.6'], ['03']],
    ['全角の数字も読みます。スタンプ番号：１１、１２ ガイドライン１．２', ['1.2'], ['11', '12']],
    ['ガイドライン 1.3\n対象のスタンプ: 02, 05\n文字が読みにくくなっています。', ['1.3'], ['02', '05']],
    ['Guideline 1.3\nStickers: 02, 05\nCharacters are hard to read.', ['1.3'], ['02', '05']],
    ['04.png の周りに白い縁が残っています。', [], ['04']],
  ])('include guideline clauses and stickers: %s', (text, clauses, stickers) => {
    expect(rejectionReasons(text)).toEqual({ clauses, stickers });
  });

  it.each([
    'スタンプのタイトルに、使用できない言葉が入っています。2026年11月22日 10:30',
    'スタンプ画像は370×320ピクセル以内、8個から40個でご用意ください。',
    'Reply within 10 days. Images may have 240 x 240 px and 1 MB at most.',
    'Version 1.2.3 of the form, 12.5 % of it. https://creator.line.me/ja/guideline/stickers/03/',
    'このメッセージに返信することはできません。',
    '',
  ])('include none when a text has only other numbers: %s', (text) => {
    expect(rejectionReasons(text)).toEqual({ clauses: [], stickers: [] });
  });

  it('include no sticker that the set does not have', () => {
    expect(rejectionReasons('スタンプ番号: 00, 41, 99, 40').stickers).toEqual(['40']);
  });
});
