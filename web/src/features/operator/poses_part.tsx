import { framings, type Pose } from '@pochitto/functions/domain/stamps/pose';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, IconButton } from '../../ui/button.tsx';
import { FieldGroup, NumberInput, SelectInput } from '../../ui/inputs.tsx';
import { SwitchRow } from '../../ui/switches.tsx';
import type { ConfigPartProps } from './ring_part.tsx';

const maxPoses = 12;
const straight: Pose = {
  framing: 'bust',
  flip: false,
  tilt: 0,
  effect: 'none',
  zoom: 1,
  offsetX: 0,
  offsetY: 0,
};

/** The poses that the stickers cycle through. */
export function PosesPart({ config: { poses }, onChange }: ConfigPartProps) {
  const t = useTranslations('operator');
  const change = (index: number, part: Partial<Pose>) =>
    onChange({ poses: poses.map((pose, at) => (at === index ? { ...pose, ...part } : pose)) });
  return (
    <FieldGroup title={t('groups.poses')}>
      <ul className="flex flex-col divide-y divide-line">
        {poses.map((pose, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a pose is identified by its index; duplicates are allowed.
          <li key={index} className="flex flex-wrap items-end gap-3 py-2">
            <span className="font-display w-6 pb-2 text-note text-ink-soft">{index + 1}</span>
            <div className="w-28">
              <SelectInput
                label={t('pose', { number: index + 1 })}
                value={pose.framing}
                options={framings.map((value) => ({ value, text: t(`poses.${value}`) }))}
                onChange={(framing) => change(index, { framing })}
              />
            </div>
            <div className="w-20">
              <NumberInput
                label={t('tilt')}
                value={pose.tilt}
                onChange={(tilt) => change(index, { tilt })}
                min={-30}
                max={30}
              />
            </div>
            <div className="w-20">
              <NumberInput
                label={t('zoom')}
                value={pose.zoom}
                onChange={(zoom) => change(index, { zoom })}
                min={0.5}
                max={2}
                step={0.05}
              />
            </div>
            <SwitchRow isOn={pose.flip} onChange={(flip) => change(index, { flip })}>
              <span className="text-sm">{t('flip')}</span>
            </SwitchRow>
            <IconButton
              icon={X}
              label={t('removePose', { number: index + 1 })}
              isDisabled={poses.length === 1}
              onPress={() => onChange({ poses: poses.toSpliced(index, 1) })}
              className="ml-auto"
            />
          </li>
        ))}
      </ul>
      <Button
        className="mt-2"
        isDisabled={poses.length >= maxPoses}
        onPress={() => onChange({ poses: [...poses, straight] })}
      >
        <Plus size={18} strokeWidth={2} aria-hidden="true" />
        {t('addPose')}
      </Button>
    </FieldGroup>
  );
}
