import { useLineSession } from '../../../shared/line_session.tsx';

export type LineConnection =
  | { readonly state: 'loading' | 'none' | 'expired' | 'forgotten' }
  | { readonly state: 'active'; readonly verifiedAt: Date | null };

/** Whether the person's LINE session can be used, as it changes. */
export function useLineConnection(uid: string): LineConnection {
  const summary = useLineSession(uid);
  if (summary.state === 'failed') throw summary.error;
  if (summary.state === 'loading') return { state: 'loading' };
  if (summary.state === 'missing') return { state: 'none' };
  const { status, verifiedAt } = summary.value;
  return status === 'active' ? { state: 'active', verifiedAt } : { state: status };
}
