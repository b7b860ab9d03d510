import { api, type CallableOutput, type ErrorDetails } from '@pochitto/functions/domain/api';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useDateTime } from '../../i18n/format_date.ts';
import { call } from '../../lib/firebase/call.ts';
import { CallError, errorDetailsOf } from '../../lib/firebase/call_error.ts';
import { useRetriedLoad } from '../../lib/retried_load.ts';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page_title.ts';
import { Waiting } from '../../ui/progress.tsx';
import { SharedImages } from './shared_images.tsx';
import { MakeOwn, SharedPreview } from './shared_preview.tsx';

type Share = CallableOutput<'openShare'>;

/** The page that the receiver of a link sees: its content and its expiry. */
export function Component() {
  const t = useTranslations('shared');
  const { token = '' } = useParams();
  const notice = useTranslations('notice');
  const { again, wait, ...share } = useRetriedLoad(() => opened(token), [token]);

  return (
    <main className="mx-auto flex w-full max-w-3xl flex-1 flex-col px-4 py-6 sm:px-6 sm:py-10">
      <NoIndex />
      {share.state === 'ready' ? (
        <Shown share={share.value} token={token} />
      ) : (
        <PageTitle>{t(share.state === 'failed' ? 'overTitle' : 'title')}</PageTitle>
      )}
      {share.state === 'failed' ? <Over error={errorDetailsOf(share.error)} onAgain={again} /> : null}
      {share.state === 'loading' ? <Waiting {...(wait ? { text: notice(wait) } : {})} /> : null}
    </main>
  );
}

async function opened(token: string): Promise<Share> {
  // A truncated URL counts as an invalid link.
  if (!api.openShare.input.safeParse({ token }).success)
    throw new CallError({ code: 'share_over', path: [] });
  return call('openShare', { token });
}

function Shown({ share, token }: { share: Share; token: string }) {
  const t = useTranslations('shared');
  const dateTime = useDateTime();
  return (
    <>
      {share.kind === 'studio_images' ? (
        <SharedImages images={share.images} token={token} />
      ) : (
        <SharedPreview preview={share} token={token} />
      )}
      <p className="mt-6 text-center text-note text-ink-soft" data-testid="open-until">
        {t('openUntil', { date: dateTime(new Date(share.expiresAt)) })}
      </p>
      {share.kind === 'set_preview' ? <MakeOwn /> : null}
    </>
  );
}

/** Shown for a link that is no longer open, or for a failed request, with a retry. */
function Over({ error: { code }, onAgain }: { error: ErrorDetails; onAgain: () => void }) {
  const t = useTranslations('shared');
  return (
    <div
      className="m-auto flex max-w-md flex-col items-center gap-3 py-16 text-center"
      data-testid="share-over"
    >
      {code === 'share_over' ? (
        <>
          <h1 className="text-2xl">{t('overTitle')}</h1>
          <p className="text-ink-soft">{t('overText')}</p>
          <MakeOwn />
        </>
      ) : (
        <>
          <p className="font-bold">{t('unreadable')}</p>
          <Button onPress={onAgain}>{t('again')}</Button>
        </>
      )}
    </div>
  );
}

/** Keeps search engines from indexing what was meant for one person. */
function NoIndex() {
  useEffect(() => {
    const meta = document.createElement('meta');
    meta.name = 'robots';
    meta.content = 'noindex, nofollow';
    document.head.append(meta);
    return () => meta.remove();
  }, []);
  return null;
}
