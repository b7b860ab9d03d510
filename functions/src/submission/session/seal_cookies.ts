import { z } from 'zod';
import type { KeyRing } from '../../platform/key_ring.ts';
import type { Cookie } from '../../vendors/creators-market/site.ts';
import { seal, unseal } from './seal.ts';

const purpose = 'line-session';

const cookiesSchema = z.array(
  z.object({
    name: z.string(),
    value: z.string(),
    domain: z.string(),
    path: z.string(),
    expires: z.number().nullable(),
    httpOnly: z.boolean(),
    secure: z.boolean(),
    sameSite: z.enum(['Strict', 'Lax', 'None']).nullable(),
  }),
);

/** Seals cookies for one person: `line_sessions.cookieData`. */
export function sealCookies(ring: KeyRing, uid: string, cookies: readonly Cookie[]): string {
  return seal(ring, { purpose, uid }, JSON.stringify(cookies));
}

/** `isOld`: to be sealed anew with the primary key. @throws Error on what was not sealed for this person. */
export function openCookies(
  ring: KeyRing,
  uid: string,
  sealed: string,
): { readonly cookies: readonly Cookie[]; readonly isOld: boolean } {
  const { text, isOld } = unseal(ring, { purpose, uid }, sealed);
  return { cookies: cookiesSchema.parse(JSON.parse(text)), isOld };
}
