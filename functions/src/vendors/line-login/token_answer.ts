import { z } from 'zod';

/** What we use of the token endpoint's answer: who it is. LINE's access token is not kept. */
export const tokenAnswer = z.object({ id_token: z.string().min(1).max(10_000) });

/** What we use of a refusal (RFC 6749, 5.2). */
export const tokenRefusal = z.object({ error: z.string().max(200) });
