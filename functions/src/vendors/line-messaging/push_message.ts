import { z } from 'zod';
import { PochittoError } from '../../domain/errors.ts';
import type { LineMessaging } from '../../platform/notice_config.ts';
import { within } from '../../platform/within.ts';

interface Push {
  /** The person's id at LINE, from LINE Login; both channels belong to one provider. */
  readonly lineUserId: string;
  /** At most 5,000 UTF-16 units. */
  readonly text: string;
  /** A UUID that permanently identifies this message: LINE accepts each key once. */
  readonly retryKey: string;
}

/** The part of an error response that we use. */
const httpError = z.object({ status: z.number().int() });

const timeoutMs = 15_000;

/**
 * Pushes a text to a person. A key that LINE has accepted before counts as delivered. LINE silently drops messages
 * to people who blocked the account, so the friendship is checked first. `refused`: LINE rejects this message.
 * Source: https://developers.line.biz/en/reference/messaging-api/#send-push-message
 *
 * @throws PochittoError `unavailable` if LINE cannot be reached in time, is busy, or the month's messages are used
 * up; Error if LINE does not accept our token.
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
  // 409: accepted under this key in an earlier attempt that did not get the response.
  if (status === 200 || status === 409) return 'delivered';
  return 'refused';
}

/**
 * Whether a person has the Official Account as a friend: LINE returns the profiles of friends only.
 *
 * @throws as `pushMessage`
 */
export async function isFriend(messaging: LineMessaging, lineUserId: string): Promise<boolean> {
  const client = await openClient(messaging);
  return (await statusOf(() => client.getProfile(lineUserId))) === 200;
}

/**
 * Returns the URL for adding the Official Account as a friend.
 *
 * @throws as `pushMessage`
 */
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

/** Returns 200, or the status of an error that concerns the message or the person. */
async function statusOf(ask: () => Promise<unknown>): Promise<number> {
  const late = () => new PochittoError('unavailable', 'LINE did not answer in time.');
  try {
    await within(timeoutMs, ask(), late);
    return 200;
  } catch (error) {
    if (error instanceof PochittoError || error instanceof z.ZodError) throw error;
    const parsed = httpError.safeParse(error);
    // The SDK's own errors quote the request.
    if (!parsed.success) throw new PochittoError('unavailable', 'LINE could not be reached.');
    const { status } = parsed.data;
    if (status === 429 || status >= 500) throw new PochittoError('unavailable', `LINE answered ${status}.`);
    if (status === 401 || status === 403) throw new Error('LINE does not accept LINE_MESSAGING_TOKEN.');
    return status;
  }
}
