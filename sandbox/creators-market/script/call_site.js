import { pageData } from './page_data.js';

const PREFIX = ")]}'\n";

/**
 * Calls the site like its own pages: with the token of the cookie, and a prefix before responses.
 * @param {string} method
 * @param {string} path under the creator's base
 * @param {BodyInit | object | null} [body] a plain object or array is sent as JSON
 * @returns {Promise<{status: number, body: any}>} status 0: no response arrived
 */
export async function callSite(method, path, body = null) {
  const isPlain = body !== null && [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(body));
  /** @type {Record<string, string>} */
  const headers = { 'X-XSRF-TOKEN': tokenOfCookie() };
  if (isPlain) headers['Content-Type'] = 'application/json';
  try {
    const sent = isPlain ? JSON.stringify(body) : /** @type {BodyInit | null} */ (body);
    const response = await fetch(pageData().base + path, { method, headers, body: sent });
    const text = await response.text();
    if (response.status === 401) location.reload();
    const bare = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : '{}';
    return { status: response.status, body: JSON.parse(bare) };
  } catch {
    return { status: 0, body: {} };
  }
}

/** @param {{status: number, body: any}} answer @returns {boolean} 200 alone does not mean that it was done */
export const isDone = ({ status, body }) => status === 200 && body.success !== false;

/**
 * Returns the message for the person.
 * @param {{status: number, body: any}} answer
 * @param {string} fallback
 * @returns {string}
 */
export function messageOf({ body }, fallback) {
  const errors = Array.isArray(body.errors) ? body.errors : [];
  return errors.map((/** @type {any} */ each) => each.message ?? each).join(' ') || fallback;
}

function tokenOfCookie() {
  return /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '';
}
