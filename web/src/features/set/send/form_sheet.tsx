import {
  type FormField,
  type FormSource,
  formFieldsOf,
} from '@pochitto/functions/domain/submission/form_fields';
import { Check, Copy } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { useCopy } from '../../../lib/copy_and_save.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import type { SetTab } from '../set_tab.ts';
import { type StampSet, useFormSource } from '../use_set.ts';

/** All fields of the form in their order, each with a copy button. */
export function FormSheet({ set, onTab }: { set: StampSet; onTab: (tab: SetTab) => void }) {
  const t = useTranslations('send');
  const source = useFormSource(set);
  return (
    <details className="rounded-card border border-line bg-card p-5" data-testid="form-details">
      <summary className="font-display text-lg">{t('formTitle')}</summary>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-3">
        <p className="text-note text-ink-soft">{t('formText')}</p>
        <Button kind="plain" onPress={() => onTab('info')}>
          {t('fill')}
        </Button>
      </div>
      <dl className="mt-3 divide-y divide-line" data-testid="form-sheet">
        {formFieldsOf(source).map((field) => (
          <Row key={field.id} field={field} source={source} />
        ))}
      </dl>
    </details>
  );
}

function Row({ field, source }: { field: FormField; source: FormSource }) {
  const t = useTranslations('send');
  const locale = useLocale();
  const value = field.value(source, locale);
  const label = field.label[locale];
  return (
    <div className="flex min-h-14 items-center gap-2 py-1.5">
      <div className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-4">
        <dt className="text-note text-ink-soft sm:w-52 sm:shrink-0">{label}</dt>
        <dd className="whitespace-pre-wrap">
          {value === '' ? (
            <span className={field.isRequired ? 'font-bold text-act-text' : 'text-ink-soft'}>
              {field.isRequired ? t('emptyRequired') : t('empty')}
            </span>
          ) : (
            value
          )}
        </dd>
      </div>
      {field.text && value !== '' ? (
        <CopyButton label={label} text={value} testId={`copy-${field.id}`} />
      ) : null}
    </div>
  );
}

function CopyButton({ label, text, testId }: { label: string; text: string; testId: string }) {
  const t = useTranslations('send');
  const { told, copy } = useCopy(text);
  return (
    <span className="flex items-center gap-1">
      <span role="status" className="text-note font-bold text-matcha max-sm:sr-only">
        {told ? t(told) : ''}
      </span>
      <IconButton
        icon={told === 'copied' ? Check : Copy}
        label={t('copy', { field: label })}
        onPress={copy}
        data-testid={testId}
        className={told === 'copied' ? '!text-matcha' : ''}
      />
    </span>
  );
}
