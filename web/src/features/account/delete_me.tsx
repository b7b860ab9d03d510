import { confirmationWords, isConfirmation } from '@pochitto/functions/domain/accounts/account_deletion';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { clearDraft } from '../../lib/draft/draft.ts';
import { clearTranslations } from '../../lib/draft/draft_translations.ts';
import { photoStore } from '../../lib/draft/photo_store.ts';
import { openAuth, signOut } from '../../lib/firebase/auth.ts';
import { call } from '../../lib/firebase/call.ts';
import { CallError } from '../../lib/firebase/call_error.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { useRequest } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import type { Wallet } from '../../shared/wallet.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { QuestionDialog } from '../../ui/question_dialog.tsx';
import type { Gone } from './goodbye_page.tsx';

/** Signs out and removes the person's data from this browser. */
export async function leave(): Promise<void> {
  clearDraft();
  clearTranslations();
  sessionStorage.clear();
  await photoStore.clear().catch(() => {});
  await signOut(await openAuth());
}

/**
 * Deletes the account after two confirmations: a list of what is deleted, and typing one's own address or a given
 * word.
 */
export function DeleteMe({ wallet }: { wallet: Wallet | null }) {
  const t = useTranslations('account');
  const navigate = useNavigate();
  const words = confirmationWords(wallet?.profile.email ?? '', usePerson().email);
  const name = useSpoken(words);
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const { request, isBusy, error } = useRequest({ staysBusy: true });

  const bye = async (gone: Gone) => {
    await navigate('/goodbye', { replace: true, state: { gone } });
    await leave();
  };
  const remove = () => request(async () => bye(await deleted(typed)));

  return (
    <div className="flex flex-col items-start gap-3 border-t border-line pt-5">
      <p>{t('deleteText')}</p>
      <Button kind="danger" onPress={() => setAsking(true)} data-testid="delete-me">
        {t('delete')}
      </Button>
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('deleteTitle')}
        text={t('deleteLead')}
        confirm={isBusy ? t('deleting') : t('deleteConfirm')}
        cancel={useTranslations('notice')('cancel')}
        onConfirm={remove}
        isBusy={isBusy}
        isUnanswered={!isConfirmation(words, typed)}
        confirmTestId="delete-confirm"
      >
        <WhatGoes wallet={wallet} />
        <Field
          label={t('deleteTyping', { name })}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          spellCheck="false"
          problem={
            typed.length >= name.length && !isConfirmation(words, typed)
              ? t('deleteMismatch', { name })
              : null
          }
          testId="delete-typed"
        />
        {error ? <ErrorNotice error={error} /> : null}
      </QuestionDialog>
    </div>
  );
}

/**
 * Returns the receipt of the deletion; null if it continues in the background, where no account is left to return
 * to.
 */
async function deleted(confirm: string): Promise<Gone> {
  try {
    return (await call('deleteMe', { confirm })).receipt;
  } catch (error) {
    if (error instanceof CallError && error.details.code === 'deletion_unfinished') return null;
    throw error;
  }
}

/** Picks the confirmation word to show; people without an address get a word of their language. */
function useSpoken([first = '', second = '']: readonly string[]): string {
  const isJapanese = useLocale() === 'ja';
  return first.includes('@') || isJapanese || second === '' ? first : second;
}

/** Lists what a deletion removes and what it keeps. */
function WhatGoes({ wallet }: { wallet: Wallet | null }) {
  const t = useTranslations('account');
  const balance = Math.max(0, wallet?.balance ?? 0);
  const tickets = wallet?.usable.length ?? 0;
  return (
    <div className="flex flex-col gap-2 rounded-card bg-sunken p-4 text-sm">
      <h3 className="font-sans font-bold">{t('deleteGoesTitle')}</h3>
      <ul className="list-disc pl-5">
        <li>{t('deleteGoes.stickers')}</li>
        <li>{t('deleteGoes.balance', { balance, tickets })}</li>
        <li>{t('deleteGoes.profile')}</li>
      </ul>
      <h3 className="mt-1 font-sans font-bold">{t('deleteStaysTitle')}</h3>
      <ul className="list-disc pl-5">
        <li>{t('deleteStays')}</li>
        <li>{t('deleteStaysSignIn')}</li>
      </ul>
    </div>
  );
}
