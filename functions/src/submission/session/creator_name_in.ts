/** Longest name that is kept, in characters; the site accepts 50 units. */
const maxName = 100;
/** The name must follow the header of its row within this many characters. */
const reach = 1000;

const header =
  /<(th|dt|label)\b[^>]*>\s*(?:クリエイター名|creator(?:'|’|&#39;|&#x27;|&apos;|&rsquo;)?s? name|創意人名稱)/i;
const field = /<input\b(?=[^>]*\bvalue="([^"]*)")[^>]*>/i;
const cell = /<(?:td|dd)\b[^>]*>(?:\s|<[^>]+>)*([^<]+)/i;

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** Finds the creator name in the HTML of the form for a new item, editable or fixed; null if it shows none. */
export function creatorNameIn(html: string): string | null {
  const [found] = header.exec(html) ?? [];
  if (found === undefined) return null;
  const from = html.indexOf(found) + found.length;
  const [row = ''] = html.slice(from, from + reach).split('</tr>');
  const raw = field.exec(row)?.[1] ?? cell.exec(row)?.[1] ?? '';
  const name = decoded(raw)
    .normalize('NFKC')
    .replaceAll(/\p{Cc}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return name === '' ? null : name.slice(0, maxName);
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,6})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
    if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    return entities.get(String(name).toLowerCase()) ?? whole;
  });
}
