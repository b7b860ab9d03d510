/**
 * @typedef {object} PageData Data from the server for the script of a page.
 * @property {string} base path before every page of the creator
 * @property {'sticker' | 'emoji'} kind which list of items the page is about
 * @property {string} xsrf
 * @property {number} poll milliseconds between two looks
 * @property {number} mountsAfter milliseconds before the page is drawn
 * @property {number | null} [itemId]
 * @property {boolean} [postsNatively]
 * @property {boolean} [isImporting]
 * @property {Record<'rejected' | 'ascii' | 'digits' | 'brand' | 'url', string>} [patterns]
 * @property {[number, number][]} [wide]
 * @property {string[]} [trialTypes]
 * @property {{text: Record<string, string>, choice: string, areas: string, server: string, attachment: string}} [errors]
 * @property {string} [serverError]
 * @property {Record<string, string[]>} [tags]
 * @property {number} [most]
 */

/** @returns {PageData} */
export function pageData(root = document) {
  return JSON.parse(root.querySelector('#page-data')?.textContent ?? '{}');
}
