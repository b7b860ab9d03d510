import { maxCookieText } from '@pochitto/functions/domain/submission/line_session';
import { type FormEvent, useState } from 'react';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { CallError } from '../../lib/firebase/call_error.ts';
import { useRequest } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';

const steps = ['login', 'export', 'paste'] as const;

/** Connects with cookies exported from a browser. The pasted text is cleared once it was accepted. */
export function ByPaste() {
  const t = useTranslations('lineSession');
  const [cookies, setCookies] = useState('');
  const { request, isBusy, error } = useRequest();
  const connect = async (event: FormEvent) => {
    event.preventDefault();
    await request(async () => {
      if (cookies.length > maxCookieText) throw new CallError({ code: 'line_cookies_too_long', path: [] });
      await call('connectLine', { cookies });
      setCookies('');
    });
  };
  return (
    <form onSubmit={connect} className="flex flex-col gap-4">
      <ol className="flex list-decimal flex-col gap-1.5 pl-6 marker:font-bold">
        {steps.map((step) => (
          <li key={step}>{t(`pasteSteps.${step}`)}</li>
        ))}
      </ol>
      <TextField value={cookies} onChange={setCookies} className="flex flex-col gap-1">
        <Label className="font-bold">{t('paste')}</Label>
        <TextArea
          data-testid="line-cookies"
          rows={5}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck="false"
          className="w-full resize-y rounded-xl border border-line-strong bg-card px-4 py-2.5 font-mono text-sm break-all text-ink"
        />
        <Text slot="description" className="text-note text-ink-soft">
          {t('pasteHint')}
        </Text>
      </TextField>
      {error ? <ErrorNotice error={error} /> : null}
      <Button
        kind="act"
        type="submit"
        isPending={isBusy}
        isDisabled={cookies.trim() === ''}
        data-testid="connect-line-session"
      >
        {isBusy ? t('pasting') : t('pasteAct')}
      </Button>
    </form>
  );
}
