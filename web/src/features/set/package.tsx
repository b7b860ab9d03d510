import type { StampImage } from '@pochitto/functions/domain/image';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { saveFile } from '../../lib/save_file.ts';
import { storedFile, useStoredPicture } from '../../lib/stored_file.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { StampSet } from './use_set.ts';

/** The ZIP, and the two pictures that go with the stickers. */
export function Package({ set: { stamp, main, tab } }: { set: StampSet }) {
  const t = useTranslations('set');
  const [saving, setSaving] = useState<'idle' | 'busy' | 'failed'>('idle');
  const { packagePath } = stamp;

  const save = async (path: string) => {
    setSaving('busy');
    try {
      saveFile(await storedFile(path), `pochitto-${stamp.id}.zip`);
      setSaving('idle');
    } catch (error) {
      console.warn('The package could not be read.', error);
      setSaving('failed');
    }
  };

  return (
    <section className="flex flex-col gap-5 rounded-card border border-line bg-card p-5 md:flex-row md:items-center">
      <div className="flex flex-1 flex-col gap-2">
        {packagePath ? (
          <Button
            kind="act"
            isDisabled={saving === 'busy'}
            onPress={() => save(packagePath)}
            data-testid="download-zip"
            className="self-start max-sm:w-full"
          >
            <Download size={22} strokeWidth={2} aria-hidden="true" />
            {saving === 'busy' ? t('downloading') : t('download')}
          </Button>
        ) : null}
        <p className="text-note text-ink-soft">{t('packageNote')}</p>
        {saving === 'failed' ? <Notice kind="problem">{t('downloadFailed')}</Notice> : null}
      </div>
      <div className="flex gap-4">
        <PackageImage image={main} title={t('mainImage')} hint={t('mainHint')} testId="main-image" />
        <PackageImage image={tab} title={t('tabImage')} hint={t('tabHint')} testId="tab-image" />
      </div>
    </section>
  );
}

interface PackageImageProps {
  readonly image: StampImage | null;
  readonly title: string;
  readonly hint: string;
  readonly testId: string;
}

function PackageImage({ image, title, hint, testId }: PackageImageProps) {
  const picture = useStoredPicture(image?.url ?? null, image ? String(image.updatedAt.getTime()) : '');
  return (
    <figure className="w-36 flex-1 sm:flex-none">
      <div className="grid h-28 place-items-center rounded-xl bg-chat-light p-2">
        {picture.state === 'ready' ? (
          <img
            src={picture.url}
            alt={title}
            data-testid={testId}
            className="max-h-24 max-w-full object-contain"
          />
        ) : null}
      </div>
      <figcaption className="mt-1.5 text-note leading-snug">
        <span className="font-bold">{title}</span>
        <span className="block text-ink-soft">{hint}</span>
      </figcaption>
    </figure>
  );
}
