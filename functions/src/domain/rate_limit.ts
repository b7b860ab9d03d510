import { z } from 'zod';
import { moment } from './moment.ts';

/** How often something was done in the present stretch of time, under the SHA-256 of its key. No client reads it. */
export const rateLimitDocument = z.object({
  count: z.number().int().min(1),
  /** When counting begins anew; a TTL policy on this field removes what nobody counts on with. */
  expiresAt: moment,
  createdAt: moment,
  updatedAt: moment,
});
