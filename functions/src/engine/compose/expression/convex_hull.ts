import type { Point } from '../face_map.ts';

/** Edges of a convex hull (clockwise in the picture) as five numbers each: start, unit vector along it, length. */
export function edgesOf(hull: readonly Point[]): Float64Array {
  return Float64Array.from(
    hull.flatMap(({ x, y }, index) => {
      const to = hull[(index + 1) % hull.length];
      const length = Math.hypot(to.x - x, to.y - y) || 1;
      return [x, y, (to.x - x) / length, (to.y - y) / length, length];
    }),
  );
}

/** Distance of a point from the convex hull with these edges, px; negative inside. */
export function outside(edges: Float64Array, x: number, y: number): number {
  let farthest = -Infinity;
  for (let at = 0; at < edges.length; at += 5) {
    const across = (x - edges[at]) * edges[at + 3] - (y - edges[at + 1]) * edges[at + 2];
    if (across > farthest) farthest = across;
  }
  if (farthest <= 0) return farthest;
  let nearest = Infinity;
  for (let at = 0; at < edges.length; at += 5) {
    const overX = x - edges[at];
    const overY = y - edges[at + 1];
    const alongX = edges[at + 2];
    const alongY = edges[at + 3];
    const along = Math.max(0, Math.min(edges[at + 4], overX * alongX + overY * alongY));
    const awayX = overX - alongX * along;
    const awayY = overY - alongY * along;
    nearest = Math.min(nearest, awayX * awayX + awayY * awayY);
  }
  return Math.sqrt(nearest);
}

/** Convex hull by Andrew's monotone chain, clockwise in a picture whose y axis points down. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((one, other) => one.x - other.x || one.y - other.y);
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2) {
        const [one, other] = chain.slice(-2);
        const cross = (other.x - one.x) * (point.y - one.y) - (other.y - one.y) * (point.x - one.x);
        if (cross > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}
