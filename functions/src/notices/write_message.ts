import { z } from 'zod';
import type { Locale, User } from '../domain/accounts/user.ts';
import type { NoticeAbout } from '../domain/notices/notice.ts';
import { noticePath } from '../domain/notices/notice_kinds.ts';
import { noticeText } from '../domain/notices/notice_texts.ts';
import type { Context } from '../platform/context.ts';
import { digest } from '../platform/hashes.ts';
import type { Mail } from '../vendors/mail/send_mail.ts';
import { unsubscribeUrl } from './unsubscribe.ts';

/** Writes a notice as a LINE message. */
export function lineTextOf(webOrigin: string, about: NoticeAbout, locale: Locale): string {
  const { title, text, action } = noticeText(locale, about);
  return `${title}\n${text}\n\n${action}\n${webOrigin}${noticePath(about)}`;
}

interface MailToWrite {
  readonly noticeId: string;
  readonly about: NoticeAbout;
  readonly person: Pick<User, 'userId' | 'displayName' | 'locale'>;
  readonly address: string;
}

const words = {
  ja: {
    product: 'ポチッと',
    greeting: (name: string) => `${name} さん`,
    why: 'このメールは、ポチッとのお知らせを受け取る設定の方にお送りしています。',
    choose: '受け取り方を変える',
    stop: 'メールのお知らせを停止',
  },
  en: {
    product: 'Pochitto',
    greeting: (name: string) => `Hi ${name},`,
    why: 'You are receiving this email because email notifications are turned on in your Pochitto account.',
    choose: 'Change what you receive',
    stop: 'Unsubscribe from emails',
  },
} as const;

/** Writes a notice as an e-mail, as plain text and HTML, in the person's language. */
export function mailOf(
  context: Pick<Context, 'webOrigin' | 'identityHashKey'>,
  { noticeId, about, person, address }: MailToWrite,
): Mail {
  const origin = context.webOrigin();
  const { title, text, action } = noticeText(person.locale, about);
  const { product, greeting, why, choose, stop } = words[person.locale];
  const name = shortName(person.displayName);
  const hello = name === '' ? [] : [greeting(name)];
  const link = `${origin}${noticePath(about)}`;
  const choices = `${origin}/account#notices`;
  const stopUrl = unsubscribeUrl(context, person.userId);
  return {
    to: address,
    subject: `${title} - ${product}`,
    text: [
      ...hello.flatMap((line) => [line, '']),
      `${title}\n${text}\n`,
      `${action}: ${link}\n`,
      `-- \n${why}`,
      `${choose}: ${choices}`,
      `${stop}: ${stopUrl}\n`,
    ].join('\n'),
    html: htmlOf(person.locale, {
      hello: hello[0] ?? '',
      product,
      title,
      text,
      action,
      link,
      why,
      choose,
      choices,
      stop,
      stopUrl,
    }),
    messageId: `<${digest(noticeId)}@${new URL(origin).hostname}>`,
    unsubscribeUrl: stopUrl,
  };
}

/** Reduces a name to one line of at most 40 characters. */
function shortName(name: string): string {
  const line = name.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return [...line].slice(0, 40).join('');
}

function htmlOf(locale: Locale, parts: Readonly<Record<string, string>>): string {
  const part = (name: string) => escapeHtml(parts[name] ?? '');
  const link = (to: string, name: string, style = 'color:#6B6873') =>
    `<a href="${part(to)}" style="${style}">${part(name)}</a>`;
  const button =
    'display:inline-block;padding:14px 28px;border-radius:999px;background:#C7361F;color:#ffffff;font-weight:bold;text-decoration:none';
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${part('title')}</title></head>
<body style="margin:0;padding:24px 12px;background:#FFFBF5;color:#2B2A33;font:16px/1.7 'Hiragino Sans','Noto Sans JP',Meiryo,sans-serif">
<div style="max-width:520px;margin:0 auto;padding:28px 24px;background:#ffffff;border:1px solid #EAE3D9;border-radius:16px">
<p style="margin:0 0 20px;font-weight:bold;color:#C7361F">${part('product')}</p>
${parts.hello ? `<p style="margin:0 0 8px">${part('hello')}</p>` : ''}
<h1 style="margin:0 0 8px;font-size:20px;line-height:1.5">${part('title')}</h1>
<p style="margin:0 0 24px">${part('text')}</p>
<p style="margin:0">${link('link', 'action', button)}</p>
</div>
<p style="max-width:520px;margin:16px auto 0;font-size:13px;color:#6B6873">${part('why')}<br>${link('choices', 'choose')} · ${link('stopUrl', 'stop')}</p>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Returns a person's verified address at Auth; null if there is none. */
export async function verifiedAddress(context: Context, uid: string): Promise<string | null> {
  const auth = await context.auth();
  const { users } = await auth.getUsers([{ uid }]);
  const [user] = users;
  if (!user?.emailVerified || user.disabled) return null;
  return z.email().max(254).safeParse(user.email).data ?? null;
}
