import type { Page } from 'puppeteer-core';
import type { Product } from '../../domain/product/product.ts';
import type { NetworkLog } from './browser/network_log.ts';
import type { Patience, SiteAddress } from './site.ts';

/** What the verbs of one visit share. */
export interface VisitState {
  /** What the item is that the verbs are about. */
  product: Product;
  readonly page: Page;
  readonly site: SiteAddress;
  readonly patience: Patience;
  readonly networkLog: NetworkLog;
  /** `<site>/my/<pageId>` with the site's locale in it, once the list was open. */
  base: string | null;
  /** The form that is open and filled in; `isChanged` where there is anything to save. */
  form: { readonly itemId: string | null; readonly isChanged: boolean } | null;
  /** Digest of the ZIP that this visit has put into an item. */
  readonly imported: Map<string, string>;
  /** Tags of an item that the site does not know. */
  readonly unknownTags: Map<string, readonly string[]>;
}
