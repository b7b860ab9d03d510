import type { ItemCall } from '../call.ts';
import { amountsOf, CHOSEN_MAINS, choosesMains, numberedKeys } from '../rules/item_shape.ts';
import { shapeOf, slotKeys, titleOf } from '../state/item.ts';
import { isEditable } from '../state/status.ts';
import { IMAGE_PROBLEMS } from '../validate_image.ts';
import type { Words } from '../words/en.ts';
import { applySiteChanges, dialog } from './dialog.ts';
import { flag, type Html, html, raw } from './html.ts';
import { pageFrame } from './page_frame.ts';

const BACKGROUNDS = ['MdBgGray', 'MdBgWhite', 'MdBgBlack'];

/** The page to choose the number of stickers and to upload their images. */
export function imagesPage(call: ItemCall): string {
  const { words, item } = call;
  const isLocked = !isEditable(item.status) || item.isRequested;
  const main = html`<h1>${titleOf(item)}</h1><h2>${words.images.tab}</h2>
${isLocked ? html`<p class="mdNote">${words.images.locked}</p>` : tools(call)}
<p id="page-error" class="mdFormError" role="alert"></p>
${choosesMains(shapeOf(item)) && !isLocked ? mains(call) : null}
${item.isImporting ? html`<p class="mdProgress" role="status">${words.images.importing}</p>` : null}
<div id="slots" class="MdBgGray"><ul class="mdSlots">${slotKeys(item).map((key) => slotRow(call, key, isLocked))}</ul></div>
<p><a class="mdBtn" data-test="btn-back" href="${call.base}/${item.kind}/${item.id}">${words.back}</a></p>`;
  return pageFrame(call, {
    title: words.images.tab,
    script: 'images',
    main: applySiteChanges(call, 'images', main),
    dialogs: [
      dialog(words, { name: 'delete', text: words.dialogs.delete }),
      dialog(words, { name: 'amount', text: words.dialogs.amount }),
    ],
    data: { itemId: item.id, isImporting: item.isImporting, serverError: words.errors.server },
  });
}

function tools({ words, item }: ItemCall): Html {
  const amounts = amountsOf(shapeOf(item)).map(
    (amount) => html`<option value="${amount}"${flag('selected', amount === item.amount)}>${amount}</option>`,
  );
  return html`<p><label>${words.form.amount} <select data-test="select-image-amount" id="number_of_images" data-act="amount" data-now="${item.amount}">${amounts}</select></label>
<label>${words.images.background} <select data-act="background">${BACKGROUNDS.map((each) => html`<option>${each}</option>`)}</select></label></p>
<p><label class="mdBtnLabel mdZip"><input type="file" name="file" data-act="zip"><span>${words.images.zip}</span></label>
<button type="button" class="mdBtn" data-test="delete-all-button" data-act="delete-all">${words.images.deleteAll}</button></p>`;
}

/** Choice of the emoji used as main images. The real page's markup for it is unknown. */
function mains({ words, item }: ItemCall): Html {
  const keys = numberedKeys(item.kind, item.amount);
  const lists = Array.from({ length: CHOSEN_MAINS }, (_, index) => {
    const options = keys.map(
      (key) => html`<option value="${key}"${flag('selected', item.mains[index] === key)}>${key}</option>`,
    );
    return html`<select data-test="select-main-image-${index + 1}" data-act="main"><option value="">${words.form.unset}</option>${options}</select> `;
  });
  return html`<p data-test="main-images">${words.images.mains} ${lists}</p>`;
}

function slotRow({ words, item, sandbox }: ItemCall, key: string, isLocked: boolean): Html {
  const slot = item.slots.get(key);
  const picture = slot?.digest
    ? html`<input type="image" class="cm-product-image" alt="${key}" src="${sandbox.url}/sdl-stickershop.line-scdn.net/products/${item.id}/${key}.png?v=${slot.digest}">`
    : html`<span class="mdEmpty" data-test="no-product-image">${words.images.empty}</span>`;
  const errors = slot?.errors ?? [];
  const badge =
    errors.length === 0
      ? raw('')
      : html`<button type="button" class="mdError" data-test="image-error" data-act="reason">Error</button><span class="mdReason" data-test="image-error-reason" style="display:none">${errors.map((code) => reason(words, code)).join(' ')}</span>`;
  const buttons = isLocked
    ? raw('')
    : html`<input type="file" class="mdHidden" id="upload-file-input-${key}" accept="image/png" data-act="upload" data-key="${key}">
<button type="button" class="mdBtn" id="upload-button-${key}" data-test="btn-upload" data-act="choose" data-key="${key}">${words.images.upload}</button>
<button type="button" class="mdBtn" data-test="btn-delete" data-act="delete" data-key="${key}"${flag('disabled', slot?.digest == null)}>${words.images.delete}</button>`;
  return html`<li data-test="product-images-list-item"><b data-test="product-image-key">${key}</b>${picture}${badge}${buttons}</li>`;
}

function reason(words: Words, code: string): string {
  const problem = IMAGE_PROBLEMS.find((known) => known === code);
  return words.errors.image[problem ?? 'import'];
}
