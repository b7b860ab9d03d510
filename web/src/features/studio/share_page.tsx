import { api, type CallableOutput, type Refusal } from '@pochitto/functions/domain/api';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { useDateTime } from '../../i18n/format_date.ts';
import { call } from '../../lib/firebase/call.ts';
import { Refused, refusalOf } from '../../lib/firebase/refused.ts';
import { useLoad } from '../../lib/requests.ts';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page_title.ts';
import { PictureBox } from '../../ui/pictures.tsx';
import { Waiting } from '../../ui/progress.tsx';

type Share = CallableOutput<'openShare'>;

/** What the receiver of a link sees: the pictures and until when, and nothing else. */
export function Component() {
  const t = useTranslations('studio.shared');
  const { token = '' } = useParams();
  const { again, ...share } = useLoad(() => opened(token), [token]);

  return (
    <main className="mx-auto flex w-full max-w-3xl flex-1 flex-col px-4 py-6 sm:px-6 sm:py-10">
      <PageTitle>{t('title')}</PageTitle>
      <NoIndex />
      {share.state === 'ready' ? <Pictures share={share.value} token={token} /> : null}
      {share.state === 'failed' ? <Over refusal={refusalOf(share.error)} onAgain={again} /> : null}
      {share.state === 'loading' ? <Waiting /> : null}
    </main>
  );
}

async function opened(token: string): Promise<Share> {
  // An address that was cut off on its way is no link either.
  if (!api.openShare.input.safeParse({ token }).success) throw new Refused({ code: 'share_over', path: [] });
  return call('openShare', { token });
}

function Pictures({ share: { images, expiresAt }, token }: { share: Share; token: string }) {
  const t = useTranslations('studio.shared');
  const locale = useLocale();
  const dateTime = useDateTime();
  // One after the other, from the top: the first is shown before the last has loaded.
  const [here, setHere] = useState<ReadonlySet<number>>(new Set());
  const [broken, setBroken] = useState<ReadonlySet<number>>(new Set());
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <ul className="flex flex-col gap-6" data-testid="shared-pictures">
        {images.map(({ number, width, height, label }, index) => (
          <li key={number}>
            <PictureBox width={width} height={height} within="88dvh" className="rounded-card bg-sunken">
              {broken.has(number) ? (
                <p className="grid size-full place-items-center p-4 text-center text-note text-ink-soft">
                  {t('unreadable')}
                </p>
              ) : images.slice(0, index).every((each) => here.has(each.number) || broken.has(each.number)) ? (
                <img
                  src={`/shared/${token}/${number}`}
                  alt={label ? label[locale] : t('alt', { number })}
                  referrerPolicy="no-referrer"
                  data-testid={`shared-${number}`}
                  data-ready={here.has(number)}
                  onLoad={() => setHere((before) => new Set(before).add(number))}
                  onError={() => setBroken((before) => new Set(before).add(number))}
                  className="size-full animate-appear"
                />
              ) : null}
            </PictureBox>
          </li>
        ))}
      </ul>
      <p className="mt-6 text-center text-note text-ink-soft" data-testid="open-until">
        {t('openUntil', { date: dateTime(new Date(expiresAt)) })}
      </p>
    </>
  );
}

/** A link that is no longer open; or a page that couldn't be reached, which is worth another try. */
function Over({ refusal: { code }, onAgain }: { refusal: Refusal; onAgain: () => void }) {
  const t = useTranslations('studio.shared');
  return (
    <div
      className="m-auto flex max-w-md flex-col items-center gap-3 py-16 text-center"
      data-testid="share-over"
    >
      {code === 'share_over' ? (
        <>
          <h1 className="text-2xl">{t('overTitle')}</h1>
          <p className="text-ink-soft">{t('overText')}</p>
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

/** No search engine keeps what was meant for one person. */
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
