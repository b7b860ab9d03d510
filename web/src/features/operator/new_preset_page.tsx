import type { PresetContent } from '@pochitto/functions/domain/presets/preset';
import { PresetForm } from './preset_form.tsx';

/** A plain style to start with. It is hidden until the operator shows it. */
const blank: PresetContent = {
  name: { ja: '', en: '' },
  description: { ja: '', en: '' },
  category: 'basic',
  order: 100,
  isActive: false,
  config: {
    borderColor: '#FFFFFF',
    borderWidth: 8,
    shadow: { color: '#1B1A22', opacity: 0.38, blur: 3, offsetX: 0, offsetY: 2 },
    font: 'mochiy-pop-one',
    captionColors: ['#E8452C', '#2F74B5', '#2F8F4E'],
    captionStroke: { color: '#FFFFFF', width: 6 },
    captionPlacement: 'bottom',
    poses: [
      { framing: 'bust', flip: false, tilt: 0, effect: 'none', zoom: 1, offsetX: 0, offsetY: 0 },
      { framing: 'full', flip: false, tilt: -5, effect: 'none', zoom: 1, offsetX: 0, offsetY: 0 },
      { framing: 'face', flip: true, tilt: 6, effect: 'none', zoom: 1, offsetX: 0, offsetY: 0 },
    ],
    colourEffect: 'none',
    illustration: 'none',
    drawing: { palette: 'natural', line: 4 },
    prompt: '',
  },
};

export function Component() {
  return <PresetForm slug={null} initial={blank} />;
}
