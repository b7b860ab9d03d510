import { generateQueueMessageSchema } from '@pochitto/functions/domain/generation/generate_queue_message';
import { collections } from '@pochitto/functions/domain/paths';
import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { imageSchema, type StampImage } from '@pochitto/functions/domain/stamps/image';
import { calledName, type Stamp, stampIsFinished } from '@pochitto/functions/domain/stamps/stamp';
import { orderBy, where } from 'firebase/firestore';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useLocalDateTime } from '../../i18n/format_date.ts';
import { useLiveQuery, type WithId } from '../../lib/firebase/live.ts';
import { useStoredPicture } from '../../lib/firebase/storage.ts';
import { StampBadge, type StampState } from '../../shared/stamp_state.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { LinkMenu } from '../../ui/link_menu.tsx';
import { Logo } from '../../ui/page.tsx';

interface SetCardProps {
  readonly stamp: WithId<Stamp>;
  readonly state: StampState;
}

/** For these states, the next action is on the page's send tab. */
const sendWays: Partial<Record<StampState, 'state' | 'fix' | 'goOn'>> = {
  rehearsing: 'state',
  submitting: 'state',
  under_review: 'state',
  submission_failed: 'fix',
  rejected: 'fix',
  session_expired: 'goOn',
};

/** One set: its picture, name, state and next action. */
export function SetCard({ stamp, state }: SetCardProps) {
  const t = useTranslations('sets');
  const duplicates = useTranslations('derive.duplicates');
  const dateTime = useLocalDateTime();
  const { main, firstMessage } = useSetFace(stamp);
  const way = sendWays[state] ?? null;
  const title = calledName(stamp, firstMessage || t('untitled'));
  return (
    <li
      data-testid={`set-${stamp.id}`}
      data-state={state}
      className="flex flex-col overflow-hidden rounded-card border border-line bg-card"
    >
      <div className="grid aspect-[4/3] place-items-center bg-chat-light">
        <MainPicture main={main} />
      </div>
      <div className="flex flex-1 flex-col items-start gap-2 p-4">
        <StampBadge state={state} />
        <h2 className="line-clamp-1 text-lg wrap-anywhere">
          <bdi>{title}</bdi>
        </h2>
        <p className="text-note text-ink-soft">
          {t(`counts.${stamp.product}`, { count: stamp.messageCount })} · {dateTime(stamp.createdAt)}
        </p>
        <div className="mt-auto flex w-full items-center gap-1">
          <Link
            to={`/sets/${stamp.id}${way ? '?tab=send' : ''}`}
            data-testid={`open-${stamp.id}`}
            className={buttonClass('quiet', 'flex-1')}
          >
            {t(`open.${way ?? stamp.status}`)}
            <span className="sr-only">: {title}</span>
          </Link>
          {stamp.product === 'sticker' && stampIsFinished(stamp) ? (
            <LinkMenu
              label={t('menu', { title })}
              testId={`menu-${stamp.id}`}
              links={(['style', 'language'] as const).map((kind) => ({
                to: `/sets/${stamp.id}/${kind}`,
                text: duplicates(`${kind}.title`),
                testId: `menu-${kind}`,
              }))}
            />
          ) : null}
        </div>
      </div>
    </li>
  );
}

function MainPicture({ main }: { main: StampImage | null }) {
  const picture = useStoredPicture(main?.url ?? null, main ? String(main.updatedAt.getTime()) : '');
  if (picture.state === 'ready') {
    return <img src={picture.url} alt="" className="h-4/5 max-h-60 animate-appear object-contain" />;
  }
  return <span className="opacity-40">{main ? null : <Logo size={56} />}</span>;
}

/** For products without a main image: a tab image is too small to be enlarged. */
const firstPicture = [
  where('type', '==', 'processed'),
  where('sequence', '==', 1),
  where('deletedAt', '==', null),
];

/** Returns the picture and the words that represent a set; each null until it is loaded. */
function useSetFace({ id, userId, queueId, product }: WithId<Stamp>): {
  readonly main: StampImage | null;
  readonly firstMessage: string | null;
} {
  const mains = useLiveQuery(
    `${id} main`,
    collections.images,
    [
      where('userId', '==', userId),
      where('stampId', '==', id),
      ...(productSpecs[product].main ? [where('type', '==', 'main')] : firstPicture),
    ],
    imageSchema,
    1,
  );
  const firsts = useLiveQuery(
    `${queueId} first`,
    collections.generateQueueMessages,
    [where('userId', '==', userId), where('queueId', '==', queueId), orderBy('orderPriority')],
    generateQueueMessageSchema,
    1,
  );
  return {
    main: mains.state === 'ready' ? (mains.value[0] ?? null) : null,
    firstMessage: firsts.state === 'ready' ? (firsts.value[0]?.message ?? null) : null,
  };
}
