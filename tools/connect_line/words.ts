const ja = {
  usage: '使い方: npm run connect-line -- --code XXXX-XXXX [--server https://…]',
  noServer:
    'つなぐ先がわかりません。--server で、ポチッとのアドレスを指定してください(手元で npm start しているときは不要です)。',
  badServer: '--server には、https:// で始まるポチッとのアドレスを指定してください。',
  serverSilent: 'そのアドレスのポチッとにつながりませんでした。アドレスを確かめてください。',
  noBrowser: 'ChromeもChromiumも見つかりません。インストールするか、CHROMIUM_PATH に場所を指定してください。',
  noScreen:
    '画面がありません。画面のあるパソコンで動かすか、ページの「Cookieを貼り付ける」を使ってください。',
  noStart: 'ブラウザーを開けませんでした。',
  before: (name: string) =>
    [
      `つなぐ先: ${name}`,
      'コードは、ご自身のページに出たものだけを使ってください。ほかの人からもらったコードを使うと、その人にあなたのLINEのログインを渡すことになります。',
      'ブラウザーが開きます。LINE Creators Marketにログインしてください。パスワードはこのコマンドには渡りません。',
    ].join('\n'),
  closed: 'ログインが終わる前に、ブラウザーが閉じられました。何も渡していません。',
  late: '10分たってもログインが終わらなかったので、閉じました。新しいコードで、もう一度お試しください。',
  done: 'つながりました。ページに戻ってください。ブラウザーに残ったものは消しました。',
};

export type Words = typeof ja;

const en: Words = {
  usage: 'Usage: npm run connect-line -- --code XXXX-XXXX [--server https://…]',
  noServer:
    "It is not known where to connect. Give Pochitto's address with --server (with npm start beside it there is no need).",
  badServer: '--server takes the address of Pochitto, which begins with https://.',
  serverSilent: 'There is no Pochitto at that address. Please check it.',
  noBrowser: 'Neither Chrome nor Chromium was found. Install one, or say in CHROMIUM_PATH where it is.',
  noScreen: 'There is no screen. Run this on a computer with one, or paste the cookies on the page.',
  noStart: 'The browser could not be opened.',
  before: (name) =>
    [
      `Connecting to: ${name}`,
      'Use only a code that your own page shows: with a code from somebody else you hand them your LINE session.',
      'A browser opens. Sign in at LINE Creators Market there. This command never sees your password.',
    ].join('\n'),
  closed: 'The browser was closed before you had signed in. Nothing was handed over.',
  late: 'You had not signed in after 10 minutes, so it was closed. Please try again with a new code.',
  done: 'Connected. Go back to the page. What the browser kept is wiped.',
};

export const words = { ja, en };

/** The language of the machine, as far as it is one of ours. */
export function language(): 'ja' | 'en' {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const said = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return said.startsWith('ja') ? 'ja' : 'en';
}
