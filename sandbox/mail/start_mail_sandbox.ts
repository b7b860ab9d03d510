import { once } from 'node:events';
import { createServer } from 'node:http';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { listen } from '../local_server.ts';
import { escapeHtml, pageFrame } from '../openid/page_frame.ts';

export interface MailSandboxOptions {
  /** SMTP port; 0 uses any free port. */
  readonly port: number;
  /** Port of the page that lists received mail; 0 uses any free port. */
  readonly pagePort: number;
  readonly user: string;
  readonly password: string;
}

export interface ArrivedMail {
  readonly messageId: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** By lowercase name. */
  readonly headers: ReadonlyMap<string, string>;
  /** As received. */
  readonly raw: string;
  /** How often it arrived: mailboxes show each Message-ID once. */
  copies: number;
}

/**
 * How the next mail is answered: an SMTP status for its recipient, `hang` (no response), or `lost` (accepted
 * without a response).
 */
export type MailWish = number | 'hang' | 'lost';

export interface MailSandbox {
  readonly port: number;
  /** The page that lists received mail. */
  readonly url: string;
  /** Received mail, one per Message-ID. */
  readonly mails: readonly ArrivedMail[];
  readonly set: (next: readonly MailWish[]) => void;
  readonly stop: () => Promise<void>;
}

const service = { name: 'SMTP', id: 'mail' };

/**
 * Starts an SMTP server on 127.0.0.1 that accepts mail for everyone and delivers none.
 *
 * @throws if a port is in use.
 */
export async function startMailSandbox({
  port,
  pagePort,
  user,
  password,
}: MailSandboxOptions): Promise<MailSandbox> {
  const mails: ArrivedMail[] = [];
  const next: MailWish[] = [];

  async function keep(stream: SMTPServerDataStream, to: readonly string[]): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    const raw = Buffer.concat(chunks);
    const { messageId = '', from, subject = '', text = '', html = '', headers } = await PostalMime.parse(raw);
    const known = mails.find((mail) => mail.messageId === messageId && messageId !== '');
    if (known) {
      known.copies += 1;
      return;
    }
    mails.push({
      messageId,
      to,
      subject,
      text,
      html,
      raw: raw.toString('utf8'),
      copies: 1,
      from: from?.address ?? '',
      headers: new Map(headers.map(({ key, value }) => [key, value])),
    });
  }

  const server = new SMTPServer({
    // Local and without a certificate, like the other sandboxes.
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    size: 1_000_000,
    onAuth: (auth, _, done) =>
      auth.username === user && auth.password === password
        ? done(null, { user })
        : done(new Error('Invalid username or password')),
    onRcptTo: (_, __, done) => {
      if (next[0] === 'hang') {
        next.shift();
        return;
      }
      if (typeof next[0] !== 'number') return done();
      done(Object.assign(new Error('As the sandbox was told.'), { responseCode: next.shift() }));
    },
    onData: (stream, session, done) => {
      const isLost = next[0] === 'lost';
      if (isLost) next.shift();
      keep(
        stream,
        session.envelope.rcptTo.map(({ address }) => address),
      ).then(() => {
        // Accepted, but the response never arrives.
        if (!isLost) done();
      }, done);
    },
  });
  server.on('error', () => {});
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const page = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(mailsPage(mails));
  });
  const { url, stop } = await listen(page, pagePort);
  const address = listening.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    url,
    mails,
    set: (wishes) => void next.splice(0, next.length, ...wishes),
    stop: async () => {
      await stop();
      for (const connection of server.connections) connection.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function mailsPage(mails: readonly ArrivedMail[]): string {
  const rows = mails
    .toReversed()
    .map(
      ({ to, subject, html }) =>
        `<details><summary>${escapeHtml(subject)} <small>${escapeHtml(to.join(', '))}</small></summary>` +
        `<iframe sandbox title="${escapeHtml(subject)}" srcdoc="${escapeHtml(html)}" style="width:100%;height:28rem;border:1px solid #b9c6bc"></iframe></details>`,
    );
  return pageFrame(
    service,
    'ja',
    '届いたメール',
    rows.length === 0 ? '<p>まだ何も届いていません。</p>' : rows.join(''),
  );
}
