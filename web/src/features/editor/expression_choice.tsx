import { expressions } from '@pochitto/functions/domain/acting/acting_names';
import { useTranslations } from 'use-intl';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { ValueSlider } from '../../ui/value_slider.tsx';
import { useActing } from './use_acting.ts';

/** What the face does, and how much. */
export function ExpressionChoice() {
  const t = useTranslations('acting');
  const { acting, change, settle } = useActing();
  const { expression } = acting;
  return (
    <div className="flex flex-col gap-3">
      {expression.name === 'own' ? null : (
        <ValueSlider
          label={t('strength')}
          testId="expression-strength"
          value={expression.strength}
          min={0}
          max={1.5}
          step={0.05}
          origin={0}
          show={(value) => t('percent', { value: Math.round(value * 100) })}
          onChange={(strength) =>
            change({ expression: { ...expression, strength: Math.round(strength * 100) / 100 } }, 'strength')
          }
          onEnd={settle}
        />
      )}
      <ChoiceRow
        label={t('partsFull.expression')}
        hideLabel
        value={expressions.find((name) => name === expression.name) ?? null}
        options={expressions.map((value) => ({
          value,
          text: t(`expressions.${value}`),
          testId: `expression-${value}`,
        }))}
        onChange={(name) => change({ expression: { name, strength: 1 } })}
      />
    </div>
  );
}
