import { ChevronsLeftRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { useTranslations } from 'use-intl';

interface CompareSliderProps {
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** Two pictures on top of each other; mouse, touch and arrow keys move the dividing line. Both fill the box. */
export function CompareSlider({ before, after }: CompareSliderProps) {
  const t = useTranslations('studio.view');
  const [percent, setPercent] = useState(50);
  return (
    <Slider
      aria-label={t('slider')}
      value={percent}
      minValue={0}
      maxValue={100}
      step={1}
      onChange={setPercent}
      formatOptions={{ style: 'unit', unit: 'percent' }}
      className="absolute inset-0 select-none"
      data-testid="compare"
    >
      <div className="absolute inset-0">{before}</div>
      <div className="absolute inset-0" style={{ clipPath: `inset(0 0 0 ${percent}%)` }}>
        {after}
      </div>
      <div className="absolute inset-0">
        <SliderTrack className="size-full cursor-ew-resize">
          <span
            className="pointer-events-none absolute inset-y-0 w-0.5 -translate-x-1/2 bg-white shadow-[0_0_6px_rgb(0_0_0/0.6)]"
            style={{ left: `${percent}%` }}
          />
          <SliderThumb
            className="top-1/2 grid size-11 place-items-center rounded-full border-2 border-white bg-black/45 text-white backdrop-blur-xs data-[focus-visible]:outline-3 data-[focus-visible]:outline-sky"
            data-testid="compare-thumb"
          >
            <ChevronsLeftRight size={22} strokeWidth={2} aria-hidden="true" />
          </SliderThumb>
        </SliderTrack>
      </div>
      <Tag className="left-3">{t('original')}</Tag>
      <Tag className="right-3">{t('after')}</Tag>
    </Slider>
  );
}

/** A label in a corner of a picture. */
export function Tag({ className, children }: { className: string; children: string }) {
  return (
    <span
      className={`pointer-events-none absolute top-3 rounded-full bg-black/55 px-2.5 py-0.5 text-note font-bold text-white ${className}`}
    >
      {children}
    </span>
  );
}
