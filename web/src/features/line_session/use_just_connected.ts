import type { LineSessionSummary } from '@pochitto/functions/domain/line_session';
import { useState } from 'react';
import type { Live } from '../../lib/firebase/live.ts';

/** Whether a connection was made while the page was open, whoever made it: this page, or the helper command. */
export function useJustConnected(session: Live<LineSessionSummary>): boolean {
  const [atFirst, setAtFirst] = useState<number | null>(null);
  if (session.state !== 'ready' && session.state !== 'missing') return false;
  const connectedAt = session.state === 'ready' ? session.value.connectedAt.getTime() : 0;
  if (atFirst === null) setAtFirst(connectedAt);
  return (
    session.state === 'ready' && session.value.status === 'active' && connectedAt > (atFirst ?? connectedAt)
  );
}
