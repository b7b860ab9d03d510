import { z } from 'zod';
import { invalidRequest } from '../api/api_error.ts';
import { checkParameters } from '../api/check_parameters.ts';
import { formExpand, formInteger, formText } from '../api/form_types.ts';
import type { Call } from '../call.ts';
import type { Customer } from '../state/customers.ts';

/** Seconds until a new object appears in search results: "under normal operating conditions in less than a minute". */
export const SEARCH_DELAY = 60;

export const CUSTOMER_SEARCH_PARAMETERS = z.strictObject({
  expand: formExpand,
  limit: formInteger(1, 100).optional(),
  page: formText().optional(),
  query: formText(),
});

/** A field or metadata key, and the exact value to match. Stripe's other clauses are rejected. */
const CLAUSE = /^(?:(email|name|phone)|metadata\[(?<quote>["'])(\w+)\k<quote>\]):(["'])((?:\\.|[^\\])*?)\4$/;

/** Matching customers in the search index, newest first. */
export function searchCustomers({ form, sandbox }: Call) {
  const { query, limit = 10, page } = checkParameters(CUSTOMER_SEARCH_PARAMETERS, form);
  const fits = clause(query);
  const known = sandbox.clock.now() - SEARCH_DELAY;
  const found = [...sandbox.state.customers.values()]
    .toReversed()
    .filter((customer) => customer.created <= known && fits(customer));
  const from = page === undefined ? 0 : Number(page);
  if (!Number.isInteger(from)) throw invalidRequest('Invalid page.', { param: 'page' });
  const next = from + limit;
  return {
    object: 'search_result',
    data: found.slice(from, next),
    has_more: found.length > next,
    next_page: found.length > next ? String(next) : null,
    url: '/v1/customers/search',
  };
}

function clause(query: string): (customer: Customer) => boolean {
  const match = CLAUSE.exec(query.trim());
  if (!match) {
    throw invalidRequest(`This sandbox does not act on the search query: ${query}`, { param: 'query' });
  }
  const [, field, , key = '', , text = ''] = match;
  const wanted = text.replaceAll(/\\(.)/g, '$1');
  return ({ email, name, phone, metadata }) => {
    const value = field ? new Map(Object.entries({ email, name, phone })).get(field) : metadata[key];
    return value === wanted;
  };
}
