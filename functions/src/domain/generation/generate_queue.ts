import { z } from 'zod';
import { leaseFields } from '../lease.ts';
import { timestamp } from '../timestamp.ts';
import type { Transitions } from '../transition.ts';

/** After this many failed attempts, the set fails. */
export const maxAttempts = 4;

export const photoFormats = ['jpeg', 'png', 'webp', 'heic'] as const;

/** Exif data of a photo that is stored: never its location. */
export const photoExifSchema = z.object({
  make: z.string().max(80).optional(),
  model: z.string().max(80).optional(),
  takenAt: z.string().max(40).optional(),
  orientation: z.number().int().min(1).max(8).optional(),
});

/** `embedded` cuts the subject out of the photo; `openai` draws it anew. */
export const engines = ['embedded', 'openai'] as const;
export type Engine = (typeof engines)[number];

/** What the art of a set comes from: an engine, or the person's own drawings, which the embedded engine composes. */
export const artSources = [...engines, 'drawings'] as const;
export type ArtSource = (typeof artSources)[number];

export const proofSheetStates = ['drawing', 'waiting', 'approved'] as const;
export type ProofSheetState = (typeof proofSheetStates)[number];

/**
 * `drawing` → `waiting` for approval → `approved`, or `drawing` again. Stickers finished by the end of a run count
 * as approved; a retry of a set without any starts over. Only `generation/generation_run.ts` may apply it.
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
  /** 0 for the first sheet, plus 1 for each requested redraw. */
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
  /** Correlation ID of the work that created it, for the log of the first drawing. */
  correlationId: z.string().max(64).nullable().optional(),
  /**
   * How often work was started on it: 0 at first, plus 1 for each retry, regeneration and addition. Names its
   * ledger entries.
   */
  runNumber: z.number().int().min(0).default(0),
  /** The set's status if the run delivers nothing: `generated` if it was finished before the run. */
  failsTo: z.enum(['failed', 'generated']).default('failed'),
  /** Only with an AI engine: the proof sheet, which the person approves before the rest is drawn. */
  proofSheet: proofSheetSchema.nullable().default(null),
  /** Prompts sent to drawing engines, in order: LINE may ask for them. */
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
