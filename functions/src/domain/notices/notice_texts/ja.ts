import type { NoticeTexts } from '../notice.ts';

const named = (title: string) => (title === '' ? 'スタンプ' : `「${title}」`);

/** In Japan's time zone: 12月3日(木) 23:59. */
const time = new Intl.DateTimeFormat('ja-JP', {
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Tokyo',
});
const day = new Intl.DateTimeFormat('ja-JP', {
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  timeZone: 'Asia/Tokyo',
});

export const noticeTextsJa: NoticeTexts = {
  set_finished: ({ title }) => ({
    title: `${named(title)}が完成しました`,
    text: 'できあがりを確認して、ダウンロードやLINEへの申請ができます。',
    action: 'スタンプを見る',
  }),
  first_drawings: ({ title }) => ({
    title: `${named(title)}の最初の絵ができました`,
    text: '確認していただいてから、続きを描きます。7日以内に確認がないときは作成をやめ、描いていない分のトークンをお返しします。',
    action: '最初の絵を見る',
  }),
  set_failed: ({ title }) => ({
    title: `${named(title)}をつくれませんでした`,
    text: '描けなかった分のトークンはお返ししました。理由を確認して、もう一度お試しください。',
    action: '理由を見る',
  }),
  submission_failed: ({ title }) => ({
    title: `${named(title)}の申請が止まりました`,
    text: '理由と直し方を確認してください。',
    action: '理由を見る',
  }),
  session_expired: () => ({
    title: 'LINEへの再接続が必要です',
    text: 'LINE Creators Marketのログインが切れました。接続し直すと、申請と審査状況の確認を再開できます。',
    action: '接続し直す',
  }),
  rejected: ({ title }) => ({
    title: `${named(title)}がリジェクトされました`,
    text: '理由を確認して直すと、無料で申請し直せます。',
    action: '理由を見て直す',
  }),
  approved: ({ title }) => ({
    title: `${named(title)}が承認されました`,
    text: '審査に通りました。LINE Creators Marketで販売を始められます。',
    action: '販売の始め方を見る',
  }),
  on_sale: ({ title }) => ({
    title: `${named(title)}の販売が始まりました`,
    text: 'LINE STOREに公開されました。',
    action: 'スタンプを見る',
  }),
  voucher_lapsing: ({ payBefore }) => ({
    title: 'コンビニ払いの期限が近づいています',
    text: `${time.format(payBefore)}までにお支払いください。期限を過ぎると注文は取り消されます。料金はかかりません。`,
    action: '支払い方法を見る',
  }),
  studio_expiring: ({ from }) => ({
    title: 'スタジオの画像がまもなく削除されます',
    text: `${day.format(from)}から、保存期間が終わる画像を順に削除します。必要な画像は、先にダウンロードしてください。`,
    action: 'ギャラリーを見る',
  }),
};
