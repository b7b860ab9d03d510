/** One way to find an element. Every part that is given must match. */
export interface Way {
  readonly css: string;
  /** Regular expression for the element's text or its label's text: NFKC, whitespace collapsed, case-insensitive. */
  readonly says?: string;
  /** Regular expression for the row's header. */
  readonly row?: string;
}

/** Ways to find an element; the first one with a match wins. */
export interface Locator {
  /** English description for reports. */
  readonly what: string;
  /** What must be visible: the element itself, its label (the page hides radios and boxes themselves), or nothing. */
  readonly shown: 'itself' | 'label' | 'never';
  readonly ways: readonly Way[];
}

/** A header may end with a mark that the field is required. */
const header = (words: string) => `^(?:${words})\\s*(?:[*＊✓✔]|必須|必填|required)?$`;

/** Headers of the form's rows in Japanese, English and Chinese. */
const rowHeaders = {
  creatorName: header("クリエイター名|creator(?:’|')?s? name|創意人名稱"),
  copyright: header('コピーライト|copyrights?|版權'),
  ai: header('AIの使用|(?:use of|using) AI|AI (?:use|usage)|是否使用AI'),
  style: header('テイストカテゴリー?|style(?: category)?|風格種類'),
  character: header('キャラクターカテゴリー?|characters?(?: category)?|角色類別'),
  privacy: header('プライベート設定|privacy(?: settings?)?|隱私設定'),
  premium: header('LINE ?スタンプ ?プレミアム|(?:LINE )?stickers? premium|premium|LINE貼圖超值方案'),
  area: header('販売エリア|sales? (?:areas?|regions?)|販售地區'),
  campaign: header('特集企画|(?:special )?campaigns?|特輯企劃'),
  arranging: header('スタンプアレンジ(?:機能)?|sticker arranging|貼圖拼貼樂'),
  trial: header(
    'お試し利用企画|無料トライアル(?:企画)?|無料お試し(?:企画)?|無料体験|(?:free )?trial promotions?|免費試用活動',
  ),
  release: header('販売開始(?:の)?設定|(?:sales?|release) (?:start )?settings?|start of sales|開始販售設定'),
  photo: header('写真の使用|(?:use of|using) photos?|photo use|是否使用照片'),
  designUrl: header(
    '作品が確認できるURL|URL where (?:the |your )?work can be seen|design URL|可確認作品的網址',
  ),
  notes: header(
    'その他補足事項|notes (?:for|to) (?:the )?reviewer|other notes|其他、補充說明|其他[、,]補充說明',
  ),
  price: header('価格|販売価格|prices?|售價|價格'),
} as const;

const button = (words: string, css = 'button, a, input[type=submit], input[type=button], [role=button]') => ({
  css,
  says: `^(?:${words})$`,
});

const test = (name: string): Way => ({ css: `[data-test="${name}"]` });
const oneOf = (what: string, ...ways: Way[]): Locator => ({ what, shown: 'itself', ways });
const behind = (what: string, ...ways: Way[]): Locator => ({ what, shown: 'label', ways });
const hidden = (what: string, ...ways: Way[]): Locator => ({ what, shown: 'never', ways });

/** A pair of radios without a name attribute. */
const pair = (what: string, row: string) => behind(what, { css: 'input[type=radio]', row });
const named = (what: string, name: string, row?: string) =>
  behind(
    what,
    { css: `input[type=radio][name="${name}"]` },
    ...(row ? [{ css: 'input[type=radio]', row }] : []),
  );
const typed = (what: string, name: string, row?: string) =>
  oneOf(
    what,
    { css: `input[name="${name}"], textarea[name="${name}"]` },
    ...(row ? [{ css: 'input[type=text], input[type=url], input:not([type]), textarea', row }] : []),
  );

/** The select of main image `number` (counted from 1). Its markup on the live site is unknown. */
export const mainChoice = (number: number): Locator =>
  oneOf(`list: main picture ${number}`, test(`select-main-image-${number}`));

const removal = (name: string, language: string): Locator =>
  oneOf(`button: remove ${name}`, {
    css: `tr:has([name="meta[${language}][title]"]) button, dd:has([name="meta[${language}][title]"]) button`,
  });

const modal = '.cm-modal[aria-modal="true"]';
const agree = '同意します|同意する|我?同意|i agree';

/**
 * Every element of Creators Market that is read or clicked: by data-test, then name, then text in Japanese, English
 * or Chinese, then position. An element that none of them finds is drift.
 */
export const locators = {
  listSearch: oneOf(
    'search of the list',
    { css: 'input[name="query"]' },
    { css: 'input[type=search]' },
    { css: 'form[action*="/sticker"] input[type=text], form[action*="/emoji"] input[type=text]' },
  ),
  stickerType: behind('radio: type of sticker', {
    css: 'input[name="sticker_type"], input[name="emoji_type"]',
  }),
  titleEn: typed('title in English', 'meta[en][title]'),
  descriptionEn: typed('description in English', 'meta[en][description]'),
  titleJa: typed('title in Japanese', 'meta[ja][title]'),
  descriptionJa: typed('description in Japanese', 'meta[ja][description]'),
  titleZh: typed('title in Chinese', 'meta[zh-Hant][title]'),
  descriptionZh: typed('description in Chinese', 'meta[zh-Hant][description]'),
  languageChoice: oneOf(
    'list of languages to add',
    { css: 'select[data-test="select-language"]' },
    { css: 'select:has(option[value="ja"]):has(option[value="zh-Hant"])' },
    { css: 'select:has(option[value="ja"])' },
  ),
  addLanguage: oneOf('button: add a language', test('btn-add-language'), button('追加|add|新增')),
  removeJapanese: removal('Japanese', 'ja'),
  removeChinese: removal('Chinese', 'zh-Hant'),
  creatorName: oneOf(
    'creator name',
    { css: 'input[name="creator_name"], input[name="creatorName"]' },
    { css: 'input[type=text], input:not([type])', row: rowHeaders.creatorName },
  ),
  /** The name is fixed text while another item is under review. */
  creatorShown: oneOf('creator name as text', { css: 'td, dd', row: rowHeaders.creatorName }),
  copyright: typed('copyright', 'copyright', rowHeaders.copyright),
  ai: named('radios: use of AI', 'is_ai_generated', rowHeaders.ai),
  style: oneOf('list: style', test('select-style-category'), { css: 'select', row: rowHeaders.style }),
  character: oneOf('list: character', test('select-character-category'), {
    css: 'select',
    row: rowHeaders.character,
  }),
  privacy: pair('radios: privacy', rowHeaders.privacy),
  premium: pair('radios: Premium', rowHeaders.premium),
  area: named('radios: sales area', 'area_group'),
  areaList: hidden('list of areas', { css: 'details.MdCMN28AreaListItem' }),
  areas: hidden('boxes: areas', { css: 'input[name="areas[]"]' }),
  campaign: behind('radios: campaigns', { css: 'input[type=radio]', row: rowHeaders.campaign }),
  arranging: pair('radios: Sticker Arranging', rowHeaders.arranging),
  trial: behind('radios: trial promotions', { css: 'input[type=radio]', row: rowHeaders.trial }),
  release: named('radios: start of sales', 'is_auto_release', rowHeaders.release),
  photo: pair('radios: use of photos', rowHeaders.photo),
  designUrl: typed('URL where the work can be seen', 'design_url', rowHeaders.designUrl),
  reviewerNotes: typed('notes for the reviewer', 'request_comment', rowHeaders.notes),
  save: oneOf('button: save', test('btn-save'), button('保存|保存する|save|儲存')),

  dialog: oneOf('dialog', { css: modal }),
  dialogOk: oneOf(
    'OK of the dialog',
    { css: `${modal} [data-test="dialog-btn-ok"]` },
    { css: 'button.cm-confirm-button-primary' },
    { css: `${modal} button`, says: '^(?:OK|はい|確定)$' },
  ),
  dialogCancel: oneOf('Cancel of the dialog', { css: `${modal} [data-test="dialog-btn-cancel"]` }),

  amount: oneOf(
    'list: number of stickers',
    test('select-image-amount'),
    { css: '#number_of_images' },
    { css: 'select:has(option[value="8"]):has(option[value="40"])' },
  ),
  zipInput: hidden(
    'file: ZIP',
    { css: 'label.mdBtnLabel input[type=file][name="file"]' },
    { css: 'input[type=file][name="file"]' },
  ),
  slots: oneOf('slots of pictures', test('product-images-list-item')),
  deleteAll: oneOf('button: delete all pictures', test('delete-all-button')),

  tagBoxes: behind('boxes: tags', { css: 'label input[type=checkbox]' }),
  tabPrice: oneOf('tab: price', test('tab-price'), button('価格|price|售價|價格')),
  priceTier: oneOf('list: price', test('select-price-tier'), { css: 'select', row: rowHeaders.price }),
  savePrice: oneOf('button: save the price', test('button-save')),

  tabDetail: oneOf('tab: details', test('tab-detail-information')),
  status: oneOf('status', test('product-status')),
  /** This click cannot be undone, so both the data-test attribute and the text must match. */
  request: oneOf('button: request', {
    css: '[data-test="detail-btn-request"]:not(.ExDisabled) a.mdBtn',
    says: '^(?:リクエスト|request|送出申請)$',
  }),
  requestWrapper: oneOf('button: request', test('detail-btn-request')),
  requestDialog: oneOf('dialog: request', test('confirm-dialog-request')),
  agree: behind('box: I agree', {
    css: '[data-test="confirm-dialog-request"] [data-test="consent-part"] input[type=checkbox]',
    says: `^(?:${agree})`,
  }),
  /** Every box of the dialog; all but `agree` stay unticked. */
  consents: hidden('boxes of the request', {
    css: '[data-test="confirm-dialog-request"] input[type=checkbox]',
  }),
  requestOk: oneOf('OK of the request', {
    css: '[data-test="confirm-dialog-request"] [data-test="dialog-btn-ok"]',
  }),
  requestOkOpen: oneOf('OK of the request, open to be pressed', {
    css: '[data-test="confirm-dialog-request"] button:enabled:has([data-test="dialog-btn-ok"]), [data-test="confirm-dialog-request"] button.cm-confirm-button-primary:enabled',
  }),
  messages: oneOf('messages', { css: 'a[href*="/message/detail/"]' }),
  messageBody: oneOf('text of the message', { css: 'main, article, [role=main]' }, { css: '#app, body' }),
  logout: hidden('link: log out', { css: 'a', says: 'ログアウト|log ?out|登出' }),
} as const satisfies Record<string, Locator>;
