import { type Language, translate } from './pay_page_words.ts';

/** Escaped HTML. */
export interface Html {
  html: string;
}

type Piece = Html | Html[] | string | number | null;

const STYLE: Html = {
  html: `
:root { color-scheme: light; font: 16px/1.6 system-ui, 'Hiragino Sans', 'Noto Sans JP', sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; background: #f4f1ea; color: #2b2620; }
main { max-width: 30rem; margin: 2rem auto; padding: 0 1rem 3rem; }
.banner { background: #2b2620; color: #fff; text-align: center; padding: .4rem; font-size: .85rem; }
section { background: #fff; border: 1px solid #d9d2c4; border-radius: .75rem; padding: 1.25rem; margin-top: 1rem; }
h1 { font-size: 1.35rem; } h2 { font-size: 1.05rem; margin: 0 0 .5rem; } dl + h2 { margin-top: 1rem; }
p:first-child, section > form:first-child button { margin-top: 0; } section > :last-child { margin-bottom: 0; }
dl { display: grid; grid-template-columns: 1fr auto; gap: .25rem 1rem; margin: 0; }
dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.total { font-weight: 700; } dd ~ .total { border-top: 1px solid #d9d2c4; padding-top: .4rem; }
dt.total:first-child + dd { border: 0; padding: 0; }
label { display: block; margin-top: .75rem; font-size: .9rem; }
input { width: 100%; padding: .6rem; font: inherit; border: 1px solid #a69d8b; border-radius: .4rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; }
button { width: 100%; margin-top: 1rem; padding: .75rem; font: inherit; font-weight: 700; color: #fff;
  background: #8a4b2a; border: 0; border-radius: .4rem; cursor: pointer; }
button.quiet { background: #6b6457; }
:focus-visible { outline: 3px solid #1b6ac9; outline-offset: 2px; }
.alert { border-color: #b3261e; color: #8c1d18; } .hint { font-size: .85rem; color: #5d5648; }
a { color: #6d3717; } code { font-size: 1.05rem; }
`,
};

/** A complete page in the sandbox's own style. */
export function pageFrame(into: Language, title: string, body: Html): string {
  return html`<!doctype html>
<html lang="${into}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>${title}</title><style>${STYLE}</style></head>
<body><p class="banner" style="margin:0">${translate(into, 'sandbox')}</p><main><h1>${title}</h1>${body}</main></body>
</html>`.html;
}

/**
 * A timestamp in Japanese time.
 *
 * @param seconds since the Unix epoch.
 */
export function timestamp(into: Language, seconds: number): string {
  return new Date(seconds * 1000).toLocaleString(into === 'ja' ? 'ja-JP' : 'en-GB', {
    timeZone: 'Asia/Tokyo',
    dateStyle: 'long',
    timeStyle: 'short',
  });
}

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
