import type { CallableInput, ErrorDetails } from '@pochitto/functions/domain/api';
import { files } from '@pochitto/functions/domain/paths';
import { call } from '../../lib/firebase/call.ts';
import { uploadPhoto } from '../../lib/firebase/storage.ts';
import { requirePhoto } from '../../lib/photo/read_photo.ts';
import { useRequest } from '../../lib/requests.ts';

type CutOutChoice = Pick<CallableInput<'cutOutAgain'>, 'subject' | 'actor'>;

/** Repeats the cut-out on the server, which then redraws all stickers. */
export interface CutOutAgain {
  readonly isBusy: boolean;
  readonly error: ErrorDetails | null;
  /** The same photo with another kind of subject, or another of its people. */
  readonly start: (choice: CutOutChoice) => void;
  /** Another photo of the same subject. */
  readonly startWith: (photo: Blob) => void;
}

interface SetOnServer {
  readonly stampId: string;
  readonly userId: string;
  readonly revision: number;
}

/** `onDone`: called when the server has a new revision of the set. */
export function useCutOutAgain(set: SetOnServer, onDone: () => Promise<void>): CutOutAgain {
  const { stampId, userId, revision } = set;
  const { request, isBusy, error } = useRequest();
  const run = (work: () => Promise<unknown>) =>
    void request(async () => {
      await work();
      await onDone();
    });
  return {
    isBusy,
    error,
    start: (choice) => run(() => call('cutOutAgain', { stampId, revision, ...choice })),
    startWith: (photo) =>
      run(async () => {
        const uploadName = await uploaded(photo, userId);
        return call('changePhoto', { stampId, revision, uploadName });
      }),
  };
}

async function uploaded(photo: Blob, userId: string): Promise<string> {
  const kind = await requirePhoto(photo);
  const folder = files.previewUpload(userId, '');
  return uploadPhoto({ to: 'bucket', folder }, photo, kind, () => {});
}
