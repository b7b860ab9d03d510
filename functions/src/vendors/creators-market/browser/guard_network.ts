import type { HTTPRequest, Page } from 'puppeteer-core';
import type { SiteAddress } from '../site.ts';
import type { NetworkLog } from './network_log.ts';

/** Hosts of LINE that the pages' pictures, scripts and styles come from. */
const staticHosts = /(?:^|\.)line-scdn\.net$/;

/**
 * Whether the browser of a visit may ask for an address: the site, its login host, and LINE's static hosts where the
 * site itself is not on this machine. `data:` and `blob:` are parts of a page, never documents.
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

/** Every request of the page passes here. What is refused is noted by its origin alone. */
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
    // The page went away with its request.
  }
}

function originName(url: string): string {
  const { origin, protocol } = new URL(url);
  return origin === 'null' ? protocol : origin;
}

/** Runs in every document: ways out that do not pass `guardNetwork`. */
export function closeOtherWays(): void {
  for (const name of ['WebSocket', 'RTCPeerConnection', 'WebTransport', 'SharedWorker', 'open']) {
    Reflect.deleteProperty(globalThis, name);
    Object.defineProperty(globalThis, name, { value: undefined });
  }
}
