import type { ItemCall } from '../call.ts';
import { schedule } from '../delays.ts';
import { errorReply, json, type Reply } from '../http.ts';
import { canRequest } from '../pages/detail_page.ts';
import { mayRequest } from '../state/account.ts';
import { activeSwitch } from '../state/active_switch.ts';
import { canMove } from '../state/status.ts';

/** `POST /sticker/<id>/do_request` (form `agree`, `news`). The status changes later. */
export function doRequest(call: ItemCall): Reply {
  const { account, item, sandbox, words, body } = call;
  const form = new URLSearchParams(body.toString('utf8'));
  account.counts.requestClicks += 1;
  if (form.get('news') === 'true') account.counts.marketingTicks += 1;
  if (form.get('agree') !== 'true') return errorReply(400, words.errors.choice);
  account.counts.consents += 1;
  if (!canRequest(call)) return errorReply(409, words.errors.notAllowed);
  const now = Date.now();
  if (!mayRequest(account, now) || activeSwitch(sandbox, account, 'daily_limit')) {
    return errorReply(429, words.errors.dailyLimit);
  }
  account.requests.push(now);
  item.isRequested = true;
  const never = activeSwitch(sandbox, account, 'status_unchanged') !== null;
  const pause = activeSwitch(sandbox, account, 'status_slow')?.ms ?? sandbox.delays.status;
  if (!never) {
    schedule(sandbox, pause, () => {
      item.isRequested = false;
      if (canMove(item.status, 'waiting_for_review')) item.status = 'waiting_for_review';
    });
  }
  return json(200, { success: true, errors: [] });
}

/** `POST /sticker/<id>/cancel_request`: returns to editing, before a decision. */
export function cancelRequest({ account, item, words }: ItemCall): Reply {
  account.counts.cancels += 1;
  if (!canMove(item.status, 'editing')) return errorReply(409, words.errors.notAllowed);
  item.status = 'editing';
  return json(200, { success: true, errors: [] });
}

/** `POST /api/sticker/<id>/delete`: deletes the set. */
export function deleteItem({ account, item, words }: ItemCall): Reply {
  if (item.status !== 'editing' && item.status !== 'rejected')
    return errorReply(409, words.errors.notAllowed);
  account.items.delete(item.id);
  return json(200, { success: true, errors: [] });
}
