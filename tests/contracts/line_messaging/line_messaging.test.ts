import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { messagingApi } from '@line/bot-sdk';
import { type LineMessagingSandbox, startLineMessagingSandbox } from '@pochitto/sandbox/line-messaging';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  friendUrl,
  isFriend,
  pushMessage,
} from '../../../functions/src/vendors/line-messaging/push_message.ts';
import { type Check, checker } from '../vendor_types/checker.ts';
import { vendorSchemas } from '../vendor_types/vendor_schemas.ts';

const token = 'sandbox-channel-access-token';
const person = `U${'a'.repeat(32)}`;
const blocker = `U${'b'.repeat(32)}`;

let sandbox: LineMessagingSandbox;
let check: Check;
const messaging = () => ({ channelToken: token, apiUrl: sandbox.url });
const push = (more: { lineUserId?: string; retryKey?: string } = {}) =>
  pushMessage(messaging(), { lineUserId: person, text: 'できました', retryKey: randomUUID(), ...more });

beforeAll(async () => {
  const manifest = new URL('../../../node_modules/@line/bot-sdk/package.json', import.meta.url);
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, 'utf8')));
  const schemas = await vendorSchemas({
    name: 'line-messaging',
    version,
    views: new URL('./line_messaging_views.ts', import.meta.url),
    tsconfig: new URL('./views.tsconfig.json', import.meta.url),
  });
  check = checker(schemas, false);
  sandbox = await startLineMessagingSandbox({ port: 0, channelToken: token });
  sandbox.set({ people: { [blocker]: 'blocked' } });
}, 60_000);
afterAll(() => sandbox?.stop());

/** Calls the API without any SDK. */
async function ask(path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${sandbox.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const text = (words = 'x') => ({ to: person, messages: [{ type: 'text', text: words }] });

describe('Messaging API sandbox', () => {
  it('answers with the types of LINE’s own package', async () => {
    expect(check('PushRequest', text())).toEqual([]);
    for (const [view, answer] of [
      ['PushReply', await ask('/v2/bot/message/push', text())],
      ['ProfileReply', await ask(`/v2/bot/profile/${person}`)],
      ['BotInfoReply', await ask('/v2/bot/info')],
      ['QuotaReply', await ask('/v2/bot/message/quota')],
      ['ConsumptionReply', await ask('/v2/bot/message/quota/consumption')],
      ['ErrorReply', await ask(`/v2/bot/profile/${blocker}`)],
      ['ErrorReply', await ask('/v2/bot/message/push', {})],
    ] as const) {
      expect(check(view, answer.body)).toEqual([]);
    }
  });

  it('rejects a missing token, unknown fields, empty or too long text, six messages, and an invalid retry key', async () => {
    const rejections = [
      await ask('/v2/bot/message/push', text(), { authorization: 'Bearer nobody' }),
      await ask('/v2/bot/message/push', { ...text(), photo: 'x' }),
      await ask('/v2/bot/message/push', text('')),
      await ask('/v2/bot/message/push', text('x'.repeat(5001))),
      await ask('/v2/bot/message/push', { to: person, messages: Array(6).fill(text().messages[0]) }),
      await ask('/v2/bot/message/push', text(), { 'x-line-retry-key': 'mine' }),
    ];
    expect(rejections.map(({ status }) => status)).toEqual([401, 400, 400, 400, 400, 400]);
    for (const { body } of rejections) expect(check('ErrorReply', body)).toEqual([]);
  });

  it('answers 409 to a used retry key, and does not send the message again', async () => {
    const key = { 'x-line-retry-key': randomUUID() };
    const before = sandbox.messages.length;
    const first = await ask('/v2/bot/message/push', text(), key);
    const second = await ask('/v2/bot/message/push', text(), key);
    expect([first.status, second.status]).toEqual([200, 409]);
    expect(second.headers.get('x-line-accepted-request-id')).toBe(first.headers.get('x-line-request-id'));
    expect(check('ErrorReply', second.body)).toEqual([]);
    expect(sandbox.messages.length).toBe(before + 1);
  });

  it('accepts a message to a person who blocked the account, and does not show it', async () => {
    const { status } = await ask('/v2/bot/message/push', { ...text(), to: blocker });
    expect(status).toBe(200);
    expect(sandbox.messages.at(-1)).toMatchObject({ to: blocker, isShown: false });
  });
});

describe('pushing a LINE message', () => {
  it('sends it with the retry key through LINE’s own SDK', async () => {
    const retryKey = randomUUID();
    expect(await push({ retryKey })).toBe('delivered');
    expect(sandbox.messages.at(-1)).toMatchObject({
      to: person,
      text: 'できました',
      retryKey,
      isShown: true,
    });
    expect(messagingApi.MessagingApiClient).toBeDefined();
  });

  it('counts a used retry key as delivered', async () => {
    const retryKey = randomUUID();
    sandbox.set({ next: ['lost'] });
    await expect(push({ retryKey })).rejects.toMatchObject({ code: 'unavailable' });
    const sent = sandbox.messages.length;
    expect(await push({ retryKey })).toBe('delivered');
    expect(sandbox.pushes.at(-1)).toEqual({ retryKey, status: 409 });
    expect(sandbox.messages.length).toBe(sent);
  });

  it('reports a person who is not a friend, and sends nothing', async () => {
    const sent = sandbox.messages.length;
    expect(await push({ lineUserId: blocker })).toBe('not_a_friend');
    expect(sandbox.messages.length).toBe(sent);
    expect(await isFriend(messaging(), person)).toBe(true);
    expect(await friendUrl(messaging())).toBe('https://line.me/R/ti/p/%40000sandbox');
  });

  it('can be retried if LINE is busy or down, but not if LINE rejects it', async () => {
    for (const status of [429, 500, 503]) {
      sandbox.set({ next: [status] });
      await expect(push()).rejects.toMatchObject({ code: 'unavailable' });
    }
    sandbox.set({ next: [400] });
    expect(await push()).toBe('refused');
    await expect(
      pushMessage(
        { ...messaging(), channelToken: 'sandbox-other' },
        { lineUserId: person, text: 'x', retryKey: randomUUID() },
      ),
    ).rejects.toThrow('LINE does not accept LINE_MESSAGING_TOKEN');
  });
});
