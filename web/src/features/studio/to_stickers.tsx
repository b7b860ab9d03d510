import { Stamp } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { newDraft, readDraft, withChoice, writeDraft } from '../../lib/draft/draft.ts';
import { photoStore } from '../../lib/draft/photo_store.ts';
import { useAttempt } from '../../lib/requests.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QuestionDialog } from '../../ui/question_dialog.tsx';
import { pictureFile, type Wanted } from './download.ts';

/** Starts a sticker set with this picture as its photo; asks first if that would replace another photo. */
export function ToStickers({ wanted }: { wanted: Wanted }) {
  const t = useTranslations();
  const locale = useLocale();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const { attempt, isBusy, failure } = useAttempt(warned, { staysBusy: true });

  const go = async () => {
    const isOpened = await attempt(async () => {
      await photoStore.write(await pictureFile(wanted));
      writeDraft({ ...withChoice(readDraft() ?? newDraft(locale), { subject: 'person' }), hasPhoto: true });
      await navigate('/create');
    });
    if (!isOpened) setAsking(false);
  };

  return (
    <>
      <Button
        isDisabled={isBusy}
        onPress={() => (readDraft()?.hasPhoto ? setAsking(true) : go())}
        data-testid="to-stickers"
      >
        <Stamp size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('studio.act.stickers')}
      </Button>
      {failure ? <Notice kind="problem" title={t('studio.stickers.failed')} className="w-full" /> : null}
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('studio.stickers.title')}
        text={t('studio.stickers.text')}
        confirm={t('studio.stickers.confirm')}
        cancel={t('notice.cancel')}
        onConfirm={go}
        isBusy={isBusy}
      />
    </>
  );
}

function warned(error: unknown): true {
  console.warn('The picture could not be handed over.', error);
  return true;
}
