import type { ItemCall } from '../call.ts';
import { PRICES } from '../rules/form_options.ts';
import { CONTENT_LANGUAGES } from '../rules/locales.ts';
import { activeSwitch } from '../state/active_switch.ts';
import { isComplete, slotKeys, titleOf } from '../state/item.ts';
import { isEditable, STATUS_NAMES } from '../state/status.ts';
import { applySiteChanges, dialog } from './dialog.ts';
import { flag, type Html, html, raw } from './html.ts';
import { pageFrame } from './page_frame.ts';

/** The page of one set: tabs, status, and the request for review. */
export function detailPage(call: ItemCall): string {
  const { words, item, url, locale } = call;
  const saved = url.searchParams.get('saved') === 'true';
  const main = html`<h1>${titleOf(item)}</h1>
${saved ? html`<p class="mdProgress" role="status">${words.detail.saved}</p>` : null}
<p>${words.status}: <span data-test="product-status" class="MdStatus_${item.status}">${STATUS_NAMES[item.status][locale]}</span> ID ${item.id}</p>
<p>${actions(call)}</p><p id="page-error" class="mdFormError" role="alert"></p>${tabs(call)}${panels(call)}`;
  return pageFrame(call, {
    title: titleOf(item),
    script: 'detail',
    main: applySiteChanges(call, 'detail', main),
    dialogs: [
      dialog(words, { name: 'delete', text: words.dialogs.delete }),
      dialog(words, { name: 'price', text: words.dialogs.price }),
      dialog(words, { name: 'cancel', text: words.dialogs.cancelRequest }),
      requestDialog(call),
    ],
    data: { itemId: item.id, serverError: words.errors.server },
  });
}

/** Tells whether the request button is enabled. */
export function canRequest({ item, sandbox, account }: ItemCall): boolean {
  const isLocked = activeSwitch(sandbox, account, 'request_locked') !== null;
  return !isLocked && isEditable(item.status) && !item.isRequested && !item.isImporting && isComplete(item);
}

function actions(call: ItemCall): Html {
  const { words, item, base } = call;
  const parts: Html[] = [];
  if (isEditable(item.status)) {
    parts.push(html`<a class="mdBtn" data-test="detail-btn-edit" href="${base}/${item.kind}/${item.id}/update">${words.edit}</a>
<span data-act="request" data-test="detail-btn-request"${raw(canRequest(call) ? '' : ' class="ExDisabled"')}><a class="mdBtn">${words.detail.request}</a></span>`);
  }
  if (item.status === 'waiting_for_review' || item.status === 'in_review') {
    parts.push(
      html`<button type="button" class="mdBtn" data-test="detail-btn-cancel-request" data-act="cancel-request">${words.detail.cancelRequest}</button>`,
    );
  }
  return html`${parts}`;
}

function tabs({ words }: ItemCall): Html {
  const names = {
    'tab-detail-information': words.detail.information,
    'tab-image': words.images.tab,
    'tab-tag': words.detail.tags,
    'tab-price': words.price,
  };
  return html`<ul class="mdTabs" role="tablist">${Object.entries(names).map(([test, name]) => html`<li><a role="tab" data-test="${test}" data-act="tab">${name}</a></li>`)}</ul>`;
}

function panels(call: ItemCall): Html {
  const { words, item, base } = call;
  const image = html`<a href="${base}/${item.kind}/${item.id}/image">${words.edit}</a> ${item.slots.size}/${slotKeys(item).length}`;
  const tag = isComplete(item)
    ? html`<a href="${base}/${item.kind}/${item.id}/tag#/01">${words.edit}</a>`
    : html`<p class="mdNote">${words.detail.tagsNeedImages}</p>`;
  const panel = (test: string, body: Html, isOpen = false) =>
    html`<section role="tabpanel" data-panel="${test}"${raw(isOpen ? '' : ' style="display:none"')}>${body}</section>`;
  return html`${panel('tab-detail-information', information(call), true)}${panel('tab-image', image)}${panel('tab-tag', tag)}${panel('tab-price', price(call))}`;
}

function information({ item, words: { form: words } }: ItemCall): Html {
  const { form } = item;
  const meta = form.metas.map(
    ({ language, title, description }) =>
      html`<tr><th>${CONTENT_LANGUAGES[language] ?? language}</th><td>${title}<br>${description}</td></tr>`,
  );
  return html`<table class="mdForm">${meta}<tr><th>${words.copyright}</th><td>${form.copyright}</td></tr>
<tr><th>${words.ai}</th><td>${form.isAiGenerated ? words.aiUsed : words.aiNotUsed}</td></tr>
<tr><th>${words.photo}</th><td>${form.isPhotoUsed ? words.photoUsed : words.photoNotUsed}</td></tr>
<tr><th>${words.release}</th><td>${form.isAutoRelease ? words.automatic : words.manual}</td></tr></table>`;
}

function price({ words, item }: ItemCall): Html {
  const options = Object.entries(PRICES).map(
    ([value, yen]) =>
      html`<option value="${value}"${flag('selected', value === item.price)}>¥${yen}</option>`,
  );
  return html`<label>${words.price} <select data-test="select-price-tier" id="price-tier">${options}</select></label>
<button type="button" class="mdBtn" data-test="button-save" data-act="save-price">${words.save}</button>`;
}

function requestDialog({ words }: ItemCall): Html {
  const box = (act: string, label: string) =>
    html`<label><input type="checkbox" class="mdInputCheck" data-act="${act}"><span>${label}</span></label>`;
  return dialog(words, {
    name: 'request',
    text: words.detail.request,
    dataTest: 'confirm-dialog-request',
    isOkDisabled: true,
    body: html`<p class="mdTerms">${words.detail.terms}</p><div data-test="consent-part">${box('agree', words.detail.agree)}${box('news', words.detail.news)}</div>`,
  });
}
