import type { ItemCall } from '../call.ts';
import { MOST_TAGS, TAGS } from '../rules/form_options.ts';
import { numberedKeys } from '../rules/item_shape.ts';
import { titleOf } from '../state/item.ts';
import { html } from './html.ts';
import { pageFrame } from './page_frame.ts';

/** Tags of one sticker at a time, selected by the URL fragment `#/<key>`. */
export function tagsPage(call: ItemCall): string {
  const { words, item, base, locale, kind } = call;
  const keys = numberedKeys(item.kind, item.amount);
  const links = keys.map(
    (key) => html`<a href="${base}/${kind}/${item.id}/tag#/${key}" data-tag-key="${key}">${key}</a> `,
  );
  const boxes = Object.entries(TAGS).map(
    ([id, labels], index) =>
      html`<li><label><input type="checkbox" class="mdInputCheck" data-act="tag" value="${id}"><span>${labels[locale]} (${(index * 7) % 23})</span></label></li>`,
  );
  return pageFrame(call, {
    title: words.detail.tags,
    script: 'tags',
    main: html`<h1>${titleOf(item)}</h1><nav class="mdKeys">${links}</nav><h2 id="tag-key"></h2>
<p class="mdNote">${words.detail.mostTags}</p><p id="page-error" class="mdFormError" role="alert"></p><ul class="mdTags">${boxes}</ul>
<p><a class="mdBtn" href="${base}/${kind}/${item.id}">${words.back}</a></p>`,
    data: {
      itemId: item.id,
      tags: Object.fromEntries(item.tags),
      most: MOST_TAGS,
      serverError: words.errors.server,
    },
  });
}
