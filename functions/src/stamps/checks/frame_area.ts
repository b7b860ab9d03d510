/** A rectangle of a canvas, in pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Replaces the canvas's pixels in the area. Both are RGBA with straight alpha. */
export function copyArea(canvas: Uint8Array, canvasWidth: number, area: Area, pixels: Uint8Array): void {
  for (let row = 0; row < area.height; row += 1) {
    const from = row * area.width * 4;
    canvas.set(pixels.subarray(from, from + area.width * 4), start(canvasWidth, area, row));
  }
}

export function clearArea(canvas: Uint8Array, canvasWidth: number, area: Area): void {
  for (let row = 0; row < area.height; row += 1) {
    const from = start(canvasWidth, area, row);
    canvas.fill(0, from, from + area.width * 4);
  }
}

/** Blends `pixels` over the canvas as the PNG specification defines it. */
export function blendOver(canvas: Uint8Array, canvasWidth: number, area: Area, pixels: Uint8Array): void {
  for (let row = 0; row < area.height; row += 1) {
    let to = start(canvasWidth, area, row);
    for (let from = row * area.width * 4; from < (row + 1) * area.width * 4; from += 4, to += 4) {
      const alpha = pixels[from + 3];
      if (alpha === 0) continue;
      const under = canvas[to + 3];
      if (alpha === 255 || under === 0) {
        canvas.set(pixels.subarray(from, from + 4), to);
        continue;
      }
      const own = alpha * 255;
      const rest = (255 - alpha) * under;
      for (let channel = 0; channel < 3; channel += 1) {
        const mixed = pixels[from + channel] * own + canvas[to + channel] * rest;
        canvas[to + channel] = Math.round(mixed / (own + rest));
      }
      canvas[to + 3] = Math.round((own + rest) / 255);
    }
  }
}

const start = (canvasWidth: number, { x, y }: Area, row: number) => ((y + row) * canvasWidth + x) * 4;
