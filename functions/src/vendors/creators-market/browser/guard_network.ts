import type { HTTPRequest, Page } from 'puppeteer-core';
import type { SiteAddress } from '../site.ts';
import type { NetworkLog } from './network_log.ts';

/** LINE's hosts for the pages' images, scripts and styles. */
const staticHosts = /(?:^|\.)line-scdn\.net$/;

/**
 * Whether the browser may request a URL: the site, its login host and, unless the site runs on this machine, LINE's
 * static hosts. `data:` and `blob:` URLs are allowed as parts of a page, never as documents.
 */
export function mayReach(url: string, site: SiteAddress, isDocument: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, hostname, protocol } = new URL(url);
  if (protocol === 'data:' || protocol === 'blob:') return !isDocument;
  if (url === 'about:blank') return true;
  if (protocol !== 'https:' && protocol !== 'http:') return false;
  if (origin === new URL(site.url).origin || origin === new URL(site.accessUrl).origin) return true;
  return new URL(site.url).protocol === 'https:' && protocol === 'https:' && staticHosts.test(hostname);
}

/** Checks every request of the page. A blocked request is logged by its origin only. */
export async function guardNetwork(page: Page, site: SiteAddress, networkLog: NetworkLog): Promise<void> {
  await page.setBypassServiceWorker(true);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    void decide(request, site, networkLog);
  });
}

async function decide(request: HTTPRequest, site: SiteAddress, networkLog: NetworkLog): Promise<void> {
  const isDocument = request.resourceType() === 'document' || request.isNavigationRequest();
  try {
    if (mayReach(request.url(), site, isDocument)) await request.continue();
    else {
      networkLog.refused.add(URL.canParse(request.url()) ? originName(request.url()) : 'unreadable');
      await request.abort('blockedbyclient');
    }
  } catch {
    // The page was closed together with its request.
  }
}

function originName(url: string): string {
  const { origin, protocol } = new URL(url);
  return origin === 'null' ? protocol : origin;
}

/** Runs in every document. Removes the APIs that bypass `guardNetwork`. */
export function closeOtherWays(): void {
  for (const name of ['WebSocket', 'RTCPeerConnection', 'WebTransport', 'SharedWorker', 'open']) {
    Reflect.deleteProperty(globalThis, name);
    Object.defineProperty(globalThis, name, { value: undefined });
  }
}
