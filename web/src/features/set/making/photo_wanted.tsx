import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { files } from '@pochitto/functions/domain/paths';
import type { Stamp } from '@pochitto/functions/domain/stamps/stamp';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { WithId } from '../../../lib/firebase/live.ts';
import { uploadPhoto } from '../../../lib/firebase/storage.ts';
import { acceptedPhotos, readPhoto } from '../../../lib/photo/read_photo.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { stampState } from '../../../shared/stamp_state.tsx';
import { FileButton } from '../../../ui/file_button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { MeterBar } from '../../../ui/progress.tsx';
import { useGraceClock } from '../set_heading.tsx';

type Sending =
  | { readonly state: 'idle' }
  | { readonly state: 'sending'; readonly part: number }
  /** Sent while the set's state was `seen`: until it changes, the server is checking the photo. */
  | { readonly state: 'sent'; readonly seen: number }
  | { readonly state: 'wrong'; readonly problem: ErrorCode }
  | { readonly state: 'interrupted' };

/** A set without its photo: says why, and accepts one. */
export function PhotoWanted({ stamp }: { stamp: WithId<Stamp> }) {
  const t = useTranslations('set');
  const review = useTranslations('review');
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const state = stampState(stamp, useGraceClock(stamp.createdAt));
  const version = stamp.updatedAt.getTime();

  const send = async (file: File) => {
    try {
      const reading = await readPhoto(file);
      if (!reading.ok) return setSending({ state: 'wrong', problem: reading.problem });
      setSending({ state: 'sending', part: 0 });
      await uploadPhoto(
        { to: 'inbox', folder: files.upload(stamp.userId, stamp.id, '') },
        file,
        reading.kind,
        (part) => setSending({ state: 'sending', part }),
      );
      setSending({ state: 'sent', seen: version });
    } catch (error) {
      console.warn('The photo could not be sent.', error);
      setSending({ state: 'interrupted' });
    }
  };

  if (sending.state === 'sending') {
    const text = t('sending', { percent: Math.floor(sending.part * 100) });
    return (
      <Panel kind="info" title={text}>
        <MeterBar part={sending.part} label={text} />
      </Panel>
    );
  }
  const isLooking = sending.state === 'sent' ? sending.seen === version : state === 'checking';
  if (isLooking && sending.state !== 'wrong') return <Panel kind="info" title={t('checking')} />;

  const problem = sending.state === 'wrong' ? sending.problem : stamp.failure?.code;
  const choose = (
    <FileButton accept={acceptedPhotos} onFile={send} testId="photo-input" className="mt-3">
      {problem ? t('choosePhoto') : t('sendPhoto')}
    </FileButton>
  );
  if (sending.state === 'interrupted') {
    return (
      <Panel kind="problem" title={review('uploadFailed')}>
        {choose}
      </Panel>
    );
  }
  if (problem) {
    return (
      <div className="mb-6">
        <ErrorNotice error={{ code: problem, path: [] }} sayUncharged>
          {choose}
        </ErrorNotice>
      </div>
    );
  }
  return (
    <Panel kind="info" title={t('waiting')}>
      <p>{t('waitingText')}</p>
      {choose}
    </Panel>
  );
}

function Panel(props: { kind: 'info' | 'problem'; title: string; children?: ReactNode }) {
  return <Notice {...props} className="mb-6" />;
}
