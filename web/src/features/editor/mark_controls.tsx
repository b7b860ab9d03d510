import { isPlaced } from '@pochitto/functions/compose/acting/mark_spots';
import { marks as markNames } from '@pochitto/functions/domain/acting/acting_names';
import { ChevronDown, ChevronUp, FlipHorizontal2, LocateFixed, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../../ui/button.tsx';
import { ValueSlider } from '../../ui/value_slider.tsx';
import { PartColor } from './part_choice.tsx';
import { useActing } from './use_acting.ts';

/** Controls of one mark. */
export function MarkControls({ index }: { index: number }) {
  const t = useTranslations('acting');
  const { acting, places, commit, changeMark, colorMark, freeMark, layerMark, removeMark } = useActing();
  const mark = acting.marks[index];
  if (!mark) return null;
  const known = markNames.find((each) => each === mark.name);
  const isFixed = places !== null && places.marks[index]?.pinned === null;
  return (
    <div
      className="flex flex-col gap-2 rounded-xl border border-line bg-sunken px-3 py-2"
      data-testid="mark-controls"
    >
      <div className="flex flex-wrap items-center justify-between">
        <IconButton
          icon={FlipHorizontal2}
          label={t('flip')}
          isDisabled={isFixed}
          onPress={() => changeMark(index, { flip: !mark.flip })}
          data-testid="mark-flip"
        />
        <IconButton
          icon={ChevronUp}
          label={t('front')}
          isDisabled={index === acting.marks.length - 1}
          onPress={() => layerMark(index, 1)}
          data-testid="mark-front"
        />
        <IconButton
          icon={ChevronDown}
          label={t('back')}
          isDisabled={index === 0}
          onPress={() => layerMark(index, -1)}
          data-testid="mark-back"
        />
        <IconButton
          icon={LocateFixed}
          label={t('home')}
          isDisabled={!isPlaced(mark)}
          onPress={() => freeMark(index)}
          data-testid="mark-home"
        />
        <IconButton
          icon={Trash2}
          label={t('remove')}
          onPress={() => removeMark(index)}
          data-testid="mark-remove"
        />
      </div>
      {isFixed ? (
        <p className="text-note text-ink-soft">{known ? t('markFixed') : t('markUnknown')}</p>
      ) : (
        <>
          <ValueSlider
            label={t('size')}
            testId="mark-size"
            value={mark.scale}
            min={0.3}
            max={3}
            step={0.05}
            origin={1}
            show={(value) => t('percent', { value: Math.round(value * 100) })}
            onChange={(scale) => changeMark(index, { scale: Math.round(scale * 100) / 100 }, 'mark size')}
            onEnd={commit}
          />
          <ValueSlider
            label={t('turn')}
            testId="mark-turn"
            value={mark.turn}
            min={-180}
            max={180}
            step={1}
            origin={0}
            show={(value) => t('degrees', { value })}
            onChange={(turn) => changeMark(index, { turn }, 'mark turn')}
            onEnd={commit}
          />
        </>
      )}
      {isFixed ? null : <p className="text-note text-ink-soft pointer-coarse:hidden">{t('moveMarksKeys')}</p>}
      {known ? (
        <PartColor
          choice={{ kind: 'mark', name: known }}
          value={mark.color}
          testId="mark-color"
          onChange={(color, gesture) => colorMark(index, color, gesture)}
          onCommit={commit}
        />
      ) : null}
    </div>
  );
}
