import { callSite } from './call_site.js';
import { act, ask } from './dialogs.js';

/** The list of sets: taking one away. */
export function list() {
  document.addEventListener('click', async (event) => {
    const found = act(event);
    if (found?.name !== 'remove-item' || !(await ask('delete'))) return;
    await callSite('POST', `/api/sticker/${found.element.dataset.item}/delete`);
    location.reload();
  });
}
