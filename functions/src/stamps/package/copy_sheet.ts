import type { Locale } from '../../domain/accounts/user.ts';
import { pictureFileName } from '../../domain/product/product_spec.ts';
import { metadataLimits } from '../../domain/stamps/set_metadata.ts';
import { textUnits } from '../../domain/stamps/text_units.ts';
import { type FormSource, formFieldsOf } from '../../domain/submission/form_fields.ts';

interface SheetSource extends FormSource {
  readonly stickers: readonly { readonly messageId: string; readonly text: string }[];
}

const words = {
  ja: {
    title: 'LINE Creators Market 入力内容',
    hint: '上から順に、フォームにコピーしてください。画像のページでは、個数を選んでからZIPをアップロードします。',
    required: '必須',
    empty: '(なし)',
    stickers: '画像とタグ',
    note: 'チェックに通っても、審査に通ることは保証できません。',
  },
  en: {
    title: 'LINE Creators Market form details',
    hint: 'Copy each value into the form, from top to bottom. On the image page, set the number of stickers before you upload the ZIP.',
    required: 'required',
    empty: '(none)',
    stickers: 'Images and tags',
    note: "Passing our checks doesn't guarantee approval.",
  },
} as const;

/** Returns all values of the form in its order, for copying by hand: plain text, one field below the other. */
export function copySheet(source: SheetSource, locale: Locale): string {
  const say = words[locale];
  const fields = formFieldsOf(source).map(({ label, isRequired, text, value }, at) => {
    const filled = value(source, locale);
    const limit = text && metadataLimits[text.field];
    const counter = limit ? ` (${textUnits(filled)}/${limit})` : '';
    const mark = isRequired ? ` [${say.required}]` : '';
    return `${at + 1}. ${label[locale]}${mark}${counter}\n${filled === '' ? say.empty : filled}`;
  });
  const stickers = source.stickers.map(({ messageId, text }, at) => {
    const tags = source.metadata.tags[messageId] ?? [];
    return `${pictureFileName(source.product, at + 1)}\t${text}\t${tags.join(', ')}`;
  });
  const parts = [say.title, say.hint, ...fields, `${say.stickers}\n${stickers.join('\n')}`, say.note];
  return `${parts.join('\n\n')}\n`;
}
