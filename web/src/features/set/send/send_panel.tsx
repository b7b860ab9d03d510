import { useTranslations } from 'use-intl';
import { externalAddress, isLineBrowser } from '../../../lib/line_browser.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { Check } from '../check/use_check.ts';
import type { SetTab } from '../set_tab.ts';
import { Automatic } from '../submission/automatic.tsx';
import { OnItsWay } from '../submission/on_its_way.tsx';
import { useSubmission } from '../submission/use_submission.ts';
import type { StampSet } from '../use_set.ts';
import { FormSheet } from './form_sheet.tsx';
import { LinePackage } from './line_package.tsx';
import { OtherTargets } from './other_targets.tsx';
import { type DownloadProblem, useDownload } from './use_download.ts';

interface SendPanelProps {
  readonly set: StampSet;
  readonly check: Check;
  readonly onTab: (tab: SetTab, at?: string) => void;
}

/** The ways to publish: by hand with LINE's package and texts, by us, and for other messengers. */
export function SendPanel({ set, check, onTab }: SendPanelProps) {
  const { download, busy, problem } = useDownload(set.stamp.id);
  const submission = useSubmission(set, check);
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-5">
      <LineBrowserNotice />
      <OnItsWay set={set} submission={submission} onTab={onTab} />
      <LinePackage set={set} check={check} busy={busy} onDownload={download} onTab={onTab}>
        {problem?.target === 'line' ? <Problem problem={problem} /> : null}
      </LinePackage>
      <FormSheet set={set} onTab={onTab} />
      {submission.isOffered ? <Automatic set={set} submission={submission} onTab={onTab} /> : null}
      <OtherTargets product={set.stamp.product} busy={busy} onDownload={download}>
        {problem && problem.target !== 'line' ? <Problem problem={problem} /> : null}
      </OtherTargets>
    </div>
  );
}

function Problem({ problem: { error } }: { problem: DownloadProblem }) {
  const t = useTranslations('send');
  return error ? <ErrorNotice error={error} /> : <Notice kind="problem">{t('failed')}</Notice>;
}

/**
 * In LINE's browser, says that files can be saved in the phone's own browser, with a link there; renders nothing
 * elsewhere.
 */
function LineBrowserNotice() {
  const t = useTranslations('lineBrowser');
  if (!isLineBrowser()) return null;
  return (
    <Notice kind="info" title={t('title')}>
      <p>{t('text')}</p>
      <a
        href={externalAddress(window.location.href)}
        data-testid="open-external"
        className={buttonClass('quiet', 'mt-3')}
      >
        {t('open')}
      </a>
    </Notice>
  );
}
