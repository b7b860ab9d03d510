import type { Call } from '../call.ts';
import { seen } from '../state/active_switch.ts';
import { row } from './form_rows.ts';
import { type Html, html, raw } from './html.ts';

type Place = 'form' | 'images' | 'detail';

const RENAMED: Readonly<Record<Place, readonly [string, string]>> = {
  form: ['data-test="btn-save"', 'data-test="btn-store"'],
  images: ['data-test="select-image-amount" id="number_of_images"', 'data-test="select-amount-of-images"'],
  detail: ['data-test="detail-btn-request"', 'data-test="detail-request"'],
};

const BUTTONS: Readonly<Record<Place, RegExp>> = {
  form: /<label class="mdBtnLabel mdGreen">.*?<\/label>/s,
  images: /<label class="mdBtnLabel mdZip">.*?<\/label>/s,
  detail: /<span data-act="request".*?<\/span>/s,
};

/** The part of a page as it looks after the site was changed: what is not on stays as it is. */
export function drift(call: Call, place: Place, { html: text }: Html): Html {
  const { sandbox, account } = call;
  const isOn = (name: Parameters<typeof seen>[2]) => seen(sandbox, account, name, place) !== null;
  let changed = text;
  if (isOn('renamed_data_test')) changed = changed.replace(...RENAMED[place]);
  if (isOn('missing_button')) changed = changed.replace(BUTTONS[place], '');
  if (place !== 'form') return raw(changed);
  if (isOn('changed_label')) changed = relabel(call, changed);
  if (isOn('new_mandatory_field')) changed = addField(call, changed);
  if (isOn('moved_field')) changed = moveField(call, changed);
  return raw(changed);
}

function relabel({ words: { form } }: Call, text: string): string {
  const labels = [
    [form.photoNotUsed, `${form.photoChanged} A`],
    [form.photoUsed, `${form.photoChanged} B`],
    [form.photo, form.photoChanged],
    [form.shown, `${form.privacyChanged} A`],
    [form.hidden, `${form.privacyChanged} B`],
    [form.privacy, form.privacyChanged],
  ] as const;
  return labels.reduce((changed, [from, to]) => changed.replaceAll(`>${from}<`, `>${to}<`), text);
}

function addField({ words: { form } }: Call, text: string): string {
  const field = html`<select name="target_age"><option value="">${form.unset}</option>
<option value="all">${form.everyone}</option><option value="18">${form.adults}</option></select>`;
  const added = row(form.targetAge, field, { required: true, row: 'target-age' });
  return text.replace('<tr data-row="ai">', `${added.html}<tr data-row="ai">`);
}

function moveField({ words: { form } }: Call, text: string): string {
  const field = /<tr data-row="ai">.*?<\/tr>/s.exec(text)?.[0] ?? '';
  const section = `<details class="mdMore"><summary>${form.more}</summary><table>${field}</table></details>`;
  return text.replace(field, '').replace('<p class="mdButtons">', `${section}<p class="mdButtons">`);
}
