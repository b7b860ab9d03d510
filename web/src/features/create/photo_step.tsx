import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { readPhoto } from '../../lib/photo/read_photo.ts';
import { RefusalNotice } from '../../shared/refusal_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useCreation } from './creation.ts';
import { PhotoArea } from './photo_area.tsx';
import { PhotoTips } from './photo_tips.tsx';
import { Step } from './step.tsx';

export function Component() {
  const t = useTranslations();
  const navigate = useNavigate();
  const { photo, choosePhoto } = useCreation();
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [isReading, setReading] = useState(false);

  const take = async (file: File) => {
    setReading(true);
    setProblem(null);
    try {
      const reading = await readPhoto(file);
      if (reading.ok) await choosePhoto(file);
      else setProblem(reading.problem);
    } catch {
      // The file went away between choosing and reading.
      setProblem('photo_missing');
    } finally {
      setReading(false);
    }
  };

  return (
    <Step
      name="photo"
      title={t('photo.title')}
      lead={t('photo.lead')}
      footNote={isReading ? t('photo.reading') : photo ? t('photo.kept') : t('photo.needed')}
      footAction={
        <Button
          kind="act"
          className="flex-1"
          isDisabled={!photo || isReading}
          data-testid="next-step"
          onPress={() => navigate('/create/messages')}
        >
          {t('create.nextMessages')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {problem ? <RefusalNotice refusal={{ code: problem, path: [] }} /> : null}
        <PhotoArea photo={photo} onFile={take} />
        <PhotoTips />
      </div>
    </Step>
  );
}
