import type { StickerForm } from '../state/item.ts';
import { AREAS, CHARACTERS, STICKER_TYPES, STYLES, TRIAL_TYPES } from './form_options.ts';
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

/** What is wrong with a field, by its name in the form. */
export interface FormProblem {
  readonly field: string;
  readonly code: TextProblem | 'choice' | 'areas' | 'trial' | 'attachment';
}

/** Everything that the site refuses in a form, but for titles that are taken. Empty: it may be saved. */
export function formProblems(form: StickerForm): FormProblem[] {
  return [...textProblems(form), ...choiceProblems(form)];
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

function choiceProblems(form: StickerForm): FormProblem[] {
  const languages = form.metas.map(({ language }) => language);
  const isKnown = (language: string) => language in CONTENT_LANGUAGES;
  const [style = '', character = ''] = form.categoryIds;
  const wrong: [boolean, string, FormProblem['code']][] = [
    [!(form.type in STICKER_TYPES), 'sticker_type', 'choice'],
    [!languages.includes('en'), 'meta[en][title]', 'required'],
    [new Set(languages).size !== languages.length || !languages.every(isKnown), 'language', 'choice'],
    [style !== '' && !(style in STYLES), 'style', 'choice'],
    [character !== '' && !(character in CHARACTERS), 'character', 'choice'],
    [!areasFit(form), 'areas[]', 'areas'],
    [form.isJoiningFreeTrial && !mayJoinTrial(form), 'trial', 'trial'],
  ];
  return wrong.flatMap(([isWrong, field, code]) => (isWrong ? [{ field, code }] : []));
}

function areasFit({ areaGroup, saleAreas }: StickerForm): boolean {
  if (areaGroup !== 'customized') return saleAreas === null;
  return saleAreas !== null && saleAreas.length > 0 && saleAreas.every((area) => AREAS.includes(area));
}

function mayJoinTrial(form: StickerForm): boolean {
  const soldInJapan = form.areaGroup !== 'customized' || (form.saleAreas ?? []).includes('JP');
  return TRIAL_TYPES.includes(form.type) && soldInJapan && form.isJoiningStickerPremium;
}
