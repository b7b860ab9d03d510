import { PochittoError } from '../../domain/errors.ts';
import type { MailServer } from '../../platform/notice_config.ts';
import { within } from '../../platform/within.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Permanently identifies this mail, so mail clients recognize a duplicate. */
  readonly messageId: string;
  /** URL that unsubscribes with one click, or one POST without user interaction (RFC 8058). */
  readonly unsubscribeUrl: string;
}

/** Limit for the whole delivery, in seconds: a server that hangs must not delay other work. */
const defaultSeconds = 25;

/**
 * Sends a mail through an SMTP server. `refused`: the server permanently rejects this mail.
 *
 * @throws PochittoError `unavailable` if the server cannot be reached in time, is busy, or asks to try later; Error
 * if it does not accept our user name and password.
 */
export async function sendMail(
  server: MailServer,
  { to, subject, text, html, messageId, unsubscribeUrl }: Mail,
  seconds = defaultSeconds,
): Promise<'delivered' | 'refused'> {
  const { createTransport } = await import('nodemailer');
  const milliseconds = seconds * 1000;
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.isSecure,
    requireTLS: server.requiresTls,
    ...(server.user === null ? {} : { auth: { user: server.user, pass: server.password } }),
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sent = transport.sendMail({
    from: server.from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId,
    headers: {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  });
  try {
    await within(milliseconds, sent, () => Object.assign(new Error('Too late.'), { code: 'ETIMEDOUT' }));
    return 'delivered';
  } catch (error) {
    return outcomeOf(error);
  } finally {
    transport.close();
  }
}

function outcomeOf(error: unknown): 'refused' {
  const { code, command, responseCode } = error as {
    readonly code?: unknown;
    readonly command?: unknown;
    readonly responseCode?: unknown;
  };
  // The server's messages may quote the address, so they are left out.
  if (code === 'EAUTH') throw new Error('The mail server does not accept SMTP_URL and SMTP_PASSWORD.');
  const isOfMail = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(String(command));
  if (isOfMail && typeof responseCode === 'number' && responseCode >= 500) return 'refused';
  throw new PochittoError('unavailable', `The mail server: ${String(code)} ${String(responseCode ?? '')}`);
}
