import type { Call } from '../call.ts';
import { seen } from '../state/active_switch.ts';
import { type Html, html, raw } from './html.ts';

/** What lies over a page because a switch says so. */
export function obstacles({ sandbox, account, words }: Call): Html[] {
  const isOn = (name: Parameters<typeof seen>[2]) => seen(sandbox, account, name);
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

const campaignPopup = (): Html => html`<div class="MdPOP02Campaign" data-obstacle="campaign"><div>
<p>Spring Sticker Festival</p><button type="button" class="FnCloseDialogBtn">×</button></div></div>`;

const announcement = (
  close: string,
  index: number,
): Html => html`<div class="MdPOP01Modal" data-obstacle="announcement"${raw(index === 0 ? '' : ' style="display:none"')}>
<div><p>Announcement ${index + 1}</p><label><input type="checkbox" name="check"> 今後表示しない</label>
<button type="button" data-act="close-announcement">${close}</button></div></div>`;

const qrModal = (
  close: string,
): Html => html`<div class="FnOaQrcode" data-obstacle="qr"><div class="MdPop24OAQRcode">
<p>QR</p><button type="button" data-act="close-qr">${close}</button></div></div>`;
