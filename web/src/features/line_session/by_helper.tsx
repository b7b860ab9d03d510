import { Check, Copy, Hourglass } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useCopy } from '../../lib/copy_and_save.ts';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { helperCommand } from './helper_command.ts';

interface Pairing {
  readonly code: string;
  readonly until: Date;
}

/** Connects by the helper command: shows its code and detects when it is done. */
export function ByHelper() {
  const t = useTranslations('lineSession');
  const [pairing, setPairing] = useState<Pairing | null>(null);
  const { request, isBusy, error } = useRequest();
  const start = () =>
    request(async () => {
      const { code, expiresAt } = await call('startLinePairing', {});
      setPairing({ code, until: new Date(expiresAt) });
    });
  return (
    <div className="flex flex-col items-start gap-4">
      <p>{t('helperText')}</p>
      <p className="text-note text-ink-soft">{t('helperNeeds')}</p>
      {pairing ? <Code key={pairing.code} {...pairing} /> : null}
      {error ? <ErrorNotice error={error} /> : null}
      <Button
        kind={pairing ? 'plain' : 'act'}
        onPress={start}
        isPending={isBusy}
        data-testid="start-line-pairing"
      >
        {isBusy ? t('starting') : pairing ? t('startAgain') : t('start')}
      </Button>
    </div>
  );
}

function Code({ code, until }: Pairing) {
  const t = useTranslations('lineSession');
  const format = useFormatter();
  const isOver = useIsOver(until);
  const time = format.dateTime(until, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (isOver) return <Notice kind="info">{t('codeOver')}</Notice>;
  return (
    <div className="flex w-full flex-col gap-4 rounded-card bg-sunken p-4">
      <div>
        <p className="text-note font-bold text-ink-soft">{t('code')}</p>
        <p
          data-testid="line-pairing-code"
          translate="no"
          className="font-mono text-3xl font-bold tracking-wider select-all sm:text-4xl"
        >
          {code}
        </p>
        <p className="text-note text-ink-soft">{t('codeNote', { until: time })}</p>
      </div>
      <Command text={helperCommand(code, window.location)} />
      <p role="status" className="flex items-center gap-2 font-bold text-sky">
        <Hourglass size={20} strokeWidth={1.75} className="shrink-0" aria-hidden="true" />
        {t('waiting')}
      </p>
    </div>
  );
}

function Command({ text }: { text: string }) {
  const t = useTranslations('lineSession');
  const { told, copy } = useCopy(text);
  const Icon = told === 'copied' ? Check : Copy;
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-note font-bold text-ink-soft">{t('command')}</p>
      <code
        data-testid="line-helper-command"
        translate="no"
        className="w-full rounded-xl border border-line bg-card px-3 py-2 text-sm break-all select-all"
      >
        {text}
      </code>
      <Button onPress={copy} data-testid="copy-line-command">
        <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
        <span aria-live="polite">{told ? t(told) : t('copy')}</span>
      </Button>
    </div>
  );
}

function useIsOver(until: Date): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), Math.max(0, until.getTime() - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return isOver;
}
