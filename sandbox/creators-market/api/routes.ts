import type { Call, ItemCall } from '../call.ts';
import type { Step } from '../control/switches.ts';
import { json, page, type Reply, redirect } from '../http.ts';
import { detailPage } from '../pages/detail_page.ts';
import { formPage } from '../pages/form_page.ts';
import { imagesPage } from '../pages/images_page.ts';
import { itemTypePage, listItems, listPage } from '../pages/list_page.ts';
import { messagePage, messagesPage } from '../pages/message_pages.ts';
import { tagsPage } from '../pages/tags_page.ts';
import { isComplete, titleOf } from '../state/item.ts';
import { isEditable } from '../state/status.ts';
import { changeAmount, chooseMains, deleteImages, imageStatus, uploadImage } from './images.ts';
import { importZip } from './import_zip.ts';
import { cancelRequest, deleteItem, doRequest } from './review.ts';
import { setPrice, setTags } from './sales.ts';
import { checkTitle, createSticker, updateSticker } from './save_form.ts';
import { uploadAttachment } from './upload_attachment.ts';

type Answer = (call: Call) => Reply | Promise<Reply>;

/** One route under `/my/<pageId>`. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Its first group is the number of a set or of a message. */
  readonly path: RegExp;
  readonly step: Step;
  readonly answer: Answer;
}

const notFound = (): Reply => page('<h1>404 Not Found</h1>', 404);

/** Wraps a handler: finds the set in the path among the account's own. */
function ofItem(path: RegExp, answer: (call: ItemCall) => Reply | Promise<Reply>): Answer {
  return (call) => {
    const id = Number(path.exec(call.url.pathname.slice(call.base.length))?.[1]);
    const item = call.account.items.get(id);
    return item?.kind === call.kind ? answer({ ...call, item }) : notFound();
  };
}

function get(path: RegExp, step: Step, answer: Answer): Route {
  return { method: 'GET', path, step, answer };
}

function about(
  method: Route['method'],
  path: RegExp,
  step: Step,
  answer: (call: ItemCall) => Reply | Promise<Reply>,
): Route {
  return { method, path, step, answer: ofItem(path, answer) };
}

const updatePage = (call: ItemCall): Reply =>
  isEditable(call.item.status)
    ? page(formPage(call, call.item))
    : redirect(`${call.base}/${call.kind}/${call.item.id}`);

const tagPage = (call: ItemCall): Reply =>
  isComplete(call.item) ? page(tagsPage(call)) : redirect(`${call.base}/${call.kind}/${call.item.id}`);

const listJson = (call: Call): Reply =>
  json(200, {
    items: listItems(call).items.map((item) => ({
      id: item.id,
      title: titleOf(item),
      confirmationStatus: item.status.toUpperCase(),
    })),
  });

function messageDetail(call: Call): Reply {
  const id = Number(/(\d+)$/.exec(call.url.pathname)?.[1]);
  const message = call.account.messages.find((each) => each.id === id);
  return message ? page(messagePage(call, message)) : notFound();
}

export const routes: readonly Route[] = [
  get(/^\/?$/, 'list', (call) => redirect(`${call.base}/sticker/`)),
  get(/^\/(?:sticker|emoji)\/?$/, 'list', (call) => page(listPage(call))),
  get(/^\/create$/, 'form', (call) => page(itemTypePage(call))),
  get(/^\/(?:sticker|emoji)\/create$/, 'form', (call) => page(formPage(call, null))),
  get(/^\/message\/?$/, 'messages', (call) => page(messagesPage(call))),
  get(/^\/message\/detail\/(\d+)$/, 'messages', messageDetail),
  about('GET', /^\/(?:sticker|emoji)\/(\d+)$/, 'detail', (call) => page(detailPage(call))),
  about('GET', /^\/(?:sticker|emoji)\/(\d+)\/update$/, 'form', updatePage),
  about('GET', /^\/(?:sticker|emoji)\/(\d+)\/image$/, 'images', (call) => page(imagesPage(call))),
  about('GET', /^\/(?:sticker|emoji)\/(\d+)\/tag$/, 'tags', tagPage),
  get(/^\/api\/v2\/(?:sticker|emoji)$/, 'list', listJson),
  get(/^\/api\/v2\/(?:sticker|emoji)\/title_exists$/, 'title_check', checkTitle),
  { method: 'POST', path: /^\/api\/v2\/(?:sticker|emoji)$/, step: 'save', answer: createSticker },
  { method: 'POST', path: /^\/api\/v2\/attachment$/, step: 'attachment', answer: uploadAttachment },
  about('PUT', /^\/api\/v2\/(?:sticker|emoji)\/(\d+)$/, 'save', updateSticker),
  about('PUT', /^\/api\/v2\/(?:sticker|emoji)\/(\d+)\/price$/, 'price', setPrice),
  about('GET', /^\/api\/(?:sticker|emoji)\/(\d+)\/images$/, 'import_status', imageStatus),
  about('POST', /^\/api\/(?:sticker|emoji)\/(\d+)\/stickers_per_set$/, 'count', changeAmount),
  about('POST', /^\/api\/emoji\/(\d+)\/main_images$/, 'mains', chooseMains),
  about('POST', /^\/api\/(?:sticker|emoji)\/(\d+)\/upload_image$/, 'upload', uploadImage),
  about('POST', /^\/api\/(?:sticker|emoji)\/(\d+)\/upload_zip$/, 'zip', importZip),
  about('POST', /^\/api\/(?:sticker|emoji)\/(\d+)\/delete_images$/, 'delete_images', deleteImages),
  about('POST', /^\/api\/(?:sticker|emoji)\/(\d+)\/delete$/, 'delete_images', deleteItem),
  about('PUT', /^\/api\/(?:sticker|emoji)\/(\d+)\/auto_suggest_tags$/, 'tag_save', setTags),
  about('POST', /^\/(?:sticker|emoji)\/(\d+)\/do_request$/, 'request', doRequest),
  about('POST', /^\/(?:sticker|emoji)\/(\d+)\/cancel_request$/, 'cancel', cancelRequest),
];
