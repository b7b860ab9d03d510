/** The bell and the list of notices; the texts of the notices themselves are in the domain. */
export const notices = {
  title: 'お知らせ',
  bellUnread: 'お知らせ、未読{count, number}件',
  choose: '受け取り方',
  fresh: '新着',
  emptyTitle: 'お知らせはまだありません',
  emptyText: 'スタンプの完成や審査の結果などを、ここでお知らせします。',
  earlier: 'もっと見る',
  shown: '{count, number}件を表示しています',
} as const;
