import { type FormField, formFieldsOf } from '@pochitto/functions/domain/submission/form_fields';
import { Megaphone, Tag } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '../../../ui/button.tsx';
import { type StampSet, useFormSource } from '../use_set.ts';
import { formOf } from './confirmed_form.ts';

/** The person's declarations to LINE are emphasized. */
const declared = ['ai', 'photo'];
const sold = ['sale_area', 'price'];

/** All form values as text, in the order of the form. */
export function ReviewValues({ set, onChange }: { set: StampSet; onChange: () => void }) {
  const t = useTranslations('submission.sheet');
  const locale = useLocale();
  const source = useFormSource(set);
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-base">{t('values')}</h3>
        <Button kind="plain" onPress={onChange}>
          {t('change')}
        </Button>
      </div>
      <dl className="flex flex-col" data-testid="review-values">
        {formFieldsOf(source).map((field) => (
          <Value key={field.id} field={field} value={field.value(source, locale)} />
        ))}
        <TagLines set={set} />
        <Row label={t('marketing')}>{t('marketingValue')}</Row>
      </dl>
    </section>
  );
}

function Value({ field, value }: { field: FormField; value: string }) {
  const t = useTranslations('submission.sheet');
  const label = field.label[useLocale()];
  if (declared.includes(field.id)) {
    return (
      <div data-testid={`declared-${field.id}`} className="my-1 flex gap-3 rounded-xl bg-plum-wash p-3">
        <Megaphone size={20} strokeWidth={1.75} className="mt-1 shrink-0 text-plum" aria-hidden="true" />
        <div>
          <dt className="text-note font-bold text-plum">{label}</dt>
          <dd className="text-lg font-bold">{value}</dd>
          <dd className="text-note text-ink-soft">{t('declare')}</dd>
        </div>
      </div>
    );
  }
  if (sold.includes(field.id)) {
    return (
      <div className="my-1 flex gap-3 rounded-xl bg-sunken p-3">
        <Tag size={20} strokeWidth={1.75} className="mt-1 shrink-0 text-ink-soft" aria-hidden="true" />
        <div>
          <dt className="text-note text-ink-soft">{label}</dt>
          <dd className="font-bold">{value}</dd>
        </div>
      </div>
    );
  }
  return (
    <Row label={label}>{value === '' ? <span className="text-ink-soft">{t('empty')}</span> : value}</Row>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="border-b border-line py-2 sm:flex sm:items-baseline sm:gap-4">
      <dt className="text-note text-ink-soft sm:w-48 sm:shrink-0">{label}</dt>
      <dd className="min-w-0 whitespace-pre-wrap">{children}</dd>
    </div>
  );
}

function TagLines({ set }: { set: StampSet }) {
  const t = useTranslations('submission.sheet');
  const separator = useLocale() === 'ja' ? '、' : ', ';
  const tags = Object.entries(formOf(set).tags).toSorted(([one], [other]) => Number(one) - Number(other));
  return (
    <Row label={t('tags')}>
      {tags.length === 0
        ? t('tagsNone')
        : tags.map(([number, words]) => t('tagLine', { number, tags: words.join(separator) })).join('\n')}
    </Row>
  );
}
