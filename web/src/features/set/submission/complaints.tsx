import type { StampImage } from '@pochitto/functions/domain/stamps/image';
import { formFields } from '@pochitto/functions/domain/submission/form_fields';
import { FileText } from 'lucide-react';
import { Link } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { useStoredPicture } from '../../../lib/firebase/storage.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import type { SetTab } from '../set_tab.ts';
import type { StampSet } from '../use_set.ts';

interface ComplaintsProps {
  readonly set: StampSet;
  readonly complaints: readonly { readonly where: string; readonly text: string }[];
  readonly onTab: (tab: SetTab, at?: string) => void;
}

/** Messages of the site, each with what it refers to and a link to fix it. */
export function Complaints({ set, complaints, onTab }: ComplaintsProps) {
  const t = useTranslations('submission');
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-base">{t('complaints')}</h3>
      <ul className="flex flex-col gap-2" data-testid="complaints">
        {complaints.map(({ where, text }) => (
          <Complaint key={`${where} ${text}`} set={set} where={where} text={text} onTab={onTab} />
        ))}
      </ul>
    </section>
  );
}

interface ComplaintProps extends Pick<ComplaintsProps, 'set' | 'onTab'> {
  readonly where: string;
  readonly text: string;
}

function Complaint({ set, where, text, onTab }: ComplaintProps) {
  const t = useTranslations('submission');
  const meant = meantBy(set, where);
  return (
    <li
      className="flex flex-wrap items-center gap-3 rounded-xl border border-line p-3"
      data-testid={`complaint-${where}`}
    >
      <MeantPicture image={meant.image} />
      <div className="min-w-0 flex-1 basis-44">
        <p className="font-bold">
          <Name meant={meant} />
        </p>
        <p className="text-sm">{t('complaintQuote', { text })}</p>
      </div>
      <Way set={set} where={where} meant={meant} onTab={onTab} />
    </li>
  );
}

function Name({ meant }: { meant: Meant }) {
  const t = useTranslations();
  const locale = useLocale();
  switch (meant.kind) {
    case 'field':
      return formFields.find(({ id }) => id === meant.id)?.label[locale];
    case 'sticker':
      return t('submission.sticker', { number: meant.place });
    case 'main':
    case 'tab':
      return t(`checks.${meant.kind}`);
    case 'whole':
      return t('checks.whole');
  }
}

function Way({
  set,
  where,
  meant,
  onTab,
}: Pick<ComplaintProps, 'set' | 'where' | 'onTab'> & { meant: Meant }) {
  const t = useTranslations('submission');
  if (meant.kind === 'field') {
    return <Button onPress={() => onTab('info', where)}>{t('toInfo')}</Button>;
  }
  if (meant.kind === 'whole') {
    return <Button onPress={() => onTab('check')}>{t('toCheck')}</Button>;
  }
  const messageId = meant.kind === 'sticker' ? meant.messageId : null;
  return (
    <Link
      to={`/sets/${set.stamp.id}/edit${messageId ? `/${messageId}` : ''}`}
      className={buttonClass('quiet')}
    >
      {t('toEditor')}
    </Link>
  );
}

function MeantPicture({ image }: { image: StampImage | null }) {
  const picture = useStoredPicture(image?.url ?? null, image ? String(image.updatedAt.getTime()) : '');
  const frame = 'grid size-14 shrink-0 place-items-center rounded-lg';
  if (!image) {
    return (
      <span className={`${frame} bg-sunken text-ink-soft`}>
        <FileText size={22} strokeWidth={1.75} aria-hidden="true" />
      </span>
    );
  }
  return (
    <span className={`${frame} relative bg-chat-light`}>
      {picture.state === 'ready' ? (
        <img src={picture.url} alt="" className="absolute inset-0 size-full object-contain p-1" />
      ) : null}
    </span>
  );
}

/** What a message of the site refers to. */
export type Meant = { readonly image: StampImage | null } & (
  | { readonly kind: 'field'; readonly id: string }
  | { readonly kind: 'sticker'; readonly place: number; readonly messageId: string }
  | { readonly kind: 'main' | 'tab' | 'whole' }
);

/** Fields that are not texts or choices of the form, but follow from the set as a whole. */
const ofTheSet = ['type', 'count', 'campaign', 'trial'];

/** Resolves the site's name of a place: the ID of a form field, or a slot (`main`, `tab`, `01` …). */
export function meantBy({ stickers, main, tab }: StampSet, where: string): Meant {
  if (where === 'main') return { kind: 'main', image: main };
  if (where === 'tab') return { kind: 'tab', image: tab };
  if (/^\d{1,2}$/.test(where)) {
    const sticker = stickers.find(({ place }) => place === Number(where));
    if (sticker) {
      return { kind: 'sticker', place: sticker.place, messageId: sticker.id, image: sticker.image };
    }
  }
  const field = formFields.find(({ id }) => id === where);
  if (field && !ofTheSet.includes(field.id)) return { kind: 'field', id: field.id, image: null };
  return { kind: 'whole', image: null };
}
