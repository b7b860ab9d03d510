import type { Call } from '../call.ts';
import { activeSwitch } from '../state/active_switch.ts';
import type { Words } from '../words/en.ts';
import { row } from './form_rows.ts';
import { type Html, html, raw } from './html.ts';

interface DialogParts {
  readonly name: string;
  readonly text: string;
  /** Content between the text and the buttons. */
  readonly body?: Html;
  readonly dataTest?: string;
  readonly isOkDisabled?: boolean;
}

/** A dialog in the page, hidden until its script shows it; a page contains several. */
export function dialog(words: Words, parts: DialogParts): Html {
  const test = parts.dataTest ? html` data-test="${parts.dataTest}"` : raw('');
  return html`<div class="cm-modal" role="dialog" aria-modal="true" data-dialog="${parts.name}"${test} style="display:none">
<div class="cm-modal-box"><p class="cm-modal-text">${parts.text}</p>${parts.body ?? null}
<p class="cm-modal-buttons">
<button type="button" class="cm-confirm-button" data-act="cancel"><span data-test="dialog-btn-cancel">${words.cancel}</span></button>
<button type="button" class="cm-confirm-button-primary" data-act="ok"${raw(parts.isOkDisabled ? ' disabled' : '')}><span data-test="dialog-btn-ok">${words.ok}</span></button>
</p></div></div>`;
}

type PageName = 'form' | 'images' | 'detail';

const RENAMED: Readonly<Record<PageName, readonly [string, string]>> = {
  form: ['data-test="btn-save"', 'data-test="btn-store"'],
  images: ['data-test="select-image-amount" id="number_of_images"', 'data-test="select-amount-of-images"'],
  detail: ['data-test="detail-btn-request"', 'data-test="detail-request"'],
};

const BUTTONS: Readonly<Record<PageName, RegExp>> = {
  form: /<label class="mdBtnLabel mdGreen">.*?<\/label>/s,
  images: /<label class="mdBtnLabel mdZip">.*?<\/label>/s,
  detail: /<span data-act="request".*?<\/span>/s,
};

/** Applies the active switches that change the site's markup to a part of a page. */
export function applySiteChanges(call: Call, place: PageName, { html: text }: Html): Html {
  const { sandbox, account } = call;
  const isOn = (name: Parameters<typeof activeSwitch>[2]) =>
    activeSwitch(sandbox, account, name, place) !== null;
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
