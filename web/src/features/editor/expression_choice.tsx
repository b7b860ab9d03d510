import { expressions, limbs } from '@pochitto/functions/domain/acting/acting_names';
import { plainFace, withDrawnFace } from '@pochitto/functions/domain/acting/drawn_face';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { SwitchRow } from '../../ui/switches.tsx';
import { ValueSlider } from '../../ui/value_slider.tsx';
import { ChoiceTiles } from './choice_tiles.tsx';
import { useActing } from './use_acting.ts';

/** Choice of facial expression and its strength. */
export function ExpressionChoice() {
  const t = useTranslations('acting');
  const { acting, places, change, commit } = useActing();
  const { expression, drawnFace } = acting;
  const isByAi = places?.isDrawn === true && drawnFace === null;
  return (
    <div className="flex flex-col gap-3">
      <DrawnFace />
      {isByAi ? (
        <p className="text-note text-ink-soft" data-testid="expression-by-ai">
          {t('drawnByAi')}
        </p>
      ) : null}
      {isByAi || expression.name === 'own' ? null : (
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
          onEnd={commit}
        />
      )}
      <ChoiceTiles
        label={t('partsFull.expression')}
        testId="expression"
        value={expressions.find((name) => name === expression.name) ?? null}
        tiles={expressions.map((name) => ({
          name,
          text: t(`expressions.${name}`),
          picture: { kind: 'expression', name } as const,
        }))}
        onChange={(name) => change({ expression: { name, strength: 1 } })}
      />
    </div>
  );
}

/** Drawn face with arms and legs for subjects that have none. */
function DrawnFace() {
  const t = useTranslations('acting');
  const { acting, places, change, commit, drawsFaces, drawFaces } = useActing();
  const { drawnFace } = acting;
  if (drawnFace === null && places?.hasOwnFace !== false) return null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <SwitchRow
          isOn={drawnFace !== null}
          onChange={(isOn) => change(withDrawnFace(acting, isOn ? plainFace : null))}
          testId="drawn-face"
        >
          {t('drawnFace')}
        </SwitchRow>
        {drawsFaces ? (
          <Button kind="plain" onPress={() => drawFaces(drawnFace)} data-testid="drawn-face-all">
            {t(drawnFace ? 'drawnFaceAll' : 'drawnFaceNone')}
          </Button>
        ) : null}
      </div>
      {drawnFace || places?.isDrawn ? null : <p className="text-note text-ink-soft">{t('noFace')}</p>}
      {drawnFace ? (
        <>
          <ChoiceRow
            label={t('limbsLabel')}
            value={limbs.find((name) => name === drawnFace.limbs) ?? null}
            options={limbs.map((value) => ({ value, text: t(`limbs.${value}`), testId: `limbs-${value}` }))}
            onChange={(name) => change({ drawnFace: { ...drawnFace, limbs: name } })}
          />
          <ValueSlider
            label={t('drawnFaceSize')}
            testId="drawn-face-size"
            value={drawnFace.scale}
            min={0.3}
            max={3}
            step={0.05}
            origin={1}
            show={(value) => t('percent', { value: Math.round(value * 100) })}
            onChange={(scale) =>
              change({ drawnFace: { ...drawnFace, scale: Math.round(scale * 100) / 100 } }, 'drawn face')
            }
            onEnd={commit}
          />
        </>
      ) : null}
    </div>
  );
}
