import { z } from 'zod';
import { failureSchema } from '../error_codes.ts';
import { artSources } from '../generation/generate_queue.ts';
import { mostNameCharacters } from '../name_text.ts';
import { storedPresetConfigSchema } from '../presets/preset.ts';
import { products, stickerSpec } from '../product/product_spec.ts';
import { reviewStatuses } from '../submission/review_status.ts';
import { submissionOutcomes } from '../submission/submission_attempt.ts';
import { timestamp } from '../timestamp.ts';
import { mayFollow, type Transitions } from '../transition.ts';
import { derivationSchema } from './derivation.ts';
import { actorSchema } from './pose.ts';
import { setMetadataSchema } from './set_metadata.ts';
import { touchUpSchema } from './touch_up.ts';

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

/** State transitions of a sticker set. Only `stamps/change_status.ts` may apply them. */
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

/**
 * Tells whether stickers and form may be changed: finished and not being submitted. After a submission failed or
 * lost its session, they may be fixed before the next.
 */
export function stampMayBeEdited({ status, submission }: Pick<Stamp, 'status' | 'submission'>): boolean {
  if (submission.isRunning) return false;
  const isMended = status === 'failed' && submission.outcome === 'failed';
  return status === 'generated' || status === 'session_expired' || isMended;
}

/** Longest name of a set, in graphemes. */
export const maxSetName = 40;

/** Returns a set's display name: the person's own, else its title, else its first message; empty without any. */
export function calledName({ name, title }: Pick<Stamp, 'name' | 'title'>, firstMessage = ''): string {
  return name || title || firstMessage;
}

/** How long a deleted set can be restored. */
export const trashDays = 30;

/** Tells whether the whole set was drawn, whatever the state of its submission. */
export function stampIsFinished({ status, submission }: Pick<Stamp, 'status' | 'submission'>): boolean {
  return (
    status !== 'pending_upload' &&
    status !== 'generating' &&
    !(status === 'failed' && submission.outcome === 'none')
  );
}

/** Tells whether stickers can ever be added. In a derived set, only an embedded one has what they are drawn from. */
export function mayGrow({
  product,
  parentStampId,
  engine,
}: Pick<Stamp, 'product' | 'parentStampId' | 'engine'>): boolean {
  return product === 'sticker' && (engine === 'embedded' || parentStampId === null);
}

/** The kind of subject: chosen by the person, or left to the engine. */
export const subjects = ['auto', 'person', 'thing'] as const;
export type Subject = (typeof subjects)[number];

/** How a set is paid; chosen at its creation, charged when its work starts. */
export const payments = ['tokens', 'ticket'] as const;
export type Payment = (typeof payments)[number];

export const stickerCountSchema = z.union(
  stickerSpec.counts.map((count) => z.literal(count)),
  { error: 'message_count' },
);

const unusedPhotoSchema = z.object({
  /** Path in the bucket. */
  path: z.string().min(1),
  /** Like `photoName`. */
  name: z.string().nullable(),
  removalDueAt: timestamp,
});

export type UnusedPhoto = z.infer<typeof unusedPhotoSchema>;

export const stampSchema = z.object({
  userId: z.string().min(1),
  queueId: z.string().min(1),
  product: z.enum(products).default('sticker'),
  /** The finished set that it was derived from; null = it was made from its own photo. */
  parentStampId: z.string().nullable().default(null),
  /** What it is to its parent; null without one. */
  derivation: derivationSchema.nullable().default(null),
  /** The sets that were derived from it, by `derivationKey`. */
  derivedStampIds: z.record(z.string(), z.string()).default({}),
  /** The person's own name for it; empty = the title or the first message is used. */
  name: z.string().max(mostNameCharacters).catch('').default(''),
  title: z.string().max(80),
  description: z.string().max(320),
  category: z.string(),
  tags: z.array(z.string()).max(5),
  presetId: z.string().nullable(),
  /** Also null if a newer version made the set in a style that this one cannot draw. */
  presetConfig: storedPresetConfigSchema.nullable().catch(null),
  subject: z.enum(subjects),
  payWith: z.enum(payments),
  engine: z.enum(artSources).default('embedded'),
  /** Current number of stickers; after a cancellation any number, which the check then reports. */
  messageCount: z.number().int().min(1).max(40),
  /** Counts changes of the stickers, so that edits of an older state are rejected. */
  revision: z.number().int().min(0).default(0),
  /** The sticker that main and tab show; null = the engine's choice. */
  mainMessageId: z.string().nullable().default(null),
  tabMessageId: z.string().nullable().default(null),
  touchUp: touchUpSchema.default([]),
  /** Who of several people in the photo acts; null = everyone. */
  actor: actorSchema.nullable().default(null),
  /** Name of the current photo if it replaced the first one; null = it is the first. */
  photoName: z.string().nullable().default(null),
  /** Number of photos that the set has had. */
  photoCount: z.number().int().min(1).default(1),
  /** A photo being added or replaced, whose files are removed if the set does not show it. */
  unusedPhoto: unusedPhotoSchema.nullable().default(null),
  status: z.enum(stampStatuses),
  retryCount: z.number().int().min(0),
  consumedTokens: z.number().int().min(0),
  failure: failureSchema.nullable(),
  metadata: setMetadataSchema,
  packagePath: z.string().nullable(),
  /** The site's number of the item, set once it was saved there. */
  creatorsMarketId: z.string().nullable(),
  reviewStatus: z.enum(reviewStatuses).nullable(),
  reviewMessage: z.string().nullable(),
  /** The submission: the latest attempt, whether it runs (rehearsals too), and its outcome. */
  submission: z
    .object({
      attemptNo: z.number().int().min(0).default(0),
      isRunning: z.boolean().default(false),
      outcome: z.enum(submissionOutcomes).default('none'),
      /** Images named by the rejection: stickers `01` … `40`, `main`, `tab`. */
      rejected: z.array(z.string()).max(42).default([]),
      /** Clauses of the review guideline that the rejection names, such as `1.3`. */
      clauses: z.array(z.string().max(5)).max(40).default([]),
      /** When the review was last checked at the site, and when it is checked next; null = not again. */
      reviewCheckedAt: timestamp.nullable().default(null),
      nextReviewCheckAt: timestamp.nullable().default(null),
      /** The English title under which a new item was saved, written before its number is known. */
      savedTitle: z.string().nullable().default(null),
      /** The creator account that owns the item, by its ID in the site's URLs; null if it was not stored. */
      pageId: z.string().nullable().default(null),
      /** Digests of the images that were last submitted, and of those that were rejected. */
      requestedImages: z.string().nullable().default(null),
      rejectedImages: z.string().nullable().default(null),
    })
    .prefault({}),
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
  /** Until when a deleted set can be restored; null = it is not in the trash. */
  restorableUntil: timestamp.nullable().default(null),
  /** For a deleted set: when its leftovers are removed; null = nothing is left. */
  removalDueAt: timestamp.nullable().default(null),
});

export type Stamp = z.infer<typeof stampSchema>;
