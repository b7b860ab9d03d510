/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Locator } from '../locators.ts';

/** State of one radio, option or check box. */
export interface SeenOption {
  readonly value: string | null;
  readonly text: string;
  readonly chosen: boolean;
  readonly disabled: boolean;
}

/** State of one form control. */
export interface SeenControl {
  /** Number of elements that match the locator. */
  readonly count: number;
  readonly value: string | null;
  readonly disabled: boolean;
  readonly options: readonly SeenOption[];
}

/**
 * The point to click, in CSS pixels of the viewport; `cover` describes the element that covers it, null if none
 * does.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly cover: string | null;
}

/** The API that runs inside the site's pages. It reads, and clicks only where a mouse click had no effect. */
export interface PageProbe {
  readonly all: (locator: Locator) => Element[];
  readonly count: (locator: Locator) => number;
  readonly read: (locator: Locator) => SeenControl;
  /** Scrolls the element into view; null if the locator has no such element. */
  readonly reach: (locator: Locator, index: number) => Point | null;
  /** Clicks by script, without the mouse. */
  readonly clickByScript: (locator: Locator, index: number) => boolean;
  /** Selects an option and dispatches the events of a user's choice. */
  readonly choose: (locator: Locator, index: number) => boolean;
  /** Focuses the field and selects all of its text. */
  readonly focus: (locator: Locator) => boolean;
  readonly isShown: (element: Element) => boolean;
  readonly describe: (element: Element) => string;
  /** For reports: names of the page's elements without any text; empty while the page is blank. */
  readonly inventory: () => string;
}

declare global {
  var pochittoProbe: PageProbe;
}

/**
 * Runs in every document of the site before the site's own scripts. Code outside this function does not exist
 * there.
 */
export function installPageProbe(): void {
  const plain = (text: string | null | undefined) =>
    (text ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim();

  const isShown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  };

  const isField = (element: Element): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement =>
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement;
  const isBox = (element: Element): element is HTMLInputElement =>
    element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox');

  const labelOf = (element: Element): Element => {
    const own = isField(element) ? element.labels?.[0] : null;
    return own ?? element.closest('label') ?? element;
  };
  const label = (element: Element) => {
    if (element instanceof HTMLInputElement && /^(submit|button|reset)$/.test(element.type)) {
      return plain(element.value);
    }
    return plain(labelOf(element).textContent);
  };

  const describe = (element: Element) => {
    const test = element.getAttribute('data-test');
    const name = element.getAttribute('name');
    const [first] = element.classList;
    const mark = test ? `[data-test="${test}"]` : name ? `[name="${name}"]` : first ? `.${first}` : '';
    return `${element.tagName.toLowerCase()}${mark}`;
  };

  const controls = 'input:not([type=hidden]), select, textarea, [data-test]';
  /**
   * Returns the rows with a matching header: for other headers than `th` and `dt`, the nearest ancestor that
   * contains a control.
   */
  const rows = (says: string): Element[] => {
    const pattern = new RegExp(says, 'iu');
    const found = new Set<Element>();
    for (const header of document.querySelectorAll('th, dt, legend, h2, h3, h4, h5, label, p, span, div')) {
      if (header.textContent.length > 120 || !pattern.test(plain(header.textContent))) continue;
      const cells = { DT: header.nextElementSibling, TH: header.closest('tr') };
      if (header.tagName === 'DT' || header.tagName === 'TH') {
        const row = cells[header.tagName];
        if (row) found.add(row);
        continue;
      }
      if (header.closest('th, dt')) continue;
      let row: Element | null = header.parentElement;
      while (row && row !== document.body && !row.querySelector(controls)) row = row.parentElement;
      if (row && row !== document.body && !header.querySelector(controls)) found.add(row);
    }
    // Of nested rows, keep only the innermost.
    return [...found].filter((row) => ![...found].some((other) => other !== row && row.contains(other)));
  };

  const all = (locator: Locator): Element[] => {
    for (const way of locator.ways) {
      const within: ParentNode[] = way.row === undefined ? [document] : rows(way.row);
      const pattern = way.says === undefined ? null : new RegExp(way.says, 'iu');
      const found = new Set(within.flatMap((part) => [...part.querySelectorAll(way.css)]));
      const fitting = [...found].filter((element) => {
        if (locator.shown === 'itself' && !isShown(element)) return false;
        if (locator.shown === 'label' && !isShown(labelOf(element))) return false;
        return pattern === null || pattern.test(label(element));
      });
      if (fitting.length > 0) return fitting;
    }
    return [];
  };

  const read = (locator: Locator): SeenControl => {
    const elements = all(locator);
    const [first] = elements;
    const options: SeenOption[] =
      first instanceof HTMLSelectElement
        ? [...first.options].map((option) => ({
            value: option.value,
            text: plain(option.text),
            chosen: option.selected,
            disabled: option.disabled,
          }))
        : elements.filter(isBox).map((box) => ({
            value: box.getAttribute('value'),
            text: label(box),
            chosen: box.checked,
            disabled: box.disabled,
          }));
    const value = first === undefined ? null : isField(first) ? first.value : plain(first.textContent);
    return {
      count: elements.length,
      value,
      disabled: first !== undefined && isField(first) && first.disabled,
      options,
    };
  };

  const reach = (locator: Locator, index: number): Point | null => {
    const element = all(locator)[index];
    if (element === undefined) return null;
    const target = isShown(element) ? element : labelOf(element);
    target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const box = target.getBoundingClientRect();
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    const top = document.elementFromPoint(x, y);
    const isFree =
      top !== null && (target.contains(top) || top.contains(target) || labelOf(element).contains(top));
    // An ancestor that frames the element does not cover it, but a sheet over the whole page does.
    return { x, y, cover: isFree ? null : top === null ? 'outside the window' : describe(top) };
  };

  const clickByScript = (locator: Locator, index: number) => {
    const element = all(locator)[index];
    if (!(element instanceof HTMLElement)) return false;
    element.click();
    return true;
  };

  const choose = (locator: Locator, index: number) => {
    const [element] = all(locator);
    if (!(element instanceof HTMLSelectElement)) return false;
    element.selectedIndex = index;
    for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
    return true;
  };

  const focus = (locator: Locator) => {
    const [element] = all(locator);
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return false;
    element.focus();
    element.select();
    return document.activeElement === element;
  };

  const inventory = () => {
    const parts = [...document.querySelectorAll('[data-test], form [name]')].filter(isShown).map(describe);
    return [...new Set(parts)].slice(0, 14).join(' ');
  };

  globalThis.pochittoProbe = {
    all,
    count: (locator) => all(locator).length,
    read,
    reach,
    clickByScript,
    choose,
    focus,
    isShown,
    describe,
    inventory,
  };
}
