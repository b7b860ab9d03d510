import { z } from 'zod';
import { type Incoming, page, type Reply, redirect } from '../http.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Control } from './control.ts';
import { accountsPage, phonePage, reviewPage } from './sandbox_pages.ts';

const DECISION = z.object({
  id: z.coerce.number().int(),
  verb: z.enum(['startReview', 'approve', 'reject', 'putOnSale']),
  clause: z.string().default('1.3'),
  stickers: z.string().default(''),
  text: z.string().default(''),
});

const PHONE = z.union([
  z.object({ accountId: z.string(), code: z.string() }),
  z.object({ accountId: z.string(), loginState: z.string() }),
]);

/** Answers the sandbox's own pages: accounts, phone and review. Returns null for other paths. */
export function answerSandboxPage(
  sandbox: Sandbox,
  control: Control,
  { method, url, body }: Incoming,
): Reply | null {
  const pages: Record<string, (of: Sandbox) => string> = {
    '/sandbox/accounts': accountsPage,
    '/sandbox/phone': phonePage,
    '/sandbox/review': reviewPage,
  };
  const show = pages[url.pathname];
  if (!show) return null;
  if (method === 'GET') return page(show(sandbox));
  const form = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  if (url.pathname === '/sandbox/accounts') control.createAccount();
  else if (url.pathname === '/sandbox/phone') submitPhone(control, PHONE.parse(form));
  else submitDecision(control, DECISION.parse(form));
  return redirect(url.pathname);
}

function submitPhone(control: Control, form: z.infer<typeof PHONE>): void {
  if ('code' in form) control.typeCode(form.accountId, form.code.trim());
  else control.scanQr(form.accountId, form.loginState);
}

function submitDecision(
  control: Control,
  { id, verb, clause, stickers, text }: z.infer<typeof DECISION>,
): void {
  if (verb !== 'reject') {
    control[verb](id);
    return;
  }
  const numbers = (stickers.match(/\d+/g) ?? []).map(Number);
  control.reject(id, [{ clause, stickers: numbers, text }]);
}
