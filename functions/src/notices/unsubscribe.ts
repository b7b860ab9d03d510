import { timingSafeEqual } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { type Locale, userSchema } from '../domain/accounts/user.ts';
import { PochittoError } from '../domain/errors.ts';
import { unsubscribeUses } from '../domain/limits.ts';
import { noticeKindNames } from '../domain/notices/notice_kinds.ts';
import { documents } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import type { Answer } from '../platform/correlation.ts';
import { keyedHash } from '../platform/hashes.ts';
import { limitRate } from '../platform/limit_rate.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';

const path = '/unsubscribe/';

/**
 * Returns the URL where a person unsubscribes from our mail without signing in. It is signed, so nobody can
 * unsubscribe another person.
 */
export function unsubscribeUrl(
  { webOrigin, identityHashKey }: Pick<Context, 'webOrigin' | 'identityHashKey'>,
  uid: string,
): string {
  const name = Buffer.from(uid).toString('base64url');
  return `${webOrigin()}${path}${name}.${keyedHash(identityHashKey(), 'unsubscribe', uid)}`;
}

/** Returns the uid of a link; null if we did not sign it. */
function uidOf({ identityHashKey }: Pick<Context, 'identityHashKey'>, asked: string): string | null {
  const [name = '', mark = ''] = asked.slice(asked.indexOf(path) + path.length).split('.');
  const uid = Buffer.from(name, 'base64url').toString('utf8');
  const [expected, given] = [
    Buffer.from(keyedHash(identityHashKey(), 'unsubscribe', uid)),
    Buffer.from(mark),
  ];
  return expected.length === given.length && timingSafeEqual(expected, given) ? uid : null;
}

interface Asked {
  readonly method: string;
  readonly path: string;
}

/**
 * Handles an unsubscribe link. GET shows a button and changes nothing, because mail scanners open links. POST, by
 * that button or by a mail program's one-click unsubscribe, ends all mail to the person; choices per kind stay
 * available on the account page.
 */
export async function unsubscribe(context: Context, asked: Asked): Promise<Answer> {
  try {
    return await answer(context, asked);
  } catch (error) {
    if (error instanceof PochittoError && error.code === 'too_often') return page('ja', 429, 'later');
    log.bug(error);
    return page('ja', 500, 'later');
  }
}

async function answer(context: Context, { method, path: asked }: Asked): Promise<Answer> {
  const uid = uidOf(context, asked);
  if (uid === null) return page('ja', 404, 'unknown');
  await limitRate(context, { action: 'unsubscribe', who: uid }, unsubscribeUses);
  const reference = context.firestore.doc(documents.user(uid));
  const person = readDocument(userSchema, await reference.get());
  if (!person) return page('ja', 404, 'unknown');
  if (method !== 'POST') return page(person.locale, 200, 'question');
  await transact(context.firestore, async (transaction) => {
    const latest = readDocument(userSchema, await transaction.get(reference));
    if (!latest) return;
    const off = noticeKindNames.map((kind) => [kind, { ...latest.noticeChoices[kind], email: false }]);
    transaction.update(reference, {
      noticeChoices: Object.fromEntries(off),
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
  return page(person.locale, 200, 'done');
}

const words = {
  ja: {
    question: ['メールのお知らせを停止しますか?', 'アプリとLINEでのお知らせは続きます。'],
    stop: '停止する',
    done: ['メールのお知らせを停止しました', '受け取り方は、アカウントのページでいつでも変更できます。'],
    unknown: ['リンクが正しくありません', 'メールにあるリンクをもう一度開いてください。'],
    later: ['いまは停止できませんでした', 'しばらくしてから、もう一度お試しください。'],
    account: 'アカウントのページへ',
  },
  en: {
    question: ['Stop emails from Pochitto?', 'You will still be notified in the app and on LINE.'],
    stop: 'Stop emails',
    done: [
      'You will get no more notification emails',
      'You can change this on your account page at any time.',
    ],
    unknown: ['This link is not valid', 'Please open the link in the email again.'],
    later: ['This did not work just now', 'Please try again in a few minutes.'],
    account: 'Go to your account',
  },
} as const;

function page(locale: Locale, status: number, state: 'question' | 'done' | 'unknown' | 'later'): Answer {
  const { [state]: text, stop, account } = words[locale];
  const button =
    'padding:14px 28px;border:0;border-radius:999px;background:#C7361F;color:#fff;font:inherit;font-weight:bold';
  const action =
    state === 'question'
      ? `<form method="post"><button style="${button}">${stop}</button></form>`
      : `<p><a href="/account#notices" style="color:inherit">${account}</a></p>`;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    },
    body: `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text[0]}</title></head>
<body style="margin:0;padding:48px 20px;background:#FFFBF5;color:#2B2A33;font:16px/1.7 sans-serif;text-align:center">
<h1 style="font-size:22px">${text[0]}</h1><p>${text[1]}</p>${action}
</body>
</html>
`,
  };
}
