import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { ChevronLeft, ChevronRight, PanelTop, RotateCcw, Star, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslations } from 'use-intl';
import { Button, IconButton } from '../../ui/button.tsx';
import { keptOrder } from './editor_content.ts';
import { isMade } from './read_set.ts';
import { useEditor } from './use_editor.ts';

/** The sticker's role in the set: its place, whether it is the main or tab picture, and whether it stays. */
export function SetPanel() {
  const t = useTranslations('editor.set');
  const { set, state, dispatch, chosenId: id, choose } = useEditor();
  const { now } = state;
  const { counts, main, chosenMains } = productSpecs[set.stamp.product];
  const kept = keptOrder(now);
  const place = kept.indexOf(id);

  const move = (by: number) => {
    const order = kept.filter((each) => each !== id);
    order.splice(place + by, 0, id);
    dispatch({ type: 'order', order });
  };
  const remove = () => {
    const next = kept[place + 1] ?? kept[place - 1];
    dispatch({ type: 'remove', id });
    if (next) choose(next);
  };

  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        {main === null ? null : (
          <Stands
            isOn={now.mainMessageId === id}
            isDisabled={!isMade(set, id)}
            icon={<Star size={20} strokeWidth={1.75} aria-hidden="true" />}
            text={t(now.mainMessageId === id ? 'mainNow' : 'main')}
            hint={t('mainHint')}
            testId="make-main"
            onChange={(isOn) => dispatch({ type: 'main', id: isOn ? id : null })}
          />
        )}
        <Stands
          isOn={now.tabMessageId === id}
          isDisabled={!isMade(set, id)}
          icon={<PanelTop size={20} strokeWidth={1.75} aria-hidden="true" />}
          text={t(now.tabMessageId === id ? 'tabNow' : 'tab')}
          hint={t('tabHint')}
          testId="make-tab"
          onChange={(isOn) => dispatch({ type: 'tab', id: isOn ? id : null })}
        />
      </div>
      {chosenMains > 0 ? (
        <div className="flex flex-col items-start gap-2" data-testid="chosen-mains">
          <p className="text-sm">{t('chosenMains', { count: chosenMains })}</p>
          <Button isDisabled={place <= 0} onPress={() => move(-place)} data-testid="move-first">
            <Star size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('moveFirst')}
          </Button>
        </div>
      ) : null}
      <div className="flex items-center gap-2">
        <span className="mr-auto text-note font-bold text-ink-soft">{t('place')}</span>
        <IconButton
          icon={ChevronLeft}
          label={t('earlier')}
          isDisabled={place <= 0}
          onPress={() => move(-1)}
          data-testid="move-earlier"
        />
        <span className="font-display min-w-16 text-center tabular-nums" aria-live="polite">
          {t('position', { number: place + 1, total: kept.length })}
        </span>
        <IconButton
          icon={ChevronRight}
          label={t('later')}
          isDisabled={place >= kept.length - 1}
          onPress={() => move(1)}
          data-testid="move-later"
        />
      </div>
      <div className="flex flex-col items-start gap-2 border-t border-line pt-4">
        <p className="text-sm">
          <span className="font-bold">{t('count', { count: kept.length })}</span>
          <span className="mx-1.5 text-ink-soft" aria-hidden="true">
            ·
          </span>
          <span className={counts.includes(kept.length) ? 'text-ink-soft' : 'font-bold text-act-text'}>
            {t(counts.includes(kept.length) ? 'countFits' : `countWrong.${set.stamp.product}`)}
          </span>
        </p>
        <Button kind="danger" onPress={remove} isDisabled={kept.length <= 1} data-testid="remove-sticker">
          <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('remove')}
        </Button>
        <p className="text-note text-ink-soft">{t(kept.length <= 1 ? 'last' : 'removeHint')}</p>
      </div>
      <Removed />
    </div>
  );
}

function Removed() {
  const t = useTranslations('editor.set');
  const { state, dispatch, choose } = useEditor();
  const { removed, stickers } = state.now;
  if (removed.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-note text-ink-soft">{t('removed')}</h3>
      <ul className="flex flex-wrap gap-2">
        {removed.map((id) => (
          <li key={id}>
            <Button
              onPress={() => {
                dispatch({ type: 'restore', id });
                choose(id);
              }}
            >
              <RotateCcw size={16} strokeWidth={2} className="shrink-0" aria-hidden="true" />
              {t('restore', { message: stickers[id]?.message ?? '' })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface StandsProps {
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly icon: ReactNode;
  readonly text: string;
  readonly hint: string;
  readonly testId: string;
  readonly onChange: (isOn: boolean) => void;
}

/** Switch that makes this sticker the main or tab picture. */
function Stands({ isOn, isDisabled, icon, text, hint, testId, onChange }: StandsProps) {
  return (
    <ToggleButton
      isSelected={isOn}
      isDisabled={isDisabled}
      onChange={onChange}
      data-testid={testId}
      className="pressable flex min-h-14 w-full items-center gap-3 rounded-xl border border-line-strong bg-card px-4 py-2 text-left hover:bg-sunken disabled:opacity-50 data-[selected]:border-ink data-[selected]:bg-yolk-wash"
    >
      {icon}
      <span className="flex flex-col leading-tight">
        <span className="font-bold">{text}</span>
        <span className="text-note text-ink-soft">{hint}</span>
      </span>
    </ToggleButton>
  );
}
