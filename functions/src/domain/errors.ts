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
  export_running: {
    kind: 'expected',
    ja: ['データの書き出しが、すでに進んでいます。', '終わってから、もう一度お試しください。'],
    en: ['An export of your data is already running.', 'Wait until it has finished, and try again.'],
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
  google_login_expired: {
    kind: 'expected',
    ja: ['Googleでのサインインの有効期限が切れました。', 'このページで、もう一度最初からお試しください。'],
    en: ['This sign-in with Google is no longer valid.', 'Start it again from this page.'],
  },
  google_login_cancelled: {
    kind: 'expected',
    ja: ['Googleでのサインインをとりやめました。', 'もう一度試すか、ほかの方法でサインインしてください。'],
    en: ['You cancelled the sign-in with Google.', 'Try again, or sign in another way.'],
  },
  google_login_failed: {
    kind: 'expected',
    ja: ['Googleでのサインインを確認できませんでした。', 'もう一度最初からお試しください。'],
    en: ['The sign-in with Google could not be confirmed.', 'Start it again from the beginning.'],
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
  // Acting
  acting_unknown_name: {
    kind: 'expected',
    ja: ['この表情や飾りは、いまは使えません。', 'ページを再読み込みして、ほかのものを選んでください。'],
    en: ["This expression or decoration isn't available now.", 'Reload the page and choose another one.'],
  },
  acting_mark_count: {
    kind: 'expected',
    ja: [
      '1つのスタンプに付けられるマークは、12個までです。',
      'いくつかはずしてから、もう一度お試しください。',
    ],
    en: ['A sticker can have up to 12 marks.', 'Remove some of them and try again.'],
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
    ja: ['写真のファイルが壊れています。', '元の写真を選び直すか、別の写真を選んでください。'],
    en: ['The photo file is damaged.', 'Choose the original photo again, or another one.'],
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
  studio_no_hair: {
    kind: 'expected',
    ja: [
      '写真から髪を見つけられませんでした。',
      '髪がはっきり写った写真にするか、背景や光だけを変えてください。',
    ],
    en: [
      'No hair was found in the photo.',
      'Choose a photo that clearly shows the hair, or change only background or light.',
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
  stamp_changed: {
    kind: 'expected',
    ja: ['このセットは、別の画面で変更されました。', '再読み込みして、もう一度変更してください。'],
    en: ['This set was changed in another window.', 'Reload, and make your change again.'],
  },
  photos_limit: {
    kind: 'expected',
    ja: [
      'このセットの写真は、もう変えられません。',
      '1つのセットに使える写真は5枚までです。切り抜きはいつでも直せます。',
    ],
    en: [
      "You can't change the photo of this set any more.",
      'A set can have up to 5 photos. You can still touch up its cut-out.',
    ],
  },
  stamps_waiting_limit: {
    kind: 'expected',
    ja: ['写真を待っているセットが20個あります。', '写真を送るか、使わないセットを削除してください。'],
    en: [
      'You have 20 sticker sets that wait for a photo.',
      'Add their photos, or delete those you do not need.',
    ],
  },
  conversions_running_limit: {
    kind: 'expected',
    ja: ['作成中の加工が100件あります。', '終わるのを待つか、取りやめてください。'],
    en: ['You have 100 conversions in progress.', 'Wait until one is done, or cancel one.'],
  },
  checkouts_open_limit: {
    kind: 'expected',
    ja: ['支払いが済んでいない購入が10件あります。', '支払いを済ませるか、期限が切れるのを待ってください。'],
    en: ['You have 10 purchases that are not paid yet.', 'Pay for one, or wait until they lapse.'],
  },
  generation_cancelled: {
    kind: 'expected',
    ja: ['作成を取りやめました。', 'できたスタンプはそのまま使えます。'],
    en: ['You stopped the making.', 'What was finished is yours to use.'],
  },
  proof_sheet_limit: {
    kind: 'expected',
    ja: ['描き直しの回数を使い切りました。', 'この絵で続けるか、取りやめてください。'],
    en: ['There are no more new drawings for this set.', 'Go on with this one, or stop.'],
  },
  sticker_count_limit: {
    kind: 'expected',
    ja: ['スタンプは1セット40個までです。', '追加する数を減らしてください。'],
    en: ['A set holds at most 40 stickers.', 'Add fewer.'],
  },
  engine_unavailable: {
    kind: 'expected',
    ja: ['AIで描くモードは、いま使えません。', '「写真のまま」を選ぶと、すぐにつくれます。'],
    en: ['Drawing with AI is not available now.', 'Choose "as in the photo" and start at once.'],
  },
  ai_unverified: {
    kind: 'expected',
    ja: [
      'AIで描くには、ご本人の確認が必要です。',
      'メールアドレスを確認するか、LINEアカウントをつなぐと、すぐに使えます。',
    ],
    en: [
      'Drawing with AI needs a verified account.',
      'Verify your e-mail address or link your LINE account to go on.',
    ],
  },
  ai_limit_user: {
    kind: 'expected',
    ja: ['今日AIで描ける分を使い切りました。', '明日また描くか、「写真のまま」でつくってください。'],
    en: ['You have used what AI can draw for you today.', 'Try tomorrow, or choose "as in the photo".'],
  },
  ai_limit_day: {
    kind: 'expected',
    ja: [
      '今日はAIで描ける分が、みなさんで終わりました。',
      '明日また描くか、「写真のまま」でつくってください。',
    ],
    en: ['AI has drawn all it may draw today.', 'Try tomorrow, or choose "as in the photo".'],
  },
  ai_moderation: {
    kind: 'expected',
    ja: ['AIの安全のきまりで、この絵は描けませんでした。', '言葉か写真を変えて、もう一度お試しください。'],
    en: ['The AI may not draw this picture.', 'Change the words or the photo and try again.'],
  },
  ai_outcome_unknown: {
    kind: 'expected',
    ja: ['AIの返事が届きませんでした。', 'もう一度描くかどうか、お選びください。'],
    en: ['The AI did not answer in time.', 'Choose whether to have it drawn again.'],
  },
  ai_unusable: {
    kind: 'expected',
    ja: ['AIの絵が、使える形で届きませんでした。', 'もう一度描くかどうか、お選びください。'],
    en: ['What the AI sent could not be used.', 'Choose whether to have it drawn again.'],
  },
  ai_busy: {
    kind: 'transient',
    ja: ['AIがいま混み合っています。', '少し待ってから、もう一度お試しください。'],
    en: ['The AI is busy right now.', 'Wait a little and try again.'],
  },
  ai_refused: {
    kind: 'bug',
    ja: ['AIに絵を頼めませんでした。', '「写真のまま」でつくるか、運営までお知らせください。'],
    en: ['The AI did not accept the order.', 'Choose "as in the photo", or tell the operator.'],
  },
  engine_model_unknown: {
    kind: 'bug',
    ja: ['AIで描くモードの設定に誤りがあります。', '「写真のまま」でつくるか、運営までお知らせください。'],
    en: ['The AI is not set up rightly.', 'Choose "as in the photo", or tell the operator.'],
  },
  package_blocked: {
    kind: 'expected',
    ja: ['直さないと申請できないところがあります。', '「チェック」の赤い項目を直してください。'],
    en: ['Some things have to be mended first.', 'Mend what "Check" shows in red.'],
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
  // Studio
  studio_prompt_empty: {
    kind: 'expected',
    ja: ['どんな仕上がりにするかが、書かれていません。', '言葉で書くか、ひな形を選んでください。'],
    en: ['There are no words for the picture.', 'Write what it shall be, or take a template.'],
  },
  studio_prompt_too_long: {
    kind: 'expected',
    ja: ['言葉が長すぎます。', '2,000文字までにしてください。'],
    en: ['The words are too long.', 'Keep them to 2,000 characters.'],
  },
  studio_prompt_characters: {
    kind: 'expected',
    ja: ['使えない文字が入っています。', '制御文字を消して、もう一度お試しください。'],
    en: ['Some characters cannot be used.', 'Take control characters out and try again.'],
  },
  studio_count: {
    kind: 'expected',
    ja: ['枚数は1枚から5枚までです。', '1〜5の数を選んでください。'],
    en: ['One to five pictures can be made.', 'Choose a number from 1 to 5.'],
  },
  studio_consent: {
    kind: 'expected',
    ja: ['写っている方の同意が確認できていません。', '同意をいただいてから、チェックを入れてください。'],
    en: ['The person shown has not agreed yet.', 'Ask first, then tick the box.'],
  },
  studio_quota: {
    kind: 'expected',
    ja: ['今月の枚数が足りません。', '枚数を減らすか、来月までお待ちください。'],
    en: ['There is not enough left of this month.', 'Make fewer, or wait for next month.'],
  },
  studio_photo_missing: {
    kind: 'expected',
    ja: ['写真が見つかりません。', '写真を選び直してください。'],
    en: ['The photo is not there.', 'Choose it once more.'],
  },
  studio_gone: {
    kind: 'expected',
    ja: ['この画像は、もうありません。', '期限が切れたか、削除されています。'],
    en: ['This picture is gone.', 'It has expired, or was deleted.'],
  },
  studio_failed: {
    kind: 'transient',
    ja: ['画像をつくれませんでした。', '少し待ってから、もう一度お試しください。'],
    en: ['The pictures could not be made.', 'Wait a little and try again.'],
  },
  studio_state: {
    kind: 'expected',
    ja: ['いまはこの操作ができません。', 'ページを再読み込みして、状態を確かめてください。'],
    en: ['This cannot be done now.', 'Reload the page and look at its state.'],
  },
  share_over: {
    kind: 'expected',
    ja: ['このリンクは、もう使えません。', '送ってくれた方に、新しいリンクをもらってください。'],
    en: ['This link is no longer open.', 'Ask who sent it for a new one.'],
  },
  staff_required: {
    kind: 'expected',
    ja: ['スタッフの方だけが使えます。', '必要なときは、管理者にお知らせください。'],
    en: ['Only staff can do this.', 'Ask an administrator if you need it.'],
  },
  limit_unknown: {
    kind: 'expected',
    ja: ['この人は見つかりません。', '一覧を読み込み直してください。'],
    en: ['Nobody of this name is here.', 'Load the list once more.'],
  },
  role_own: {
    kind: 'expected',
    ja: ['ご自分の役割は変えられません。', 'ほかの管理者に頼んでください。'],
    en: ['Nobody can change their own role.', 'Ask another superuser to do it.'],
  },
  role_of_operator: {
    kind: 'expected',
    ja: ['運営者の役割は、ここでは変えられません。', '運営者用のコマンドで変えてください。'],
    en: ['The role of an operator cannot be changed here.', "Change it with the operator's command."],
  },
  // Creators Market
  line_cookies_unreadable: {
    kind: 'expected',
    ja: [
      'Cookieを読み取れませんでした。',
      '拡張機能の書き出し(JSON・Netscape形式)か、Cookieヘッダーを、そのまま貼り付けてください。',
    ],
    en: [
      'No cookies could be read from this text.',
      'Paste the export of a cookie extension (JSON or Netscape), or a Cookie header, as it is.',
    ],
  },
  line_cookies_too_long: {
    kind: 'expected',
    ja: ['貼り付けた文字が長すぎます。', 'creator.line.me のCookieだけを書き出してください。'],
    en: ['The pasted text is too long.', 'Export the cookies of creator.line.me alone.'],
  },
  line_cookies_foreign: {
    kind: 'expected',
    ja: ['LINEのCookieが入っていません。', 'creator.line.me を開いた画面で書き出してください。'],
    en: ['There is no cookie of LINE in it.', 'Export them on a page of creator.line.me.'],
  },
  line_cookies_expired: {
    kind: 'expected',
    ja: ['Cookieの期限が切れています。', 'もう一度 creator.line.me にログインして、書き出してください。'],
    en: ['These cookies have run out.', 'Sign in at creator.line.me again, and export them anew.'],
  },
  line_session_dead: {
    kind: 'expected',
    ja: [
      'LINE Creators Marketに、ログインできていません。',
      'creator.line.me でログインし直して、もう一度つないでください。',
    ],
    en: ['LINE Creators Market does not take this session.', 'Sign in at creator.line.me and connect again.'],
  },
  line_creator_missing: {
    kind: 'expected',
    ja: [
      'クリエイター登録がまだのようです。',
      'creator.line.me で登録を済ませてから、つないでください。規約への同意は、ご自身でお願いします。',
    ],
    en: [
      'You are not registered as a creator yet.',
      'Register at creator.line.me first; its terms are for you to accept.',
    ],
  },
  line_session_none: {
    kind: 'expected',
    ja: ['LINE Creators Marketとつながっていません。', 'アカウントのページでつないでください。'],
    en: ['You are not connected to LINE Creators Market.', 'Connect on your account page.'],
  },
  line_pairing_unknown: {
    kind: 'expected',
    ja: ['このコードは使えません。', 'ページで新しいコードを出して、10分以内に入力してください。'],
    en: ['This code cannot be used.', 'Get a new one on the page and enter it within 10 minutes.'],
  },
  submission_off: {
    kind: 'expected',
    ja: ['自動での申請は、いま使えません。', 'ZIPと入力シートをダウンロードして、ご自身で申請できます。'],
    en: ['Automatic submission is switched off.', 'Download the ZIP and the sheet, and submit by hand.'],
  },
  submission_running: {
    kind: 'expected',
    ja: ['ほかの申請が進んでいます。', '終わってから、もう一度お試しください。'],
    en: ['Another submission of yours is running.', 'Wait until it has ended, and try again.'],
  },
  submission_limit_day: {
    kind: 'expected',
    ja: ['LINEへの申請は1日30件までです。', '明日また申請してください。'],
    en: ['LINE takes 30 requests a day.', 'Submit again tomorrow.'],
  },
  submission_unchecked: {
    kind: 'expected',
    ja: ['申請の前に、直すところがあります。', '「チェック」の赤い項目を直してください。'],
    en: ['Some things have to be mended before a submission.', 'Mend what "Check" shows in red.'],
  },
  submission_changed: {
    kind: 'expected',
    ja: ['確認したあとに、内容が変わりました。', '新しい内容を確かめて、もう一度申請してください。'],
    en: ['The set was changed after you confirmed it.', 'Look at it once more, and submit again.'],
  },
  submission_unconfirmed: {
    kind: 'expected',
    ja: ['確認していない項目があります。', 'すべての項目を確かめて、チェックを入れてください。'],
    en: ['Something is not confirmed yet.', 'Read every point, and tick it.'],
  },
  submission_same_images: {
    kind: 'expected',
    ja: ['リジェクトされたときと、画像が同じです。', '指摘されたスタンプを直してから、申請してください。'],
    en: ['The pictures are those that were rejected.', 'Mend the stickers it names, then submit.'],
  },
  submission_title_taken: {
    kind: 'expected',
    ja: [
      '同じタイトルのスタンプが、すでにあります。',
      '「情報」でタイトルを変えて、もう一度申請してください。',
    ],
    en: ['Another set has this title already.', 'Change the title under "Info", and submit again.'],
  },
  submission_site_refused: {
    kind: 'expected',
    ja: [
      'LINE Creators Marketが、この内容を受け付けませんでした。',
      '下に書かれたところを直して、もう一度申請してください。',
    ],
    en: ['LINE Creators Market did not take it.', 'Mend what it names below, and submit again.'],
  },
  submission_session_expired: {
    kind: 'expected',
    ja: ['LINEのログインが切れました。', 'つなぎ直すと、続きから進みます。'],
    en: ['Your LINE session has ended.', 'Connect again, and it goes on where it stood.'],
  },
  submission_site_changed: {
    kind: 'expected',
    ja: [
      'LINE Creators Marketの画面が変わったようです。',
      '安全のため止めました。ZIPと入力シートで、ご自身で申請できます。',
    ],
    en: [
      'The pages of LINE Creators Market look different.',
      'We stopped to be safe. Submit by hand with the ZIP and the sheet.',
    ],
  },
  submission_site_down: {
    kind: 'transient',
    ja: ['LINE Creators Marketにつながりませんでした。', '少し待ってから、もう一度お試しください。'],
    en: ['LINE Creators Market could not be reached.', 'Wait a little and try again.'],
  },
  submission_outcome_unknown: {
    kind: 'expected',
    ja: [
      '申請できたかどうか、確かめられませんでした。',
      'creator.line.me を開いて確かめてください。次に申請するときは、まず状態を調べます。',
    ],
    en: [
      'We could not find out whether the request went in.',
      'Look at creator.line.me. The next attempt looks at its state first.',
    ],
  },
  submission_failed: {
    kind: 'transient',
    ja: ['申請が途中で止まりました。', '少し待ってから、もう一度お試しください。'],
    en: ['The submission stopped half-way.', 'Wait a little and try again.'],
  },
  // Everything else
  unavailable: {
    kind: 'transient',
    ja: ['いま混み合っています。', '少し待ってから、もう一度お試しください。'],
    en: ['We are busy right now.', 'Wait a little and try again.'],
  },
  too_often: {
    kind: 'expected',
    ja: [
      '短い時間に何度も操作されたか、今日の上限に達しました。',
      '少し待つか、明日になってから、もう一度お試しください。',
    ],
    en: [
      'You have done this too many times for now.',
      'Wait a minute and try again. If it goes on, try tomorrow.',
    ],
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

interface PochittoErrorOptions extends ErrorOptions {
  /** For `too_often`: when it may be tried again. */
  readonly retryAfterSeconds?: number;
}

/** An error that carries a code of the table; `detail` is for operators, in English, without personal data. */
export class PochittoError extends Error {
  override readonly name = 'PochittoError';
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, detail?: string, options?: PochittoErrorOptions) {
    super(detail ?? errors[code].en[0], options);
    this.code = code;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }

  get kind(): ErrorKind {
    return errors[this.code].kind;
  }
}
