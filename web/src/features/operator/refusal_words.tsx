import type { Refusal } from '@pochitto/functions/domain/api';
import { useErrorText } from '../../shared/refusal_notice.tsx';

/** Why something in a table's cell was refused, in one sentence. */
export function RefusalWords({ refusal }: { refusal: Refusal | null }) {
  const errorText = useErrorText();
  if (!refusal) return null;
  return (
    <span role="alert" className="min-w-32 text-note font-bold text-act-text">
      {errorText(refusal.code)[0]}
    </span>
  );
}
