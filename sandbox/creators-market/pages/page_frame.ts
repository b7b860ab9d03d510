import type { Call } from '../call.ts';
import { LOCALES, prefixOfLocale } from '../rules/locales.ts';
import { seen } from '../state/active_switch.ts';
import { wordsOf } from '../words/words.ts';
import { type Html, html, raw } from './html.ts';
import { obstacles } from './obstacles.ts';

interface Parts {
  readonly title: string;
  /** Which part of the page script takes care of it. */
  readonly script: 'detail' | 'form' | 'images' | 'list' | 'none' | 'tags';
  readonly main: Html;
  readonly dialogs?: readonly Html[];
  /** What the script needs to know. */
  readonly data?: object;
}

/** A whole page of the creator's, in the frame that all of them share. */
export function pageFrame(call: Call, parts: Parts): string {
  const { words, base, sandbox, account, session, locale } = call;
  const mountsAfter = seen(sandbox, account, 'slow_mount')?.ms ?? 0;
  const data = { base, xsrf: session.xsrf, poll: sandbox.delays.poll, mountsAfter, ...parts.data };
  const app = html`<main id="app">${parts.main}</main><div id="dialogs">${[...(parts.dialogs ?? [])]}</div>`;
  return html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><base href="${sandbox.url}${base}/">
<title>${parts.title} - LINE Creators Market</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/page.css"><script type="module" src="/static/main.js"></script></head>
<body data-script="${parts.script}"><header><b>LINE Creators Market (sandbox)</b>
<nav><a href="${base}/sticker/">${words.items}</a> <a href="${base}/create">${words.newItem}</a>
<a href="${base}/message/">${words.messages}</a> <span>${account.creatorName ?? ''}</span>
<a href="/signup/logout">${words.logout}</a></nav>${languageSwitch(call)}</header>
${mountsAfter > 0 ? html`<template id="late">${app}</template>` : app}
${obstacles(call)}
<script type="application/json" id="page-data">${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>
</body></html>`.html;
}

function languageSwitch({ url, locale, account }: Call): Html {
  const rest = url.pathname.slice(url.pathname.indexOf('/my/'));
  const links = LOCALES.map((each) => {
    const path = each === account.locale ? rest : `/${prefixOfLocale[each]}${rest}`;
    return html`<a hreflang="${each}" href="${path}"${raw(each === locale ? ' aria-current="true"' : '')}>${wordsOf(each).language}</a> `;
  });
  return html`<nav class="languages">${links}</nav>`;
}
