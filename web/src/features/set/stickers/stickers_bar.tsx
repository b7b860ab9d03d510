import { stickerSpec } from '@pochitto/functions/domain/product/product_spec';
import { mayGrow, stampMayBeEdited } from '@pochitto/functions/domain/stamps/stamp';
import { PencilLine, Plus } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../../../ui/button.tsx';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { ChatGround } from '../../../ui/pictures.tsx';
import { useTicketCredit } from '../set_prices.ts';
import { LockedNotice } from '../submission/locked_notice.tsx';
import type { StampSet } from '../use_set.ts';

interface StickersBarProps {
  readonly set: StampSet;
  readonly ground: ChatGround;
  readonly onGround: (ground: ChatGround) => void;
}

/** Toolbar above the stickers: their background, and actions for all of them. */
export function StickersBar({ set: { stamp, stickers }, ground, onGround }: StickersBarProps) {
  const t = useTranslations('set');
  const mayBeEdited = stampMayBeEdited(stamp);
  const credit = useTicketCredit(stamp) ?? 0;
  const failed = stickers.filter(({ state, image }) => state === 'failed' && image === null).length;
  return (
    <>
      {failed > 0 ? <Notice kind="problem">{t('failedSome', { count: failed })}</Notice> : null}
      {credit > 0 && stamp.status === 'generated' ? (
        <Notice kind="info">
          <span data-testid="ticket-left">{t('ticketLeft', { left: credit })}</span>
        </Notice>
      ) : null}
      {mayBeEdited ? null : <LockedNotice stamp={stamp} />}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <GroundChoice value={ground} onChange={onGround} />
        {mayBeEdited ? (
          <div className="flex flex-wrap gap-2">
            {mayGrow(stamp) && stamp.status === 'generated' && stickers.length < stickerSpec.counts[4] ? (
              <Link to={`/sets/${stamp.id}/add`} data-testid="add-stickers" className={buttonClass('quiet')}>
                <Plus size={18} strokeWidth={2} aria-hidden="true" />
                {t('add')}
              </Link>
            ) : null}
            <Link to={`/sets/${stamp.id}/edit`} data-testid="edit-set" className={buttonClass('quiet')}>
              <PencilLine size={18} strokeWidth={1.75} aria-hidden="true" />
              {t('edit')}
            </Link>
          </div>
        ) : null}
      </div>
    </>
  );
}

const grounds = ['light', 'dark', 'white'] as const satisfies readonly ChatGround[];

/** Choice of the background that stickers are shown on. */
export function GroundChoice(props: { value: ChatGround; onChange: (ground: ChatGround) => void }) {
  const t = useTranslations('viewer');
  return (
    <ChoiceRow
      {...props}
      label={t('ground')}
      hideLabel
      options={grounds.map((value) => ({ value, text: t(`grounds.${value}`), testId: `ground-${value}` }))}
    />
  );
}
