import { z } from 'zod';
import type { ArtSource } from '../generation/generate_queue.ts';
import { type Product, pictureKey, productSpecs, products } from '../product/product_spec.ts';
import {
  characterCategories,
  declarationsOf,
  maxTags,
  type SetMetadata,
  saleAreas,
  styleCategories,
} from '../stamps/set_metadata.ts';

const localised = z.object({
  en: z.string(),
  ja: z.string().nullable(),
  'zh-Hant': z.string().optional(),
});

/** All values that are entered at Creators Market, and nothing else: what a person confirms before a submission. */
export const submissionFormSchema = z.object({
  product: z.enum(products).default('sticker'),
  title: localised,
  description: localised,
  creatorName: z.string(),
  copyright: z.string(),
  aiUsed: z.boolean(),
  photoUsed: z.boolean(),
  styleCategory: z.enum(styleCategories).nullable(),
  characterCategory: z.enum(characterCategories).nullable(),
  shownInShop: z.boolean(),
  premium: z.boolean(),
  saleArea: z.enum(saleAreas),
  arranging: z.boolean(),
  autoRelease: z.boolean(),
  designUrl: z.string(),
  reviewerNotes: z.string(),
  count: z.number().int().positive(),
  /** In yen; null = the lowest that the site offers. */
  priceYen: z.number().int().positive().nullable(),
  /** Images chosen as main images if the product has none of its own: `001` … */
  mains: z.array(z.string().regex(/^\d{3}$/)).default([]),
  /** Tags by image, `01` … `40` or `001` … `040`; images without tags are left out. */
  tags: z.record(z.string().regex(/^\d{2,3}$/), z.array(z.string()).max(maxTags)),
});
export type SubmissionForm = z.infer<typeof submissionFormSchema>;

interface FormSource {
  readonly product: Product;
  readonly metadata: SetMetadata;
  readonly engine: ArtSource;
  /** IDs of the stickers' messages in order. */
  readonly messageIds: readonly string[];
}

/** Returns the current form of a set. Texts are trimmed; empty Japanese and Chinese ones are omitted. */
export function submissionForm({ product, metadata, engine, messageIds }: FormSource): SubmissionForm {
  const { tags, priceYen, aiUsed: _ai, photoUsed: _photo, ...fields } = metadata;
  return submissionFormSchema.parse({
    ...fields,
    product,
    ...declarationsOf(metadata, engine),
    title: withoutEmpty(fields.title),
    description: withoutEmpty(fields.description),
    count: messageIds.length,
    priceYen,
    mains: messageIds.slice(0, productSpecs[product].chosenMains).map((_, at) => pictureKey(product, at + 1)),
    tags: Object.fromEntries(
      messageIds.flatMap((id, index) => {
        const own = tags[id] ?? [];
        return own.length === 0 ? [] : [[pictureKey(product, index + 1), own.slice(0, maxTags)]];
      }),
    ),
  });
}

function withoutEmpty({ en, ja, 'zh-Hant': chinese }: SetMetadata['title']) {
  return { en, ja: ja || null, ...(chinese ? { 'zh-Hant': chinese } : {}) };
}
