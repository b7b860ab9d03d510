import type { Call, ItemCall } from '../call.ts';
import { json, type Reply } from '../http.ts';
import { type FormProblem, formProblems, STICKER_FORM, type StickerForm } from '../rules/sticker_form.ts';
import { activeSwitch } from '../state/active_switch.ts';
import { createItem, isNameFixed } from '../state/item.ts';
import { isEditable } from '../state/status.ts';
import { reportsTitleTaken } from '../state/title_check.ts';

/** `POST /api/v2/sticker`: creates a set. */
export function createSticker(call: Call): Reply {
  call.account.counts.saves += 1;
  const form = readForm(call);
  if (form === null) return invalid(call, [{ field: 'form', code: 'choice' }]);
  const problems = problemsOf(call, form, null);
  if (problems.length > 0) return invalid(call, problems);
  const item = createItem(call.sandbox, call.account, call.kind, form);
  call.account.creatorName = form.creatorName ?? call.account.creatorName;
  return json(200, { stickerId: item.id });
}

/** `PUT /api/v2/sticker/<id>`: changes texts and settings. The type stays. */
export function updateSticker(call: ItemCall): Reply {
  const { item, account, words } = call;
  account.counts.saves += 1;
  if (!isEditable(item.status) || item.isRequested) {
    return json(409, { errors: [{ field: 'form', code: 'status', message: words.errors.notAllowed }] });
  }
  const form = readForm(call);
  if (form === null || form.type !== item.form.type)
    return invalid(call, [{ field: 'form', code: 'choice' }]);
  const problems = problemsOf(call, form, item.id);
  if (problems.length > 0) return invalid(call, problems);
  item.form = form;
  account.creatorName = form.creatorName ?? account.creatorName;
  return json(200, { stickerId: item.id });
}

/** `GET /api/v2/sticker/title_exists?language=&title=&except=`: called when a title field loses focus. */
export function checkTitle({ sandbox, account, url }: Call): Reply {
  const { searchParams: asked } = url;
  const except = Number(asked.get('except') ?? '') || null;
  const language = asked.get('language') ?? 'en';
  const title = asked.get('title') ?? '';
  return json(200, { exists: reportsTitleTaken(sandbox, account, 'title_check', language, title, except) });
}

function readForm({ body }: Call): StickerForm | null {
  try {
    return STICKER_FORM.safeParse(JSON.parse(body.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}

function problemsOf(
  { sandbox, account, kind }: Call,
  form: StickerForm,
  except: number | null,
): FormProblem[] {
  const problems = formProblems(kind, form);
  if (form.attachmentIds.some((id) => !account.attachments.has(id))) {
    problems.push({ field: 'attachments[]', code: 'attachment' });
  }
  const { creatorName = account.creatorName } = form;
  if (creatorName !== account.creatorName && isNameFixed(account)) {
    problems.push({ field: 'creator_name', code: 'choice' });
  }
  const needsAge = activeSwitch(sandbox, account, 'new_mandatory_field') !== null;
  if (needsAge && !form.targetAge) problems.push({ field: 'target_age', code: 'choice' });
  if (problems.length > 0) return problems;
  return form.metas
    .filter(({ language, title }) => reportsTitleTaken(sandbox, account, 'save', language, title, except))
    .map(({ language }) => ({ field: `meta[${language}][title]`, code: 'title_exists' }));
}

function invalid({ words }: Call, problems: readonly FormProblem[]): Reply {
  const message = ({ code }: FormProblem): string => {
    if (code === 'choice' || code === 'areas' || code === 'trial' || code === 'attachment') {
      return words.errors[code];
    }
    return words.errors.text[code];
  };
  return json(400, { errors: problems.map((problem) => ({ ...problem, message: message(problem) })) });
}
