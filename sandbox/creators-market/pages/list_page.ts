import type { Call } from '../call.ts';
import { PRICES } from '../rules/form_options.ts';
import type { Item } from '../sandbox.ts';
import { titleOf } from '../state/item.ts';
import { isEditable, STATUS_NAMES } from '../state/status.ts';
import { dialog } from './dialog.ts';
import { type Html, html, raw } from './html.ts';
import { pageFrame } from './page_frame.ts';

const PAGE_SIZE = 20;

export interface Listing {
  readonly items: readonly Item[];
  readonly page: number;
  readonly pages: number;
}

/** Returns the sets that match `query` (a part of a title in any language), `status` and `page`, newest first. */
export function listItems({ account, url, kind }: Call): Listing {
  const query = (url.searchParams.get('query') ?? '').trim().toLowerCase();
  const status = url.searchParams.get('status') ?? 'all';
  const found = [...account.items.values()]
    .filter((item) => item.kind === kind)
    .filter((item) => status === 'all' || status === '' || item.status === status)
    .filter((item) => item.form.metas.some(({ title }) => title.toLowerCase().includes(query)))
    .sort((a, b) => b.id - a.id);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const wished = Number(url.searchParams.get('page') ?? '1');
  const page = Number.isInteger(wished) && wished > 0 ? wished : 1;
  return { items: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), page, pages };
}

export function listPage(call: Call): string {
  const { words, base, url, kind } = call;
  const { items, page, pages } = listItems(call);
  const query = url.searchParams.get('query') ?? '';
  const status = url.searchParams.get('status') ?? 'all';
  const numbers = Array.from({ length: pages }, (_, index) => index + 1).map((number) => {
    const search = new URLSearchParams({ status, query, page: String(number) });
    return html`<a href="${base}/${kind}/?${search.toString()}"${raw(number === page ? ' aria-current="page"' : '')}>${number}</a> `;
  });
  const rows = items.map((item) => itemRow(call, item));
  return pageFrame(call, {
    title: words.items,
    script: 'list',
    main: html`<h1>${words.items}</h1>
<form method="get" action="${base}/${kind}/"><input type="hidden" name="status" value="${status}"><input type="search" name="query" value="${query}"><button class="mdBtn">${words.search}</button></form>
<table class="mdList"><thead><tr><th>${words.title}</th><th>${words.price}</th><th>${words.status}</th><th></th></tr></thead>
<tbody>${rows}</tbody></table>${items.length === 0 ? html`<p class="mdNote">${words.none}</p>` : null}<p class="mdPages">${numbers}</p>`,
    dialogs: [dialog(words, { name: 'delete', text: words.dialogs.delete })],
  });
}

function itemRow({ words, base, locale }: Call, item: Item): Html {
  const path = `${base}/${item.kind}/${item.id}`;
  const edits = isEditable(item.status)
    ? html` <a href="${path}/update">${words.edit}</a> <a data-act="remove-item" data-item="${item.id}">${words.remove}</a>`
    : raw('');
  return html`<tr><td><a href="${path}">${titleOf(item)}</a></td><td>¥${PRICES[item.price] ?? ''}</td>
<td><span class="MdStatus_${item.status}">${STATUS_NAMES[item.status][locale]}</span></td>
<td><a href="${path}">${words.preview}</a>${edits}</td></tr>`;
}

/** The page to choose the item type. */
export function itemTypePage(call: Call): string {
  const { words, base } = call;
  const kinds = {
    ja: ['スタンプ', '絵文字', '着せかえ'],
    en: ['Stickers', 'Emoji', 'Themes'],
    'zh-Hant': ['貼圖', '表情貼', '主題'],
  };
  const [stickers = '', emoji = '', themes = ''] = kinds[call.locale];
  return pageFrame(call, {
    title: words.newItem,
    script: 'none',
    main: html`<h1>${words.newItem}</h1><p><a class="mdBtn mdGreen" href="${base}/sticker/create">${stickers}</a>
<a class="mdBtn mdGreen" href="${base}/emoji/create">${emoji}</a>
<a class="mdBtn mdGreen" aria-disabled="true">${themes}</a></p>`,
  });
}
