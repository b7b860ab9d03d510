import { type Html, html } from '../pages/html.ts';
import type { Sandbox } from '../sandbox.ts';
import { titleOf } from '../state/item.ts';
import { pendingLogins } from '../state/login.ts';
import { cookiesOf, createSession } from '../state/session.ts';
import { STATUS_NAMES } from '../state/status.ts';

function frame(title: string, body: Html): string {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/page.css"></head><body><header><b>Creators Market sandbox</b><nav>
<a href="/sandbox/accounts">Accounts</a> <a href="/sandbox/phone">Phone</a> <a href="/sandbox/review">Review desk</a></nav></header>
<main><h1>${title}</h1>${body}</main></body></html>`.html;
}

/** Lists all accounts, each with the cookies of a new session to copy, and a button that creates another account. */
export function accountsPage(sandbox: Sandbox): string {
  const accounts = [...sandbox.accounts.values()].map((account) => {
    const cookies = JSON.stringify(cookiesOf(sandbox, createSession(sandbox, account)), null, 1);
    return html`<section><h2>${account.creatorName ?? 'No creator yet'}</h2>
<p>${account.email} / <code>${account.password}</code> / <a href="/my/${account.pageId}/sticker/">/my/${account.pageId}/</a></p>
<label>Cookies, as an extension of a browser exports them<textarea readonly rows="6" data-test="cookies">${cookies}</textarea></label></section>`;
  });
  return frame(
    'Accounts',
    html`<form method="post" action="/sandbox/accounts"><button class="mdBtn">New account</button></form>${accounts}`,
  );
}

/** The user's phone: an input for each pending login. */
export function phonePage(sandbox: Sandbox): string {
  const logins = pendingLogins(sandbox).map(({ id, accountId }) => {
    const account = sandbox.accounts.get(accountId ?? '');
    if (account) {
      return html`<form method="post" action="/sandbox/phone"><input type="hidden" name="accountId" value="${account.id}">
<label>${account.email}: code <input name="code" inputmode="numeric" autocomplete="off"></label> <button class="mdBtn">OK</button></form>`;
    }
    const owners = [...sandbox.accounts.values()].map(
      (owner) => html`<option value="${owner.id}">${owner.email}</option>`,
    );
    return html`<form method="post" action="/sandbox/phone"><input type="hidden" name="loginState" value="${id}">
<label>Scan the QR code as <select name="accountId">${owners}</select></label> <button class="mdBtn">Scan</button></form>`;
  });
  return frame('Phone', html`${logins.length > 0 ? logins : html`<p>Nobody is signing in.</p>`}`);
}

/** Lists sets that wait for a reviewer, and those that can go on sale. */
export function reviewPage(sandbox: Sandbox): string {
  const items = [...sandbox.accounts.values()].flatMap(({ items: sets }) => [...sets.values()]);
  const rows = items
    .filter(({ status }) =>
      ['waiting_for_review', 'in_review', 'approved', 'ready_for_sale'].includes(status),
    )
    .map((item) => {
      const button = (verb: string, label: string) =>
        html`<button class="mdBtn" name="verb" value="${verb}">${label}</button> `;
      const pictures = [...item.slots].map(
        ([key, { digest }]) =>
          html`<img alt="${key}" width="74" src="/sdl-stickershop.line-scdn.net/products/${item.id}/${key}.png?v=${digest ?? ''}">`,
      );
      const decisions =
        item.status === 'approved' || item.status === 'ready_for_sale'
          ? button('putOnSale', 'Put on sale')
          : html`${button('startReview', 'Start review')}${button('approve', 'Approve')}<br>
<label>Clause <input name="clause" value="1.3" size="4"></label> <label>Stickers <input name="stickers" placeholder="1, 4"></label>
<label>Text <input name="text" value="視認性が悪いもの"></label> ${button('reject', 'Reject')}`;
      return html`<section><h2>${titleOf(item)} (${item.id}): ${STATUS_NAMES[item.status].en}</h2><p>${pictures}</p>
<form method="post" action="/sandbox/review"><input type="hidden" name="id" value="${item.id}">${decisions}</form></section>`;
    });
  return frame('Review desk', html`${rows.length > 0 ? rows : html`<p>No set waits.</p>`}`);
}
