import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslations } from 'use-intl';
import { chatGrounds } from '../../ui/pictures.tsx';

export const stageGrounds = { checker: 'checker', ...chatGrounds } as const;
export type StageGround = keyof typeof stageGrounds;
const grounds = Object.keys(stageGrounds) as StageGround[];

interface StageGroundsProps {
  readonly ground: StageGround;
  readonly onGround: (ground: StageGround) => void;
  readonly isTrueSize: boolean;
  readonly onTrueSize: (isOn: boolean) => void;
}

/** Choice of the background, and of the size as in a chat; small, at the edge of the picture. */
export function StageGrounds({ ground, onGround, isTrueSize, onTrueSize }: StageGroundsProps) {
  const t = useTranslations('editor');
  return (
    <div className="absolute top-1 right-1 flex flex-col items-center">
      <RadioGroup
        value={ground}
        onChange={(value) => {
          const chosen = grounds.find((each) => each === value);
          if (chosen) onGround(chosen);
        }}
        className="flex flex-col"
      >
        <Label className="sr-only">{t('ground')}</Label>
        {grounds.map((each) => (
          <Radio
            key={each}
            value={each}
            aria-label={t(`grounds.${each}`)}
            data-testid={`editor-ground-${each}`}
            className="group pressable grid size-10 cursor-pointer place-items-center rounded-full lg:size-11"
          >
            <span
              className={`size-7 rounded-full border-2 border-white shadow-[0_0_0_1.5px_#8d8780] group-data-[selected]:shadow-[0_0_0_3px_#2a69a3] ${stageGrounds[each]}`}
            />
          </Radio>
        ))}
      </RadioGroup>
      <ToggleButton
        isSelected={isTrueSize}
        onChange={onTrueSize}
        aria-label={t('trueSize')}
        data-testid="true-size"
        className="group pressable grid size-10 place-items-center rounded-full lg:size-11"
      >
        <span className="grid size-7 place-items-center rounded-full border-2 border-white bg-white text-[0.6875rem] leading-none font-extrabold text-[#2b2a33] shadow-[0_0_0_1.5px_#8d8780] group-data-[selected]:bg-[#2b2a33] group-data-[selected]:text-white">
          1:1
        </span>
      </ToggleButton>
    </div>
  );
}
