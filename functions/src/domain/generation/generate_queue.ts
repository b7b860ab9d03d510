import { z } from 'zod';
import { leaseFields } from '../lease.ts';
import { timestamp } from '../timestamp.ts';
import type { Transitions } from '../transition.ts';

/** A set that failed this often is given back to the person. */
export const maxAttempts = 4;

export const photoFormats = ['jpeg', 'png', 'webp', 'heic'] as const;

/** What is kept of a photo's Exif: never a place. */
export const photoExifSchema = z.object({
  make: z.string().max(80).optional(),
  model: z.string().max(80).optional(),
  takenAt: z.string().max(40).optional(),
  orientation: z.number().int().min(1).max(8).optional(),
});

/** `embedded` cuts the person's own picture out of the photo; `openai` has it drawn. */
export const engines = ['embedded', 'openai'] as const;
export type Engine = (typeof engines)[number];

export const proofSheetStates = ['drawing', 'waiting', 'approved'] as const;
export type ProofSheetState = (typeof proofSheetStates)[number];

/**
 * `drawing` → `waiting` for the person's word → `approved`, or `drawing` once more. What is finished when a run ends
 * is approved by that; a retry of a set without anything begins anew. Only `generation/generation_run.ts` may apply it.
 */
export const proofSheetTransitions: Transitions<ProofSheetState> = {
  drawing: ['waiting', 'approved'],
  waiting: ['drawing', 'approved'],
  approved: ['drawing'],
};
/** Maximum number of new proof sheets for one set. */
export const maxProofSheetRedraws = 3;

export const proofSheetSchema = z.object({
  state: z.enum(proofSheetStates),
  /** 0 for the first sheet, 1 more each time the person asked for another. */
  redrawNumber: z.number().int().min(0).max(maxProofSheetRedraws),
  /** The sheet in the bucket; null until it is drawn. */
  path: z.string().nullable(),
});

const promptSchema = z.object({
  callId: z.string(),
  model: z.string(),
  prompt: z.string().max(32_000),
});

export const generateQueueSchema = z.object({
  userId: z.string().min(1),
  stampId: z.string().min(1),
  imageUri: z.string().min(1),
  imageType: z.enum(photoFormats),
  imageExif: photoExifSchema.nullable(),
  engine: z.enum(engines),
  /** Of the work that made it, for the log of the first drawing. */
  correlationId: z.string().max(64).nullable().optional(),
  /** How often work was begun on it: 0 at first, 1 more for each retry, regeneration and addition. Names its ledger entries. */
  runNumber: z.number().int().min(0).default(0),
  /** What the set becomes when the run brings nothing: `generated` where it was finished before the run began. */
  failsTo: z.enum(['failed', 'generated']).default('failed'),
  /** Only where an engine draws: the first sheet, which the person looks at before the rest is drawn. */
  proofSheet: proofSheetSchema.nullable().default(null),
  /** What drawing engines were asked, in order: LINE may want to see it. */
  prompts: z.array(promptSchema).max(200).default([]),
  ...leaseFields,
  /** null = not processed yet. */
  consumedAt: timestamp.nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
});

export type GenerateQueue = z.infer<typeof generateQueueSchema>;
export type PhotoExif = z.infer<typeof photoExifSchema>;
export type PhotoFormat = GenerateQueue['imageType'];
