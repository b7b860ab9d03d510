import { callSite, isDone, messageOf } from './call_site.js';
import { act, ask, dialogOf, showPageError } from './dialogs.js';
import { pageData } from './page_data.js';

const { itemId, kind, serverError = '' } = pageData();

/** The page of one set: its tabs, its price, and the request for review. */
export function detail() {
  document.addEventListener('click', (event) => {
    const found = act(event);
    if (found) void clicked(found.name, found.element);
  });
  document.addEventListener('change', (event) => {
    const found = act(event);
    if (found?.name === 'agree') requestButton().disabled = !isTicked('agree');
  });
}

/** @param {string} name @param {HTMLElement} element */
async function clicked(name, element) {
  if (name === 'tab') showPanel(element.dataset.test ?? element.textContent ?? '');
  if (name === 'request' && !element.classList.contains('ExDisabled')) await request();
  if (name === 'cancel-request' && (await ask('cancel'))) {
    await report(callSite('POST', `/${kind}/${itemId}/cancel_request`), true);
  }
  if (name === 'save-price' && (await ask('price'))) {
    const tier = document.querySelector('#price-tier');
    const body = { tier: tier instanceof HTMLSelectElement ? tier.value : '' };
    await report(callSite('PUT', `/api/v2/${kind}/${itemId}/price`, body), false);
  }
}

/** @param {string} name */
function showPanel(name) {
  for (const panel of document.querySelectorAll('[data-panel]')) {
    if (panel instanceof HTMLElement) panel.style.display = panel.dataset.panel === name ? '' : 'none';
  }
}

/** The status does not change immediately: a reload shows it. */
async function request() {
  if (!(await ask('request'))) return;
  const body = new URLSearchParams({ agree: String(isTicked('agree')), news: String(isTicked('news')) });
  await report(callSite('POST', `/${kind}/${itemId}/do_request`, body), false);
  for (const wrapper of document.querySelectorAll('[data-act="request"]'))
    wrapper.classList.add('ExDisabled');
}

/** @param {Promise<{status: number, body: any}>} waited @param {boolean} reloads */
async function report(waited, reloads) {
  const answer = await waited;
  if (!isDone(answer)) showPageError(messageOf(answer, serverError));
  else if (reloads) location.reload();
}

/** @param {'agree' | 'news'} box */
function isTicked(box) {
  const input = dialogOf('request').querySelector(`[data-act="${box}"]`);
  return input instanceof HTMLInputElement && input.checked;
}

/** @returns {HTMLButtonElement} */
function requestButton() {
  const button = dialogOf('request').querySelector('button[data-act="ok"]');
  if (!(button instanceof HTMLButtonElement)) throw new Error('The dialog has no OK.');
  return button;
}
