import { createHash } from 'node:crypto';
import type { LineChannel } from '../../platform/config.ts';

interface SignIn {
  /** LINE returns it with the code. Must be unguessable. */
  readonly state: string;
  /** LINE returns it in the ID token. Must be unguessable. */
  readonly nonce: string;
  /**
   * Proves to the token endpoint that the request comes from the same client: 43 to 128 unreserved characters (RFC
   * 7636).
   */
  readonly codeVerifier: string;
  /** Language of LINE's pages. */
  readonly locale: 'ja' | 'en';
  /** Whether LINE offers to add the Official Account that the channel is linked to. */
  readonly offersFriendship: boolean;
}

/**
 * Returns the URL for signing in with LINE. Source:
 * https://developers.line.biz/en/docs/line-login/integrate-line-login/#making-an-authorization-request
 */
export function authorizeUrl(
  channel: LineChannel,
  { state, nonce, codeVerifier, locale, offersFriendship }: SignIn,
): string {
  const url = new URL(`${channel.accessUrl}/oauth2/v2.1/authorize`);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: channel.channelId,
    redirect_uri: channel.redirectUri,
    state,
    scope: 'openid profile email',
    nonce,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    ui_locales: locale === 'ja' ? 'ja-JP' : 'en-US',
    ...(offersFriendship ? { bot_prompt: 'normal' } : {}),
  }).toString();
  return url.href;
}
