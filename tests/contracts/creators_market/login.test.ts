import {
  type CreatorsMarketSandbox,
  type MadeAccount,
  startCreatorsMarketSandbox,
} from '@pochitto/sandbox/creators-market';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let sandbox: CreatorsMarketSandbox;
beforeAll(async () => {
  sandbox = await startCreatorsMarketSandbox({ port: 0, accessPort: 0 });
});
afterAll(() => sandbox.stop());

/** Follows one redirect at a time without a browser, and keeps cookies. */
function visitor() {
  const jar = new Map<string, string>();
  return async (address: string, form?: Record<string, string>) => {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    return {
      text: await response.text(),
      next: location === null ? '' : new URL(location, address).href,
      cookies: response.headers.getSetCookie(),
    };
  };
}

const step = (address: string, name: string) => address.replace(/\/v2\.1\/[a-z]+/, `/v2.1/${name}`);
const codeFrom = (page: string) => /data-test="code">(\d{4})</.exec(page)?.[1] ?? '';

/** Signs in until the browser shows the code. */
async function signInUntilCode(visit: ReturnType<typeof visitor>, { email, password }: MadeAccount) {
  const login = (await visit(`${sandbox.url}/signup/line_auth`)).next;
  expect(login).toMatch(new RegExp(`^${sandbox.accessUrl}/`));
  const { next } = await visit(login, { tid: email, tpasswd: password });
  return { login, page: await visit(next) };
}

describe('Creators Market sandbox: sign-in', () => {
  it('leads through password, phone code and consent to the sets', async () => {
    const account = sandbox.createAccount();
    const visit = visitor();
    const { login, page } = await signInUntilCode(visit, account);
    expect(page.text).toContain('認証番号で本人確認');
    expect((await visit(step(login, 'next'))).next).toContain('/login');
    expect(sandbox.typeCode(account.accountId, 'xxxx')).toBe(false);
    expect(sandbox.typeCode(account.accountId, codeFrom(page.text))).toBe(true);
    expect((await visit(step(login, 'next'))).text).toMatch(/class="MdBtn01">許可する/);
    const callback = (await visit(step(login, 'consent'), {})).next;
    expect(callback).toContain(`${sandbox.url}/signup/line_callback`);
    const back = await visit(callback);
    expect(back.next).toBe(`${sandbox.url}/my/${account.pageId}/sticker/`);
    expect(back.cookies.filter((cookie) => cookie.includes('HttpOnly')).length).toBeGreaterThan(1);
    expect(back.cookies.find((cookie) => cookie.startsWith('XSRF-TOKEN='))).not.toContain('HttpOnly');
    expect((await visit(back.next)).text).toContain('アイテム管理');
    expect((await visit(callback)).next).toContain(sandbox.accessUrl);
  });

  it('asks for consent only once', async () => {
    const account = sandbox.createAccount();
    for (const isFirst of [true, false]) {
      const visit = visitor();
      const { login, page } = await signInUntilCode(visit, account);
      sandbox.typeCode(account.accountId, codeFrom(page.text));
      expect((await visit(step(login, 'next'))).next === '').toBe(isFirst);
      if (isFirst) await visit(step(login, 'consent'), {});
    }
  });

  it('rejects a wrong password', async () => {
    const visit = visitor();
    const login = (await visit(`${sandbox.url}/signup/line_auth`)).next;
    const { email } = sandbox.createAccount();
    const page = await visit(login, { tid: email, tpasswd: 'wrong' });
    expect(page.text).toContain('パスワードが違います');
    for (const part of ['name="tid"', 'name="tpasswd"', 'class="MdBtn01"', 'QRコードログイン']) {
      expect(page.text).toContain(part);
    }
  });

  it('by QR code waits for the phone for a limited time', async () => {
    const account = sandbox.createAccount();
    const visit = visitor();
    const login = (await visit(`${sandbox.url}/signup/line_auth`)).next;
    const qr = (await visit(step(login, 'qr'))).text;
    const id = /data-qr="([^"]+)"/.exec(qr)?.[1] ?? '';
    expect(sandbox.scanQr(account.accountId, id)).toBe(true);
    expect((await visit(step(login, 'next'))).text).toContain('許可する');
    const late = (await visit(`${sandbox.url}/signup/line_auth`)).next;
    await visit(step(late, 'qr'));
    sandbox.expireLogins();
    expect((await visit(step(late, 'next'))).text).toContain('有効期限が切れました');
  });

  it('ends at the registration form for an account without a creator', async () => {
    const account = sandbox.createAccount({ withCreator: false });
    const visit = visitor();
    const { login, page } = await signInUntilCode(visit, account);
    sandbox.typeCode(account.accountId, codeFrom(page.text));
    const back = await visit((await visit(step(login, 'consent'), {})).next);
    expect(back.next).toBe(`${sandbox.url}/signup/`);
    expect((await visit(back.next)).text).toContain('name="terms"');
    expect((await visit(`${sandbox.url}/my/${account.pageId}/sticker/`)).next).toBe(`${sandbox.url}/signup/`);
    expect(sandbox.counts(account.accountId).signUps).toBe(0);
    await visit(back.next, { terms: 'true' });
    expect(sandbox.counts(account.accountId).signUps).toBe(1);
  });

  it('can be tried by hand with cookies to copy and a simulated phone', async () => {
    const account = sandbox.createAccount();
    const page = await (await fetch(`${sandbox.url}/sandbox/accounts`)).text();
    expect(page).toContain(account.password);
    expect(page).toContain('XSRF-TOKEN');
    const visit = visitor();
    const { login, page: shown } = await signInUntilCode(visit, account);
    await fetch(`${sandbox.url}/sandbox/phone`, {
      method: 'POST',
      body: new URLSearchParams({ accountId: account.accountId, code: codeFrom(shown.text) }),
    });
    expect((await visit(step(login, 'next'))).text).toContain('許可する');
  });
});
