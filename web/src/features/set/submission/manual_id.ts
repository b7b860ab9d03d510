/** Where on the page the ZIP and the texts are. */
export const manualId = 'manual-way';
