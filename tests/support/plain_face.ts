import type { EyeMap, FaceMap, Point } from '../../functions/src/engine/compose/face_map.ts';

/** Returns the map of a frontal face: `unit` px between the eyes, and (x, y) is the point between them. */
export function plainFace(x: number, y: number, unit: number, part: Partial<FaceMap> = {}): FaceMap {
  const at = (across: number, down: number): Point => ({ x: x + across * unit, y: y + down * unit });
  const pair = (across: number, down: number) => ({ right: at(-across, down), left: at(across, down) });
  const eye = (side: 1 | -1): EyeMap => {
    const lid = (down: number) =>
      [0.18, 0.12, 0.06, 0, -0.06, -0.12, -0.18].map((off) =>
        at(side * (0.5 + off), down * Math.cos((off / 0.24) * (Math.PI / 2))),
      );
    return {
      outer: at(side * 0.74, 0),
      inner: at(side * 0.26, 0),
      upper: lid(-0.1),
      lower: lid(0.08),
    };
  };
  const brow = (side: 1 | -1) => {
    const edge = (down: number) => [0.8, 0.65, 0.5, 0.35, 0.22].map((across) => at(side * across, down));
    return { upper: edge(-0.4), lower: edge(-0.32) };
  };
  const around = (middleDown: number, wide: number, tall: number, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const angle = (index / count) * 2 * Math.PI - Math.PI;
      return at(Math.cos(angle) * wide, middleDown + Math.sin(angle) * tall);
    });
  return {
    score: 1,
    turned: 0.58,
    roll: 0,
    scale: unit,
    origin: at(0, 0),
    eyes: { right: eye(-1), left: eye(1) },
    brows: { right: brow(-1), left: brow(1) },
    nose: { tip: at(0, 0.55), bridge: at(0, -0.05) },
    mouth: {
      ...pair(0.42, 1),
      innerTop: at(0, 0.99),
      innerBottom: at(0, 1.01),
      bottom: at(0, 1.14),
      outline: around(1, 0.42, 0.14, 20),
    },
    cheeks: { ...pair(0.65, 0.45), lowerRight: at(-0.6, 0.8), lowerLeft: at(0.6, 0.8) },
    forehead: at(0, -0.75),
    chin: at(0, 1.55),
    temples: pair(1.05, -0.1),
    sides: pair(1.1, 0.3),
    outline: around(0.4, 1.1, 1.15, 36),
    ...part,
  };
}
