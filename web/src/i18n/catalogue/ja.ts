import { account } from './ja/account.ts';
import { acting } from './ja/acting.ts';
import { auth } from './ja/auth.ts';
import { checks } from './ja/checks.ts';
import { operatorConsole } from './ja/console.ts';
import { create, drawings, messages, photo, preview, review, style } from './ja/create.ts';
import { editor } from './ja/editor.ts';
import { help } from './ja/help.ts';
import { home } from './ja/home.ts';
import { info } from './ja/info.ts';
import { keptData } from './ja/kept_data.ts';
import { legal } from './ja/legal.ts';
import { lineSession } from './ja/line_session.ts';
import { motion } from './ja/motion.ts';
import { notices } from './ja/notices.ts';
import { operator } from './ja/operator.ts';
import { send } from './ja/send.ts';
import { serviceStatus } from './ja/service_status.ts';
import { addition, chat, derive, progress, set, viewer } from './ja/set.ts';
import { share, shared } from './ja/share.ts';
import { studio } from './ja/studio.ts';
import { submission } from './ja/submission.ts';
import { tokens } from './ja/tokens.ts';

/** All UI texts in Japanese. Its keys are the keys of the catalogue. */
export const ja = {
  product: { name: 'ポチッと', skip: '本文へ' },
  header: {
    sets: 'わたしのスタンプ',
    studio: 'スタジオ',
    account: 'アカウント',
    signIn: 'ログイン',
    navigation: 'メニュー',
    places: 'ページ',
    otherLanguage: 'English',
    otherLanguageCode: 'en',
    switchLanguage: 'Switch to English',
  },
  notice: {
    offline: 'インターネットに接続されていません。接続が戻ると再開します。',
    retrying: 'サーバーに接続できません。もう一度試しています…',
    loading: '読み込んでいます…',
    close: '閉じる',
    cancel: 'キャンセル',
    reference: 'お問い合わせ番号 {reference}',
    uncharged: 'トークンは減っていません。',
    tryAgain: {
      seconds: '{count, number}秒後に、もう一度お試しください。',
      minutes: '{count, number}分後に、もう一度お試しください。',
      hours: '{count, number}時間後に、もう一度お試しください。',
    },
  },
  lineBrowser: {
    title: 'LINEのアプリ内では、ファイルを保存できません',
    text: 'スマートフォンのブラウザで開くと保存できます。開いた先で、もう一度ログインしてください。',
    open: 'ブラウザで開く',
  },
  footer: {
    label: 'このサイトについて',
    help: 'よくある質問',
    status: '稼働状況',
    terms: '利用規約',
    privacy: 'プライバシーポリシー',
    commerce: '特定商取引法に基づく表記',
    licenses: 'ライセンス',
  },
  verifyEmail: {
    send: '確認メールを送る',
    again: '再送する',
    sent: '確認メールを送りました。メール内のリンクを開いてから、このページに戻ってください。',
    opened: 'リンクを開きました',
    notYet: 'まだ確認できていません。先にメール内のリンクを開いてください。',
    verified: 'メールアドレスを確認できました。このまま続けられます。',
    failed: 'メールを送れませんでした。1分ほど待ってから、もう一度お試しください。',
    line: 'LINEと連携する',
  },
  home,
  help,
  legal,
  auth,
  sets: {
    title: 'わたしのスタンプ',
    newSet: '新しくつくる',
    emptyTitle: 'まだスタンプがありません',
    emptyText: '写真を1枚選んで、はじめてのスタンプをつくりましょう。',
    untitled: '新しいスタンプ',
    menu: '「{title}」のほかの操作',
    counts: {
      sticker: 'スタンプ {count, number}個',
      animated_sticker: '動くスタンプ {count, number}個',
      emoji: '絵文字 {count, number}個',
      animated_emoji: '動く絵文字 {count, number}個',
    },
    trash: {
      title: '最近削除したセット({count, number})',
      text: '削除したセットは、30日間もとに戻せます。',
      daysLeft: 'あと{days, number}日',
      restore: 'もとに戻す',
      purge: '完全に削除',
      purgeTitle: 'このセットを完全に削除しますか?',
      purgeText: '写真もスタンプも削除されます。この操作は取り消せません。',
      keep: 'キャンセル',
    },
    continueDraft: '続きをつくる',
    draftTitle: 'つくりかけのスタンプ',
    search: {
      label: 'スタンプを探す',
      text: '名前やことばで検索',
      state: '状態',
      product: '種類',
      all: 'すべて',
      attention: '対応が必要',
      products: {
        sticker: 'スタンプ',
        animated_sticker: '動くスタンプ',
        emoji: '絵文字',
        animated_emoji: '動く絵文字',
      },
      clear: '条件をクリア',
      reading: '探しています…',
      found: '{searched, number}セットのうち、{found, number}セットが見つかりました。',
      nothing: '{searched, number}セットを探しましたが、見つかりませんでした。',
      older: 'もっと古いセットも探す',
      showAll: 'すべてのセットを表示',
    },
    more: 'もっと見る',
    shown: '{count, number}セットを表示しています',
    open: {
      pending_upload: '写真を選ぶ',
      generating: '進行状況を見る',
      generated: 'スタンプを見る',
      submitting: '進行状況を見る',
      submitted: 'スタンプを見る',
      failed: '詳しく見る',
      session_expired: '詳しく見る',
      state: '申請状況を見る',
      fix: '理由を見て直す',
      goOn: '続ける',
    },
  },
  status: {
    pending_upload: '写真待ち',
    checking: '写真を確認中',
    photo_rejected: '写真を選び直してください',
    generating: '作成中',
    generated: '完成',
    submitting: '申請中',
    submitted: '申請済み',
    failed: 'つくれませんでした',
    session_expired: 'LINEに再接続してください',
    rehearsing: 'リハーサル中',
    submission_failed: '申請が中断しました',
    under_review: '審査中',
    approved: '承認済み',
    on_sale: '販売中',
    rejected: 'リジェクト',
    stopped: '販売停止中',
  },
  create,
  drawings,
  photo,
  messages,
  style,
  preview,
  review,
  set,
  derive,
  progress,
  addition,
  viewer,
  chat,
  checks,
  info,
  send,
  serviceStatus,
  submission,
  lineSession,
  operator,
  keptData,
  console: operatorConsole,
  editor,
  motion,
  acting,
  share,
  shared,
  studio,
  tokens,
  notices,
  account,
  errorPage: {
    title: 'ページを表示できませんでした',
    text: '再読み込みをお試しください。続くときは、下の番号を添えてお問い合わせください。',
    reload: '再読み込み',
    offlineTitle: 'インターネットに接続されていません',
    offlineText: '接続が戻ると、このページを自動で表示します。',
    offlineKept: 'この端末に残っているもの',
    offlineDraft: 'つくりかけのセットの写真・ことば・スタイルと、保存前の編集内容',
    offlineOpen: 'ほかのタブで開いているページ(そのまま見られます)',
    offlineMissing: '接続が必要なこと',
    offlineWork: 'スタンプの作成・保存・購入・LINEへの申請',
    unreachableTitle: 'ポチッとに接続できません',
    unreachableText: '通信環境を確認して、再読み込みしてください。入力した内容は、この端末に残っています。',
    home: 'ホームへ',
  },
  notFound: {
    title: 'ページが見つかりません',
    text: 'URLが変わったか、間違っている可能性があります。',
    home: 'ホームへ',
  },
} as const;
