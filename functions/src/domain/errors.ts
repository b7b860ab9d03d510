/**
 * Every error a person or a script can meet. `kind`: `expected` is shown and not retried, `transient` is
 * retried with a limit and then given back, `bug` is logged with its context. Each text has two lines: what
 * happened, and what to do; whether money moved is said by `money`.
 */
export type ErrorKind = 'expected' | 'transient' | 'bug';

interface ErrorEntry {
  readonly kind: ErrorKind;
  readonly ja: readonly [what: string, mend: string];
  readonly en: readonly [what: string, mend: string];
}

const table = {
  // People
  sign_in_required: {
    kind: 'expected',
    ja: ['サインインが必要です。', 'サインインしてから、もう一度お試しください。'],
    en: ['You need to sign in.', 'Sign in and try again.'],
  },
  not_yours: {
    kind: 'expected',
    ja: ['このデータは見つかりませんでした。', 'ご自身の一覧から開き直してください。'],
    en: ['This was not found.', 'Open it again from your own list.'],
  },
  account_inactive: {
    kind: 'expected',
    ja: ['このアカウントは停止されています。', '運営までお問い合わせください。'],
    en: ['This account is switched off.', 'Please contact the operator.'],
  },
  admin_required: {
    kind: 'expected',
    ja: ['この操作は管理者だけができます。', '管理者のアカウントでサインインしてください。'],
    en: ['Only an administrator can do this.', 'Sign in with an administrator account.'],
  },
  person_unknown: {
    kind: 'expected',
    ja: ['この利用者は見つかりませんでした。', '一覧から選び直してください。'],
    en: ['This person was not found.', 'Choose again from the list.'],
  },
  account_deleted: {
    kind: 'expected',
    ja: ['このアカウントは削除されました。', '新しく始めるには、3時間ほどおいてからサインインしてください。'],
    en: ['This account was deleted.', 'To start anew, sign in after about three hours.'],
  },
  confirmation_wrong: {
    kind: 'expected',
    ja: ['確認のための入力が合っていません。', '画面に示したとおりに入力してください。'],
    en: ['What you typed to confirm does not match.', 'Type just what the page shows.'],
  },
  deletion_unfinished: {
    kind: 'expected',
    ja: [
      '削除は始まりましたが、まだ終わっていません。',
      '残りは自動で削除されます。何もしなくて大丈夫です。',
    ],
    en: ['The deletion has begun and is not over yet.', 'The rest goes by itself; there is nothing to do.'],
  },
  export_limit: {
    kind: 'expected',
    ja: ['データの書き出しは、一度に1つ、1日に5回までです。', '時間をおいてから、もう一度お試しください。'],
    en: ['Your data can be exported one at a time, five times a day.', 'Try again later.'],
  },
  // Signing in
  line_login_expired: {
    kind: 'expected',
    ja: ['LINEでのサインインの有効期限が切れました。', 'このページで、もう一度最初からお試しください。'],
    en: ['This sign-in with LINE is no longer valid.', 'Start it again from this page.'],
  },
  line_login_cancelled: {
    kind: 'expected',
    ja: ['LINEでのサインインをとりやめました。', 'もう一度試すか、ほかの方法でサインインしてください。'],
    en: ['You cancelled the sign-in with LINE.', 'Try again, or sign in another way.'],
  },
  line_login_failed: {
    kind: 'expected',
    ja: ['LINEでのサインインを確認できませんでした。', 'もう一度最初からお試しください。'],
    en: ['The sign-in with LINE could not be confirmed.', 'Start it again from the beginning.'],
  },
  line_account_taken: {
    kind: 'expected',
    ja: [
      'このLINEアカウントは、別のアカウントで使われています。',
      'いったんサインアウトして、LINEでサインインしてください。',
    ],
    en: ['This LINE account belongs to another account here.', 'Sign out, then sign in with LINE.'],
  },
  line_already_linked: {
    kind: 'expected',
    ja: [
      'このアカウントには、別のLINEアカウントがつながっています。',
      'つながっているLINEアカウントをお使いください。',
    ],
    en: ['Another LINE account is linked to this account.', 'Use the LINE account that is linked.'],
  },
  login_id_invalid: {
    kind: 'expected',
    ja: ['このログインIDは使えません。', '3〜32文字の半角英小文字・数字・「.」「_」「-」にしてください。'],
    en: ['This login ID cannot be used.', 'Use 3 to 32 of a-z, 0-9, dot, underscore and hyphen.'],
  },
  login_id_taken: {
    kind: 'expected',
    ja: ['このログインIDは、もう使われています。', '別のログインIDにしてください。'],
    en: ['This login ID is already taken.', 'Choose another one.'],
  },
  password_too_short: {
    kind: 'expected',
    ja: ['パスワードが短すぎます。', '8文字以上にしてください。'],
    en: ['The password is too short.', 'Use 8 characters or more.'],
  },
  password_unchanged: {
    kind: 'expected',
    ja: ['最初のパスワードのままです。', '別のパスワードにしてください。'],
    en: ['This is still the initial password.', 'Choose a different one.'],
  },
  password_must_change: {
    kind: 'expected',
    ja: ['最初のパスワードを変える必要があります。', '新しいパスワードを決めてから、お進みください。'],
    en: ['The initial password has to be changed.', 'Choose a new password first.'],
  },
  bad_request: {
    kind: 'expected',
    ja: ['送られた内容を読み取れませんでした。', 'ページを再読み込みして、もう一度お試しください。'],
    en: ['What was sent could not be read.', 'Reload the page and try again.'],
  },
  // Messages
  message_count: {
    kind: 'expected',
    ja: ['メッセージの数が合っていません。', '8・16・24・32・40個のどれかにしてください。'],
    en: ['The number of messages does not fit.', 'Use 8, 16, 24, 32 or 40 messages.'],
  },
  message_empty: {
    kind: 'expected',
    ja: ['空のメッセージがあります。', '文字を入れてください。'],
    en: ['A message is empty.', 'Type a few words.'],
  },
  message_too_long: {
    kind: 'expected',
    ja: ['メッセージが長すぎます。', '30文字までにしてください。'],
    en: ['A message is too long.', 'Keep it to 30 characters.'],
  },
  message_control_character: {
    kind: 'expected',
    ja: ['メッセージに見えない文字が入っています。', '改行などを消して、入力し直してください。'],
    en: ['A message has an invisible character.', 'Remove line breaks and the like, and type it again.'],
  },
  message_emoji_only: {
    kind: 'expected',
    ja: ['絵文字だけのメッセージは使えません。', '言葉をひとつ添えてください。'],
    en: ['A message cannot be emoji only.', 'Add a word to it.'],
  },
  message_right_to_left: {
    kind: 'expected',
    ja: ['右から左に書く文字には、まだ対応していません。', '日本語か英語で入力してください。'],
    en: ['Right-to-left writing is not supported yet.', 'Use Japanese or English.'],
  },
  message_script: {
    kind: 'expected',
    ja: ['このメッセージには、描けない文字があります。', '日本語か英語で入力してください。'],
    en: ['A message has characters that we cannot draw.', 'Use Japanese or English.'],
  },
  // Photos
  photo_empty: {
    kind: 'expected',
    ja: ['写真のファイルが空でした。', '別の写真を選んでください。'],
    en: ['The photo file is empty.', 'Choose another photo.'],
  },
  photo_too_heavy: {
    kind: 'expected',
    ja: ['写真が大きすぎます(20MBまで)。', 'もう少し小さい写真を選んでください。'],
    en: ['The photo is over 20 MB.', 'Choose a smaller one.'],
  },
  photo_not_an_image: {
    kind: 'expected',
    ja: ['これは写真として読めませんでした。', 'JPEG・PNG・WebP・HEICの写真を選んでください。'],
    en: ['This could not be read as a photo.', 'Choose a JPEG, PNG, WebP or HEIC photo.'],
  },
  photo_broken: {
    kind: 'expected',
    ja: ['写真のファイルが途中で切れています。', '元の写真を選び直してください。'],
    en: ['The photo file is damaged.', 'Choose the original photo again.'],
  },
  photo_animated: {
    kind: 'expected',
    ja: ['動く画像は使えません。', '動かない写真を選んでください。'],
    en: ['Moving pictures cannot be used.', 'Choose a still photo.'],
  },
  photo_too_small: {
    kind: 'expected',
    ja: ['写真が小さすぎます。', '縦横とも64ピクセル以上の写真を選んでください。'],
    en: ['The photo is too small.', 'Choose one of at least 64 pixels on each side.'],
  },
  photo_too_many_pixels: {
    kind: 'expected',
    ja: ['写真の画素数が多すぎます(5,000万画素まで)。', 'もう少し小さい写真を選んでください。'],
    en: ['The photo has over 50 million pixels.', 'Choose a smaller one.'],
  },
  photo_no_subject: {
    kind: 'expected',
    ja: ['写真から主役を見つけられませんでした。', '人やペットがはっきり写った写真を選んでください。'],
    en: [
      'No one and nothing stands out in the photo.',
      'Choose a photo that clearly shows a person or a pet.',
    ],
  },
  photo_missing: {
    kind: 'expected',
    ja: ['写真が見つかりませんでした。', 'もう一度、写真を選んでください。'],
    en: ['The photo is gone.', 'Choose it again.'],
  },
  // Sets
  preset_unknown: {
    kind: 'expected',
    ja: ['選んだデザインは、いま使えません。', '別のデザインを選んでください。'],
    en: ['This look is not available now.', 'Choose another look.'],
  },
  stamp_state: {
    kind: 'expected',
    ja: ['いまはこの操作ができません。', 'ページを再読み込みして、状態を確かめてください。'],
    en: ['This cannot be done now.', 'Reload the page and look at its state.'],
  },
  generation_failed: {
    kind: 'transient',
    ja: ['スタンプをつくれませんでした。', '少し待ってから「もう一度つくる」を押してください。'],
    en: ['The stickers could not be made.', 'Wait a little and press "Make again".'],
  },
  // Money
  tokens_insufficient: {
    kind: 'expected',
    ja: ['トークンが足りません。', 'トークンを追加するか、チケットを使ってください。'],
    en: ['You do not have enough tokens.', 'Buy tokens, or use a ticket.'],
  },
  tokens_below_zero: {
    kind: 'expected',
    ja: [
      '返金などで、トークンの残高が0より少なくなっています。',
      'トークンを追加して0以上に戻すと、また使えます。',
    ],
    en: [
      'A refund or dispute took your balance below zero.',
      'Buy tokens to bring it back to zero or more, and go on.',
    ],
  },
  ticket_none: {
    kind: 'expected',
    ja: ['使えるチケットがありません。', 'チケットを買うか、トークンをお使いください。'],
    en: ['You have no ticket left.', 'Buy a ticket, or pay with tokens.'],
  },
  checkout_over: {
    kind: 'expected',
    ja: ['このお支払いの手続きは、もう終わっています。', 'トークンのページから、もう一度お選びください。'],
    en: ['This checkout is over.', 'Choose again on the tokens page.'],
  },
  // Everything else
  unavailable: {
    kind: 'transient',
    ja: ['いま混み合っています。', '少し待ってから、もう一度お試しください。'],
    en: ['We are busy right now.', 'Wait a little and try again.'],
  },
  internal: {
    kind: 'bug',
    ja: ['思わぬ問題が起きました。', 'もう一度お試しください。続くときは番号を運営にお知らせください。'],
    en: ['Something unexpected went wrong.', 'Try again. If it goes on, tell the operator the number.'],
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof table;
export const errors: Readonly<Record<ErrorCode, ErrorEntry>> = table;
export const errorCodes = Object.keys(table) as [ErrorCode, ...ErrorCode[]];

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(table, value);
}

/** An error that carries a code of the table; `detail` is for operators, in English, without personal data. */
export class PochittoError extends Error {
  override readonly name = 'PochittoError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail?: string, options?: ErrorOptions) {
    super(detail ?? errors[code].en[0], options);
    this.code = code;
  }

  get kind(): ErrorKind {
    return errors[this.code].kind;
  }
}
