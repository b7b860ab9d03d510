import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Saving } from './use_saving.ts';

interface StagePillProps {
  readonly saving: Saving;
  readonly count: number;
  readonly wrongCount: number;
  readonly isDrawing: boolean;
  /** Nothing has been edited yet. */
  readonly isUntouched: boolean;
}

/** Short status in a corner of the picture. */
export function StagePill({ saving, count, wrongCount, isDrawing, isUntouched }: StagePillProps) {
  const t = useTranslations('editor');
  const pill = () => {
    if (wrongCount > 0) return { text: t('problems', { count: wrongCount }), icon: CircleAlert };
    if (saving.state === 'busy') return { text: t('saving'), icon: null };
    if (saving.state === 'saved' && count === 0) return { text: t('saved'), icon: CircleCheck };
    if (isDrawing) return { text: t('opening'), icon: null };
    return isUntouched ? { text: t('free'), icon: null } : null;
  };
  const shown = pill();
  return (
    <div
      role="status"
      data-testid="editor-status"
      className="pointer-events-none absolute top-2 left-2 max-w-[75%]"
    >
      {shown ? (
        <span
          className={`inline-flex items-center gap-1.5 rounded-full bg-card/90 px-3 py-1 text-note font-bold ${shown.icon === CircleAlert ? 'text-act-text' : shown.icon === CircleCheck ? 'text-matcha' : 'text-ink-soft'}`}
        >
          {shown.icon ? <shown.icon size={16} strokeWidth={2} aria-hidden="true" /> : null}
          {shown.text}
        </span>
      ) : null}
    </div>
  );
}
