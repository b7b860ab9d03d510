import type { ReviewStatus } from '../../../domain/submission/review_status.ts';
import { drift, find, plainText } from '../page/find.ts';
import { goTo, itemPath } from '../page/go_to.ts';
import { locators } from '../page/locators.ts';
import { inPage } from '../page/wait_for.ts';
import type { VisitState } from '../visit_state.ts';

/** The site's names of each status in Japanese, English and Chinese, and in the class of its badge. */
const names: Readonly<Record<ReviewStatus, readonly string[]>> = {
  editing: ['編集中', 'editing', '編輯中'],
  waiting_for_review: ['審査待ち', 'waiting for review', '等待審核', '待審核'],
  in_review: ['審査中', 'in review', '審核中'],
  processing: ['審査処理中', 'processing', 'review processing', '審核處理中'],
  rejected: ['リジェクト', 'rejected', '退回'],
  approved: ['承認', 'approved', '審核通過'],
  waiting_for_sale: [
    '販売開始待ち',
    'waiting for sale',
    'waiting for release',
    'ready for sale',
    '等待販售',
    '等待開始販售',
  ],
  on_sale: ['販売中', 'on sale', '販售中'],
  release_stopped: ['販売停止', 'release stopped', '停止販售'],
  banned: ['配信停止', '利用停止', 'banned', '禁止販售'],
};

const isStatus = (name: string): name is ReviewStatus => name in names;

/** Reads an item's status; null if the site no longer has the item. */
export async function readStatus(state: VisitState, itemId: string): Promise<ReviewStatus | null> {
  if (!(await goTo(state, itemPath(state, `/${itemId}`), true))) return null;
  return statusShown(state);
}

/** Reads the status on the open page of an item. */
export async function statusShown(state: VisitState): Promise<ReviewStatus> {
  await find(state, locators.status);
  const said = await inPage(
    state,
    (locator) =>
      globalThis.pochittoProbe
        .all(locator)
        .flatMap((element) => [
          ...[...element.classList].map((name) => name.replace(/^MdStatus_/i, '')),
          element.textContent,
        ]),
    locators.status,
  );
  for (const words of said) {
    const status = readStatusWords(words);
    if (status !== null) return status;
  }
  return drift(state, 'a status that is known', 'another status');
}

/** Maps a badge class or text to a status; null if it is unknown. */
function readStatusWords(text: string): ReviewStatus | null {
  const plain = plainText(text).toLowerCase().replaceAll('_', ' ');
  for (const [status, words] of Object.entries(names)) {
    if (words.includes(plain)) return isStatus(status) ? status : null;
  }
  return null;
}
