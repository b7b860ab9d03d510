/** Links that expire, as their owner sees them. */
export const share = {
  hours: '有効期限',
  hourOptions: { h1: '1時間', h24: '1日', h72: '3日', h168: '1週間' },
  make: 'リンクをつくる',
  making: 'つくっています…',
  link: 'リンク',
  copy: 'コピー',
  copied: 'コピーしました',
  copyFailed: 'コピーできませんでした',
  send: 'アプリで送る',
  once: 'このリンクは、一度しか表示されません。',
  openTitle: '有効なリンク',
  revoke: '無効にする',
  revoking: '無効にしています…',
  revoked: '無効にしました。もう開けません。',
  openUntil: '{date}まで見られます',
  set: {
    title: 'プレビューを共有',
    text: 'スタンプを1枚にまとめた、透かし入りの画像です。リンクを知っている方は、期限まで見られます。いつでも無効にできます。',
    messageTitle: 'LINEスタンプのプレビュー',
  },
} as const;

/** The page that a shared link opens. */
export const shared = {
  title: 'お写真',
  openUntil: '{date}まで見られます',
  alt: '写真 {number, number}',
  overTitle: 'このリンクは、もう使えません',
  overText: '期限が切れたか、無効になっています。送ってくれた方に、新しいリンクをもらってください。',
  unreadable: '写真を読み込めませんでした。通信環境を確認して、もう一度開いてください。',
  again: 'もう一度開く',
  set: {
    counts: {
      sticker: 'スタンプ {count, number}個',
      animated_sticker: '動くスタンプ {count, number}個',
      emoji: '絵文字 {count, number}個',
      animated_emoji: '動く絵文字 {count, number}個',
    },
    preview: 'プレビュー',
    previewOf: 'プレビュー・{kind}',
    alt: '「{title}」のプレビュー',
    what: 'ポチッとは、写真1枚からLINEスタンプをつくれるサービスです。',
    make: '自分のスタンプをつくる',
  },
} as const;
