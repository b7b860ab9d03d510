import { forget } from '../browser/network_log.ts';
import { readErrors } from '../page/answers.ts';
import { click } from '../page/click.ts';
import { countOf, drift } from '../page/find.ts';
import { locators } from '../page/locators.ts';
import { throwIfFailed } from '../page/wait_for.ts';
import { SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import { readComplaints, throwComplaints } from './read_complaints.ts';

/** Saves the open form if anything changed. Returns the item's id. */
export async function saveForm(state: VisitState): Promise<{ readonly itemId: string }> {
  const { form } = state;
  if (form === null) throw new SiteError('unavailable', 'No form is filled in.');
  if (form.itemId !== null && !form.isChanged) return { itemId: form.itemId };
  state.form = null;
  forget(state.networkLog);
  await click(state, locators.save, () => dialogOrErrors(state), { effect: 'the question whether to save' });
  const itemId = await click(state, locators.dialogOk, () => savedOrRejected(state), {
    effect: 'the number of the item',
  });
  if (form.itemId !== null && form.itemId !== itemId) {
    await drift(state, `item ${form.itemId} saved`, `item ${itemId}`);
  }
  return { itemId };
}

async function dialogOrErrors(state: VisitState): Promise<true | null> {
  await throwIfPostedNatively(state);
  const complaints = await readComplaints(state);
  if (complaints.length > 0) await throwComplaints(state, complaints);
  return (await countOf(state, locators.dialogOk)) > 0 ? true : null;
}

/** The page saves by script. A native form post means that this is not the page we know. */
async function throwIfPostedNatively(state: VisitState): Promise<void> {
  const native = state.networkLog.answers.find(({ status }) => status === 405);
  if (native) await drift(state, "the page's own way to save", `status 405 at ${native.path}`);
}

async function savedOrRejected(state: VisitState): Promise<string | null> {
  const [, itemId] = /\/(?:sticker|emoji)\/(\d+)\/?$/.exec(new URL(state.page.url()).pathname) ?? [];
  if (itemId !== undefined) return itemId;
  await throwIfPostedNatively(state);
  const said = await readErrors(state.networkLog);
  if (said === null) {
    throwIfFailed(state);
    return null;
  }
  const shown = await readComplaints(state);
  const complaints = shown.length > 0 ? shown : said.map((text) => ({ where: 'form', text }));
  return throwComplaints(state, complaints);
}
