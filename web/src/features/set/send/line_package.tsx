import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import type { ExportTarget } from '@pochitto/functions/domain/stamps/export_target';
import type { StampImage } from '@pochitto/functions/domain/stamps/image';
import { stampMayBeEdited } from '@pochitto/functions/domain/stamps/stamp';
import { Braces, Download, FileText, OctagonAlert, Wand2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useStoredPicture } from '../../../lib/firebase/storage.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { useFindingText } from '../check/finding_row.tsx';
import { type Check, useFixing } from '../check/use_check.ts';
import { manualId, type SetTab } from '../set_tab.ts';
import type { StampSet } from '../use_set.ts';
import type { Wanted } from './use_download.ts';

interface LinePackageProps {
  readonly set: StampSet;
  readonly check: Check;
  readonly busy: Wanted | null;
  readonly onDownload: (target: ExportTarget, kind?: 'zip' | 'sheet_ja' | 'sheet_en' | 'values') => void;
  readonly onTab: (tab: SetTab) => void;
  readonly children: ReactNode;
}

/** The ZIP for Creators Market, or what must be fixed first. */
export function LinePackage({ set, check, busy, onDownload, onTab, children }: LinePackageProps) {
  const t = useTranslations('send');
  const names = useTranslations('set');
  const locale = useLocale();
  const blocks = check.result?.findings.filter(({ level }) => level === 'block') ?? [];
  // During a submission, a new package would differ from what is submitted.
  const isOnItsWay = set.stamp.status === 'submitting';
  const isFree = !isOnItsWay && check.result !== null && !check.isRunning && blocks.length === 0;
  const busyText = (wanted: Wanted, text: string) => (busy === wanted ? t('preparing') : text);
  return (
    <section
      id={manualId}
      tabIndex={-1}
      className="flex scroll-mt-20 flex-col gap-5 rounded-card border border-line bg-card p-5 outline-none"
      data-testid="line-package"
      data-state={isFree ? 'free' : blocks.length > 0 ? 'blocked' : 'checking'}
    >
      <div className="flex flex-col gap-5 md:flex-row md:justify-between">
        <div className="flex flex-col gap-3">
          <div>
            <h2 className="text-lg">{t('lineTitle')}</h2>
            <p className="mt-1 text-note text-ink-soft">{t('lineText')}</p>
          </div>
          <Button
            kind="act"
            isDisabled={!isFree || busy !== null}
            onPress={() => onDownload('line')}
            data-testid="download-zip"
            className="self-start max-sm:w-full"
          >
            <Download size={22} strokeWidth={2} aria-hidden="true" />
            {busyText('line zip', t('download'))}
          </Button>
          <p className="min-h-6 text-note text-ink-soft" aria-live="polite">
            {isOnItsWay
              ? t('onItsWay')
              : check.result === null && !check.error
                ? t('checking')
                : t('zipNote')}
          </p>
        </div>
        <div className="flex gap-4">
          {productSpecs[set.stamp.product].main ? (
            <PackageImage
              image={set.main}
              title={names('mainImage')}
              hint={names('mainHint')}
              testId="main-image"
            />
          ) : null}
          <PackageImage
            image={set.tab}
            title={names('tabImage')}
            hint={names('tabHint')}
            testId="tab-image"
          />
        </div>
      </div>
      {check.error ? <ErrorNotice error={check.error} /> : null}
      {blocks.length > 0 ? <Blocked set={set} check={check} onTab={onTab} /> : null}
      {children}
      <div className="flex flex-wrap gap-2">
        <Button
          isDisabled={!isFree || busy !== null}
          onPress={() => onDownload('line', locale === 'ja' ? 'sheet_ja' : 'sheet_en')}
          data-testid="download-sheet"
        >
          <FileText size={18} strokeWidth={1.75} aria-hidden="true" />
          {busyText(locale === 'ja' ? 'line sheet_ja' : 'line sheet_en', t('sheet'))}
        </Button>
        <Button
          isDisabled={!isFree || busy !== null}
          onPress={() => onDownload('line', 'values')}
          data-testid="download-json"
        >
          <Braces size={18} strokeWidth={1.75} aria-hidden="true" />
          {busyText('line values', t('json'))}
        </Button>
      </div>
    </section>
  );
}

/** Says why there is no package yet, with a link to fix it. */
function Blocked({ set, check, onTab }: Pick<LinePackageProps, 'set' | 'check' | 'onTab'>) {
  const t = useTranslations();
  const textOf = useFindingText(set);
  const { fix, isBusy, error } = useFixing(set, check.again);
  const blocks = check.result?.findings.filter(({ level }) => level === 'block') ?? [];
  const fixable = blocks.filter((finding) => finding.fix !== null);
  const isWorking = isBusy || check.isRunning;
  return (
    <div className="flex flex-col gap-3 rounded-card bg-act-wash p-4" data-testid="blocked">
      <p className="flex items-center gap-2 font-bold">
        <OctagonAlert size={22} strokeWidth={1.75} className="shrink-0 text-act-text" aria-hidden="true" />
        {t('send.blocked')}
      </p>
      <ul className="flex list-disc flex-col gap-1 pl-6">
        {blocks.map((finding, index) => {
          const { name, problem } = textOf(finding);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place can break a rule twice.
            <li key={`${finding.ruleId} ${finding.messageId} ${index}`}>
              {finding.messageId === null ? problem : `${name}: ${problem}`}
            </li>
          );
        })}
      </ul>
      {error ? <ErrorNotice error={error} /> : null}
      <div className="flex flex-wrap gap-2">
        {fixable.length > 0 && stampMayBeEdited(set.stamp) ? (
          <Button isDisabled={isWorking} onPress={() => fix(fixable)} data-testid="fix-blocks">
            <Wand2 size={18} strokeWidth={1.75} aria-hidden="true" />
            {isBusy ? t('checks.fixing') : t('checks.fixAll', { count: fixable.length })}
          </Button>
        ) : null}
        <Button kind="plain" onPress={() => onTab('check')}>
          {t('send.toCheck')}
        </Button>
      </div>
    </div>
  );
}

interface PackageImageProps {
  readonly image: StampImage | null;
  readonly title: string;
  readonly hint: string;
  readonly testId: string;
}

function PackageImage({ image, title, hint, testId }: PackageImageProps) {
  const picture = useStoredPicture(image?.url ?? null, image ? String(image.updatedAt.getTime()) : '');
  return (
    <figure className="w-36 flex-1 sm:flex-none">
      <div className="grid h-28 place-items-center rounded-xl bg-chat-light p-2">
        {picture.state === 'ready' ? (
          <img
            src={picture.url}
            alt={title}
            data-testid={testId}
            className="max-h-24 max-w-full object-contain"
          />
        ) : null}
      </div>
      <figcaption className="mt-1.5 text-note leading-snug">
        <span className="font-bold">{title}</span>
        <span className="block text-ink-soft">{hint}</span>
      </figcaption>
    </figure>
  );
}
