export const setTabs = ['stickers', 'chat', 'check', 'info', 'send'] as const;

/** The tabs of a finished set's page. */
export type SetTab = (typeof setTabs)[number];

/** Returns the tab that a page's address opens; the stickers if it names none. */
export function openTab(parameters: URLSearchParams): SetTab {
  return setTabs.find((tab) => tab === parameters.get('tab')) ?? 'stickers';
}

/** ID of the page element with the ZIP and the texts. */
export const manualId = 'manual-way';
