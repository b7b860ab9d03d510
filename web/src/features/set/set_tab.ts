export const setTabs = ['stickers', 'chat', 'check', 'info', 'send'] as const;

/** The tabs of a finished set's page. */
export type SetTab = (typeof setTabs)[number];

/** ID of the page element with the ZIP and the texts. */
export const manualId = 'manual-way';
