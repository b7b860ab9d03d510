import type { PresetConfig } from '../../../domain/preset.ts';

/** What the colors of drawings are for; a style's palette says what they are. */
export interface Palette {
  readonly ink: string;
  readonly white: string;
  readonly red: string;
  readonly pink: string;
  readonly blush: string;
  readonly blue: string;
  readonly sky: string;
  readonly yellow: string;
  readonly cream: string;
  readonly green: string;
  readonly mint: string;
  readonly purple: string;
  readonly lilac: string;
  readonly orange: string;
  readonly brown: string;
  readonly gray: string;
  readonly dark: string;
  readonly night: string;
}

export type ColorRole = keyof Palette;

/** How a style draws marks, props, grounds and bubbles. */
export interface DrawingStyle {
  readonly palette: Palette;
  /** Width of its lines, px. */
  readonly line: number;
  /** Laid around marks, so that they stand out from the subject: color and width, px. */
  readonly halo: { readonly color: string; readonly width: number };
}

const natural: Palette = {
  ink: '#2B1B2E',
  white: '#FFFFFF',
  red: '#EB4332',
  pink: '#FF86AC',
  blush: '#FF5C7F',
  blue: '#3D9FE3',
  sky: '#BFE6FB',
  yellow: '#FFCC33',
  cream: '#FFF2C9',
  green: '#36A865',
  mint: '#C9F0D4',
  purple: '#8665D6',
  lilac: '#DCCFFA',
  orange: '#FF8B3A',
  brown: '#8C5A3A',
  gray: '#C6C1CE',
  dark: '#40384F',
  night: '#2B2D68',
};

const palettes: Readonly<Record<PresetConfig['drawing']['palette'], Palette>> = {
  natural,
  pastel: {
    ...natural,
    ink: '#6B4A63',
    red: '#F0768F',
    pink: '#FFA9C6',
    blue: '#7CBDE8',
    sky: '#DDF1FB',
    yellow: '#FFDF7E',
    cream: '#FFF7E0',
    green: '#7FC9A0',
    mint: '#DCF5E4',
    purple: '#A994E0',
    lilac: '#EBE3FC',
    orange: '#FFB58A',
    brown: '#B58A72',
    dark: '#7A6479',
    night: '#6F6FB5',
  },
  pop: {
    ...natural,
    ink: '#2E1666',
    red: '#E0246B',
    pink: '#FF6FA8',
    blush: '#E0246B',
    blue: '#22B8E0',
    sky: '#A9ECFA',
    yellow: '#FFD92E',
    cream: '#FFF6B8',
    green: '#17B890',
    orange: '#FF7A1A',
    purple: '#6A35C9',
    dark: '#2E1666',
    night: '#2E1666',
  },
  retro: {
    ...natural,
    ink: '#3D2418',
    white: '#FFF8E8',
    red: '#B8352A',
    pink: '#D98A7E',
    blush: '#C9594D',
    blue: '#4A7F8C',
    sky: '#C9DDD6',
    yellow: '#E5B23C',
    cream: '#F7E7C3',
    green: '#5C7F4A',
    mint: '#D5DFBF',
    purple: '#7A5470',
    lilac: '#DCC9CF',
    orange: '#D0752F',
    gray: '#C9BCA6',
    dark: '#4A3528',
    night: '#2F3B4A',
  },
  mono: {
    ink: '#111111',
    white: '#FFFFFF',
    red: '#2A2A2A',
    pink: '#B5B5B5',
    blush: '#6E6E6E',
    blue: '#8A8A8A',
    sky: '#E8E8E8',
    yellow: '#FFFFFF',
    cream: '#F5F5F5',
    green: '#3A3A3A',
    mint: '#E2E2E2',
    purple: '#555555',
    lilac: '#DADADA',
    orange: '#9A9A9A',
    brown: '#4A4A4A',
    gray: '#BDBDBD',
    dark: '#1E1E1E',
    night: '#1A1A1A',
  },
  neon: {
    ...natural,
    ink: '#1B1740',
    red: '#FF4F8B',
    pink: '#FF7AD9',
    blush: '#FF4FB0',
    blue: '#21D4FD',
    sky: '#7DEBFF',
    yellow: '#FFE45C',
    cream: '#FFF7C2',
    green: '#4DFFA0',
    mint: '#A8FFD0',
    purple: '#A26BFF',
    lilac: '#C9B0FF',
    orange: '#FF9A4D',
    gray: '#B5B3E0',
    dark: '#2A2560',
    night: '#14103A',
  },
};

const styles = new WeakMap<PresetConfig, DrawingStyle>();

/** The style's colors and line; made once for each preset. */
export function drawingStyle(preset: PresetConfig): DrawingStyle {
  const known = styles.get(preset);
  if (known) return known;
  const style = {
    palette: palettes[preset.drawing.palette],
    line: preset.drawing.line,
    halo: { color: preset.captionStroke.color, width: 2.5 },
  };
  styles.set(preset, style);
  return style;
}

/** Colors of grounds and bubbles that take turns, so that a set is not of one color. */
export function turnColor({ palette }: DrawingStyle, turn: number): { strong: string; pale: string } {
  const turns = [
    ['yellow', 'cream'],
    ['pink', 'white'],
    ['blue', 'sky'],
    ['green', 'mint'],
    ['purple', 'lilac'],
    ['orange', 'cream'],
  ] as const;
  const [strong, pale] = turns[turn % turns.length] as (typeof turns)[number];
  return { strong: palette[strong], pale: palette[pale] };
}
