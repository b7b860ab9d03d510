import { SiteError } from './site.ts';
import type { VisitState } from './visit_state.ts';
import { throwIfLost } from './wait_for.ts';

/**
 * A verb of a visit, whose every failure is a `SiteError`. What the browser itself throws may hold addresses and
 * cookies: of it only the kind is told.
 */
export function withSiteErrors<Parameters extends unknown[], Value>(
  state: VisitState,
  verb: (state: VisitState, ...parameters: Parameters) => Promise<Value>,
): (...parameters: Parameters) => Promise<Value> {
  return async (...parameters) => {
    try {
      return await verb(state, ...parameters);
    } catch (error) {
      if (error instanceof SiteError && error.kind === 'session_lost') throw error;
      if (!state.page.isClosed()) throwIfLost(state);
      if (error instanceof SiteError) throw error;
      const kind = error instanceof Error ? error.name : typeof error;
      throw new SiteError('unavailable', `The browser failed while it was to ${verb.name}: ${kind}.`);
    }
  };
}
