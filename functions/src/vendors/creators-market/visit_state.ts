import type { Page } from 'puppeteer-core';
import type { Product } from '../../domain/product/product_spec.ts';
import type { NetworkLog } from './browser/network_log.ts';
import type { Patience, SiteAddress } from './site.ts';

/** State shared by the operations of one visit. */
export interface VisitState {
  /** Product of the item that the operations work on. */
  product: Product;
  readonly page: Page;
  readonly site: SiteAddress;
  readonly patience: Patience;
  readonly networkLog: NetworkLog;
  /** `<site>/my/<pageId>` including the site's locale; null until the list was opened. */
  base: string | null;
  /** The form that is open and filled in; `isChanged` if there is anything to save. */
  form: { readonly itemId: string | null; readonly isChanged: boolean } | null;
  /** Digest of the ZIP that this visit has uploaded, by item id. */
  readonly imported: Map<string, string>;
  /** Tags that the site does not know, by item id. */
  readonly unknownTags: Map<string, readonly string[]>;
}
