import type { Locale } from '@pochitto/functions/domain/accounts/user';
import type { Subject } from '@pochitto/functions/domain/stamps/stamp';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslations } from 'use-intl';
import { useObjectUrl } from '../../ui/pictures.tsx';
import { usePreview } from './use_preview.ts';

const kinds = ['person', 'thing'] as const satisfies readonly Subject[];

interface BothCutOutsProps {
  readonly photo: Blob;
  readonly person: { readonly uid: string; readonly locale: Locale };
  readonly onChoose: (subject: Subject) => void;
}

/** Shows both cut-outs of a photo with more than one possible subject, for a choice by one tap. */
export function BothCutOuts({ photo, person, onChoose }: BothCutOutsProps) {
  const t = useTranslations('preview');
  return (
    <RadioGroup
      value={null}
      onChange={(value) => {
        const chosen = kinds.find((kind) => kind === value);
        if (chosen) onChoose(chosen);
      }}
      orientation="horizontal"
      className="flex flex-col gap-2"
      data-testid="both-cut-outs"
    >
      <Label className="font-bold">{t('which')}</Label>
      <div className="grid grid-cols-2 gap-3">
        {kinds.map((kind, index) => (
          <OneCutOut key={kind} kind={kind} number={index + 1} photo={photo} person={person} />
        ))}
      </div>
    </RadioGroup>
  );
}

interface OneCutOutProps extends Omit<BothCutOutsProps, 'onChoose'> {
  readonly kind: (typeof kinds)[number];
  readonly number: number;
}

function OneCutOut({ kind, number, photo, person }: OneCutOutProps) {
  const t = useTranslations('preview');
  const { preview } = usePreview(photo, kind, person);
  const url = useObjectUrl(preview.state === 'ready' ? preview.file : null);
  return (
    <Radio
      value={kind}
      isDisabled={preview.state !== 'ready'}
      aria-label={t('cutOutNumber', { number })}
      data-testid={`cut-out-${kind}`}
      className="pressable flex cursor-pointer flex-col gap-2 rounded-card border-2 border-line-strong bg-card p-2 hover:border-ink data-[disabled]:cursor-default"
    >
      <span className="grid h-36 grid-rows-[minmax(0,1fr)] place-items-center rounded-xl bg-chat-light p-2">
        {url ? (
          <img src={url} alt="" className="max-h-full max-w-full animate-appear object-contain" />
        ) : (
          <span className="px-1 text-center text-note font-bold text-[#1d2b44]">
            {t(preview.state === 'failed' ? 'noCutOut' : 'making')}
          </span>
        )}
      </span>
      <span className="text-center text-sm font-bold">{t('takeThis')}</span>
    </Radio>
  );
}
