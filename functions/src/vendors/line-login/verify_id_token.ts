import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { PochittoError } from '../../domain/errors.ts';
import type { LineChannel } from '../../platform/config.ts';

/** A LINE user id: `U` and 32 hexadecimal digits, the same for all channels of one provider. */
const lineUserId = z.string().regex(/^U[0-9a-f]{32}$/);

/**
 * The claims of an ID token that we use. Name, picture and e-mail are present only if the person has them and
 * agreed. Source: https://developers.line.biz/en/docs/line-login/verify-id-token/#payload
 */
const idTokenClaims = z.object({
  sub: lineUserId,
  /** One channel; a list is rejected. */
  aud: z.string(),
  nonce: z.string().min(1),
  name: z.string().optional(),
  picture: z.string().max(2000).optional().catch(undefined),
  email: z.string().max(254).optional().catch(undefined),
});

/** A person who signed in with LINE. */
export interface LineIdentity {
  readonly lineUserId: string;
  readonly displayName: string;
  readonly photoURL: string | null;
  /** From LINE, which does not say whether it is verified. */
  readonly email: string | null;
}

const issuer = 'https://access.line.me';
const toleranceSeconds = 30;
/** LINE's ID tokens are valid for one hour. */
const oldestSeconds = 3600;

interface Expected {
  /** The nonce that was in the authorize URL. */
  readonly nonce: string;
  readonly now: Date;
}

/**
 * Verifies an ID token and returns whom it identifies. LINE signs the tokens of web logins with HS256 and the
 * channel secret; every other algorithm (including `none` and ES256) is rejected before a key is used. Source:
 * https://developers.line.biz/en/docs/line-login/verify-id-token/
 *
 * @throws PochittoError `line_login_failed` if the token is invalid in any way.
 */
export async function verifyIdToken(
  channel: LineChannel,
  idToken: string,
  { nonce, now }: Expected,
): Promise<LineIdentity> {
  const { jwtVerify } = await import('jose');
  let payload: unknown;
  try {
    ({ payload } = await jwtVerify(idToken, new TextEncoder().encode(channel.channelSecret), {
      algorithms: ['HS256'],
      issuer,
      audience: channel.channelId,
      requiredClaims: ['sub', 'aud', 'exp', 'iat', 'nonce'],
      maxTokenAge: oldestSeconds,
      clockTolerance: toleranceSeconds,
      currentDate: now,
    }));
  } catch (error) {
    throw new PochittoError('line_login_failed', 'The ID token is not valid.', { cause: error });
  }
  const claims = idTokenClaims.safeParse(payload);
  if (!claims.success) {
    throw new PochittoError('line_login_failed', 'The ID token has unexpected claims.');
  }
  if (!isSame(claims.data.nonce, nonce)) {
    throw new PochittoError('line_login_failed', 'The ID token was made for another sign-in.');
  }
  const { sub, name, picture, email } = claims.data;
  return { lineUserId: sub, displayName: name ?? '', photoURL: picture ?? null, email: email ?? null };
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
