import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { moment } from './moment.ts';
import { presetConfigSchema } from './preset.ts';
import { stickerSpec } from './sticker_spec.ts';
import { mayFollow, type Transitions } from './transition.ts';

export const stampStatuses = [
  'pending_upload',
  'generating',
  'generated',
  'submitting',
  'submitted',
  'failed',
  'session_expired',
] as const;

export type StampStatus = (typeof stampStatuses)[number];

/** The life of a sticker set. Only `stamps/change_status.ts` may apply it. */
export const stampTransitions: Transitions<StampStatus> = {
  pending_upload: ['generating'],
  generating: ['generated', 'failed'],
  generated: ['generating', 'submitting'],
  submitting: ['submitted', 'failed', 'session_expired'],
  submitted: ['generated'],
  failed: ['generating', 'submitting'],
  session_expired: ['submitting'],
};

export function stampMayBecome(from: StampStatus, to: StampStatus): boolean {
  return mayFollow(stampTransitions, from, to);
}

/** What stands in the photo: chosen by hand, or left to the engine. */
export const subjects = ['auto', 'person', 'thing'] as const;
export type Subject = (typeof subjects)[number];

/** What a set is paid with; chosen when it is made, taken when its work starts. */
export const payments = ['tokens', 'ticket'] as const;
export type Payment = (typeof payments)[number];

export const stickerCountSchema = z.union(
  stickerSpec.counts.map((count) => z.literal(count)),
  { error: 'message_count' },
);

export const stampSchema = z.object({
  userId: z.string().min(1),
  queueId: z.string().min(1),
  title: z.string().max(80),
  description: z.string().max(320),
  category: z.string(),
  tags: z.array(z.string()).max(5),
  presetId: z.string().nullable(),
  presetConfig: presetConfigSchema.nullable(),
  subject: z.enum(subjects),
  payWith: z.enum(payments),
  messageCount: stickerCountSchema,
  status: z.enum(stampStatuses),
  retryCount: z.number().int().min(0),
  consumedTokens: z.number().int().min(0),
  failure: failureSchema.nullable(),
  metadata: z.record(z.string(), z.unknown()),
  packagePath: z.string().nullable(),
  creatorsMarketId: z.string().nullable(),
  reviewStatus: z.string().nullable(),
  reviewMessage: z.string().nullable(),
  createdAt: moment,
  updatedAt: moment,
  deletedAt: moment.nullable(),
});

export type Stamp = z.infer<typeof stampSchema>;
