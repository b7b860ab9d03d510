import { callSite } from './call_site.js';
import { act, ask } from './dialogs.js';
import { pageData } from './page_data.js';

/** The list of sets: taking one away. */
export function list() {
  document.addEventListener('click', async (event) => {
    const found = act(event);
    if (found?.name !== 'remove-item' || !(await ask('delete'))) return;
    await callSite('POST', `/api/${pageData().kind}/${found.element.dataset.item}/delete`);
    location.reload();
  });
}
