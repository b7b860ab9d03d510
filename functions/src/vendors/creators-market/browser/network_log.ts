import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, HTTPResponse, Page } from 'puppeteer-core';
import type { SiteAddress } from '../site.ts';

/** An answer of the site to something that changes it. */
export interface Answer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** null where it broke off, and of a redirect. */
  readonly body: Promise<string | null>;
}

export interface Failure {
  readonly method: string;
  /** Path and reason. */
  readonly what: string;
}

/** The network traffic of an open page. */
export interface NetworkLog {
  /** Requests of scripts and documents that have not ended, with the document that they belong to. */
  readonly pending: Map<string, string>;
  /** Pictures on their way, with the document that they belong to. */
  readonly pictures: Map<string, string>;
  /** When a script's or document's request began or ended last, `performance.now()`. */
  lastAt: number;
  /** Answers to POST, PUT, PATCH and DELETE since `forget`. */
  answers: Answer[];
  /** Documents and scripts' requests that got no answer, or 500 and above, since `forget`. */
  failures: Failure[];
  /** A script's request was sent to the page that asks to log in. */
  isLoginAsked: boolean;
  /** Origins that were refused. */
  readonly refused: Set<string>;
}

/** A body that has not come by then has broken off. */
const bodyMs = 20_000;
const spoken = new Set(['document', 'xhr', 'fetch']);

export async function openNetworkLog(page: Page, site: SiteAddress): Promise<NetworkLog> {
  const networkLog: NetworkLog = {
    pending: new Map(),
    pictures: new Map(),
    lastAt: performance.now(),
    answers: [],
    failures: [],
    isLoginAsked: false,
    refused: new Set(),
  };
  await followRequests(await page.createCDPSession(), networkLog);
  const accessOrigin = new URL(site.accessUrl).origin;
  page.on('request', (request) => {
    if (!spoken.has(request.resourceType())) return;
    networkLog.lastAt = performance.now();
    if (request.resourceType() !== 'document' && originOf(request.url()) === accessOrigin) {
      networkLog.isLoginAsked = true;
    }
  });
  page.on('requestfailed', (request) => {
    const isOurs = spoken.has(request.resourceType()) && originOf(request.url()) === new URL(site.url).origin;
    // A document that the next one took the place of is no failure.
    const reason = request.failure()?.errorText ?? '';
    if (isOurs && reason !== 'net::ERR_ABORTED') {
      networkLog.failures.push({ method: request.method(), what: `${pathOf(request.url())}: ${reason}` });
    }
  });
  page.on('response', (response) => note(networkLog, response));
  return networkLog;
}

/** Before something is pressed: what is heard from now on is its answer. */
export function forget(networkLog: NetworkLog): void {
  networkLog.answers = [];
  networkLog.failures = [];
}

function note(networkLog: NetworkLog, response: HTTPResponse): void {
  const request = response.request();
  if (!spoken.has(request.resourceType())) return;
  const path = pathOf(response.url());
  if (response.status() >= 500)
    networkLog.failures.push({ method: request.method(), what: `${path}: ${response.status()}` });
  if (response.status() === 401) networkLog.isLoginAsked = true;
  if (request.method() === 'GET') return;
  const body = Promise.race([response.text().catch(() => null), sleep(bodyMs, null, { ref: false })]);
  networkLog.answers.push({ method: request.method(), path, status: response.status(), body });
}

/**
 * Which requests have not ended, by the browser's own word: Puppeteer loses the end of some that a document took with it
 * when the next one came.
 */
async function followRequests(session: CDPSession, networkLog: NetworkLog): Promise<void> {
  const ended = ({ requestId }: { requestId: string }) => {
    networkLog.pictures.delete(requestId);
    if (networkLog.pending.delete(requestId)) networkLog.lastAt = performance.now();
  };
  session.on('Network.requestWillBeSent', ({ requestId, loaderId, type = 'Other' }) => {
    if (type === 'Image') networkLog.pictures.set(requestId, loaderId);
    if (spoken.has(type.toLowerCase())) networkLog.pending.set(requestId, loaderId);
  });
  session.on('Network.loadingFinished', ended);
  session.on('Network.loadingFailed', ended);
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId !== undefined) return;
    for (const underWay of [networkLog.pending, networkLog.pictures]) {
      for (const [requestId, loaderId] of underWay) {
        if (loaderId !== frame.loaderId) underWay.delete(requestId);
      }
    }
  });
  await Promise.all([session.send('Network.enable'), session.send('Page.enable')]);
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}

/** A path without the creator's id and the query: fit for a report. */
export function pathOf(url: string): string {
  if (!URL.canParse(url)) return '';
  return new URL(url).pathname.replace(/\/my\/[^/]+/, '/my/*');
}
