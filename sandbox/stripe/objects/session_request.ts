import { ApiError, invalidRequest } from '../api/api_error.ts';
import { checkParameters } from '../api/check_parameters.ts';
import type { Call } from '../call.ts';
import { type Currency, currencyOf } from '../currency.ts';
import type { LineItem, PaymentMethodType } from '../state/checkout.ts';
import { API_VERSION } from '../state/events.ts';
import {
  OLDER_SESSION_PARAMETERS,
  SESSION_PARAMETERS,
  type SessionRequest,
  UNSUPPORTED_SESSION_PARAMETERS,
} from './session_parameters.ts';

const HALF_HOUR = 30 * 60;
const DAY = 24 * 60 * 60;
/** Limits of one konbini payment, in yen. */
const KONBINI_YEN = { least: 120, most: 300_000 };

/**
 * Reads and validates the parameters.
 *
 * @throws {ApiError}
 */
export function readSessionRequest(call: Call): SessionRequest {
  const sent = readParameters(call);
  checkUrls(sent);
  return sent;
}

function readParameters(call: Call): SessionRequest {
  if (call.version === API_VERSION) {
    return checkParameters(SESSION_PARAMETERS, call.form, UNSUPPORTED_SESSION_PARAMETERS);
  }
  const { payment_method_types: types, ...sent } = checkParameters(
    OLDER_SESSION_PARAMETERS,
    call.form,
    UNSUPPORTED_SESSION_PARAMETERS,
  );
  return types ? { ...sent, allowed_payment_method_types: types } : sent;
}

function checkUrls(sent: SessionRequest): void {
  if (sent.mode !== 'payment') throw parameterError(`This sandbox knows the mode \`payment\` only.`, 'mode');
  const hosted = (sent.ui_mode ?? 'hosted_page') === 'hosted_page';
  if (hosted && sent.success_url === undefined) {
    throw parameterError('Missing required param: success_url.', 'success_url', 'parameter_missing');
  }
  if (hosted && sent.return_url !== undefined) {
    throw parameterError('`return_url` can not be passed in when `ui_mode` is `hosted_page`.', 'return_url');
  }
  for (const name of ['success_url', 'cancel_url'] as const) {
    if (!hosted && sent[name] !== undefined) {
      throw parameterError(`\`${name}\` can not be passed in when \`ui_mode\` is \`${sent.ui_mode}\`.`, name);
    }
  }
  if (!hosted && sent.return_url === undefined) {
    throw parameterError('Missing required param: return_url.', 'return_url', 'parameter_missing');
  }
  if (sent.customer !== undefined && sent.customer_email !== undefined) {
    throw parameterError(
      'You may only specify one of these parameters: customer, customer_email.',
      'customer_email',
    );
  }
  if (sent.customer !== undefined && sent.customer_creation !== undefined) {
    throw parameterError(
      'You may only specify one of these parameters: customer, customer_creation.',
      'customer',
    );
  }
}

function parameterError(message: string, param: string, code?: string): ApiError {
  const body = { type: 'invalid_request_error' as const, message, param };
  return new ApiError(400, code ? { ...body, code } : body, false);
}

/** Expiry in seconds since the epoch: 30 minutes to 24 hours from now, 24 hours by default. */
export function expiryOf(call: Call, sent: SessionRequest): number {
  const now = call.sandbox.clock.now();
  const at = sent.expires_at;
  if (at === undefined) return now + DAY;
  if (at < now + HALF_HOUR) {
    throw parameterError(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      'expires_at',
    );
  }
  if (at >= now + DAY) {
    throw parameterError(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      'expires_at',
    );
  }
  return at;
}

export function sharedCurrency(sent: SessionRequest, lines: LineItem[]): Currency {
  const [first] = lines;
  if (!first) throw invalidRequest('Missing required param: line_items.', { param: 'line_items' });
  const wanted = sent.currency === undefined ? first.currency : currencyOf(sent.currency, 'currency');
  const mismatch = lines.findIndex((line) => line.currency !== wanted);
  if (mismatch >= 0) {
    throw invalidRequest(
      'The line items of a Checkout Session must all use the same currency: ' +
        `line_items[${mismatch}] is in ${lines[mismatch]?.currency}, not ${wanted}.`,
      { param: 'line_items' },
    );
  }
  return wanted;
}

/** Konbini accepts yen within its limits. A session that only allows konbini is rejected outside them. */
export function paymentMethods(sent: SessionRequest, currency: Currency, total: number): PaymentMethodType[] {
  const asked = sent.allowed_payment_method_types ?? ['card'];
  const isWithinKonbiniLimits = currency === 'jpy' && total >= KONBINI_YEN.least && total <= KONBINI_YEN.most;
  const methods = asked.filter((method) => method === 'card' || isWithinKonbiniLimits);
  if (methods.length > 0) return [...new Set(methods)];
  throw invalidRequest(
    'None of the payment methods in `allowed_payment_method_types` can take this amount and currency.',
    { param: 'allowed_payment_method_types' },
  );
}
