/** Stripe types that each exchange must match: request, response. `[]` marks a list, `[?]` a search result. */
export const SHAPES: [RegExp, string, string][] = [
  [/^POST \/v1\/checkout\/sessions$/, 'SessionCreateRequest', 'SessionReply'],
  [/^GET \/v1\/checkout\/sessions$/, 'SessionListRequest', 'SessionReply[]'],
  [/^GET \/v1\/checkout\/sessions\/[^/]+$/, 'ExpandRequest', 'SessionReply'],
  [/^POST \/v1\/checkout\/sessions\/[^/]+\/expire$/, 'ExpandRequest', 'SessionReply'],
  [/^GET \/v1\/checkout\/sessions\/[^/]+\/line_items$/, 'LineItemListRequest', 'LineItemReply[]'],
  [/^POST \/v1\/customers$/, 'CustomerCreateRequest', 'CustomerReply'],
  [/^GET \/v1\/customers$/, 'CustomerListRequest', 'CustomerReply[]'],
  [/^GET \/v1\/customers\/search$/, 'CustomerSearchRequest', 'CustomerReply[?]'],
  [/^GET \/v1\/customers\/[^/]+$/, 'ExpandRequest', 'CustomerReply'],
  [/^POST \/v1\/customers\/[^/]+$/, 'CustomerUpdateRequest', 'CustomerReply'],
  [/^DELETE \/v1\/customers\/[^/]+$/, 'NoRequest', 'CustomerDeletedReply'],
  [/^GET \/v1\/payment_intents\/[^/]+$/, 'ExpandRequest', 'PaymentIntentReply'],
  [/^GET \/v1\/charges\/[^/]+$/, 'ExpandRequest', 'ChargeReply'],
  [/^POST \/v1\/refunds$/, 'RefundCreateRequest', 'RefundReply'],
  [/^GET \/v1\/refunds$/, 'RefundListRequest', 'RefundReply[]'],
  [/^GET \/v1\/refunds\/[^/]+$/, 'ExpandRequest', 'RefundReply'],
  [/^GET \/v1\/disputes$/, 'DisputeListRequest', 'DisputeReply[]'],
  [/^GET \/v1\/disputes\/[^/]+$/, 'ExpandRequest', 'DisputeReply'],
  [/^POST \/v1\/disputes\/[^/]+$/, 'DisputeUpdateRequest', 'DisputeReply'],
  [/^POST \/v1\/disputes\/[^/]+\/close$/, 'ExpandRequest', 'DisputeReply'],
  [/^GET \/v1\/events$/, 'EventListRequest', 'EventReply[]'],
  [/^GET \/v1\/events\/[^/]+$/, 'ExpandRequest', 'EventReply'],
];

/** The view of each object that an event may contain. */
export const OBJECTS: Record<string, string> = {
  charge: 'ChargeReply',
  'checkout.session': 'SessionReply',
  customer: 'CustomerReply',
  dispute: 'DisputeReply',
  payment_intent: 'PaymentIntentReply',
  price: 'PriceReply',
  product: 'ProductReply',
  refund: 'RefundReply',
};
