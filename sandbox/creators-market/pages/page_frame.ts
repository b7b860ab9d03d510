import type { Call } from '../call.ts';
import { LOCALES, prefixOfLocale } from '../rules/locales.ts';
import { activeSwitch } from '../state/active_switch.ts';
import { wordsOf } from '../words/words.ts';
import { type Html, html, raw } from './html.ts';

const campaignPopup = (): Html => html`<div class="MdPOP02Campaign" data-overlay="campaign"><div>
<p>Spring Sticker Festival</p><button type="button" class="FnCloseDialogBtn">×</button></div></div>`;

const announcement = (
  close: string,
  index: number,
): Html => html`<div class="MdPOP01Modal" data-overlay="announcement"${raw(index === 0 ? '' : ' style="display:none"')}>
<div><p>Announcement ${index + 1}</p><label><input type="checkbox" name="check"> 今後表示しない</label>
<button type="button" data-act="close-announcement">${close}</button></div></div>`;

const qrModal = (
  close: string,
): Html => html`<div class="FnOaQrcode" data-overlay="qr"><div class="MdPop24OAQRcode">
<p>QR</p><button type="button" data-act="close-qr">${close}</button></div></div>`;

interface Parts {
  readonly title: string;
  /** The part of the page script that handles the page. */
  readonly script: 'detail' | 'form' | 'images' | 'list' | 'none' | 'tags';
  readonly main: Html;
  readonly dialogs?: readonly Html[];
  /** Data for the script. */
  readonly data?: object;
}

/** A complete page of the creator's site. */
export function pageFrame(call: Call, parts: Parts): string {
  const { words, base, sandbox, account, session, locale } = call;
  const mountsAfter = activeSwitch(sandbox, account, 'slow_mount')?.ms ?? 0;
  const data = {
    base,
    kind: call.kind,
    xsrf: session.xsrf,
    poll: sandbox.delays.poll,
    mountsAfter,
    ...parts.data,
  };
  const app = html`<main id="app">${parts.main}</main><div id="dialogs">${[...(parts.dialogs ?? [])]}</div>`;
  return html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><base href="${sandbox.url}${base}/">
<title>${parts.title} - LINE Creators Market</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/page.css"><script type="module" src="/static/main.js"></script></head>
<body data-script="${parts.script}"><header><b>LINE Creators Market (sandbox)</b>
<nav><a href="${base}/sticker/">${words.items}</a> <a href="${base}/emoji/">${words.emoji}</a> <a href="${base}/create">${words.newItem}</a>
<a href="${base}/message/">${words.messages}</a> <span>${account.creatorName ?? ''}</span>
<a href="/signup/logout">${words.logout}</a></nav>${languageSwitch(call)}</header>
${mountsAfter > 0 ? html`<template id="late">${app}</template>` : app}
${overlays(call)}
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

/** Overlays of the active switches. */
export function overlays({ sandbox, account, words }: Call): Html[] {
  const isOn = (name: Parameters<typeof activeSwitch>[2]) => activeSwitch(sandbox, account, name);
  const windows = isOn('announcements');
  return [
    isOn('campaign_popup') ? campaignPopup() : raw(''),
    ...Array.from({ length: windows?.count ?? 0 }, (_, index) => announcement(words.close, index)),
    isOn('qr_modal') ? qrModal(words.close) : raw(''),
    isOn('floating_layer')
      ? html`<button type="button" class="background-overlay" aria-label="${words.close}"></button>`
      : raw(''),
  ];
}
