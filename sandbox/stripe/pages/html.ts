/** Text that is HTML already. */
export interface Html {
  html: string;
}

type Piece = Html | Html[] | string | number | null;

/** A template whose values are escaped unless they are `Html` themselves. */
export function html(strings: TemplateStringsArray, ...values: Piece[]): Html {
  const pieces = strings.map((text, index) => text + piece(values[index] ?? null));
  return { html: pieces.join('') };
}

function piece(value: Piece): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((one) => one.html).join('');
  if (typeof value === 'object') return value.html;
  return String(value).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
