import { target } from './dialogs.js';

/** Windows and layers that lie over a page. */
export function obstacles() {
  document.addEventListener('click', (event) => {
    const clicked = target(event);
    const obstacle = clicked?.closest('[data-obstacle]');
    if (clicked?.closest('.FnCloseDialogBtn')) obstacle?.remove();
    if (clicked?.closest('.background-overlay')) clicked.remove();
    if (clicked?.closest('[data-act="close-announcement"]')) showNext(obstacle ?? null);
    if (clicked?.closest('[data-act="close-qr"]')) closeQr();
  });
  keepQr();
}

/** @param {Element | null} announcement */
function showNext(announcement) {
  announcement?.remove();
  const next = document.querySelector('.MdPOP01Modal');
  if (next instanceof HTMLElement) next.style.display = '';
}

/** @type {MutationObserver | null} */
let watch = null;

/** Draws the QR window again whenever somebody takes it out of the page. */
function keepQr() {
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
