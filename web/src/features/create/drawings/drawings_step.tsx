import { stickerSpec } from '@pochitto/functions/domain/product/product_spec';
import { useCallback } from 'react';
import { Link, useNavigate } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { areDrawingsReady, drawingProblem, usedDrawings } from '../../../lib/draft/draft_drawings.ts';
import { usePerson } from '../../../lib/firebase/session.tsx';
import { DrawingsField, ReadingLine } from '../../../shared/drawings/drawings_field.tsx';
import { type DrawingsDraft, useDrawingFiles } from '../../../shared/drawings/use_drawing_files.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Step, useCreation } from '../step.tsx';

export function Component() {
  const t = useTranslations();
  const navigate = useNavigate();
  const locale = useLocale();
  const { uid } = usePerson();
  const { draft, choose } = useCreation();
  const { drawings } = draft;
  const change = useCallback<DrawingsDraft['change']>(
    (next) => choose((before) => ({ art: 'drawings', drawings: next(before.drawings) })),
    [choose],
  );
  const files = useDrawingFiles({ drawings, change }, { uid, locale });
  const { reading } = files;

  return (
    <Step
      name="drawings"
      title={t('drawings.title')}
      lead={t('drawings.lead')}
      footNote={reading ? <ReadingLine {...reading} /> : <CountLine />}
      footAction={
        <Button
          kind="act"
          className="flex-1"
          isDisabled={reading !== null || !areDrawingsReady(drawings)}
          data-testid="next-step"
          onPress={() => {
            choose({ art: 'drawings' });
            navigate('/create/style');
          }}
        >
          {t('create.nextStyle')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <DrawingsField
          drawings={drawings}
          change={change}
          files={files}
          used={usedDrawings(drawings).length}
          keepsGround={draft.keepsGround}
          onKeepGround={(keepsGround) => choose({ keepsGround })}
        />
        <Link to="/create" className={buttonClass('plain', 'self-center')}>
          {t('drawings.usePhoto')}
        </Link>
      </div>
    </Step>
  );
}

/** How many stickers the drawings make, and what would make more. */
function CountLine() {
  const t = useTranslations('drawings');
  const { drawings } = useCreation().draft;
  const count = drawings.length;
  const used = usedDrawings(drawings);
  const next = stickerSpec.counts.find((each) => each > count);
  const wrong = used.filter((drawing) => drawingProblem(drawing) !== null).length;
  if (used.length === 0) return t('tooFew', { count, more: stickerSpec.counts[0] - count });
  if (wrong > 0) return t('problems', { count: wrong });
  if (count === used.length) return t('ready', { count });
  const rest = count - used.length;
  return next
    ? t('rest', { used: used.length, next, more: next - count })
    : t('restOfMost', { used: used.length, rest });
}
