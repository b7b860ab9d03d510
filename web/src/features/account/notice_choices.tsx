import type { CallableOutput } from '@pochitto/functions/domain/api';
import type { NoticeKind } from '@pochitto/functions/domain/notices/notice';
import {
  isTold,
  type NoticeChannel,
  type NoticeChoices,
  noticeChannels,
  noticeKindNames,
} from '@pochitto/functions/domain/notices/notice_kinds';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useLoad, useRequest } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TickBox } from '../../ui/switches.tsx';

type Channels = CallableOutput<'readNoticeChannels'>;

/** Table of notice settings: one checkbox for each kind and available channel. */
export function NoticeChoiceTable({ choices }: { choices: NoticeChoices }) {
  const t = useTranslations('notices');
  const loading = useTranslations('notice')('loading');
  const { value: channels, state } = useLoad(
    () => call('readNoticeChannels', {}),
    [],
    'The channels were not read.',
  );
  const { request, error } = useRequest();
  /** Changes that are not in the profile yet. */
  const [chosen, setChosen] = useState<NoticeChoices>({});
  const isLoading = state === 'loading';
  // While loading, reserve space for all channels.
  const shown = isLoading ? noticeChannels : shownChannels(channels);
  const isOn = (kind: NoticeKind, channel: NoticeChannel) =>
    chosen[kind]?.[channel] ?? isTold(choices, kind, channel);
  const choose = async (kind: NoticeKind, channel: NoticeChannel, told: boolean) => {
    const put = (isNow: boolean) =>
      setChosen((before) => ({ ...before, [kind]: { ...before[kind], [channel]: isNow } }));
    put(told);
    if (!(await request(() => call('chooseNotice', { kind, channel, isTold: told })))) put(!told);
  };
  return (
    <>
      <h2 id="notices" className="scroll-mt-4 text-xl">
        {t('choicesTitle')}
      </h2>
      {error ? <ErrorNotice error={error} /> : null}
      <div className="relative">
        {isLoading ? (
          <p role="status" className="absolute animate-appear text-ink-soft [animation-delay:600ms]">
            {loading}
          </p>
        ) : null}
        <table
          className={`w-full border-collapse text-left ${isLoading ? 'invisible' : ''}`}
          data-testid="notice-choices"
        >
          <thead>
            <tr className="text-note text-ink-soft">
              <td />
              {shown.map((channel) => (
                <th
                  key={channel}
                  scope="col"
                  className="w-11 pb-1 text-center sm:w-14 font-bold whitespace-nowrap"
                >
                  {t(`channels.${channel}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-y border-line">
            {noticeKindNames.map((kind) => (
              <tr key={kind}>
                <th scope="row" className="py-1 pr-2 text-sm font-normal">
                  {t(`kinds.${kind}`)}
                </th>
                {shown.map((channel) => (
                  <td key={channel} className="w-11 p-0 text-center sm:w-14">
                    <TickBox
                      label={`${t(`kinds.${kind}`)}: ${t(`channels.${channel}`)}`}
                      isTicked={isOn(kind, channel)}
                      onTick={(told) => choose(kind, channel, told)}
                      testId={`notice-${kind}-${channel}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {channels ? <Lacking channels={channels} /> : null}
    </>
  );
}

/** Leaves out channels that this deployment does not have. */
function shownChannels(channels: Channels | null): readonly NoticeChannel[] {
  return [
    'app',
    ...(channels && channels.line !== 'off' ? (['line'] as const) : []),
    ...(channels && channels.email !== 'off' ? (['email'] as const) : []),
  ];
}

/** Says what the person has to do before a channel reaches them. */
function Lacking({ channels: { line, email, friendUrl } }: { channels: Channels }) {
  const t = useTranslations('notices');
  return (
    <>
      {line === 'unlinked' ? <p className="text-sm text-ink-soft">{t('lineUnlinked')}</p> : null}
      {email === 'unverified' ? <p className="text-sm text-ink-soft">{t('emailUnverified')}</p> : null}
      {line === 'not_a_friend' ? (
        <Notice kind="info" title={t('notAFriend')}>
          <p className="text-sm">{t('notAFriendText')}</p>
          {friendUrl ? (
            <a
              href={friendUrl}
              target="_blank"
              rel="noreferrer"
              className={buttonClass('quiet', 'mt-3')}
              data-testid="add-friend"
            >
              {t('addFriend')}
            </a>
          ) : null}
        </Notice>
      ) : null}
    </>
  );
}
