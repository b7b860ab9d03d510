import type { Product } from '../../domain/product/product.ts';
import type { ReviewStatus } from '../../domain/submission/review_status.ts';
import type { SubmissionForm } from '../../domain/submission/submission_form.ts';

/** Where Creators Market answers: https://creator.line.me and https://access.line.me, or a sandbox of them. */
export interface SiteAddress {
  /** Without a slash at the end. */
  readonly url: string;
  readonly accessUrl: string;
}

/** One cookie as a browser keeps it. `expires` in seconds since 1970; null = until the browser closes. */
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
 * `session_lost`: the site asks to log in, whatever was being done, after the request was pressed too · `refused`: it said no to a value or a picture, see `complaints` ·
 * `title_taken` · `drift`: the page is not as we know it · `unavailable`: no answer, an error page, a browser that
 * crashed, before anything was asked for that must not be asked twice · `outcome_unknown`: after it.
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
  /** The site's own words. */
  readonly text: string;
}

/** Every failure at the site. The message is English, without cookies and personal data. */
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

/** A difference between what was asked and what the site shows. */
export interface Difference {
  readonly where: string;
  readonly expected: string;
  readonly found: string;
}

/**
 * One signed-in visit to the site in a browser of its own context. Every verb verifies its effect before it returns,
 * does nothing where the site is already as asked, and throws `SiteError` where it cannot be.
 */
export interface Visit {
  /** What the item of the next verbs is; a sticker set before it is called. */
  readonly choose: (product: Product) => Promise<void>;
  /** Opens the list of items; throws `session_lost` or `no_creator`. */
  readonly ensureSession: () => Promise<{ readonly pageId: string }>;
  /** The account's creator name, from the form of a new item; null where it shows none. */
  readonly readCreatorName: () => Promise<string | null>;
  /** An item by its title in English, exactly; null where there is none. */
  readonly findByTitle: (
    title: string,
  ) => Promise<{ readonly itemId: string; readonly status: ReviewStatus } | null>;
  /** Whether the site still has the item, and its state. */
  readonly readStatus: (itemId: string) => Promise<ReviewStatus | null>;
  /** Fills in the form for a new item (`itemId` null) or of one that exists, and reads every value back. */
  readonly fillForm: (form: SubmissionForm, itemId: string | null) => Promise<void>;
  /** Saves the form that is open. Returns the number that the site gave the item. */
  readonly saveForm: () => Promise<{ readonly itemId: string }>;
  readonly ensureCount: (itemId: string, count: number) => Promise<void>;
  /** Puts the ZIP in and waits until every slot is filled; `refused` names the slots that are not. */
  readonly ensureImages: (
    itemId: string,
    zip: { readonly path: string; readonly digest: string },
    count: number,
  ) => Promise<void>;
  /** Chooses which pictures stand as main pictures, where the product has none of its own. */
  readonly ensureMains: (itemId: string, keys: readonly string[]) => Promise<void>;
  /** Tags that the site does not know are omitted and reported. */
  readonly ensureTags: (
    itemId: string,
    tags: SubmissionForm['tags'],
  ) => Promise<{ readonly unknown: readonly string[] }>;
  readonly ensurePrice: (itemId: string, priceYen: number | null) => Promise<{ readonly priceYen: number }>;
  /** Reads everything back and names what differs from `form`. */
  readonly review: (itemId: string, form: SubmissionForm) => Promise<readonly Difference[]>;
  /**
   * Asks for the review: opens the dialog, ticks "I agree" and nothing else, calls `beforeClick` (which notes that the
   * click may have happened), clicks once. Nothing where the site has the request already. What goes wrong after `beforeClick` is
   * `outcome_unknown`, but for the site's own refusal (`limit_day`, `refused`) and `session_lost`.
   */
  readonly request: (itemId: string, beforeClick: () => Promise<void>) => Promise<void>;
  /** Waits until the site's status shows the request; `outcome_unknown` where it does not in time. */
  readonly confirmRequested: (itemId: string) => Promise<ReviewStatus>;
  /** Why an item was rejected, from the message centre; null where no message is found. */
  readonly readRejection: (itemId: string, title: string) => Promise<{ readonly text: string } | null>;
  /** The cookies as the site left them. */
  readonly cookies: () => Promise<readonly Cookie[]>;
  /** JPEG of the page with cookies, names and addresses masked; null where the browser is gone. */
  readonly picture: () => Promise<Uint8Array | null>;
  readonly close: () => Promise<void>;
}

/** How long single waits may take, milliseconds. */
export interface Patience {
  /** Pages, and the site's answers. */
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
  /** Other than `usualPatience`. */
  readonly patience?: Partial<Patience>;
}
