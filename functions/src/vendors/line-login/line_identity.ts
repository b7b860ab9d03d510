import { z } from 'zod';

/** A LINE user id: `U` and 32 hexadecimal digits, the same for every channel of one provider. */
const lineUserId = z.string().regex(/^U[0-9a-f]{32}$/);

/**
 * What we use of an ID token's claims. Name, picture and e-mail are there only when the person has them and agreed.
 * Source: https://developers.line.biz/en/docs/line-login/verify-id-token/#payload
 */
export const idTokenClaims = z.object({
  sub: lineUserId,
  /** One channel; a list is refused. */
  aud: z.string(),
  nonce: z.string().min(1),
  name: z.string().optional(),
  picture: z.string().max(2000).optional().catch(undefined),
  email: z.string().max(254).optional().catch(undefined),
});

/** Who signed in with LINE. */
export interface LineIdentity {
  readonly lineUserId: string;
  readonly displayName: string;
  readonly photoURL: string | null;
  /** As LINE has it; LINE does not say whether it was verified. */
  readonly email: string | null;
}
