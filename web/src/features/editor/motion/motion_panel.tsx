import {
  frameChoices,
  mostLoops,
  motionStrength,
  withSeconds,
} from '@pochitto/functions/domain/motion/motion';
import {
  captionMotions,
  faceMotions,
  groundMotions,
  markMotions,
  subjectMotions,
} from '@pochitto/functions/domain/motion/motion_names';
import { animationTiming } from '@pochitto/functions/domain/product/product_spec';
import { useTranslations } from 'use-intl';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import { ValueSlider } from '../../../ui/value_slider.tsx';
import { ApplyToAllButton, ResetButton } from '../part_buttons.tsx';
import { useChosen } from '../use_editor.ts';
import { FilmStrip } from './film_strip.tsx';
import { useMotion } from './use_motion.ts';
import { WeightMeter } from './weight_meter.tsx';

/** How the selected sticker moves, and for how long. */
export function MotionPanel() {
  const t = useTranslations('motion');
  const { motion, change, commit, reset, suitsMessage, applyToAll } = useMotion();
  const { sticker } = useChosen();
  const hasWords = !sticker.fullCaption.hidden;
  return (
    <div className="flex flex-col gap-5">
      <ChoiceRow
        label={t('subject')}
        value={subjectMotions.find((name) => name === motion.subject) ?? null}
        options={subjectMotions.map((value) => ({
          value,
          text: t(`subjects.${value}`),
          testId: `motion-${value}`,
        }))}
        onChange={(subject) => change({ subject })}
      />
      <ValueSlider
        label={t('strength')}
        testId="motion-strength"
        value={motion.strength}
        min={motionStrength.least}
        max={motionStrength.most}
        step={0.05}
        origin={1}
        show={(value) => t('percent', { value: Math.round(value * 100) })}
        onChange={(strength) => change({ strength: Math.round(strength * 100) / 100 }, 'motion strength')}
        onEnd={commit}
      />
      <Timing />
      <WeightMeter />
      <FilmStrip />
      {hasWords ? (
        <ChoiceRow
          label={t('caption')}
          value={captionMotions.find((name) => name === motion.caption) ?? null}
          options={captionMotions.map((value) => ({
            value,
            text: t(`captions.${value}`),
            testId: `caption-motion-${value}`,
          }))}
          onChange={(caption) => change({ caption })}
        />
      ) : null}
      {sticker.acting?.marks.length ? (
        <ChoiceRow
          label={t('marks')}
          value={markMotions.find((name) => name === motion.marks) ?? null}
          options={markMotions.map((value) => ({
            value,
            text: t(`markMotions.${value}`),
            testId: `mark-motion-${value}`,
          }))}
          onChange={(marks) => change({ marks })}
        />
      ) : null}
      <ChoiceRow
        label={t('face')}
        value={faceMotions.find((name) => name === motion.face) ?? null}
        options={faceMotions.map((value) => ({
          value,
          text: t(`faces.${value}`),
          testId: `face-motion-${value}`,
        }))}
        onChange={(face) => change({ face })}
      />
      {sticker.acting?.ground ? (
        <ChoiceRow
          label={t('ground')}
          value={groundMotions.find((name) => name === motion.ground) ?? null}
          options={groundMotions.map((value) => ({
            value,
            text: t(`grounds.${value}`),
            testId: `ground-motion-${value}`,
          }))}
          onChange={(ground) => change({ ground })}
        />
      ) : null}
      <div className="flex flex-col">
        <ApplyToAllButton text={t('all')} testId="all-motion" onPress={applyToAll} />
        <ResetButton text={t('reset')} testId="reset-motion" isDisabled={suitsMessage} onPress={reset} />
      </div>
    </div>
  );
}

/** Seconds per loop, loops and frames, within the limits of Creators Market. */
function Timing() {
  const t = useTranslations('motion');
  const { motion, change } = useMotion();
  const { seconds, loops, frames } = motion;
  const counts = Array.from({ length: mostLoops(seconds) }, (_, at) => at + 1);
  // A stored value outside the choices stays until another is chosen.
  const offered = [...new Set([...frameChoices, frames])].toSorted((one, other) => other - one);
  return (
    <div className="flex flex-col gap-5">
      <ChoiceRow
        label={t('seconds')}
        value={String(seconds)}
        options={animationTiming.seconds.map((value) => ({
          value: String(value),
          text: t('secondsOf', { count: value }),
          testId: `seconds-${value}`,
        }))}
        onChange={(value) => change(withSeconds(motion, Number(value)))}
      />
      <ChoiceRow
        label={t('loops')}
        value={String(loops)}
        options={counts.map((value) => ({
          value: String(value),
          text: t('loopsOf', { count: value }),
          testId: `loops-${value}`,
        }))}
        onChange={(value) => change({ loops: Number(value) })}
      />
      <ChoiceRow
        label={t('smoothness')}
        value={String(frames)}
        options={offered.map((value) => ({
          value: String(value),
          text: t('framesOf', { count: value }),
          testId: `frames-${value}`,
        }))}
        onChange={(value) => change({ frames: Number(value) })}
      />
    </div>
  );
}
