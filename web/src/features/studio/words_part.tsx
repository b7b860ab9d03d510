import { maxPromptLength } from '@pochitto/functions/domain/studio/image_conversion';
import { useState } from 'react';
import { Label } from 'react-aria-components/Label';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslations } from 'use-intl';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import {
  hasPhrase,
  type TemplateKind,
  templateKinds,
  useTemplates,
  withoutPhrase,
  withPhrase,
} from './phrases.ts';

interface WordsPartProps {
  readonly words: string;
  readonly onChange: (words: string) => void;
}

/** The text for the AI: templates insert phrases into a free text. */
export function WordsPart({ words, onChange }: WordsPartProps) {
  const t = useTranslations('studio.words');
  const [kind, setKind] = useState<TemplateKind>('cut');
  const templates = useTemplates();
  const options = templates[kind].options;
  const used = words.trim().length;
  const isOver = used > maxPromptLength;
  return (
    <div className="flex flex-col gap-3">
      <ChoiceRow
        label={t('kinds')}
        value={kind}
        options={templateKinds.map((each) => ({
          value: each,
          text: templates[each].name,
          testId: `template-${each}`,
        }))}
        onChange={setKind}
      />
      <div className="flex min-h-25 flex-wrap content-start gap-2 rounded-xl bg-sunken p-3">
        {options.map(({ name, text }) => (
          <ToggleButton
            key={text}
            isSelected={hasPhrase(words, text)}
            onChange={(isOn) =>
              onChange(
                isOn
                  ? withPhrase(
                      words,
                      text,
                      options.map((each) => each.text).filter((each) => each !== text),
                    )
                  : withoutPhrase(words, text),
              )
            }
            className="pressable min-h-11 cursor-pointer rounded-full border border-line-strong bg-card px-3.5 text-sm font-bold hover:bg-paper data-[selected]:border-plum data-[selected]:bg-plum-wash data-[selected]:text-plum"
          >
            {name}
          </ToggleButton>
        ))}
      </div>
      <TextField
        value={words}
        onChange={onChange}
        isInvalid={isOver}
        validationBehavior="aria"
        className="flex flex-col gap-1"
      >
        <div className="flex items-baseline justify-between gap-3">
          <Label className="font-bold">{t('label')}</Label>
          <span
            className={`shrink-0 text-note tabular-nums ${isOver ? 'font-bold text-act-text' : 'text-ink-soft'}`}
          >
            {t('counter', { used, limit: maxPromptLength })}
          </span>
        </div>
        <TextArea
          data-testid="words"
          rows={5}
          placeholder={t('placeholder')}
          className="w-full resize-y rounded-xl border border-line-strong bg-card px-4 py-2.5 text-base leading-normal text-ink placeholder:text-ink-soft aria-invalid:border-act-text"
        />
      </TextField>
    </div>
  );
}
