import { z } from 'zod';
import { AREAS, CHARACTERS, STYLES, TRIAL_TYPES, TYPES_OF } from './form_options.ts';
import type { ItemKind } from './item_shape.ts';
import { CONTENT_LANGUAGES } from './locales.ts';
import {
  copyrightRule,
  creatorNameRule,
  descriptionRule,
  designUrlRule,
  noteRule,
  type TextProblem,
  textProblem,
  titleRule,
} from './text_problem.ts';

/** Body of a save request, as the site's pages send it. */
export const STICKER_FORM = z.strictObject({
  type: z.string(),
  metas: z
    .array(z.strictObject({ language: z.string(), title: z.string(), description: z.string() }))
    .min(1)
    .max(12),
  copyright: z.string(),
  /** Style and character; an empty text means no choice. */
  categoryIds: z.array(z.string()).max(2),
  isShownInShop: z.boolean(),
  isJoiningStickerPremium: z.boolean(),
  areaGroup: z.enum(['all', 'lgbt', 'customized']),
  /** null unless areas are chosen individually. */
  saleAreas: z.array(z.string()).nullable(),
  isCombinationSticker: z.boolean(),
  campaignId: z.string().nullable(),
  isJoiningFreeTrial: z.boolean(),
  isJoiningAutoSuggestFreeTrial: z.boolean(),
  isAutoRelease: z.boolean(),
  isPhotoUsed: z.boolean(),
  designUrl: z.string(),
  noteForReviewers: z.string(),
  isAiGenerated: z.boolean(),
  attachmentIds: z.array(z.string()),
  /** Omitted while another set is under review: then it cannot be changed. */
  creatorName: z.string().exactOptional(),
  targetAge: z.string().exactOptional(),
});
export type StickerForm = z.infer<typeof STICKER_FORM>;

/** An invalid field, by its name in the form. */
export interface FormProblem {
  readonly field: string;
  readonly code: TextProblem | 'choice' | 'areas' | 'trial' | 'attachment';
}

/** Returns all problems of a form except duplicate titles. Empty if it can be saved. */
export function formProblems(kind: ItemKind, form: StickerForm): FormProblem[] {
  return [...textProblems(form), ...choiceProblems(kind, form)];
}

function textProblems(form: StickerForm): FormProblem[] {
  const problems: FormProblem[] = [];
  const check = (field: string, code: FormProblem['code'] | null) => {
    if (code !== null) problems.push({ field, code });
  };
  for (const { language, title, description } of form.metas) {
    check(`meta[${language}][title]`, textProblem(title, titleRule(language)));
    check(`meta[${language}][description]`, textProblem(description, descriptionRule(language)));
  }
  check('copyright', textProblem(form.copyright, copyrightRule));
  if (form.creatorName !== undefined) check('creator_name', textProblem(form.creatorName, creatorNameRule));
  check('design_url', textProblem(form.designUrl, designUrlRule));
  check('request_comment', textProblem(form.noteForReviewers, noteRule));
  return problems;
}

function choiceProblems(kind: ItemKind, form: StickerForm): FormProblem[] {
  const languages = form.metas.map(({ language }) => language);
  const isKnown = (language: string) => language in CONTENT_LANGUAGES;
  const [style = '', character = ''] = form.categoryIds;
  const wrong: [boolean, string, FormProblem['code']][] = [
    [!(form.type in TYPES_OF[kind]), `${kind}_type`, 'choice'],
    [!languages.includes('en'), 'meta[en][title]', 'required'],
    [new Set(languages).size !== languages.length || !languages.every(isKnown), 'language', 'choice'],
    [style !== '' && !(style in STYLES), 'style', 'choice'],
    [character !== '' && !(character in CHARACTERS), 'character', 'choice'],
    [!isAreaChoiceValid(form), 'areas[]', 'areas'],
    [form.isJoiningFreeTrial && !mayJoinTrial(form), 'trial', 'trial'],
  ];
  return wrong.flatMap(([isWrong, field, code]) => (isWrong ? [{ field, code }] : []));
}

function isAreaChoiceValid({ areaGroup, saleAreas }: StickerForm): boolean {
  if (areaGroup !== 'customized') return saleAreas === null;
  return saleAreas !== null && saleAreas.length > 0 && saleAreas.every((area) => AREAS.includes(area));
}

function mayJoinTrial(form: StickerForm): boolean {
  const soldInJapan = form.areaGroup !== 'customized' || (form.saleAreas ?? []).includes('JP');
  return TRIAL_TYPES.includes(form.type) && soldInJapan && form.isJoiningStickerPremium;
}
