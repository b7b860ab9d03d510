import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/** Possible lifetimes of a link, in hours. */
export const shareHours = [1, 24, 72, 168] as const;
export type ShareHours = (typeof shareHours)[number];

const sharedImagesSchema = z.object({
  kind: z.literal('studio_images'),
  conversionId: z.string().min(1),
  imageIds: z.array(z.string()).min(1).max(5),
});

/** An image of a set's stickers at the time of sharing, each with a watermark. */
const sharedPreviewSchema = z.object({
  kind: z.literal('set_preview'),
  stampId: z.string().min(1),
  /** In the bucket. */
  path: z.string().min(1),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** Number of stickers in it. */
  count: z.number().int().positive(),
});
export type SharedPreview = z.infer<typeof sharedPreviewSchema>;

/** A link to something that its owner made, under the SHA-256 of its token; the token itself is not stored. */
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

/** Tells whether a link still opens, judging by the share document only. */
export function isOpenShare(
  { revokedAt, expiresAt }: Pick<Share, 'revokedAt' | 'expiresAt'>,
  now: Date,
): boolean {
  return revokedAt === null && expiresAt > now;
}
