import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Friendship, pushRequest, userId, type Wishes } from './schemas.ts';

export interface SentMessage {
  readonly to: string;
  readonly text: string;
  readonly retryKey: string | null;
  /** Whether LINE shows it to the user. */
  readonly isShown: boolean;
  readonly at: Date;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** `sent` says whether the response arrives: `broken` closes the connection, `never` leaves it open. */
export interface Reply {
  readonly sent: 'yes' | 'broken' | 'never';
  readonly status: number;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
}

export interface LineMessagingOptions {
  readonly channelToken: string;
}

/** The Messaging API of one channel: its state and its responses. */
export function lineMessaging({ channelToken }: LineMessagingOptions) {
  const people = new Map<string, Friendship>();
  let others: Friendship = 'friend';
  const next: NonNullable<Wishes['next']> = [];
  const messages: SentMessage[] = [];
  const accepted = new Map<string, { readonly requestId: string; readonly body: object }>();
  /** All received pushes: retry key and response status. */
  const pushes: { readonly retryKey: string | null; readonly status: number }[] = [];

  const friendshipOf = (id: string) => people.get(id) ?? others;

  function push({ headers, body }: Call): Reply {
    const given = headers['x-line-retry-key'];
    const retryKey = typeof given === 'string' ? given : null;
    const answer = answerPush(retryKey, body);
    pushes.push({ retryKey, status: answer.sent === 'yes' ? answer.status : 0 });
    return answer;
  }

  function answerPush(retryKey: string | null, body: string): Reply {
    if (retryKey !== null && !z.uuid().safeParse(retryKey).success) {
      return reply(400, { message: 'Invalid retry key' });
    }
    const known = retryKey === null ? undefined : accepted.get(retryKey);
    if (known) {
      return reply(
        409,
        { message: 'The retry key is already accepted', ...known.body },
        { 'x-line-accepted-request-id': known.requestId },
      );
    }
    const asked = parsed(pushRequest, body);
    if (!asked.success) return reply(400, badRequest(asked.error));
    const wish = next.shift();
    if (typeof wish === 'number') return reply(wish, { message: messageOf(wish) });
    if (wish === 'silent') return { ...reply(200, {}), sent: 'never' };
    const { to } = asked.data;
    const requestId = randomUUID();
    const sentMessages = asked.data.messages.map(({ text }) => {
      messages.push({ to, text, retryKey, isShown: friendshipOf(to) === 'friend', at: new Date() });
      return { id: String(461_230_966_842_064_897n + BigInt(messages.length)) };
    });
    if (retryKey !== null) accepted.set(retryKey, { requestId, body: { sentMessages } });
    const answer = reply(200, { sentMessages }, { 'x-line-request-id': requestId });
    return wish === 'lost' ? { ...answer, sent: 'broken' } : answer;
  }

  function profile(id: string): Reply {
    if (!userId.safeParse(id).success)
      return reply(400, { message: "The value for the 'userId' parameter is invalid" });
    if (friendshipOf(id) !== 'friend') return reply(404, { message: 'Not found' });
    return reply(200, { userId: id, displayName: `Friend ${id.slice(1, 5)}`, language: 'ja' });
  }

  return {
    messages,
    pushes,
    /** Returns LINE's response to a call; null for a path that the sandbox does not have. */
    answer(call: Call): Reply | null {
      if (call.headers.authorization !== `Bearer ${channelToken}`) {
        return reply(401, {
          message:
            'Authentication failed. Confirm that the access token in the authorization header is valid.',
        });
      }
      const route = `${call.method} ${call.path}`;
      if (route === 'POST /v2/bot/message/push') return push(call);
      if (route === 'GET /v2/bot/info') return reply(200, botInfo);
      if (route === 'GET /v2/bot/message/quota') return reply(200, { type: 'limited', value: 200 });
      if (route === 'GET /v2/bot/message/quota/consumption') {
        return reply(200, { totalUsage: messages.length });
      }
      const [, id] = /^GET \/v2\/bot\/profile\/([^/]+)$/.exec(route) ?? [];
      return id === undefined ? null : profile(decodeURIComponent(id));
    },
    set(wishes: Wishes): void {
      for (const [id, friendship] of Object.entries(wishes.people ?? {})) people.set(id, friendship);
      others = wishes.others ?? others;
      if (wishes.next) next.splice(0, next.length, ...wishes.next);
    },
  };
}

const botInfo = {
  userId: 'U00000000000000000000000000000b07',
  basicId: '@000sandbox',
  displayName: 'Pochitto (sandbox)',
  chatMode: 'bot',
  markAsReadMode: 'auto',
};

const reply = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): Reply => ({
  sent: 'yes',
  status,
  body,
  headers: { 'x-line-request-id': randomUUID(), ...headers },
});

function messageOf(status: number): string {
  if (status === 429) return 'The API rate limit has been exceeded. Try again later.';
  return status >= 500
    ? 'The API server is temporarily unable to handle the request.'
    : 'Failed to send messages';
}

function badRequest(error: z.ZodError): object {
  return {
    message: `The request body has ${error.issues.length} error(s)`,
    details: error.issues.map(({ message, path }) => ({ message, property: path.join('/') })),
  };
}

function parsed<Schema extends z.ZodType>(schema: Schema, text: string) {
  try {
    return schema.safeParse(JSON.parse(text));
  } catch {
    return schema.safeParse(null);
  }
}
