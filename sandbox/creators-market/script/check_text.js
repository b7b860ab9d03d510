import { pageData } from './page_data.js';

const data = pageData();

/**
 * Returns the width in units.
 * @param {string} text
 */
export function units(text) {
  let sum = 0;
  for (const character of text) sum += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  return sum;
}

/** @param {number} point */
function isWide(point) {
  return (data.wide ?? []).some(([first, last]) => point >= first && point <= last);
}

/** @param {'rejected' | 'ascii' | 'digits' | 'brand' | 'url'} name @param {string} text */
function matches(name, text) {
  return new RegExp(data.patterns?.[name] ?? '', name === 'brand' ? 'iu' : 'u').test(text);
}

/**
 * Returns the problem of a field's text, a key of the messages, or null.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 */
export function textProblem(field) {
  const { value } = field;
  const kind = field.dataset.text ?? '';
  const isProse = kind === 'english' || kind === 'prose';
  if (value.trim() === '') return isProse || kind === 'ascii' || kind === 'required' ? 'required' : null;
  if (matches('rejected', value)) return 'refused_character';
  if (['english', 'ascii', 'url'].includes(kind) && !matches('ascii', value)) return 'ascii_only';
  if (units(value) > Number(field.dataset.limit)) return 'too_long';
  if (isProse && matches('digits', value)) return 'digits_only';
  if (isProse && matches('brand', value)) return 'brand_word';
  if (kind === 'url' && !matches('url', value)) return 'not_a_url';
  if (field.dataset.taken !== undefined && field.dataset.taken === value) return 'title_exists';
  return null;
}
