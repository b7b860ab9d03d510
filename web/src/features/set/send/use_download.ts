import type { CallableOutput, ErrorDetails } from '@pochitto/functions/domain/api';
import type { ExportTarget } from '@pochitto/functions/domain/stamps/export_target';
import { useState } from 'react';
import { saveFile } from '../../../lib/copy_and_save.ts';
import { call } from '../../../lib/firebase/call.ts';
import { CallError } from '../../../lib/firebase/call_error.ts';
import { storedFile } from '../../../lib/firebase/storage.ts';
import { useAttempt } from '../../../lib/requests.ts';

type Kind = CallableOutput<'preparePackage'>['paths'][number]['kind'];

/** A file of a target that is being fetched, such as `line zip`. */
export type Wanted = `${ExportTarget} ${Kind}`;

export interface DownloadProblem {
  readonly target: ExportTarget;
  /** null if a file that was made could not be read. */
  readonly error: ErrorDetails | null;
}

/** Requests the files of a target and saves them. */
export function useDownload(stampId: string) {
  const [wanted, setWanted] = useState<{ target: ExportTarget; kind: Kind } | null>(null);
  const { attempt, isBusy, failure } = useAttempt(failureOf);
  const download = (target: ExportTarget, kind: Kind = 'zip') => {
    setWanted({ target, kind });
    return attempt(async () => {
      const { paths } = await call('preparePackage', { stampId, target });
      for (const { path, fileName } of paths.filter((each) => each.kind === kind)) {
        saveFile(await storedFile(path), fileName);
      }
    });
  };
  const busy: Wanted | null = isBusy && wanted ? `${wanted.target} ${wanted.kind}` : null;
  const problem: DownloadProblem | null = failure && wanted ? { target: wanted.target, ...failure } : null;
  return { download, busy, problem };
}

function failureOf(error: unknown): Pick<DownloadProblem, 'error'> {
  if (error instanceof CallError) return { error: error.details };
  console.warn('A file could not be read.', error);
  return { error: null };
}
