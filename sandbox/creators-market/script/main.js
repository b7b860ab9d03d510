import { callSite } from './call_site.js';
import { detail } from './detail.js';
import { act, ask } from './dialogs.js';
import { form } from './form.js';
import { images } from './images.js';
import { overlays } from './overlays.js';
import { pageData } from './page_data.js';
import { tags } from './tags.js';

/** @type {Record<string, () => void>} */
const scripts = { detail, form, images, list, tags };

function start() {
  scripts[document.body.dataset.script ?? '']?.();
}

overlays();
const late = document.querySelector('#late');
if (late instanceof HTMLTemplateElement) {
  setTimeout(() => {
    late.replaceWith(late.content);
    start();
  }, pageData().mountsAfter);
} else {
  start();
}

/** The list of sets, with the delete action. */
function list() {
  document.addEventListener('click', async (event) => {
    const found = act(event);
    if (found?.name !== 'remove-item' || !(await ask('delete'))) return;
    await callSite('POST', `/api/${pageData().kind}/${found.element.dataset.item}/delete`);
    location.reload();
  });
}
