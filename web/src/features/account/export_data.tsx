import type { ErrorDetails } from '@pochitto/functions/domain/api';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { saveFile } from '../../lib/copy_and_save.ts';
import { call } from '../../lib/firebase/call.ts';
import { CallError } from '../../lib/firebase/call_error.ts';
import { storedFile } from '../../lib/firebase/storage.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

type Exporting =
  | { readonly state: 'idle' | 'exporting' | 'downloading' | 'exported' | 'interrupted' }
  | { readonly state: 'failed'; readonly error: ErrorDetails };

/** Exports all of the person's data as one ZIP. */
export function ExportData() {
  const t = useTranslations('account');
  const [exporting, setExporting] = useState<Exporting>({ state: 'idle' });
  const { state } = exporting;
  const isBusy = state === 'exporting' || state === 'downloading';

  const start = async () => {
    setExporting({ state: 'exporting' });
    try {
      const { path } = await call('exportMyData', {});
      setExporting({ state: 'downloading' });
      saveFile(await storedFile(path), 'pochitto.zip');
      setExporting({ state: 'exported' });
    } catch (error) {
      if (!(error instanceof CallError)) console.warn('The export could not be downloaded.', error);
      setExporting(
        error instanceof CallError ? { state: 'failed', error: error.details } : { state: 'interrupted' },
      );
    }
  };

  return (
    <div className="flex flex-col items-start gap-3" data-testid="export-state" data-state={state}>
      <p>{t('exportText')}</p>
      <Button onPress={start} isPending={isBusy} data-testid="export-data">
        <Download size={20} strokeWidth={1.75} aria-hidden="true" />
        {t('export')}
      </Button>
      <div aria-live="polite" className="w-full">
        {isBusy ? <p className="text-note">{t(progress[state])}</p> : null}
        {state === 'exported' ? <Notice kind="done">{t('exported')}</Notice> : null}
        {state === 'interrupted' ? <Notice kind="problem">{t('exportFailed')}</Notice> : null}
        {exporting.state === 'failed' ? <ErrorNotice error={exporting.error} /> : null}
      </div>
    </div>
  );
}

const progress = { exporting: 'exporting', downloading: 'exportDownloading' } as const;
