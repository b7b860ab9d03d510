import { callSite, isDone, messageOf } from './call_site.js';
import { act, showPageError } from './dialogs.js';
import { pageData } from './page_data.js';

const { itemId, kind, most = 9, serverError = '', tags: stored = {} } = pageData();

/** Tags of the sticker in the URL; every tick is saved. */
export function tags() {
  show();
  addEventListener('hashchange', show);
  document.addEventListener('change', (event) => {
    const found = act(event);
    if (found?.name === 'tag' && found.element instanceof HTMLInputElement) void save(found.element);
  });
}

const firstKey = () => document.querySelector('[data-tag-key]')?.getAttribute('data-tag-key') ?? '01';
const keyNow = () => /^#\/(\d{2,3})$/.exec(location.hash)?.[1] ?? firstKey();

const boxes = () =>
  [...document.querySelectorAll('[data-act="tag"]')].filter((box) => box instanceof HTMLInputElement);

function show() {
  const key = keyNow();
  const heading = document.querySelector('#tag-key');
  if (heading) heading.textContent = key;
  for (const box of boxes()) box.checked = (stored[key] ?? []).includes(box.value);
}

/** @param {HTMLInputElement} changed */
async function save(changed) {
  const key = keyNow();
  const ids = boxes()
    .filter(({ checked }) => checked)
    .map(({ value }) => value);
  if (ids.length > most) {
    changed.checked = false;
    return;
  }
  stored[key] = ids;
  const answer = await callSite('PUT', `/api/${kind}/${itemId}/auto_suggest_tags`, [
    { type: key, tag_ids: ids },
  ]);
  if (!isDone(answer)) showPageError(messageOf(answer, serverError));
}
