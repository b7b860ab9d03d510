import { z } from 'zod';
import type { Engine } from '../generation/generate_queue.ts';
import { documentIdSchema } from '../paths.ts';

/**
 * What a set tells Creators Market beside its pictures: the values of the form for a new static sticker. Drafts may be
 * too long or empty; the checks say so. Stored as `stamps.metadata`; `{}` gives a set's first state.
 */
export const metadataLanguages = ['en', 'ja'] as const;
export type MetadataLanguage = (typeof metadataLanguages)[number];

/** Most units of width (`textUnits`) per field, and most characters for the last two. */
export const metadataLimits = {
  title: 40,
  description: 160,
  creatorName: 50,
  copyright: 50,
  designUrl: 255,
  reviewerNotes: 2000,
} as const;

export type MetadataField = keyof typeof metadataLimits;
export const metadataFields = Object.keys(metadataLimits) as [MetadataField, ...MetadataField[]];

/** Tags that one sticker may have. */
export const maxTags = 9;

/** The form's options by their English text; the values behind them are read from the page when it is filled. */
export const styleCategories = [
  'Cute',
  'Cool',
  'Funny',
  'Simple',
  'Gorgeous',
  'Sporty',
  'Seasonal',
  'Other',
] as const;
export const characterCategories = [
  'Male',
  'Female',
  'Families & Couples',
  'Cats',
  'Rabbits',
  'Dogs',
  'Bears',
  'Birds',
  'Pandas',
  'Seals',
  'Food',
  'Names',
  'Other',
] as const;
export const saleAreas = ['all', 'japan'] as const;
/** Prices in yen that the shop is known to offer; the site's own list decides when it is filled in. */
export const knownPrices = [120, 250, 370, 490, 610] as const;

/** Twice the limit: half-width characters beyond it are still a draft. */
const draft = (field: MetadataField) =>
  z
    .string()
    .trim()
    .max(metadataLimits[field] * 2);
const localised = (field: 'title' | 'description') =>
  z
    .object({
      /** Asked for always; shown wherever a language has no text of its own. */
      en: draft(field).default(''),
      ja: draft(field).nullable().default(null),
    })
    .prefault({});

export const setMetadataSchema = z.object({
  title: localised('title'),
  description: localised('description'),
  creatorName: draft('creatorName').default(''),
  copyright: draft('copyright').default(''),
  styleCategory: z.enum(styleCategories).nullable().default(null),
  characterCategory: z.enum(characterCategories).nullable().default(null),
  /** null = as it was made, see `declarationsOf`. */
  aiUsed: z.boolean().nullable().default(null),
  photoUsed: z.boolean().nullable().default(null),
  shownInShop: z.boolean().default(true),
  premium: z.boolean().default(false),
  saleArea: z.enum(saleAreas).default('all'),
  arranging: z.boolean().default(false),
  autoRelease: z.boolean().default(false),
  /** Yen; null = the lowest that the site offers. */
  priceYen: z.number().int().min(100).max(10_000).nullable().default(null),
  designUrl: draft('designUrl').default(''),
  reviewerNotes: draft('reviewerNotes').default(''),
  /** Tags by message id. */
  tags: z
    .record(documentIdSchema, z.array(z.string().trim().min(1).max(40)).max(40))
    .refine((tags) => Object.keys(tags).length <= 80)
    .default({}),
});

export type SetMetadata = z.output<typeof setMetadataSchema>;
export type SetMetadataInput = z.input<typeof setMetadataSchema>;

export interface Declarations {
  /** Whether what the stickers show was drawn by an AI. */
  readonly aiUsed: boolean;
  /** Whether pixels of the photo are in the stickers. */
  readonly photoUsed: boolean;
}

/**
 * What is true of a set by the engine that made it. The embedded engine shows the photo itself: a network finds the
 * subject's outline in it, and draws nothing. The drawing engine makes new pictures, without a pixel of the photo.
 */
export function madeBy(engine: Engine): Declarations {
  return engine === 'openai' ? { aiUsed: true, photoUsed: false } : { aiUsed: false, photoUsed: true };
}

/** What the form will say: the person's own word, else what is true by the engine. */
export function declarationsOf(metadata: SetMetadata, engine: Engine): Declarations {
  const made = madeBy(engine);
  return {
    aiUsed: metadata.aiUsed ?? made.aiUsed,
    photoUsed: metadata.photoUsed ?? made.photoUsed,
  };
}

/** Text of a field, for one language where it has languages. */
export function metadataText(
  metadata: SetMetadata,
  field: MetadataField,
  language: MetadataLanguage | null,
): string {
  if (field === 'title' || field === 'description') return metadata[field][language ?? 'en'] ?? '';
  return metadata[field];
}
