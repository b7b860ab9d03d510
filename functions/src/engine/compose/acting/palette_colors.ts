/** Roles of colors in drawings; a style's palette defines their values. */
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
  /** The inside of drawn mouths. */
  readonly mouth: string;
  readonly night: string;
}

export type ColorRole = keyof Palette;

export const natural: Palette = {
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
  mouth: '#A3263F',
  night: '#2B2D68',
};

/** Red, green and blue bytes of a `#RRGGBB` color. */
export function hexBytes(color: string): [red: number, green: number, blue: number] {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
