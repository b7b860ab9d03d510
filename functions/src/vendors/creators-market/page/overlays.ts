import type { VisitState } from '../visit_state.ts';
import { countOf, drift } from './find.ts';
import type { Locator } from './locators.ts';
import { inPage } from './wait_for.ts';

const outside = ':not(.cm-modal *):not([data-test="confirm-dialog-request"] *)';
const close = '閉じる|とじる|close|關閉|关闭|×|✕';

/** Overlays that may cover the pages, by the control that closes them. "Do not show again" is never ticked. */
const obstacles: readonly Locator[] = [
  {
    what: 'announcement',
    shown: 'itself',
    ways: [
      {
        css: '.MdPOP01Modal button, .MdPOP01Modal a, .MdPOP01Modal [role=button], .MdPOP01Modal input[type=button]',
        says: `^(?:${close})$`,
      },
      { css: '.MdPOP01Modal button' },
    ],
  },
  { what: 'campaign pop-up', shown: 'itself', ways: [{ css: `button.FnCloseDialogBtn${outside}` }] },
  { what: 'floating layer', shown: 'itself', ways: [{ css: 'button.background-overlay' }] },
];

/** Runs in every document. Hides layers that reappear after they are closed. */
export function hideStickyLayers(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.FnOaQrcode, .MdPop24OAQRcode { display: none !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

const most = 12;

/**
 * Closes overlays.
 *
 * @returns how many were closed.
 * @throws SiteError `drift` if one stays.
 */
export async function dismissOverlays(state: VisitState): Promise<number> {
  for (let closed = 0; closed < most; closed += 1) {
    const index = await inPage(
      state,
      (all) => all.findIndex((each) => globalThis.pochittoProbe.count(each) > 0),
      obstacles,
    );
    const obstacle = obstacles[index];
    if (obstacle === undefined) return closed;
    const before = await countOf(state, obstacle);
    const point = await inPage(state, (each) => globalThis.pochittoProbe.reach(each, 0), obstacle);
    if (point?.cover === null) await state.page.mouse.click(point.x, point.y);
    if ((await countOf(state, obstacle)) < before) continue;
    await inPage(state, (each) => globalThis.pochittoProbe.clickByScript(each, 0), obstacle);
  }
  return drift(state, 'the page without layers over it');
}
