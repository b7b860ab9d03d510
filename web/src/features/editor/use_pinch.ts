import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

const zoomLimits = { min: 1, max: 6 } as const;

interface Finger {
  readonly x: number;
  readonly y: number;
}

/** A point of the zoomed view (as fractions) that has to stay at a point of the window, under the fingers. */
interface Anchor {
  readonly x: number;
  readonly y: number;
  readonly clientX: number;
  readonly clientY: number;
}

/** Zooms what `view` scrolls by pinching or Ctrl+wheel; two fingers also pan. */
export function usePinch(
  view: RefObject<HTMLDivElement | null>,
  zoom: number,
  onZoom: (zoom: number) => void,
) {
  const fingers = useRef(new Map<number, Finger>());
  const pinchStart = useRef<{ distance: number; zoom: number; anchor: Anchor } | null>(null);
  const anchor = useRef<Anchor | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the new size moves the view.
  useLayoutEffect(() => {
    if (anchor.current && view.current) holdAt(view.current, anchor.current);
    anchor.current = null;
  }, [zoom, view]);

  useEffect(() => {
    const element = view.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      anchor.current = anchorAt(element, event.clientX, event.clientY);
      onZoom(limited(zoom * Math.exp(-event.deltaY / 300)));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [view, zoom, onZoom]);

  const middle = () => {
    const [one, other] = [...fingers.current.values()];
    if (!one || !other) return null;
    return {
      x: (one.x + other.x) / 2,
      y: (one.y + other.y) / 2,
      distance: Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)),
    };
  };

  return {
    /** Registers a finger; returns whether it is the second one. */
    begins: (event: PointerEvent): boolean => {
      if (event.pointerType !== 'touch') return false;
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const at = middle();
      if (!at || !view.current) return false;
      pinchStart.current = { distance: at.distance, zoom, anchor: anchorAt(view.current, at.x, at.y) };
      return true;
    },
    /** Returns whether the movement belongs to a pinch, and so not to the brush. */
    moves: (event: PointerEvent): boolean => {
      if (!fingers.current.has(event.pointerId)) return false;
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const at = middle();
      if (!pinchStart.current || !at || !view.current) return pinchStart.current !== null;
      const next = limited((pinchStart.current.zoom * at.distance) / pinchStart.current.distance);
      const held = { ...pinchStart.current.anchor, clientX: at.x, clientY: at.y };
      if (next === zoom) holdAt(view.current, held);
      else {
        anchor.current = held;
        onZoom(next);
      }
      return true;
    },
    /** Returns whether the finger belonged to a pinch. */
    ends: (event: PointerEvent): boolean => {
      fingers.current.delete(event.pointerId);
      const wasPinch = pinchStart.current !== null;
      if (fingers.current.size === 0) pinchStart.current = null;
      return wasPinch;
    },
  };
}

export function limited(zoom: number): number {
  return Math.max(zoomLimits.min, Math.min(zoomLimits.max, zoom));
}

function anchorAt(view: HTMLElement, clientX: number, clientY: number): Anchor {
  const box = view.getBoundingClientRect();
  return {
    x: (view.scrollLeft + clientX - box.left) / view.scrollWidth,
    y: (view.scrollTop + clientY - box.top) / view.scrollHeight,
    clientX,
    clientY,
  };
}

function holdAt(view: HTMLElement, { x, y, clientX, clientY }: Anchor): void {
  const box = view.getBoundingClientRect();
  view.scrollLeft = x * view.scrollWidth - (clientX - box.left);
  view.scrollTop = y * view.scrollHeight - (clientY - box.top);
}
