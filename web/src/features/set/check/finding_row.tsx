import { checkText } from '@pochitto/functions/domain/stamps/check_texts';
import type { Finding } from '@pochitto/functions/domain/stamps/finding';
import type { Spot, StampImage } from '@pochitto/functions/domain/stamps/image';
import { stampMayBeEdited } from '@pochitto/functions/domain/stamps/stamp';
import { FileText, Images, OctagonAlert, TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { useStoredPicture } from '../../../lib/firebase/storage.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import type { SetTab } from '../set_tab.ts';
import type { StampSet } from '../use_set.ts';

const levels = {
  block: { icon: OctagonAlert, tint: 'text-act-text' },
  warn: { icon: TriangleAlert, tint: 'text-amber' },
} as const;

interface FindingRowProps {
  readonly set: StampSet;
  readonly finding: Finding;
  readonly isBusy: boolean;
  readonly onFix: () => void;
  readonly onTab: (tab: SetTab) => void;
}

/** One finding: where it is, what it is, and how to fix it. */
export function FindingRow({ set, finding, isBusy, onFix, onTab }: FindingRowProps) {
  const t = useTranslations('checks');
  const { name, problem, action } = useFindingText(set)(finding);
  const { icon: Icon, tint } = levels[finding.level];
  const mayChange = stampMayBeEdited(set.stamp);
  return (
    <li
      data-testid={`finding-${finding.ruleId}`}
      data-level={finding.level}
      className="flex gap-4 rounded-card border border-line bg-card p-4"
    >
      <FindingPicture set={set} finding={finding} name={name} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className={`flex items-center gap-1.5 text-note font-bold ${tint}`}>
          <Icon size={17} strokeWidth={2} className="shrink-0" aria-hidden="true" />
          {t(`levels.${finding.level}`)}
        </p>
        <p className="font-bold">{problem}</p>
        <p className="text-note text-ink-soft">
          {finding.field && finding.messageId === null ? action : `${name} · ${action}`}
        </p>
        {mayChange ? (
          <div className="mt-2 flex flex-wrap gap-2">
            {finding.fix ? (
              <Button onPress={onFix} isDisabled={isBusy} data-testid={`fix-${finding.ruleId}`}>
                {t('fix')}
              </Button>
            ) : null}
            <OtherWay set={set} finding={finding} onTab={onTab} />
          </div>
        ) : null}
      </div>
    </li>
  );
}

/** Link to where the person can fix it by hand. */
function OtherWay({ set, finding, onTab }: Pick<FindingRowProps, 'set' | 'finding' | 'onTab'>) {
  const t = useTranslations('checks');
  const { stamp, stickers } = set;
  if (finding.ruleId === 'sticker_count' && stickers.length < 40) {
    return (
      <Link to={`/sets/${stamp.id}/add`} className={buttonClass('plain')}>
        {t('toAdd')}
      </Link>
    );
  }
  if (finding.field) {
    return (
      <Button kind="plain" onPress={() => onTab('info')}>
        {t('toInfo')}
      </Button>
    );
  }
  const isCutOut = finding.ruleId.startsWith('subject_') && finding.messageId === null;
  if (isCutOut && stamp.engine === 'embedded') {
    return (
      <Link to={`/sets/${stamp.id}/edit?panel=cutOut`} className={buttonClass('plain')}>
        {t('toCutOut')}
      </Link>
    );
  }
  if (!stickers.some(({ id }) => id === finding.messageId)) return null;
  return (
    <Link to={`/sets/${stamp.id}/edit/${finding.messageId}`} className={buttonClass('plain')}>
      {t('edit')}
    </Link>
  );
}

function FindingPicture({ set, finding, name }: { set: StampSet; finding: Finding; name: string }) {
  const t = useTranslations('checks');
  const image = imageOf(set, finding.messageId);
  const picture = useStoredPicture(image?.url ?? null, image ? String(image.updatedAt.getTime()) : '');
  const frame = 'grid size-20 shrink-0 place-items-center rounded-xl sm:size-28';
  if (!image) {
    const Icon = finding.field ? FileText : Images;
    return (
      <span className={`${frame} bg-sunken text-ink-soft`}>
        <Icon size={30} strokeWidth={1.75} aria-hidden="true" />
      </span>
    );
  }
  return (
    <span className={`${frame} bg-chat-light p-1.5`}>
      <span
        className={`relative block ${image.width >= image.height ? 'w-full' : 'h-full'}`}
        style={{ aspectRatio: `${image.width} / ${image.height}` }}
      >
        {picture.state === 'ready' ? (
          <img
            src={picture.url}
            alt={finding.spot ? t('spot', { name }) : name}
            className="h-full w-full object-contain"
          />
        ) : null}
        {finding.spot ? <SpotMark spot={finding.spot} image={image} /> : null}
      </span>
    </span>
  );
}

/** A box around the spot, never so small that it is overlooked. */
function SpotMark({ spot, image }: { spot: Spot; image: StampImage }) {
  const margin = 6;
  const left = Math.max(0, spot.x - margin);
  const top = Math.max(0, spot.y - margin);
  const right = Math.min(image.width, spot.x + spot.width + margin);
  const bottom = Math.min(image.height, spot.y + spot.height + margin);
  const share = (part: number, whole: number) => `${(part / whole) * 100}%`;
  return (
    <span
      data-testid="spot"
      className="absolute rounded-sm border-2 border-act shadow-[0_0_0_1.5px_#fff,inset_0_0_0_1.5px_#fff]"
      style={{
        left: share(left, image.width),
        top: share(top, image.height),
        width: share(right - left, image.width),
        height: share(bottom - top, image.height),
      }}
    />
  );
}

function imageOf({ main, tab, stickers }: StampSet, messageId: string | null): StampImage | null {
  if (messageId === 'main') return main;
  if (messageId === 'tab') return tab;
  return stickers.find(({ id }) => id === messageId)?.image ?? null;
}

/** Returns the text of a finding in the reader's language, and what it is about. */
export function useFindingText({ stickers }: StampSet) {
  const t = useTranslations('checks');
  const locale = useLocale();
  const nameOf = (finding: Finding): string => {
    if (finding.field && finding.messageId === null) return fieldName(finding.field);
    if (finding.messageId === null) return t('whole');
    if (finding.messageId === 'main' || finding.messageId === 'tab') return t(finding.messageId);
    const sticker = stickers.find(({ id }) => id === finding.messageId);
    return sticker ? t('sticker', { number: sticker.place }) : t('whole');
  };
  const fieldName = ({ field, language }: NonNullable<Finding['field']>): string =>
    language === null ? t(`fields.${field}`) : `${t(`fields.${field}`)} (${t(`languages.${language}`)})`;
  return (finding: Finding) => ({
    name: nameOf(finding),
    ...checkText(
      finding.ruleId,
      finding.field ? { ...finding.measured, field: fieldName(finding.field) } : finding.measured,
      locale,
    ),
  });
}
