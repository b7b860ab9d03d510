import { callSite, isDone, messageOf } from './call_site.js';
import { act, ask, showPageError } from './dialogs.js';
import { pageData } from './page_data.js';

/** Returns the base path of the set's API calls. */
const path = () => `/api/${pageData().kind}/${pageData().itemId}`;

/** The page of images. It is redrawn after every change. */
export function images() {
  document.addEventListener('click', (event) => {
    const found = act(event);
    if (found) void clicked(found.name, found.element);
  });
  document.addEventListener('change', (event) => {
    const found = act(event);
    if (found) void changed(found.name, found.element);
  });
  if (pageData().isImporting) void follow();
}

/** @param {string} name @param {HTMLElement} element */
async function clicked(name, element) {
  const key = element.dataset.key ?? '';
  if (name === 'choose') document.getElementById(`upload-file-input-${key}`)?.click();
  if (name === 'reason' && element.nextElementSibling instanceof HTMLElement) {
    element.nextElementSibling.style.display = '';
  }
  if ((name === 'delete' || name === 'delete-all') && (await ask('delete'))) {
    const body = new URLSearchParams(name === 'delete' ? { type: key } : {});
    await report(callSite('POST', `${path()}/delete_images`, body));
  }
}

/** @param {string} name @param {HTMLElement} element */
async function changed(name, element) {
  if (name === 'background' && element instanceof HTMLSelectElement) {
    const slots = document.querySelector('#slots');
    if (slots) slots.className = element.value;
  }
  if (name === 'main') await chooseMains();
  if (name === 'amount' && element instanceof HTMLSelectElement) await changeAmount(element);
  if (!(element instanceof HTMLInputElement) || !element.files?.[0]) return;
  if (name === 'upload') await upload(element.dataset.key ?? '', element.files[0]);
  if (name === 'zip') await importZip(element.files[0]);
}

/** @param {HTMLSelectElement} select */
async function changeAmount(select) {
  const wished = select.value;
  if (!(await ask('amount'))) {
    select.value = select.dataset.now ?? '';
    return;
  }
  const body = new URLSearchParams({ stickers_per_set: wished });
  await report(callSite('POST', `${path()}/stickers_per_set`, body));
}

/** Sends all main images selected so far. */
async function chooseMains() {
  const body = new URLSearchParams();
  for (const list of document.querySelectorAll('[data-act="main"]'))
    if (list instanceof HTMLSelectElement && list.value !== '') body.append('keys', list.value);
  await report(callSite('POST', `${path()}/main_images`, body));
}

/** @param {string} key @param {File} file */
async function upload(key, file) {
  const body = new FormData();
  body.set('image', file);
  body.set('type', key);
  await report(callSite('POST', `${path()}/upload_image`, body));
}

/** @param {File} file */
async function importZip(file) {
  const body = new FormData();
  body.set('file', file);
  if (await report(callSite('POST', `${path()}/upload_zip`, body))) await follow();
}

/** Polls until a ZIP import is complete. */
async function follow() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, pageData().poll));
    const answer = await callSite('GET', `${path()}/images`);
    if (answer.status === 401) return;
    if (answer.status !== 200) continue;
    await redraw();
    if (!answer.body.isImporting) return;
  }
}

/** @param {Promise<{status: number, body: any}>} waited @returns {Promise<boolean>} whether it was done */
async function report(waited) {
  const answer = await waited;
  if (answer.status === 401) return false;
  await redraw();
  if (isDone(answer)) return true;
  showPageError(messageOf(answer, pageData().serverError ?? ''));
  return false;
}

/** Number of redraws. A response that arrives after a later one is outdated and dropped. */
let asked = 0;

/** Redraws the page with the server's current state, without a reload. */
async function redraw() {
  asked += 1;
  const current = asked;
  try {
    const response = await fetch(location.href);
    if (response.redirected) {
      location.reload();
      return;
    }
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (current !== asked) return;
    const late = fresh.querySelector('template#late');
    const app = (late instanceof HTMLTemplateElement ? late.content : fresh).querySelector('#app');
    const error = document.querySelector('#page-error')?.textContent ?? '';
    if (app) document.querySelector('#app')?.replaceWith(document.adoptNode(app));
    showPageError(error);
  } catch {
    showPageError(pageData().serverError ?? '');
  }
}
