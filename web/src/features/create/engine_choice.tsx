import { type Engine, engines } from '@pochitto/functions/domain/generation/generate_queue';
import { Check, Image, Sparkles } from 'lucide-react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslations } from 'use-intl';
import { useSetting } from '../../lib/firebase/firebase.ts';

const icons = {
  embedded: { icon: Image, tint: 'bg-sky-wash text-sky' },
  openai: { icon: Sparkles, tint: 'bg-plum-wash text-plum' },
};

interface EngineChoiceProps {
  readonly value: Engine;
  readonly onChange: (engine: Engine) => void;
}

/** Choice between the photo itself and an AI drawing, if that is available. */
export function EngineChoice({ value, onChange }: EngineChoiceProps) {
  const t = useTranslations('style');
  const isAway = useSetting('aiAvailable') === false;
  return (
    <RadioGroup
      value={value}
      onChange={(chosen) => {
        const engine = engines.find((each) => each === chosen);
        if (engine) onChange(engine);
      }}
    >
      <Label className="mb-2 block text-note font-bold text-ink-soft">{t('engineLabel')}</Label>
      <div className="grid gap-3 sm:grid-cols-2">
        {engines.map((engine) => {
          const { icon: Icon, tint } = icons[engine];
          const isOff = engine === 'openai' && isAway;
          return (
            <Radio
              key={engine}
              value={engine}
              isDisabled={isOff}
              data-testid={`engine-${engine}`}
              className="pressable group relative flex cursor-pointer gap-3 rounded-card border border-line bg-card p-4 data-[disabled]:cursor-default data-[disabled]:bg-sunken data-[selected]:border-ink data-[selected]:ring-2 data-[selected]:ring-ink"
            >
              <span className={`grid size-11 shrink-0 place-items-center rounded-full ${tint}`}>
                <Icon size={22} strokeWidth={1.75} aria-hidden="true" />
              </span>
              <span className="flex min-w-0 flex-col gap-0.5 pr-6">
                <span className="font-bold">{t(`engines.${engine}.name`)}</span>
                <span className="text-note text-ink-soft">
                  {isOff ? t('aiAway') : t(`engines.${engine}.text`)}
                </span>
              </span>
              <span className="absolute top-3 right-3 grid size-7 place-items-center rounded-full bg-ink text-paper opacity-0 group-data-[selected]:opacity-100">
                <Check size={16} strokeWidth={2.5} aria-hidden="true" />
              </span>
            </Radio>
          );
        })}
      </div>
    </RadioGroup>
  );
}
