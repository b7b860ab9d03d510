import type { SubmissionForm } from '../../../domain/submission/submission_form.ts';
import { forget } from '../browser/network_log.ts';
import { readErrors } from '../page/answers.ts';
import type { SeenOption } from '../page/in_page/page_probe.ts';
import { locators } from '../page/locators.ts';
import { inPage, waitFor } from '../page/wait_for.ts';
import { type Complaint, SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import { setBox } from './fill_in.ts';
import { openTags, tagName } from './open_tags.ts';

/** Sets the tags of the given stickers to exactly the given tags. Other stickers stay unchanged. */
export async function ensureTags(
  state: VisitState,
  itemId: string,
  tags: SubmissionForm['tags'],
): Promise<{ readonly unknown: readonly string[] }> {
  const unknown = new Set<string>();
  for (const [key, asked] of Object.entries(tags)) {
    const boxes = await openTags(state, itemId, key);
    const names = new Set(boxes.map(({ text }) => tagName(text)));
    for (const tag of asked) if (!names.has(tagName(tag))) unknown.add(tag);
    const wanted = new Set(asked.map(tagName));
    const isWrong = (box: SeenOption) => box.chosen !== wanted.has(tagName(box.text));
    const wrong = boxes.flatMap((box, index) => (isWrong(box) ? [{ index, isChosen: !box.chosen }] : []));
    // Remove tags first: a sticker has room for nine.
    for (const { index, isChosen } of wrong.toSorted((a, b) => Number(a.isChosen) - Number(b.isChosen))) {
      await setTag(state, key, index, isChosen);
    }
  }
  const all = [...unknown];
  state.unknownTags.set(itemId, all);
  return { unknown: all };
}

/**
 * Sets one tag. Tag boxes accept a scripted click, which costs a quarter of a mouse click. Each change is saved
 * before the next: every save sends all tags of the sticker, and the last one to arrive wins.
 */
async function setTag(state: VisitState, key: string, index: number, isChosen: boolean): Promise<void> {
  forget(state.networkLog);
  const isDone = await inPage(
    state,
    (boxes, at, is) => {
      globalThis.pochittoProbe.clickByScript(boxes, at);
      return globalThis.pochittoProbe.read(boxes).options[at]?.chosen === is;
    },
    locators.tagBoxes,
    index,
    isChosen,
  );
  if (!isDone) await setBox(state, locators.tagBoxes, index, isChosen);
  const { networkLog } = state;
  await waitFor(
    state,
    async () => (networkLog.answers.length > 0 && networkLog.pending.size === 0 ? true : null),
    {
      what: `the answer about tags of ${key}`,
      // A page without this request saves tags in another way; `review` reads them back from the site.
      otherwise: async () => true,
    },
  );
  const said = await readErrors(state.networkLog);
  if (said === null) return;
  const complaints: Complaint[] = said.map((text) => ({ where: key, text }));
  throw new SiteError('refused', 'The site refuses a tag.', { complaints });
}
