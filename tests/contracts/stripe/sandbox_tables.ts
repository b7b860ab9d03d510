import { CUSTOMER_LIST_PARAMETERS, CUSTOMER_PARAMETERS } from '@pochitto/sandbox/stripe/objects/customer';
import { CUSTOMER_SEARCH_PARAMETERS } from '@pochitto/sandbox/stripe/objects/customer_search';
import { DISPUTE_LIST_PARAMETERS, DISPUTE_PARAMETERS } from '@pochitto/sandbox/stripe/objects/dispute';
import { EVENT_LIST_PARAMETERS } from '@pochitto/sandbox/stripe/objects/event';
import { REFUND_LIST_PARAMETERS, REFUND_PARAMETERS } from '@pochitto/sandbox/stripe/objects/refund';
import { LINE_ITEM_LIST_PARAMETERS, SESSION_LIST_PARAMETERS } from '@pochitto/sandbox/stripe/objects/session';
import { SESSION_PARAMETERS } from '@pochitto/sandbox/stripe/objects/session_parameters';
import type { z } from 'zod';

/** The parameters that the sandbox accepts, for comparison with the types of Stripe's package. */
export const TABLES: [string, z.ZodType][] = [
  ['SessionCreateRequest', SESSION_PARAMETERS],
  ['SessionListRequest', SESSION_LIST_PARAMETERS],
  ['LineItemListRequest', LINE_ITEM_LIST_PARAMETERS],
  ['CustomerCreateRequest', CUSTOMER_PARAMETERS],
  ['CustomerUpdateRequest', CUSTOMER_PARAMETERS],
  ['CustomerListRequest', CUSTOMER_LIST_PARAMETERS],
  ['CustomerSearchRequest', CUSTOMER_SEARCH_PARAMETERS],
  ['RefundCreateRequest', REFUND_PARAMETERS],
  ['RefundListRequest', REFUND_LIST_PARAMETERS],
  ['DisputeUpdateRequest', DISPUTE_PARAMETERS],
  ['DisputeListRequest', DISPUTE_LIST_PARAMETERS],
  ['EventListRequest', EVENT_LIST_PARAMETERS],
];
