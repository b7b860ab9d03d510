import { account } from './ja/account.ts';
import { acting } from './ja/acting.ts';
import { auth } from './ja/auth.ts';
import { checks } from './ja/checks.ts';
import { create, look, messages, photo, preview, review } from './ja/create.ts';
import { editor } from './ja/editor.ts';
import { info } from './ja/info.ts';
import { lineSession } from './ja/line_session.ts';
import { operator } from './ja/operator.ts';
import { send } from './ja/send.ts';
import { addition, chat, progress, set, viewer } from './ja/set.ts';
import { studio } from './ja/studio.ts';
import { submission } from './ja/submission.ts';
import { tokens } from './ja/tokens.ts';

/** Every text of the product in Japanese. Its keys are the catalogue's keys. */
export const ja = {
  product: { name: 'ポチッと', skip: '本文へ' },
  header: {
    sets: 'わたしのスタンプ',
    studio: 'スタジオ',
    account: 'アカウント',
    signIn: 'サインイン',
    navigation: 'メニュー',
    otherLanguage: 'English',
    otherLanguageCode: 'en',
    switchLanguage: 'Switch to English',
  },
  notice: {
    offline: 'インターネットにつながっていません。つながると続きから動きます。',
    loading: '読み込んでいます…',
    close: '閉じる',
    cancel: 'やめる',
    reference: '番号 {reference}',
    uncharged: 'トークンは減っていません。',
    tryAgain: {
      seconds: '{count, number}秒たってから、もう一度お試しください。',
      minutes: '{count, number}分たってから、もう一度お試しください。',
      hours: '{count, number}時間たってから、もう一度お試しください。',
    },
  },
  verifyEmail: {
    send: '確認メールを送る',
    again: 'もう一度送る',
    sent: '確認メールを送りました。メールのリンクを開いてから、このページに戻ってください。',
    look: 'リンクを開きました',
    notYet: 'まだ確認できていません。メールのリンクを先に開いてください。',
    verified: 'メールアドレスを確認できました。このまま続けられます。',
    failed: 'メールを送れませんでした。1分ほど待ってから、もう一度お試しください。',
    line: 'LINEアカウントをつなぐ',
  },
  home: {
    title: '写真1枚で、LINEスタンプ。',
    lead: '写真と、ひとこと。あとはポチッと押すだけで、8個から40個のスタンプがそろいます。',
    act: '写真をえらんでつくる',
    price: 'はじめての方に、1セットつくれるチケットを1枚さしあげます。',
    samplesLabel: '1枚の写真からできたスタンプ',
    photoAlt: '元の写真',
    photoSays: 'この写真が…',
    stickersSay: 'こうなりました!',
    stickerAlt: 'できたスタンプ {number, number}',
    stepsTitle: 'つくりかた',
    steps: {
      photo: { title: '写真を1枚', text: '人でも、ペットでも。背景は自動で切り抜きます。' },
      words: { title: 'ことばをえらぶ', text: 'よく使うことばから選ぶか、自分のことばを入れます。' },
      done: { title: 'ポチッと', text: '申請に使える形のZIPで受け取れます。' },
    },
    limitsTitle: '正直なところ',
    limits: {
      likeness: 'ふつうは、あなたの写真をそのまま使います。えらんだときだけ、AIが絵に描きます。',
      one: '切り抜くのは、写真の主役です。はっきり写っているほどきれいに仕上がります。',
      rights: 'ほかの人が写った写真は、その人の許しをもらってから使ってください。',
      review: 'LINEの審査を必ず通るという約束はできません。',
    },
    footer: 'LINEは、LINEヤフー株式会社の商標です。ポチッとは同社とは別のサービスです。',
  },
  auth,
  sets: {
    title: 'わたしのスタンプ',
    newSet: '新しくつくる',
    emptyTitle: 'まだスタンプがありません',
    emptyText: '写真を1枚えらぶところから、はじめてみましょう。',
    untitled: '新しいスタンプ',
    count: '{count, number}個',
    continueDraft: '続きをつくる',
    draftTitle: 'つくりかけのスタンプ',
    more: 'もっと見る',
    shown: '{count, number}セットを表示しています',
    open: {
      pending_upload: '写真をえらぶ',
      generating: 'ようすを見る',
      generated: 'スタンプを見る',
      submitting: 'ようすを見る',
      submitted: 'スタンプを見る',
      failed: '内容を確かめる',
      session_expired: '内容を確かめる',
      state: '申請のようすを見る',
      mend: '理由を見て直す',
      goOn: '続きを進める',
    },
  },
  status: {
    pending_upload: '写真を待っています',
    checking: '写真を確かめています',
    refused: '写真を選び直してください',
    generating: 'つくっています',
    generated: 'できました',
    submitting: '申請しています',
    submitted: '申請しました',
    failed: 'つくれませんでした',
    session_expired: 'LINEにつなぎ直してください',
    rehearsing: 'リハーサルしています',
    submission_failed: '申請が止まりました',
    under_review: '審査中です',
    approved: '承認されました',
    on_sale: '販売中です',
    rejected: '審査で戻ってきました',
    stopped: '販売が止まっています',
  },
  create,
  photo,
  messages,
  look,
  preview,
  review,
  set,
  progress,
  addition,
  viewer,
  chat,
  checks,
  info,
  send,
  submission,
  lineSession,
  operator,
  editor,
  acting,
  studio,
  tokens,
  account,
  errorPage: {
    title: 'ページを表示できませんでした',
    text: '再読み込みすると直ることがあります。続くときは、番号を運営にお知らせください。',
    reload: '再読み込み',
    home: '最初のページへ',
  },
  notFound: {
    title: 'このページは見つかりませんでした',
    text: 'アドレスが変わったか、途中で切れているようです。',
    home: '最初のページへ',
  },
} as const;
