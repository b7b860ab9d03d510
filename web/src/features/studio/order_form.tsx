import { Palette, PencilLine } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useSetting } from '../../lib/firebase/firebase.ts';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { TickRow } from '../../ui/switches.tsx';
import type { Order, OrderChoice, OrderMode } from './order.ts';
import { PhotoPart } from './photo_part.tsx';
import { ReferencePart } from './reference_part.tsx';
import { ScenePart } from './scene_part.tsx';
import { counts, StartPart } from './start_part.tsx';
import { TonePart } from './tone_part.tsx';
import type { Quota } from './use_quota.ts';
import { WordsPart } from './words_part.tsx';

interface OrderFormProps {
  readonly uid: string;
  readonly order: Order;
  readonly quota: Quota | null;
  readonly onChoose: (choice: OrderChoice) => void;
  readonly onStarted: (conversionId: string) => void;
}

/** Left side of the studio: the photo, what to make of it, and the button. */
export function OrderForm({ uid, order, quota, onChoose, onStarted }: OrderFormProps) {
  const t = useTranslations('studio');
  const { effect, mode } = order;
  return (
    <div className="flex flex-col gap-6" data-testid="order">
      <section className="flex flex-col gap-2">
        <h2 className="text-base">{t('photo.title')}</h2>
        <PhotoPart photo={order.photo} onPhoto={(photo) => onChoose({ photo })} />
        <TickRow
          isTicked={order.hasConsent}
          onTick={(hasConsent) => onChoose({ hasConsent })}
          testId="consent"
        >
          {t('consent')}
        </TickRow>
      </section>
      <ModeChoice value={mode} onChange={(chosen) => onChoose({ mode: chosen })} />
      {mode === 'effect' ? (
        <>
          <TonePart hair={effect.hair} onChange={(hair) => onChoose({ effect: { ...effect, hair } })} />
          <ScenePart effect={effect} onChange={(change) => onChoose({ effect: { ...effect, ...change } })} />
        </>
      ) : (
        <>
          <WordsPart words={order.words} onChange={(words) => onChoose({ words })} />
          <ReferencePart references={order.references} onChange={(references) => onChoose({ references })} />
        </>
      )}
      <ChoiceRow
        label={t('count')}
        large
        value={String(order.count)}
        options={counts.map((count) => ({
          value: String(count),
          text: t('countOption', { count }),
          testId: `count-${count}`,
        }))}
        onChange={(count) => onChoose({ count: Number(count) })}
      />
      <StartPart uid={uid} order={order} quota={quota} onStarted={onStarted} />
    </div>
  );
}

const modes = [
  { value: 'effect', icon: Palette },
  { value: 'words', icon: PencilLine },
] as const;

/** Choice between editing the photo and a new AI drawing, if that is available. */
function ModeChoice({ value, onChange }: { value: OrderMode; onChange: (mode: OrderMode) => void }) {
  const t = useTranslations('studio');
  const hasAi = useSetting('aiAvailable');
  // While unknown, show both: nothing shifts if AI is available, which is the usual case.
  if (hasAi === false) return <p className="text-note text-ink-soft">{t('aiAway')}</p>;
  return (
    <div className="flex flex-col gap-2">
      <ChoiceRow
        label={t('mode')}
        value={value}
        options={modes.map(({ value: mode, icon: Icon }) => ({
          value: mode,
          testId: `mode-${mode}`,
          text: (
            <span className="flex items-center gap-1.5">
              <Icon size={16} strokeWidth={2} aria-hidden="true" />
              {t(`modes.${mode}`)}
            </span>
          ),
        }))}
        onChange={onChange}
      />
      <p className="text-note md:min-h-[3.2em] text-ink-soft">{t(`modeTexts.${value}`)}</p>
    </div>
  );
}
