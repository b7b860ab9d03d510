import { z } from 'zod';
import { PochittoError } from '../../domain/errors.ts';
import type { LineMessaging } from '../../platform/notice_config.ts';
import { within } from '../../platform/within.ts';

interface Push {
  /** The person's id at LINE, as LINE Login told it: both channels are of one provider. */
  readonly lineUserId: string;
  /** At most 5,000 UTF-16 units. */
  readonly text: string;
  /** A UUID that names this message for good: LINE takes one key once. */
  readonly retryKey: string;
}

/** The part of a refusal that is used. */
const httpError = z.object({ status: z.number().int() });

const timeoutMs = 15_000;

/**
 * Pushes a text to a person. A key that LINE has taken before counts as delivered. LINE swallows messages to people who
 * blocked the account, so it is asked first. `refused`: LINE will not take this message.
 * Source: https://developers.line.biz/en/reference/messaging-api/#send-push-message
 *
 * @throws PochittoError `unavailable` when LINE cannot be reached in time, is busy, or the month's messages are used up;
 *   Error when LINE does not accept our token.
 */
export async function pushMessage(
  messaging: LineMessaging,
  { lineUserId, text, retryKey }: Push,
): Promise<'delivered' | 'not_a_friend' | 'refused'> {
  if (!(await isFriend(messaging, lineUserId))) return 'not_a_friend';
  const client = await openClient(messaging);
  const status = await statusOf(() =>
    client.pushMessage({ to: lineUserId, messages: [{ type: 'text', text }] }, retryKey),
  );
  // 409: it was taken under this key, by an attempt that did not hear of it.
  if (status === 200 || status === 409) return 'delivered';
  return 'refused';
}

/**
 * Whether a person has the Official Account as a friend: LINE shows the profiles of friends alone.
 *
 * @throws as `pushMessage`
 */
export async function isFriend(messaging: LineMessaging, lineUserId: string): Promise<boolean> {
  const client = await openClient(messaging);
  return (await statusOf(() => client.getProfile(lineUserId))) === 200;
}

/** Where a person adds the Official Account as a friend. @throws as `pushMessage` */
export async function friendUrl(messaging: LineMessaging): Promise<string> {
  const client = await openClient(messaging);
  let basicId = '';
  const status = await statusOf(async () => {
    basicId = z.object({ basicId: z.string().min(1).max(40) }).parse(await client.getBotInfo()).basicId;
  });
  if (status !== 200) throw new Error(`LINE did not tell the Official Account's ID: ${status}.`);
  return `https://line.me/R/ti/p/${encodeURIComponent(basicId)}`;
}

async function openClient({ channelToken, apiUrl }: LineMessaging) {
  const { messagingApi } = await import('@line/bot-sdk');
  return new messagingApi.MessagingApiClient({ channelAccessToken: channelToken, baseURL: apiUrl });
}

/** 200, or the status of a refusal that is about the message or the person. */
async function statusOf(ask: () => Promise<unknown>): Promise<number> {
  const late = () => new PochittoError('unavailable', 'LINE did not answer in time.');
  try {
    await within(timeoutMs, ask(), late);
    return 200;
  } catch (error) {
    if (error instanceof PochittoError || error instanceof z.ZodError) throw error;
    const refusal = httpError.safeParse(error);
    // The SDK's own errors quote what was sent.
    if (!refusal.success) throw new PochittoError('unavailable', 'LINE could not be reached.');
    const { status } = refusal.data;
    if (status === 429 || status >= 500) throw new PochittoError('unavailable', `LINE answered ${status}.`);
    if (status === 401 || status === 403) throw new Error('LINE does not accept LINE_MESSAGING_TOKEN.');
    return status;
  }
}
