import type { Switch } from '../control/switches.ts';
import type { Sandbox } from '../sandbox.ts';
import { Refusal } from './refusal.ts';

/** @throws {Refusal} for switches, and rates, that end a call before anything is drawn. */
export function refuseBySwitch({ settings, bill }: Sandbox, fault: Switch | null, at: number): void {
  const wait = { 'retry-after-ms': String(settings.retryAfterMs) };
  const error = (status: number, type: string, code: string | null, message: string, headers = {}) =>
    new Refusal(status, { message, type, param: null, code }, headers);
  const isBusy = bill.filter((image) => image.at > at - 60_000).length >= settings.imagesPerMinute;
  if (fault === '429' || isBusy) {
    throw error(429, 'requests', 'rate_limit_exceeded', 'Rate limit reached for images per min.', wait);
  }
  if (fault === '500') {
    throw error(500, 'server_error', null, 'The server had an error processing your request.', wait);
  }
  if (fault === 'quota') {
    throw error(429, 'insufficient_quota', 'insufficient_quota', 'You exceeded your current quota.');
  }
  if (fault === 'moderation') {
    throw error(
      400,
      'image_generation_user_error',
      'moderation_blocked',
      'Your request was rejected by the safety system. safety_violations=[harassment].',
    );
  }
}
