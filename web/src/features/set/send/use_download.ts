import type { CallableOutput, Refusal } from '@pochitto/functions/domain/api';
import type { ExportTarget } from '@pochitto/functions/domain/export_target';
import { useState } from 'react';
import { call } from '../../../lib/firebase/call.ts';
import { Refused } from '../../../lib/firebase/refused.ts';
import { storedFile } from '../../../lib/firebase/storage.ts';
import { saveFile } from '../../../lib/save_file.ts';

type Kind = CallableOutput<'preparePackage'>['paths'][number]['kind'];

/** Something of a target that is being fetched, e.g. `line zip`. */
export type Wanted = `${ExportTarget} ${Kind}`;

export type DownloadProblem =
  | { readonly target: ExportTarget; readonly refusal: Refusal }
  | { readonly target: ExportTarget; readonly refusal: null };

/** Has files made for a target and hands them to the browser. */
export function useDownload(stampId: string) {
  const [busy, setBusy] = useState<Wanted | null>(null);
  const [problem, setProblem] = useState<DownloadProblem | null>(null);
  const download = async (target: ExportTarget, kind: Kind = 'zip') => {
    setBusy(`${target} ${kind}`);
    setProblem(null);
    try {
      const { paths } = await call('preparePackage', { stampId, target });
      for (const { path, fileName } of paths.filter((each) => each.kind === kind)) {
        saveFile(await storedFile(path), fileName);
      }
    } catch (error) {
      if (!(error instanceof Refused)) console.warn('A file could not be read.', error);
      setProblem({ target, refusal: error instanceof Refused ? error.refusal : null });
    }
    setBusy(null);
  };
  return { download, busy, problem };
}
