import { z } from 'zod';
import { LOCALES } from '../rules/locales.ts';
import { isStatus } from '../state/status.ts';
import type { Control } from './control.ts';
import { SETTING, SWITCH_NAME, switches } from './switches.ts';

type Action = (control: Control, body: unknown) => unknown;

function action<Schema extends z.ZodType>(
  schema: Schema,
  act: (control: Control, body: z.output<Schema>) => unknown,
): Action {
  return (control, body) => act(control, schema.parse(body));
}

const nothing = z.strictObject({});
const account = z.strictObject({ accountId: z.string() });
const anyone = z.strictObject({ accountId: z.string().nullable() });
const item = z.strictObject({ id: z.int() });

const WISH = z.strictObject({
  locale: z.enum(LOCALES).optional(),
  withCreator: z.boolean().optional(),
  creatorName: z.string().min(1).max(50).optional(),
  email: z.email().optional(),
});

const REASONS = z.array(
  z.strictObject({ clause: z.string(), stickers: z.array(z.int().min(1).max(40)), text: z.string() }),
);

const ACTIONS: Record<keyof Control, Action> = {
  createAccount: action(WISH, (to, wish) => to.createAccount(wish)),
  signIn: action(account, (to, it) => to.signIn(it.accountId)),
  endSessions: action(account, (to, it) => to.endSessions(it.accountId)),
  typeCode: action(account.extend({ code: z.string() }), (to, it) => to.typeCode(it.accountId, it.code)),
  scanQr: action(account.extend({ loginState: z.string() }), (to, it) =>
    to.scanQr(it.accountId, it.loginState),
  ),
  expireLogins: action(nothing, (to) => to.expireLogins()),
  turnOn: action(anyone.extend({ name: SWITCH_NAME, setting: SETTING.exactOptional() }), (to, it) =>
    to.turnOn(it.accountId, it.name, it.setting),
  ),
  turnOff: action(anyone.extend({ name: SWITCH_NAME.exactOptional() }), (to, it) =>
    to.turnOff(it.accountId, it.name),
  ),
  counts: action(account, (to, it) => to.counts(it.accountId)),
  items: action(account, (to, it) => to.items(it.accountId)),
  messages: action(account, (to, it) => to.messages(it.accountId)),
  startReview: action(item, (to, it) => to.startReview(it.id)),
  approve: action(item, (to, it) => to.approve(it.id)),
  reject: action(item.extend({ reasons: REASONS }), (to, it) => to.reject(it.id, it.reasons)),
  putOnSale: action(item, (to, it) => to.putOnSale(it.id)),
  moveTo: action(item.extend({ status: z.string().refine(isStatus) }), (to, it) =>
    to.moveTo(it.id, it.status),
  ),
};

/**
 * Answers `POST /sandbox/<action>` with `{result}`, and `GET /sandbox` with the actions and the switches.
 *
 * @returns null for other requests.
 * @throws {ZodError} invalid body.
 * @throws {SyntaxError} invalid JSON.
 * @throws Error what the control itself rejects.
 */
export function answerControl(control: Control, method: string, path: string, body: string): object | null {
  if (method === 'GET' && path === '/sandbox') return { actions: Object.keys(ACTIONS), switches };
  const found = Object.entries(ACTIONS).find(([name]) => `/sandbox/${name}` === path);
  if (!found || method !== 'POST') return null;
  return { result: found[1](control, body === '' ? {} : JSON.parse(body)) ?? null };
}
