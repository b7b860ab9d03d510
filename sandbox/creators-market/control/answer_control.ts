import { z } from 'zod';
import { LOCALES } from '../rules/locales.ts';
import { isStatus } from '../state/status.ts';
import type { Control } from './control.ts';
import { SETTING, SWITCH_NAME, switches } from './switches.ts';

type Verb = (control: Control, body: unknown) => unknown;

function verb<Schema extends z.ZodType>(
  schema: Schema,
  act: (control: Control, body: z.output<Schema>) => unknown,
): Verb {
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

const VERBS: Record<keyof Control, Verb> = {
  createAccount: verb(WISH, (to, wish) => to.createAccount(wish)),
  signIn: verb(account, (to, it) => to.signIn(it.accountId)),
  endSessions: verb(account, (to, it) => to.endSessions(it.accountId)),
  typeCode: verb(account.extend({ code: z.string() }), (to, it) => to.typeCode(it.accountId, it.code)),
  scanQr: verb(account.extend({ loginState: z.string() }), (to, it) =>
    to.scanQr(it.accountId, it.loginState),
  ),
  expireLogins: verb(nothing, (to) => to.expireLogins()),
  turnOn: verb(anyone.extend({ name: SWITCH_NAME, setting: SETTING.exactOptional() }), (to, it) =>
    to.turnOn(it.accountId, it.name, it.setting),
  ),
  turnOff: verb(anyone.extend({ name: SWITCH_NAME.exactOptional() }), (to, it) =>
    to.turnOff(it.accountId, it.name),
  ),
  counts: verb(account, (to, it) => to.counts(it.accountId)),
  items: verb(account, (to, it) => to.items(it.accountId)),
  messages: verb(account, (to, it) => to.messages(it.accountId)),
  startReview: verb(item, (to, it) => to.startReview(it.id)),
  approve: verb(item, (to, it) => to.approve(it.id)),
  reject: verb(item.extend({ reasons: REASONS }), (to, it) => to.reject(it.id, it.reasons)),
  putOnSale: verb(item, (to, it) => to.putOnSale(it.id)),
  moveTo: verb(item.extend({ status: z.string().refine(isStatus) }), (to, it) => to.moveTo(it.id, it.status)),
};

/**
 * Answers `POST /sandbox/<verb>` with `{result}`, and `GET /sandbox` with the verbs and the switches.
 *
 * @returns null for other requests.
 * @throws {ZodError} invalid body.
 * @throws {SyntaxError} invalid JSON.
 * @throws Error what the control itself rejects.
 */
export function answerControl(control: Control, method: string, path: string, body: string): object | null {
  if (method === 'GET' && path === '/sandbox') return { verbs: Object.keys(VERBS), switches };
  const found = Object.entries(VERBS).find(([name]) => `/sandbox/${name}` === path);
  if (!found || method !== 'POST') return null;
  return { result: found[1](control, body === '' ? {} : JSON.parse(body)) ?? null };
}
