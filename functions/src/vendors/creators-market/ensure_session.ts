import { pathOf } from './browser/network_log.ts';
import { find } from './page/find.ts';
import { open } from './page/go_to.ts';
import { locators } from './page/locators.ts';
import { dismissOverlays } from './page/overlays.ts';
import { SiteError } from './site.ts';
import type { VisitState } from './visit_state.ts';

/** Opens the list of items. */
export async function ensureSession(state: VisitState): Promise<{ readonly pageId: string }> {
  await open(state, `${state.site.url}/my/`);
  const address = new URL(state.page.url());
  const [, prefix = '', pageId] = /^(.*\/my\/)([^/]+)/.exec(address.pathname) ?? [];
  if (pageId === undefined) {
    throw new SiteError('drift', 'The page of the creator is not known.', {
      expected: '/my/<pageId>/',
      found: pathOf(address.href),
    });
  }
  state.base = `${address.origin}${prefix}${pageId}`;
  await dismissOverlays(state);
  await find(state, locators.logout, Number.POSITIVE_INFINITY);
  return { pageId };
}
