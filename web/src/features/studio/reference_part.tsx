import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { maxReferences } from '@pochitto/functions/domain/studio/image_conversion';
import { ImagePlus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { acceptedPhotos, readPhoto } from '../../lib/photo/read_photo.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { IconButton } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file_button.tsx';
import { LocalPicture } from '../../ui/pictures.tsx';

interface ReferencePartProps {
  readonly references: readonly File[];
  readonly onChange: (references: readonly File[]) => void;
}

/** Reference photos for the AI. */
export function ReferencePart({ references, onChange }: ReferencePartProps) {
  const t = useTranslations('studio.references');
  const [problem, setProblem] = useState<ErrorCode | null>(null);

  const add = async (file: File) => {
    const reading = await readPhoto(file);
    setProblem(reading.ok ? null : reading.problem);
    if (reading.ok) onChange([...references, file]);
  };

  return (
    <div className="flex flex-col gap-2">
      <p className="font-bold">{t('title')}</p>
      <ul className="flex flex-wrap gap-3">
        {references.map((file, index) => (
          <li key={`${file.name} ${file.lastModified} ${file.size}`} className="relative">
            <LocalPicture
              blob={file}
              alt={t('alt', { number: index + 1 })}
              otherwise=""
              className="size-20 overflow-hidden rounded-xl bg-sunken"
            />
            <IconButton
              icon={X}
              label={t('remove', { number: index + 1 })}
              onPress={() => onChange(references.filter((each) => each !== file))}
              className="!absolute -top-3 -right-3 border border-line !bg-card"
            />
          </li>
        ))}
        {references.length < maxReferences ? (
          <li>
            <FileButton
              accept={acceptedPhotos}
              onFile={add}
              testId="reference"
              className="size-20 !rounded-xl !px-0"
            >
              <span className="flex flex-col items-center text-note">
                <ImagePlus size={22} strokeWidth={1.75} aria-hidden="true" />
                {t('add')}
              </span>
            </FileButton>
          </li>
        ) : null}
      </ul>
      {problem ? <ErrorNotice error={{ code: problem, path: [] }} /> : null}
    </div>
  );
}
