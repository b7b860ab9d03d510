export const setTabs = ['stickers', 'chat', 'check', 'info', 'send'] as const;

/** The parts of a finished set's page. */
export type SetTab = (typeof setTabs)[number];
