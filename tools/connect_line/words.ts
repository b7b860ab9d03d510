const ja = {
  usage: '使い方: npm run connect-line -- --code XXXX-XXXX [--server https://…]',
  noServer:
    '接続先が分かりません。--server でポチッとのURLを指定してください(このパソコンで npm start を実行中なら不要です)。',
  badServer: '--server には、https:// で始まるポチッとのURLを指定してください。',
  serverSilent: 'そのURLのポチッとに接続できませんでした。URLを確認してください。',
  noBrowser: 'ChromeもChromiumも見つかりません。インストールするか、CHROMIUM_PATH に場所を指定してください。',
  noScreen:
    '画面がありません。画面のあるパソコンで実行するか、ページの「Cookieを貼り付ける」を使ってください。',
  noStart: 'ブラウザーを開けませんでした。',
  before: (name: string) =>
    [
      `接続先: ${name}`,
      'ご自身のページに表示されたコードだけを使ってください。ほかの人のコードを使うと、その人にあなたのLINEのログインを渡すことになります。',
      'ブラウザーが開きます。LINE Creators Marketにログインしてください。このコマンドがパスワードを読み取ることはありません。',
    ].join('\n'),
  closed: 'ログインの前に、ブラウザーが閉じられました。何も送信していません。',
  late: '10分以内にログインが完了しなかったため、閉じました。新しいコードで、もう一度お試しください。',
  done: '接続しました。ページに戻ってください。ブラウザーに残ったデータは削除しました。',
};

export type Words = typeof ja;

const en: Words = {
  usage: 'Usage: npm run connect-line -- --code XXXX-XXXX [--server https://…]',
  noServer:
    "No server to connect to. Pass Pochitto's URL with --server (not needed while npm start runs on this computer).",
  badServer: "--server takes Pochitto's URL, which starts with https://.",
  serverSilent: "Couldn't reach Pochitto at that URL. Check it and try again.",
  noBrowser: 'Chrome or Chromium was not found. Install it, or set its location in CHROMIUM_PATH.',
  noScreen: 'No display found. Run this on a computer with a display, or paste the cookies on the page.',
  noStart: "Couldn't open the browser.",
  before: (name) =>
    [
      `Connecting to: ${name}`,
      "Use only the code shown on your own page. With someone else's code, you give them your LINE session.",
      'A browser opens. Sign in to LINE Creators Market there. This command never reads your password.',
    ].join('\n'),
  closed: 'The browser was closed before you signed in. Nothing was sent.',
  late: "You didn't sign in within 10 minutes, so the browser was closed. Try again with a new code.",
  done: "Connected. Go back to the page. The browser's data was deleted.",
};

export const words = { ja, en };

/** The machine's language, if it is supported. */
export function language(): 'ja' | 'en' {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const said = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return said.startsWith('ja') ? 'ja' : 'en';
}
