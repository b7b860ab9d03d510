import type { Call } from '../call.ts';
import { CHARACTERS, type Labels, STYLES, TRIAL_TYPES, TYPES_OF } from '../rules/form_options.ts';
import { CONTENT_LANGUAGES, type Locale } from '../rules/locales.ts';
import type { StickerForm } from '../rules/sticker_form.ts';
import { PATTERNS } from '../rules/text_problem.ts';
import { wideRanges } from '../rules/wide_ranges.ts';
import type { Account, Item } from '../sandbox.ts';
import { activeSwitch } from '../state/active_switch.ts';
import { isNameFixed } from '../state/item.ts';
import { applySiteChanges, dialog } from './dialog.ts';
import { counter, languageRows, radios, row, select, yesNo } from './form_rows.ts';
import { flag, type Html, html } from './html.ts';
import { pageFrame } from './page_frame.ts';
import { salesRows } from './sales_rows.ts';

/** The form of a new or existing set. */
export function formPage(call: Call, item: Item | null): string {
  const { words, sandbox, account } = call;
  const form = item?.form ?? null;
  const rows = [...sections(call, form)].map((each) => html`${each}`);
  const main = html`<h1>${words.newItem}</h1>
<form method="post" action="" id="sticker-form" novalidate><input type="hidden" name="XSRF-TOKEN" value="${call.session.xsrf}">
<table class="mdForm">${rows}</table>
<p class="mdButtons"><a class="mdBtn" href="${call.base}/${call.kind}/">${words.cancel}</a>
<label class="mdBtnLabel mdGreen"><input type="submit" class="mdBtn" data-test="btn-save" value="${words.save}"></label></p></form>`;
  return pageFrame(call, {
    title: words.newItem,
    script: 'form',
    main: applySiteChanges(call, 'form', main),
    dialogs: [
      dialog(words, { name: 'delete', text: words.dialogs.delete }),
      dialog(words, { name: 'leave', text: words.dialogs.leave }),
      dialog(words, { name: 'save', text: words.dialogs.save }),
    ],
    data: {
      itemId: item?.id ?? null,
      errors: words.errors,
      patterns: PATTERNS,
      wide: wideRanges,
      trialTypes: TRIAL_TYPES,
      postsNatively: activeSwitch(sandbox, account, 'native_form_post') !== null,
    },
  });
}

const chosen = (options: Readonly<Record<string, Labels>>, locale: Locale): Record<string, string> =>
  Object.fromEntries(Object.entries(options).map(([value, labels]) => [value, labels[locale]]));

function sections(call: Call, form: StickerForm | null): Html[] {
  return [
    html`<tbody>${typeRows(call, form)}</tbody>`,
    languageRows(call.words.form, 'en', 'English', metaOf(form, 'en')),
    html`<tbody id="add-language">${addLanguageRow(call, form)}</tbody>`,
    ...(form?.metas ?? [])
      .filter(({ language }) => language !== 'en')
      .map((meta) =>
        languageRows(call.words.form, meta.language, CONTENT_LANGUAGES[meta.language] ?? '', meta),
      ),
    html`<tbody id="after-languages">${creatorRows(call, form)}${salesRows(call, form)}${reviewRows(call, form)}</tbody>`,
  ];
}

const metaOf = (form: StickerForm | null, language: string) =>
  form?.metas.find((meta) => meta.language === language) ?? { title: '', description: '' };

function typeRows({ words: { form: words }, locale, kind }: Call, form: StickerForm | null): Html[] {
  const types = Object.entries(TYPES_OF[kind]).map(([value, labels]) => ({
    label: labels[locale],
    value,
    checked: value === (form?.type ?? 'static'),
  }));
  const group = radios(types, { name: `${kind}_type`, group: 'type', disabled: form !== null });
  return [
    row(words.type, html`${group}<p class="mdNote">${words.typeNote}</p>`, { required: true, row: 'type' }),
    row(words.amount, html`<p class="mdNote">${words.amountNote}</p>`, { row: 'amount' }),
  ];
}

function addLanguageRow({ words: { form: words } }: Call, form: StickerForm | null): Html {
  const taken = new Set(['en', ...(form?.metas.map(({ language }) => language) ?? [])]);
  const options = Object.entries(CONTENT_LANGUAGES).filter(([language]) => language !== 'en');
  return html`${row(
    words.addLanguage,
    html`<select><option value="">${words.unset}</option>${options.map(([language, name]) => html`<option value="${language}"${flag('hidden', taken.has(language))}${flag('disabled', taken.has(language))}>${name}</option>`)}</select>
<button type="button" class="mdBtn" data-test="btn-add-language" data-act="add-language">${words.add}</button>
<template id="language-template"><table>${languageRows(words, '%LANGUAGE%', '%NAME%', { title: '', description: '' })}</table></template>`,
    { row: 'languages' },
  )}`;
}

function creatorName(account: Account): Html {
  const name = account.creatorName ?? '';
  if (isNameFixed(account)) return html`<span>${name}</span>`;
  return html`<input type="text" name="creator_name" value="${name}" data-text="required" data-limit="50">${counter(50)}`;
}

function creatorRows({ words: { form: words }, account, locale }: Call, form: StickerForm | null): Html[] {
  const [style = '', character = ''] = form?.categoryIds ?? [];
  const ai = [
    { label: words.aiUsed, value: 'true', checked: form?.isAiGenerated === true },
    { label: words.aiNotUsed, value: 'false', checked: form?.isAiGenerated === false },
  ];
  return [
    row(words.creator, creatorName(account), { required: true, row: 'creator' }),
    row(
      words.copyright,
      html`<input type="text" name="copyright" value="${form?.copyright ?? ''}" data-text="ascii" data-limit="50">${counter(50)}`,
      { required: true, row: 'copyright' },
    ),
    row(words.ai, radios(ai, { name: 'is_ai_generated', group: 'ai' }), { required: true, row: 'ai' }),
    row(words.style, select('select-style-category', words.unset, chosen(STYLES, locale), style), {
      row: 'style',
    }),
    row(
      words.character,
      html`${select('select-character-category', words.unset, chosen(CHARACTERS, locale), character)}<p class="mdNote">${words.characterNote}</p>`,
      { row: 'character' },
    ),
  ];
}

function reviewRows({ words: { form: words } }: Call, form: StickerForm | null): Html[] {
  return [
    row(
      words.photo,
      radios(yesNo(words.photoNotUsed, words.photoUsed, form?.isPhotoUsed ?? false), {
        name: null,
        group: 'photo',
      }),
      { required: true, row: 'photo' },
    ),
    row(
      words.licence,
      html`<label class="mdBtnLabel"><input type="file" name="attachments[]"><span>${words.upload}</span></label><p class="mdNote">${words.licenceNote}</p><ul id="attachments"></ul>`,
      { row: 'licence' },
    ),
    row(
      words.url,
      html`<input type="text" name="design_url" value="${form?.designUrl ?? ''}" data-text="url" data-limit="255">${counter(255)}`,
      { row: 'url' },
    ),
    row(
      words.note,
      html`<textarea name="request_comment" data-text="note" data-limit="2000">${form?.noteForReviewers ?? ''}</textarea>${counter(2000)}`,
      { row: 'note' },
    ),
  ];
}
