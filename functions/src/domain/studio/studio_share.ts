import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/** How long a link may live, hours. */
export const shareHours = [1, 24, 72, 168] as const;

/** A link to some pictures that their owner made, under the SHA-256 of its token; the token itself is kept nowhere. */
export const studioShareSchema = z.object({
  userId: z.string().min(1),
  conversionId: z.string().min(1),
  imageIds: z.array(z.string()).min(1).max(5),
  expiresAt: timestamp,
  revokedAt: timestamp.nullable(),
  /** When a TTL policy takes the document away. */
  purgeAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type StudioShare = z.infer<typeof studioShareSchema>;
