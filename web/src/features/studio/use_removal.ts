import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { say } from './toasts.tsx';

/** Functions that delete one picture or a whole conversion; a toast then offers to undo it. */
export function useRemoval(conversionId: string) {
  const t = useTranslations('studio.toast');
  const navigate = useNavigate();
  const { request, error } = useRequest();

  const bringBack = (act: () => Promise<unknown>) => () => {
    act().then(
      () => say(t('restored')),
      (error: unknown) => {
        console.warn('What was deleted could not be brought back.', error);
        say(t('notRestored'));
      },
    );
  };

  const removePicture = async (imageId: string) => {
    if (!(await request(() => call('setImageDeleted', { imageId, isDeleted: true })))) return;
    say(
      t('removed'),
      bringBack(() => call('setImageDeleted', { imageId, isDeleted: false })),
    );
  };

  const removeAll = async () => {
    if (!(await request(() => call('setConversionDeleted', { conversionId, isDeleted: true })))) return;
    say(
      t('removedAll'),
      bringBack(async () => {
        await call('setConversionDeleted', { conversionId, isDeleted: false });
        await navigate(`/studio/${conversionId}`);
      }),
    );
    await navigate('/studio/gallery', { replace: true });
  };

  return { removePicture, removeAll, error };
}
