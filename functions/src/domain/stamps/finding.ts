import { z } from 'zod';
import { type CheckRuleId, checkRuleIds, checkRules } from './check_rules.ts';
import { spotSchema } from './image.ts';
import { metadataFields, metadataLanguages } from './set_metadata.ts';

const language = z.enum(metadataLanguages);
const documentId = z.string().min(1);

/** The fix of a finding. Checks change nothing: the page or a callable applies the fix. */
export const fixSchema = z.discriminatedUnion('kind', [
  /** Redraw the picture (or rebuild the package): our own renderer follows the rule. */
  z.object({ kind: z.literal('rerender') }),
  /** Multiply the size of its caption by `scale`. */
  z.object({ kind: z.literal('caption_size'), messageId: documentId, scale: z.number().min(0.5).max(1.6) }),
  /** Give this sticker another pose. */
  z.object({ kind: z.literal('another_pose'), messageId: documentId }),
  /** Give this sticker another acting. */
  z.object({ kind: z.literal('another_acting'), messageId: documentId }),
  /** Reset subject, caption and marks of this sticker to their automatic places. */
  z.object({ kind: z.literal('reset_places'), messageId: documentId }),
  /** Put `text` into a title or description. */
  z.object({
    kind: z.literal('title'),
    field: z.enum(metadataFields),
    language: language.nullable(),
    text: z.string(),
  }),
  /** Add an English text where one is missing or not English. */
  z.object({ kind: z.literal('english'), field: z.enum(metadataFields), suggestion: z.string() }),
  /** Replace the text by `text`, which leaves out what is rejected. */
  z.object({
    kind: z.literal('remove_characters'),
    field: z.enum(metadataFields),
    language: language.nullable(),
    text: z.string(),
  }),
  z.object({ kind: z.literal('declare'), field: z.enum(['aiUsed', 'photoUsed']), value: z.boolean() }),
  z.object({ kind: z.literal('trim_tags'), messageId: documentId, tags: z.array(z.string()) }),
]);

export const findingSchema = z.object({
  ruleId: z.enum(checkRuleIds),
  level: z.enum(['block', 'warn']),
  /** The affected picture: a message's ID, `main` or `tab`; null for the set and its texts. */
  messageId: z.string().nullable(),
  /** Area of that picture; null = all of it. */
  spot: spotSchema.nullable(),
  /** Measured values for `checkText`. */
  measured: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The metadata field, for findings about texts. */
  field: z
    .object({
      field: z.enum([...metadataFields, 'tags', 'aiUsed', 'photoUsed']),
      language: language.nullable(),
    })
    .nullable(),
  fix: fixSchema.nullable(),
});

export type Fix = z.infer<typeof fixSchema>;
export type Finding = z.infer<typeof findingSchema>;

/** Returns the score: 100 without findings; a block costs 20, a warning 3, at least 0. */
export function checkScore(findings: readonly Pick<Finding, 'level'>[]): number {
  const lost = findings.reduce((sum, { level }) => sum + (level === 'block' ? 20 : 3), 0);
  return Math.max(0, 100 - lost);
}

/** Creates a finding of a rule, with defaults for what is not given. */
export function newFinding(
  ruleId: CheckRuleId,
  { messageId = null, spot = null, measured = {}, field = null, fix = null }: Partial<Finding>,
): Finding {
  return { ruleId, level: checkRules[ruleId].level, messageId, spot, measured, field, fix };
}
