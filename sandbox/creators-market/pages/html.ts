/** Escaped HTML. */
export interface Html {
  readonly html: string;
}

type Piece = Html | readonly Html[] | string | number | null;

/** A template whose values are escaped unless they are `Html` themselves. */
export function html(strings: TemplateStringsArray, ...values: Piece[]): Html {
  return { html: strings.map((text, index) => text + piece(values[index] ?? null)).join('') };
}

export const raw = (text: string): Html => ({ html: text });

/** An attribute without a value, or nothing. */
export const flag = (name: 'checked' | 'selected' | 'disabled' | 'hidden', isSet: boolean): Html =>
  raw(isSet ? ` ${name}` : '');

function isHtml(value: Piece): value is Html {
  return typeof value === 'object' && value !== null && 'html' in value;
}

function piece(value: Piece): string {
  if (value === null) return '';
  if (isHtml(value)) return value.html;
  if (typeof value === 'object') return value.map((one) => one.html).join('');
  return String(value).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
