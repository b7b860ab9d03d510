import { z } from 'zod';
import { failureSchema } from '../error_codes.ts';
import { engines } from '../generation/generate_queue.ts';
import { mostNameCharacters } from '../name_text.ts';
import { presetConfigSchema } from '../presets/preset.ts';
import { derivedProducts, products } from '../product/product.ts';
import { reviewStatuses } from '../submission/review_status.ts';
import { submissionOutcomes } from '../submission/submission_attempt.ts';
import { timestamp } from '../timestamp.ts';
import { mayFollow, type Transitions } from '../transition.ts';
import { actorSchema } from './pose.ts';
import { setMetadataSchema } from './set_metadata.ts';
import { stickerSpec } from './sticker_spec.ts';
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

/**
 * Whether its stickers and its form may be changed: finished and not on its way. After a submission that failed or lost
 * its session they may be mended before the next.
 */
export function stampMayBeEdited({ status, submission }: Pick<Stamp, 'status' | 'submission'>): boolean {
  if (submission.isRunning) return false;
  const isMended = status === 'failed' && submission.outcome === 'failed';
  return status === 'generated' || status === 'session_expired' || isMended;
}

/** Longest name of a set, graphemes. */
export const maxSetName = 40;

/** What a set is called: the person's own name for it, else its title, else its first words; empty where it has none. */
export function calledName({ name, title }: Pick<Stamp, 'name' | 'title'>, firstMessage = ''): string {
  return name || title || firstMessage;
}

/** How long a deleted set can be restored. */
export const trashDays = 30;

/** Whether all of it was drawn, wherever it is on its way to the site. */
export function stampIsFinished({ status, submission }: Pick<Stamp, 'status' | 'submission'>): boolean {
  return (
    status !== 'pending_upload' &&
    status !== 'generating' &&
    !(status === 'failed' && submission.outcome === 'none')
  );
}

/** The kind of subject: chosen by the person, or left to the engine. */
export const subjects = ['auto', 'person', 'thing'] as const;
export type Subject = (typeof subjects)[number];

/** What a set is paid with; chosen when it is made, taken when its work starts. */
export const payments = ['tokens', 'ticket'] as const;
export type Payment = (typeof payments)[number];

export const stickerCountSchema = z.union(
  stickerSpec.counts.map((count) => z.literal(count)),
  { error: 'message_count' },
);

const unusedPhotoSchema = z.object({
  /** In the bucket. */
  path: z.string().min(1),
  /** As `photoName` has it. */
  name: z.string().nullable(),
  removalDueAt: timestamp,
});

export type UnusedPhoto = z.infer<typeof unusedPhotoSchema>;

export const stampSchema = z.object({
  userId: z.string().min(1),
  queueId: z.string().min(1),
  product: z.enum(products).default('sticker'),
  /** The finished set whose art it shows; null = it was made from a photo of its own. */
  parentStampId: z.string().nullable().default(null),
  /** The sets that were derived from it, by their product. */
  derivedStampIds: z.partialRecord(z.enum(derivedProducts), z.string()).default({}),
  /** What the person calls it; empty = it is called by its title, or its first words. */
  name: z.string().max(mostNameCharacters).catch('').default(''),
  title: z.string().max(80),
  description: z.string().max(320),
  category: z.string(),
  tags: z.array(z.string()).max(5),
  presetId: z.string().nullable(),
  /** null also where a newer version made the set, in a style that this one cannot draw. */
  presetConfig: presetConfigSchema.nullable().catch(null),
  subject: z.enum(subjects),
  payWith: z.enum(payments),
  engine: z.enum(engines).default('embedded'),
  /** Stickers in the set now; after a cancellation any number, which the package then asks to mend. */
  messageCount: z.number().int().min(1).max(40),
  /** Counts changes of the stickers, so that edits of an older state are rejected. */
  revision: z.number().int().min(0).default(0),
  /** The sticker that main and tab show; null = the engine's choice. */
  mainMessageId: z.string().nullable().default(null),
  tabMessageId: z.string().nullable().default(null),
  touchUp: touchUpSchema.default([]),
  /** Who of several people in the photo acts; null = everyone. */
  actor: actorSchema.nullable().default(null),
  /** What the photo is called that took the place of the first one; null = it is the first. */
  photoName: z.string().nullable().default(null),
  /** Photos that the set has had. */
  photoCount: z.number().int().min(1).default(1),
  /** A photo, on its way in or out, whose files are removed where the set does not show it. */
  unusedPhoto: unusedPhotoSchema.nullable().default(null),
  status: z.enum(stampStatuses),
  retryCount: z.number().int().min(0),
  consumedTokens: z.number().int().min(0),
  failure: failureSchema.nullable(),
  metadata: setMetadataSchema,
  packagePath: z.string().nullable(),
  /** The site's number for it, from the moment it was saved there. */
  creatorsMarketId: z.string().nullable(),
  reviewStatus: z.enum(reviewStatuses).nullable(),
  reviewMessage: z.string().nullable(),
  /** The submission: the latest attempt, whether it runs (rehearsals too), and its outcome. */
  submission: z
    .object({
      attemptNo: z.number().int().min(0).default(0),
      isRunning: z.boolean().default(false),
      outcome: z.enum(submissionOutcomes).default('none'),
      /** What the rejection names: stickers `01` … `40`, `main`, `tab`. */
      rejected: z.array(z.string()).max(42).default([]),
      /** The review guideline's numbers that it names, such as `1.3`. */
      clauses: z.array(z.string().max(5)).max(40).default([]),
      /** When the site was last asked about the review, and when it is to be asked again; null = no more. */
      reviewCheckedAt: timestamp.nullable().default(null),
      nextReviewCheckAt: timestamp.nullable().default(null),
      /** The English title under which a new item was saved, from before its number was known. */
      savedTitle: z.string().nullable().default(null),
      /** The creator account whose item it is, by its id in the site's addresses; null where that was not kept. */
      pageId: z.string().nullable().default(null),
      /** Digests of the pictures that were last handed in, and of those that were rejected. */
      requestedImages: z.string().nullable().default(null),
      rejectedImages: z.string().nullable().default(null),
    })
    .prefault({}),
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
  /** Until when a deleted set can be restored; null = it is not in the trash. */
  restorableUntil: timestamp.nullable().default(null),
  /** Of a deleted set: when what is left of it is to be removed; null = nothing is left. */
  removalDueAt: timestamp.nullable().default(null),
});

export type Stamp = z.infer<typeof stampSchema>;
