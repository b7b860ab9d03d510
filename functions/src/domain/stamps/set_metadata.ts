import { z } from 'zod';
import type { ArtSource } from '../generation/generate_queue.ts';
import { documentIdSchema } from '../paths.ts';

/**
 * Languages of the texts. The metadata is what a set submits to Creators Market besides its images: the values of
 * the form for a new static sticker. Drafts may be too long or empty; the checks report it. Stored as
 * `stamps.metadata`; `{}` gives the initial state.
 */
export const metadataLanguages = ['en', 'ja', 'zh-Hant'] as const;
export type MetadataLanguage = (typeof metadataLanguages)[number];

/** Limits in units of width (`textUnits`) per field, and in characters for the last two. */
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

/** Maximum number of tags per sticker. */
export const maxTags = 9;

/** The form's options by their English text; the option values are read from the page when it is filled in. */
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
/** Known prices of the shop in yen; when the form is filled in, the site's own list decides. */
export const knownPrices = [120, 250, 370, 490, 610] as const;

/** Twice the limit: half-width text above the limit is still a valid draft. */
const draft = (field: MetadataField) =>
  z
    .string()
    .trim()
    .max(metadataLimits[field] * 2);
const localised = (field: 'title' | 'description') =>
  z
    .object({
      /** Always required; shown for languages without their own text. */
      en: draft(field).default(''),
      ja: draft(field).nullable().default(null),
      /** Only sets with Traditional Chinese messages have it. */
      'zh-Hant': draft(field).optional(),
    })
    .prefault({});

export const setMetadataSchema = z.object({
  title: localised('title'),
  description: localised('description'),
  creatorName: draft('creatorName').default(''),
  copyright: draft('copyright').default(''),
  styleCategory: z.enum(styleCategories).nullable().default(null),
  characterCategory: z.enum(characterCategories).nullable().default(null),
  /** null = derived from the engine, see `declarationsOf`. */
  aiUsed: z.boolean().nullable().default(null),
  photoUsed: z.boolean().nullable().default(null),
  shownInShop: z.boolean().default(true),
  premium: z.boolean().default(false),
  saleArea: z.enum(saleAreas).default('all'),
  arranging: z.boolean().default(false),
  autoRelease: z.boolean().default(false),
  /** In yen; null = the lowest that the site offers. */
  priceYen: z.number().int().min(100).max(10_000).nullable().default(null),
  designUrl: draft('designUrl').default(''),
  reviewerNotes: draft('reviewerNotes').default(''),
  /** Tags by message ID. */
  tags: z
    .record(documentIdSchema, z.array(z.string().trim().min(1).max(40)).max(40))
    .refine((tags) => Object.keys(tags).length <= 80)
    .default({}),
});

export type SetMetadata = z.output<typeof setMetadataSchema>;
export type SetMetadataInput = z.input<typeof setMetadataSchema>;

export interface Declarations {
  /** Whether the art was drawn by an AI. */
  readonly aiUsed: boolean;
  /** Whether the stickers contain pixels of the photo. */
  readonly photoUsed: boolean;
}

/**
 * Returns the declarations that follow from a set's engine. The embedded engine shows the photo itself: a network
 * finds the subject's outline, and draws nothing. The AI engine draws new pictures without pixels of the photo.
 * Of their own drawings only the person knows more.
 */
export function madeBy(engine: ArtSource): Declarations {
  return { aiUsed: engine === 'openai', photoUsed: engine === 'embedded' };
}

/** Returns the declarations for the form: the person's own choice, else what follows from the engine. */
export function declarationsOf(metadata: SetMetadata, engine: ArtSource): Declarations {
  const made = madeBy(engine);
  return {
    aiUsed: metadata.aiUsed ?? made.aiUsed,
    photoUsed: metadata.photoUsed ?? made.photoUsed,
  };
}

/** Returns the text of a field, in one language for multilingual fields. */
export function metadataText(
  metadata: SetMetadata,
  field: MetadataField,
  language: MetadataLanguage | null,
): string {
  if (field === 'title' || field === 'description') return metadata[field][language ?? 'en'] ?? '';
  return metadata[field];
}
