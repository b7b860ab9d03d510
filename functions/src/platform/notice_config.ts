import { z } from 'zod';
import { isLoopback, isOff, outsideUrl, parseSettings } from './parse_settings.ts';

/** The SMTP server for our mail. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** Whether the connection uses TLS from the first byte. */
  readonly isSecure: boolean;
  /** Whether STARTTLS is required, for a connection that does not start with TLS. */
  readonly requiresTls: boolean;
  /** null if the server asks for no user name. */
  readonly user: string | null;
  readonly password: string;
  /** The sender of the mail. */
  readonly from: { readonly name: string; readonly address: string };
}

/** The Messaging API channel of our LINE Official Account. */
export interface LineMessaging {
  readonly channelToken: string;
  /** Without a trailing slash. */
  readonly apiUrl: string;
}

const smtpUrl = (local: boolean) =>
  z.string().transform((text, context): Omit<MailServer, 'password'> => {
    const url = URL.parse(text);
    const from = /^(?:([^<>\p{Cc}]*?)\s*<([^<>]+)>|([^<>\s]+))$/u.exec(url?.searchParams.get('from') ?? '');
    const address = z.email().safeParse(from?.[2] ?? from?.[3]);
    const isSecure = url?.protocol === 'smtps:';
    const isSmtp = isSecure || url?.protocol === 'smtp:';
    if (
      !url ||
      !isSmtp ||
      url.hostname === '' ||
      !address.success ||
      url.password !== '' ||
      (isLoopback(url.hostname) && !local)
    ) {
      context.addIssue({
        code: 'custom',
        message: 'SMTP_URL must be smtps://USER@HOST:PORT?from=NAME <ADDRESS>, without the password.',
      });
      return z.NEVER;
    }
    return {
      host: url.hostname,
      port: Number(url.port || (isSecure ? 465 : 587)),
      isSecure,
      requiresTls: !isSecure && !local,
      user: url.username === '' ? null : decodeURIComponent(url.username),
      from: { name: from?.[1] ?? '', address: address.data },
    };
  });

/** Reads the mail server; null if none is set, which switches e-mail off. */
export function readMailServer(variables: NodeJS.ProcessEnv): MailServer | null {
  if (isOff(variables.SMTP_URL)) return null;
  const settings = parseSettings(variables, {
    SMTP_URL: smtpUrl(variables.FUNCTIONS_EMULATOR === 'true'),
    SMTP_PASSWORD: z.string().default(''),
  });
  return { ...settings.SMTP_URL, password: settings.SMTP_PASSWORD };
}

/** Reads the settings of LINE messages; null without a token, which switches them off. */
export function readLineMessaging(variables: NodeJS.ProcessEnv): LineMessaging | null {
  if (isOff(variables.LINE_MESSAGING_TOKEN)) return null;
  const local = variables.FUNCTIONS_EMULATOR === 'true';
  const settings = parseSettings(variables, {
    LINE_MESSAGING_TOKEN: z.string().regex(local ? /^sandbox-[\w-]+$/ : /^(?!sandbox-)[\w+/=-]{40,}$/),
    LINE_MESSAGING_URL: outsideUrl(local).default('https://api.line.me'),
  });
  return { channelToken: settings.LINE_MESSAGING_TOKEN, apiUrl: settings.LINE_MESSAGING_URL };
}
