import { type MailSandbox, startMailSandbox } from '@pochitto/sandbox/mail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailOf } from '../../../functions/src/notices/write_message.ts';
import { sendMail } from '../../../functions/src/vendors/mail/send_mail.ts';

const password = 'sandbox-smtp-password';
let sandbox: MailSandbox;
const server = () => ({
  host: '127.0.0.1',
  port: sandbox.port,
  isSecure: false,
  requiresTls: false,
  user: 'pochitto',
  password,
  from: { name: 'ポチッと', address: 'notices@pochitto.example' },
});
const signing = {
  webOrigin: () => 'https://pochitto.example',
  identityHashKey: () => Buffer.alloc(32, 'key'),
};
const mail = (
  noticeId: string,
  { displayName = 'Ann', address = 'ann@pochitto.example', title = 'Cats' } = {},
) =>
  mailOf(signing, {
    noticeId,
    about: { kind: 'rejected', stampId: 'set1', title },
    person: { userId: 'ann', displayName, locale: 'ja' },
    address,
  });

beforeAll(async () => {
  sandbox = await startMailSandbox({ port: 0, pagePort: 0, user: 'pochitto', password });
});
afterAll(() => sandbox?.stop());

describe('sending a mail', () => {
  it('delivers a notice as text and HTML with its link and one-click unsubscription', async () => {
    expect(await sendMail(server(), mail('n1'))).toBe('delivered');
    const [got] = sandbox.mails;
    expect(got).toMatchObject({
      to: ['ann@pochitto.example'],
      from: 'notices@pochitto.example',
      subject: '「Cats」がリジェクトされました - ポチッと',
    });
    for (const part of [got?.text, got?.html]) {
      expect(part).toContain('Ann さん');
      expect(part).toContain('https://pochitto.example/sets/set1?tab=send');
      expect(part).toContain('https://pochitto.example/unsubscribe/');
    }
    expect(got?.headers.get('list-unsubscribe')).toMatch(
      /^<https:\/\/pochitto[.]example\/unsubscribe\/[\w.-]+>$/,
    );
    expect(got?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(got?.raw).not.toContain(password);
    expect(await (await fetch(sandbox.url)).text()).toContain('リジェクトされました');
  });

  it('uses the same Message-ID for a retry, so that mail clients show it once', async () => {
    sandbox.set(['lost']);
    await expect(sendMail(server(), mail('n2'), 1)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await sendMail(server(), mail('n2'))).toBe('delivered');
    expect(sandbox.mails.filter(({ messageId }) => messageId === mail('n2').messageId)).toMatchObject([
      { copies: 2 },
    ]);
  });

  it('times out if the server hangs', async () => {
    sandbox.set(['hang']);
    const began = performance.now();
    await expect(sendMail(server(), mail('n3'), 0.5)).rejects.toMatchObject({ code: 'unavailable' });
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('can be retried if the server asks for it, but not if it rejects the recipient', async () => {
    sandbox.set([451]);
    await expect(sendMail(server(), mail('n4'))).rejects.toMatchObject({ code: 'unavailable' });
    sandbox.set([550]);
    expect(await sendMail(server(), mail('n4'))).toBe('refused');
    await expect(sendMail({ ...server(), password: 'wrong' }, mail('n4'))).rejects.toThrow(
      'does not accept SMTP_URL and SMTP_PASSWORD',
    );
    await expect(sendMail({ ...server(), port: 9 }, mail('n4'), 2)).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('adds no header or recipient for line breaks in address, name or title', async () => {
    const evil = '\r\nBcc: eve@pochitto.example\r\n\r\n';
    const before = sandbox.mails.length;
    const outcome = await sendMail(
      server(),
      mail('n5', { displayName: `Ann${evil}`, address: `ann@pochitto.example${evil}`, title: `Cats${evil}` }),
    ).catch(() => 'refused');
    for (const got of sandbox.mails.slice(before)) {
      expect(got.headers.has('bcc')).toBe(false);
      expect(got.to).not.toContain('eve@pochitto.example');
    }
    expect(['delivered', 'refused']).toContain(outcome);
  });

  it('shortens a name of 3,000 characters, and escapes markup', async () => {
    await sendMail(server(), mail('n6', { displayName: `<b>${'名'.repeat(3000)}` }));
    const got = sandbox.mails.at(-1);
    expect(got?.text).toContain(`<b>${'名'.repeat(37)} さん`);
    expect(got?.html).toContain('&#60;b&#62;');
    expect(got?.raw.length).toBeLessThan(12_000);
  });
});
