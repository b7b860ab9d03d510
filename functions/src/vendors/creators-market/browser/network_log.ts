import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, HTTPResponse, Page } from 'puppeteer-core';
import type { SiteAddress } from '../site.ts';

/** The site's response to a request that changes something. */
export interface Answer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** null if the body was cut off, and for a redirect. */
  readonly body: Promise<string | null>;
}

export interface Failure {
  readonly method: string;
  /** Path and reason. */
  readonly what: string;
}

/** The network traffic of an open page. */
export interface NetworkLog {
  /** Unfinished script and document requests, mapped to the id of their document. */
  readonly pending: Map<string, string>;
  /** Unfinished image requests, mapped to the id of their document. */
  readonly pictures: Map<string, string>;
  /** When a script or document request last started or ended, as `performance.now()`. */
  lastAt: number;
  /** Responses to all methods but GET since `forget`. */
  answers: Answer[];
  /** Document and script requests without a response, or with a status of 500 or above, since `forget`. */
  failures: Failure[];
  /** A script called the login host, or a response had status 401. */
  isLoginAsked: boolean;
  /** Origins of blocked requests. */
  readonly refused: Set<string>;
}

/** A body that takes longer counts as cut off. */
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
    // A document that was replaced by the next navigation is not a failure.
    const reason = request.failure()?.errorText ?? '';
    if (isOurs && reason !== 'net::ERR_ABORTED') {
      networkLog.failures.push({ method: request.method(), what: `${pathOf(request.url())}: ${reason}` });
    }
  });
  page.on('response', (response) => note(networkLog, response));
  return networkLog;
}

/** Clears the log before a click, so later responses belong to that click. */
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
 * Tracks unfinished requests through CDP events: Puppeteer misses the end of some requests when a navigation
 * replaces their document.
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

/** Returns a URL's path without query and creator id, safe to use in a report. */
export function pathOf(url: string): string {
  if (!URL.canParse(url)) return '';
  return new URL(url).pathname.replace(/\/my\/[^/]+/, '/my/*');
}
