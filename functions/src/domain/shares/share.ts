import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/** How long a link may live, hours. */
export const shareHours = [1, 24, 72, 168] as const;
export type ShareHours = (typeof shareHours)[number];

const sharedImagesSchema = z.object({
  kind: z.literal('studio_images'),
  conversionId: z.string().min(1),
  imageIds: z.array(z.string()).min(1).max(5),
});

/** One picture of a set's stickers as they were, each with a watermark. */
const sharedPreviewSchema = z.object({
  kind: z.literal('set_preview'),
  stampId: z.string().min(1),
  /** In the bucket. */
  path: z.string().min(1),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** Stickers in it. */
  count: z.number().int().positive(),
});
export type SharedPreview = z.infer<typeof sharedPreviewSchema>;

/** A link to something that its owner made, under the SHA-256 of its token; the token itself is kept nowhere. */
export const shareSchema = z.object({
  userId: z.string().min(1),
  content: z.discriminatedUnion('kind', [sharedImagesSchema, sharedPreviewSchema]),
  expiresAt: timestamp,
  revokedAt: timestamp.nullable(),
  /** When a TTL policy deletes the document. */
  purgeAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type Share = z.infer<typeof shareSchema>;

/** Whether its link still opens, as far as it can be told from the share alone. */
export function isOpenShare(
  { revokedAt, expiresAt }: Pick<Share, 'revokedAt' | 'expiresAt'>,
  now: Date,
): boolean {
  return revokedAt === null && expiresAt > now;
}
