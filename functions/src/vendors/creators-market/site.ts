import type { Product } from '../../domain/product/product_spec.ts';
import type { ReviewStatus } from '../../domain/submission/review_status.ts';
import type { SubmissionForm } from '../../domain/submission/submission_form.ts';

/** URLs of Creators Market: https://creator.line.me and https://access.line.me, or those of a sandbox. */
export interface SiteAddress {
  /** Without a trailing slash. */
  readonly url: string;
  readonly accessUrl: string;
}

/** One browser cookie. `expires` in seconds since 1970; null = session cookie. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly path: string;
  readonly expires: number | null;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: 'Strict' | 'Lax' | 'None' | null;
}

/**
 * - `session_lost`: the site asks to log in, at any step, even after the request was clicked
 * - `no_creator`: the account has no creator
 * - `refused`: the site rejects a value or an image, see `complaints`
 * - `title_taken`: another set has this title
 * - `limit_day`: the day's limit of review requests is reached
 * - `drift`: the page is not as we know it
 * - `unavailable`: no response, an error page or a browser crash, before the request was clicked
 * - `outcome_unknown`: the same after the click, so the request must not be repeated
 */
export type SiteErrorKind =
  | 'session_lost'
  | 'no_creator'
  | 'refused'
  | 'title_taken'
  | 'limit_day'
  | 'drift'
  | 'unavailable'
  | 'outcome_unknown';

export interface Complaint {
  /** A field's id of `form_fields`, or a slot (`main`, `tab`, `01` …). */
  readonly where: string;
  /** The site's own message. */
  readonly text: string;
}

/** A failure at the site. The message is in English, without cookies and personal data. */
export class SiteError extends Error {
  override readonly name = 'SiteError';
  readonly kind: SiteErrorKind;
  readonly expected: string | null;
  readonly found: string | null;
  readonly complaints: readonly Complaint[];

  constructor(
    kind: SiteErrorKind,
    message: string,
    more: { expected?: string; found?: string; complaints?: readonly Complaint[]; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.kind = kind;
    this.expected = more.expected ?? null;
    this.found = more.found ?? null;
    this.complaints = more.complaints ?? [];
  }
}

export interface Slot {
  /** `main`, `tab`, `01` … */
  readonly key: string;
  readonly state: 'empty' | 'filled' | 'error';
}

/** A difference between the requested and the displayed value. */
export interface Difference {
  readonly where: string;
  readonly expected: string;
  readonly found: string;
}

/**
 * One signed-in visit to the site in its own browser context. Every operation is idempotent: it does nothing if the
 * site already has the requested state, verifies its effect before it returns, and throws `SiteError` if it fails.
 */
export interface Visit {
  /** Sets the product of the item for the next operations; the default is a sticker set. */
  readonly choose: (product: Product) => Promise<void>;
  /**
   * Opens the list of items.
   *
   * @throws SiteError `session_lost` or `no_creator`.
   */
  readonly ensureSession: () => Promise<{ readonly pageId: string }>;
  /** Reads the account's creator name from the form of a new item; null if it shows none. */
  readonly readCreatorName: () => Promise<string | null>;
  /** Finds an item by its exact English title; null if there is none. */
  readonly findByTitle: (
    title: string,
  ) => Promise<{ readonly itemId: string; readonly status: ReviewStatus } | null>;
  /** Reads an item's status; null if the site no longer has the item. */
  readonly readStatus: (itemId: string) => Promise<ReviewStatus | null>;
  /** Fills in the form of a new item (`itemId` null) or of an existing one, and reads every value back. */
  readonly fillForm: (form: SubmissionForm, itemId: string | null) => Promise<void>;
  /** Saves the open form. Returns the id that the site gave the item. */
  readonly saveForm: () => Promise<{ readonly itemId: string }>;
  readonly ensureCount: (itemId: string, count: number) => Promise<void>;
  /** Uploads the ZIP and waits until every slot is filled; `refused` names the slots that are not. */
  readonly ensureImages: (
    itemId: string,
    zip: { readonly path: string; readonly digest: string },
    count: number,
  ) => Promise<void>;
  /** Selects which stickers serve as main images, for products without main images of their own. */
  readonly ensureMains: (itemId: string, keys: readonly string[]) => Promise<void>;
  /** Omits tags that the site does not know and returns them. */
  readonly ensureTags: (
    itemId: string,
    tags: SubmissionForm['tags'],
  ) => Promise<{ readonly unknown: readonly string[] }>;
  readonly ensurePrice: (itemId: string, priceYen: number | null) => Promise<{ readonly priceYen: number }>;
  /** Reads everything back and returns what differs from `form`. */
  readonly review: (itemId: string, form: SubmissionForm) => Promise<readonly Difference[]>;
  /**
   * Requests the review: opens the dialog, ticks "I agree" and nothing else, calls `beforeClick` (which records
   * that the click may have happened) and clicks once. Does nothing if the review is already requested. A failure
   * after `beforeClick` is `outcome_unknown`, except for the site's own refusal (`limit_day`, `refused`) and
   * `session_lost`.
   */
  readonly request: (itemId: string, beforeClick: () => Promise<void>) => Promise<void>;
  /**
   * Waits until the site's status shows the request.
   *
   * @throws SiteError `outcome_unknown` if it does not in time.
   */
  readonly confirmRequested: (itemId: string) => Promise<ReviewStatus>;
  /** Reads why an item was rejected from the message center; null if no message names the item. */
  readonly readRejection: (itemId: string, title: string) => Promise<{ readonly text: string } | null>;
  /** Returns the current cookies. */
  readonly cookies: () => Promise<readonly Cookie[]>;
  /** Takes a JPEG screenshot with cookies, names and addresses masked; null if the browser is gone. */
  readonly picture: () => Promise<Uint8Array | null>;
  readonly close: () => Promise<void>;
}

/** Maximum durations of single waits, in milliseconds. */
export interface Patience {
  /** Pages and the site's responses. */
  readonly page: number;
  /** The import of a ZIP. */
  readonly importing: number;
  /** The new status after a request. */
  readonly status: number;
  /** Network idle time after which a missing element will not appear. */
  readonly rest: number;
}

export const usualPatience: Patience = { page: 30_000, importing: 600_000, status: 30_000, rest: 2000 };

export interface VisitOptions {
  readonly site: SiteAddress;
  readonly cookies: readonly Cookie[];
  /** Overrides of `usualPatience`. */
  readonly patience?: Partial<Patience>;
}
