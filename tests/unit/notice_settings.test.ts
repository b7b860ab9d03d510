import { describe, expect, it } from 'vitest';
import { readLineMessaging, readMailServer } from '../../functions/src/platform/notice_config.ts';

const SMTP_PASSWORD = 'secret';
const from = '?from=Pochitto%20%3Cnotices@example.com%3E';
const mail = (SMTP_URL: string, more: NodeJS.ProcessEnv = {}) =>
  readMailServer({ SMTP_URL, SMTP_PASSWORD, ...more });
const local = { FUNCTIONS_EMULATOR: 'true' };

describe('mail server setting', () => {
  it.each([undefined, '', 'off', ' off '])('%s switches mail off', (SMTP_URL) => {
    expect(readMailServer({ SMTP_URL })).toBeNull();
  });

  it('has host, port, user, sender and TLS in both forms', () => {
    expect(mail(`smtps://me%40example.com@smtp.example.com${from}`)).toEqual({
      host: 'smtp.example.com',
      port: 465,
      isSecure: true,
      requiresTls: false,
      user: 'me@example.com',
      password: SMTP_PASSWORD,
      from: { name: 'Pochitto', address: 'notices@example.com' },
    });
    expect(mail('smtp://smtp.example.com?from=notices@example.com')).toMatchObject({
      port: 587,
      isSecure: false,
      requiresTls: true,
      user: null,
      from: { name: '', address: 'notices@example.com' },
    });
  });

  it.each([
    'smtp.example.com',
    `https://smtp.example.com${from}`,
    'smtps://smtp.example.com',
    'smtps://smtp.example.com?from=nobody',
    `smtps://me:secret@smtp.example.com${from}`,
    `smtps://smtp.example.com?from=${encodeURIComponent('a\r\nBcc: eve@example.com <notices@example.com>')}`,
    `smtp://127.0.0.1:6627${from}`,
  ])('rejects %s with an error that names it', (url) => {
    expect(() => mail(url)).toThrow('SMTP_URL');
  });

  it('may be a sandbox in local development only', () => {
    expect(mail(`smtp://pochitto@127.0.0.1:6627${from}`, local)).toMatchObject({
      port: 6627,
      requiresTls: false,
    });
  });
});

describe('LINE messages setting', () => {
  it.each([undefined, '', 'off'])('%s switches messages off', (LINE_MESSAGING_TOKEN) => {
    expect(readLineMessaging({ LINE_MESSAGING_TOKEN })).toBeNull();
  });

  it('rejects the sandbox when deployed, and a real token when local', () => {
    const token = `${'a'.repeat(100)}/=`;
    expect(readLineMessaging({ LINE_MESSAGING_TOKEN: token })).toEqual({
      channelToken: token,
      apiUrl: 'https://api.line.me',
    });
    expect(() => readLineMessaging({ LINE_MESSAGING_TOKEN: 'sandbox-channel-access-token' })).toThrow();
    expect(() =>
      readLineMessaging({ LINE_MESSAGING_TOKEN: token, LINE_MESSAGING_URL: 'http://127.0.0.1:1' }),
    ).toThrow('LINE_MESSAGING_URL');
    expect(() => readLineMessaging({ LINE_MESSAGING_TOKEN: token, ...local })).toThrow();
  });
});
