import { z } from 'zod';
import { type CheckRuleId, checkRuleIds, checkRules } from './check_rules.ts';
import { spotSchema } from './image.ts';
import { metadataFields, metadataLanguages } from './set_metadata.ts';

const language = z.enum(metadataLanguages);
const documentId = z.string().min(1);

/** The fix of a finding. Checks change nothing: the page or a callable applies it. */
export const fixSchema = z.discriminatedUnion('kind', [
  /** Draw the picture (or make the package) again: our own renderer keeps the rule. */
  z.object({ kind: z.literal('rerender') }),
  /** Draw its caption `scale` times as large. */
  z.object({ kind: z.literal('caption_size'), messageId: documentId, scale: z.number().min(0.5).max(1.6) }),
  /** Give this sticker another pose. */
  z.object({ kind: z.literal('another_pose'), messageId: documentId }),
  /** Have this sticker act its message out in another way. */
  z.object({ kind: z.literal('another_acting'), messageId: documentId }),
  /** Put subject, words and marks of this sticker where they stand by themselves. */
  z.object({ kind: z.literal('reset_places'), messageId: documentId }),
  /** Put `text` into a title or description. */
  z.object({
    kind: z.literal('title'),
    field: z.enum(metadataFields),
    language: language.nullable(),
    text: z.string(),
  }),
  /** Put an English text where one is missing or not English. */
  z.object({ kind: z.literal('english'), field: z.enum(metadataFields), suggestion: z.string() }),
  /** Put `text`, which is the field's without what is refused. */
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
  /** Whose picture: a message's id, `main` or `tab`; null for the set and its texts. */
  messageId: z.string().nullable(),
  /** Where in that picture; null = all of it. */
  spot: spotSchema.nullable(),
  /** What was measured, for `checkText`. */
  measured: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Which field of the metadata, for what is not about pictures. */
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

/** 100 for nothing found; a block takes 20, a warning 3, together at most 100. */
export function checkScore(findings: readonly Pick<Finding, 'level'>[]): number {
  const lost = findings.reduce((sum, { level }) => sum + (level === 'block' ? 20 : 3), 0);
  return Math.max(0, 100 - lost);
}

/** A finding of a rule, with defaults for everything that is not given. */
export function newFinding(
  ruleId: CheckRuleId,
  { messageId = null, spot = null, measured = {}, field = null, fix = null }: Partial<Finding>,
): Finding {
  return { ruleId, level: checkRules[ruleId].level, messageId, spot, measured, field, fix };
}
