import { type Call, call } from '../call.ts';
import type { Step } from '../control/switches.ts';
import { sleep } from '../delays.ts';
import { type Incoming, json, page, type Reply, redirect } from '../http.ts';
import { ITEM_KINDS, type ItemKind } from '../rules/item_shape.ts';
import { localeOfPrefix } from '../rules/locales.ts';
import type { Sandbox } from '../sandbox.ts';
import { consumeSwitch } from '../state/active_switch.ts';
import { loginAddress } from '../state/login.ts';
import { endSessions, sessionOf } from '../state/session.ts';
import { routes } from './routes.ts';

/** A response, or a connection that closes before or during it. */
export type Sent = Reply | 'closed' | 'broken';

const CREATOR_PATH = /^(?:\/(ja|en|zh-TW|zh-Hant))?\/my\/([A-Za-z0-9_-]{16})(\/.*)?$/;

/** Without a page ID, the site redirects to the creator's page. Inferred, not observed. */
const MY_PATH = /^\/my\/?$/;

/** Answers everything under `/my/`; returns null for other paths. */
export async function answerSite(sandbox: Sandbox, incoming: Incoming): Promise<Sent | null> {
  const { pathname } = incoming.url;
  const [, prefix, pageId, rest = ''] = CREATOR_PATH.exec(pathname) ?? [];
  if (pageId === undefined && !MY_PATH.test(pathname)) return null;
  const isCall = /^\/(api|(?:sticker|emoji)\/\d+\/(do|cancel)_request)/.test(rest);
  const session = sessionOf(sandbox, incoming.headers.cookie);
  const account = session ? sandbox.accounts.get(session.accountId) : undefined;
  if (!session || !account) return redirectToLogin(sandbox, isCall);
  if (account.creatorName === null) return redirect('/signup/');
  if (pageId === undefined) return redirect(`/my/${account.pageId}/sticker/`);
  if (account.pageId !== pageId) return page('<h1>404 Not Found</h1>', 404);
  const known = {
    kind: kindOf(rest),
    sandbox,
    account,
    session,
    locale: (prefix === undefined ? null : localeOfPrefix(prefix)) ?? account.locale,
    base: `${prefix === undefined ? '' : `/${prefix}`}/my/${pageId}`,
  };
  return serve(call(incoming, known), rest, isCall);
}

function kindOf(path: string): ItemKind {
  const [, kind] = /^\/(?:api\/(?:v2\/)?)?(sticker|emoji)(?:[/?]|$)/.exec(path) ?? [];
  return ITEM_KINDS.find((known) => known === kind) ?? 'sticker';
}

async function serve(to: Call, rest: string, isCall: boolean): Promise<Sent> {
  const { sandbox, account } = to;
  const route = routes.find(({ method, path }) => method === to.method && path.test(rest));
  if (!route) {
    const exists = routes.some(({ path }) => path.test(rest));
    return page(exists ? '<h1>405 Method Not Allowed</h1>' : '<h1>404 Not Found</h1>', exists ? 405 : 404);
  }
  const { step } = route;
  const slow = consumeSwitch(sandbox, account, 'slow', step);
  if (slow) await sleep(slow.ms);
  if (consumeSwitch(sandbox, account, 'connection_closed', step)) return 'closed';
  if (consumeSwitch(sandbox, account, 'server_error', step)) return serverError(to, isCall);
  if (consumeSwitch(sandbox, account, 'session_expiry', step)) {
    endSessions(sandbox, account.id);
    return redirectToLogin(sandbox, isCall);
  }
  if (to.method !== 'GET' && to.headers['x-xsrf-token'] !== to.session.xsrf) {
    return json(403, { errors: [{ field: null, code: 'xsrf', message: 'Forbidden' }] });
  }
  const reply = await route.answer(to);
  return isDone(reply) ? applyLaterFailures(to, step, reply) : reply;
}

/** A rejected request does not consume a switch. */
const isDone = ({ status, body }: Reply): boolean => status < 400 && !body.includes('"success":false');

function applyLaterFailures({ sandbox, account }: Call, step: Step, reply: Reply): Sent {
  if (consumeSwitch(sandbox, account, 'response_lost', step)) return 'broken';
  if (consumeSwitch(sandbox, account, 'session_expiry_after', step)) {
    endSessions(sandbox, account.id);
    return redirectToLogin(sandbox, true);
  }
  return reply;
}

/** Without a session, pages redirect to LINE Login and API calls get 401. */
function redirectToLogin(sandbox: Sandbox, isCall: boolean): Reply {
  if (isCall) return json(401, { errors: [{ field: null, code: 'login', message: 'Unauthorized' }] });
  return redirect(loginAddress(sandbox));
}

function serverError({ words }: Call, isCall: boolean): Reply {
  const message = words.errors.server;
  return isCall
    ? json(500, { errors: [{ field: null, code: 'server', message }] })
    : page(`<h1>500 Internal Server Error</h1><p>${message}</p>`, 500);
}
