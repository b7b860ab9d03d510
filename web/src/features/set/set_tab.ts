export const setTabs = ['stickers', 'chat', 'check', 'info', 'send'] as const;

/** The parts of a finished set's page. */
export type SetTab = (typeof setTabs)[number];

/** Where on the page the ZIP and the texts are. */
export const manualId = 'manual-way';
