import {
  type MetadataField,
  type MetadataLanguage,
  metadataLimits,
} from '@pochitto/functions/domain/stamps/set_metadata';
import { textUnits } from '@pochitto/functions/domain/stamps/text_units';
import { formFields } from '@pochitto/functions/domain/submission/form_fields';
import type { ReactNode } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { useTranslations } from 'use-intl';

interface InfoFieldProps {
  readonly field: MetadataField;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly testId: string;
  readonly isRequired?: boolean;
  readonly hint?: string;
  readonly lines?: number;
  readonly lang?: MetadataLanguage;
}

/** Fields whose limit is in characters instead of units of width. */
const inCharacters: readonly MetadataField[] = ['designUrl', 'reviewerNotes'];

const box =
  'w-full rounded-xl border border-line-strong bg-card px-4 text-base text-ink aria-invalid:border-act-text';

/** A text field of the form with the remaining length, counted like LINE does. */
export function InfoField({ field, label, value, onChange, testId, ...rest }: InfoFieldProps) {
  const t = useTranslations('info');
  const limit = metadataLimits[field];
  const used = inCharacters.includes(field) ? [...value.trim()].length : textUnits(value.trim());
  const isOver = used > limit;
  const id = formFields.find(
    ({ text }) => text?.field === field && text.language === (rest.lang ?? null),
  )?.id;
  return (
    <div id={id && fieldAnchor(id)}>
      <TextField
        value={value}
        onChange={onChange}
        isInvalid={isOver}
        maxLength={limit * 2}
        validationBehavior="aria"
        className="flex flex-col gap-1"
      >
        <div className="flex items-baseline justify-between gap-3">
          <Label className="font-bold">
            {label}
            {rest.isRequired ? (
              <span className="ml-2 text-note font-bold text-ink-soft">{t('required')}</span>
            ) : null}
          </Label>
          <span
            data-testid={`${testId}-counter`}
            className={`shrink-0 text-note tabular-nums ${isOver ? 'font-bold text-act-text' : 'text-ink-soft'}`}
          >
            {t('counter', { used, limit })}
          </span>
        </div>
        {rest.lines ? (
          <TextArea
            data-testid={testId}
            lang={rest.lang}
            rows={rest.lines}
            className={`${box} resize-y py-2.5 leading-normal`}
          />
        ) : (
          <Input data-testid={testId} lang={rest.lang} className={`${box} min-h-12`} />
        )}
        {rest.hint ? (
          <Text slot="description" className="text-note text-ink-soft">
            {rest.hint}
          </Text>
        ) : null}
      </TextField>
    </div>
  );
}

/** A section of the form with its heading. */
export function InfoSection({
  title,
  text,
  children,
}: {
  title: string;
  text?: string;
  children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-4 rounded-card border border-line bg-card p-5">
      <div>
        <h2 className="text-lg">{title}</h2>
        {text ? <p className="mt-1 text-note text-ink-soft">{text}</p> : null}
      </div>
      {children}
    </section>
  );
}

/** Returns the anchor of a field of Creators Market's form, by its ID in `formFields`. */
export function fieldAnchor(id: string): string {
  return `info-${id}`;
}
