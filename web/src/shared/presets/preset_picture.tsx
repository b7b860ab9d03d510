import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PixelPicture } from '../../ui/pictures.tsx';
import type { OwnTile, OwnTiles } from './own_tiles.ts';
import { SampleSticker } from './sample_sticker.tsx';

interface PresetPictureProps {
  readonly slug: string;
  readonly config: PresetConfig;
  /** Edited by an operator, so the bundled picture is outdated. */
  readonly isEdited: boolean;
  /** Shows the person's own sticker once it is in view and drawn; null = the bundled one. */
  readonly own?: { readonly tiles: OwnTiles; readonly tile: OwnTile } | null;
}

/**
 * A sticker in this style: the person's own, the bundled one, or one drawn here; until then, the style's colors.
 * All use the same box.
 */
export function PresetPicture({ slug, config, isEdited, own = null }: PresetPictureProps) {
  const place = useRef<HTMLSpanElement>(null);
  const pixels = useOwnPicture(place, own);
  const [isThere, setThere] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const isDrawn = isEdited || isMissing;
  return (
    <span ref={place} className="relative grid aspect-[37/32] w-full place-items-center bg-chat-light">
      {isThere ? null : <Swatch config={config} />}
      {isDrawn ? (
        <SampleSticker config={config} className="absolute inset-0 h-full w-full bg-chat-light p-2" />
      ) : (
        <img
          src={`/presets/${slug}.png`}
          alt=""
          loading="lazy"
          onLoad={() => setThere(true)}
          onError={() => setMissing(true)}
          className={`absolute inset-0 h-full w-full object-contain p-2 ${isThere ? '' : 'opacity-0'}`}
        />
      )}
      {pixels ? (
        <PixelPicture
          pixels={pixels}
          label=""
          testId={`own-${slug}`}
          className="absolute inset-0 h-full w-full animate-appear bg-chat-light p-2"
        />
      ) : null}
    </span>
  );
}

/**
 * Returns the person's own picture once `place` has come into view; the previous one stays until the next is drawn.
 */
function useOwnPicture(
  place: RefObject<HTMLElement | null>,
  own: PresetPictureProps['own'],
): ImageData | null {
  const [pixels, setPixels] = useState<ImageData | null>(null);
  const tiles = own?.tiles;
  const key = own ? JSON.stringify(own.tile) : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the tile.
  useEffect(() => {
    const element = place.current;
    if (!own || !key || !element) {
      setPixels(null);
      return;
    }
    let leave = () => {};
    const observer = new IntersectionObserver(([entry]) => {
      leave();
      leave = entry?.isIntersecting ? own.tiles.want(key, own.tile, setPixels) : () => {};
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      leave();
    };
  }, [tiles, key, place]);

  return pixels;
}

function Swatch({ config }: { config: PresetConfig }) {
  const t = useTranslations('style');
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
