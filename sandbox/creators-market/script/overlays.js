import { target } from './dialogs.js';

/** Overlays that cover a page. */
export function overlays() {
  document.addEventListener('click', (event) => {
    const clicked = target(event);
    const overlay = clicked?.closest('[data-overlay]');
    if (clicked?.closest('.FnCloseDialogBtn')) overlay?.remove();
    if (clicked?.closest('.background-overlay')) clicked.remove();
    if (clicked?.closest('[data-act="close-announcement"]')) showNext(overlay ?? null);
    if (clicked?.closest('[data-act="close-qr"]')) closeQr();
  });
  restoreQr();
}

/** @param {Element | null} announcement */
function showNext(announcement) {
  announcement?.remove();
  const next = document.querySelector('.MdPOP01Modal');
  if (next instanceof HTMLElement) next.style.display = '';
}

/** @type {MutationObserver | null} */
let watch = null;

/** Restores the QR window whenever a script removes it. */
function restoreQr() {
  const modal = document.querySelector('.FnOaQrcode');
  if (!modal) return;
  const drawn = modal.outerHTML;
  watch = new MutationObserver(() => {
    if (document.querySelector('.FnOaQrcode .MdPop24OAQRcode')) return;
    document.querySelector('.FnOaQrcode')?.remove();
    document.body.insertAdjacentHTML('beforeend', drawn);
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

function closeQr() {
  watch?.disconnect();
  document.querySelector('.FnOaQrcode')?.remove();
}
