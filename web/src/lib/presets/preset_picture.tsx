import type { PresetConfig } from '@pochitto/functions/domain/preset';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SampleSticker } from './sample_sticker.tsx';

interface PresetPictureProps {
  readonly slug: string;
  readonly config: PresetConfig;
  /** Changed by an operator: the picture that comes with the page shows it as it was. */
  readonly isEdited: boolean;
}

/** A sticker made with this look: ours, or one drawn here; until it is there, one of the look's own colours. */
export function PresetPicture({ slug, config, isEdited }: PresetPictureProps) {
  const [isThere, setThere] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const isDrawn = isEdited || isMissing;
  return (
    <span className="relative grid aspect-[37/32] w-full place-items-center bg-chat-light">
      {isThere ? null : <Swatch config={config} />}
      {isDrawn ? (
        <SampleSticker config={config} className="absolute inset-0 h-full w-full bg-chat-light p-2" />
      ) : (
        <img
          src={`/presets/${slug}.png`}
          alt=""
          onLoad={() => setThere(true)}
          onError={() => setMissing(true)}
          className={`absolute inset-0 h-full w-full object-contain p-2 ${isThere ? '' : 'opacity-0'}`}
        />
      )}
    </span>
  );
}

function Swatch({ config }: { config: PresetConfig }) {
  const t = useTranslations('look');
  const ring = config.borderWidth / 2;
  return (
    <svg viewBox="0 0 185 160" className="h-full w-full" aria-hidden="true">
      <g
        stroke={config.borderColor}
        strokeWidth={ring * 2}
        strokeLinejoin="round"
        paintOrder="stroke"
        fill="#9a95a3"
      >
        <circle cx="92" cy="52" r="28" />
        <path d="M42 128c0-30 22-46 50-46s50 16 50 46z" />
      </g>
      <text
        x="92"
        y="138"
        textAnchor="middle"
        fontSize="30"
        fontWeight="800"
        fill={config.captionColors[0]}
        stroke={config.captionStroke.color}
        strokeWidth={config.captionStroke.width + 2}
        strokeLinejoin="round"
        paintOrder="stroke"
        style={{ fontFamily: 'var(--font-display)' }}
      >
        {t('sample')}
      </text>
    </svg>
  );
}
