import type { Canvas, Image, SKRSContext2D } from '@napi-rs/canvas';

/** Returns a generator of numbers 0..1, determined by the seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const grounds = ['crowd', 'grass', 'room', 'gradient', 'night'] as const;
export type Ground = (typeof grounds)[number];

type Draw = (
  context: SKRSContext2D,
  width: number,
  height: number,
  random: () => number,
  people: readonly (Image | Canvas)[],
) => void;

/** Fills the canvas with a background. `people`: cut-outs for a crowd. */
export const drawGround: Record<Ground, Draw> = {
  crowd: (context, width, height, random, people) => {
    fill(context, width, height, '#8a8f98', '#4d4a52');
    context.filter = 'blur(3px)';
    for (let row = 0; row < 4; row++) {
      for (let place = 0; place < 9; place++) {
        const person = people[Math.floor(random() * people.length)];
        if (!person) continue;
        const size = height * (0.28 + row * 0.07);
        const x = (place + random() - 0.8) * (width / 8);
        const y = height * (0.12 + row * 0.2) + random() * 20;
        context.save();
        context.translate(x + size / 2, y);
        if (random() < 0.5) context.scale(-1, 1);
        context.globalAlpha = 0.95;
        context.drawImage(person, -size / 2, 0, size, size);
        context.fillStyle = `hsla(${Math.floor(random() * 360)}, 45%, 40%, 0.35)`;
        context.globalCompositeOperation = 'source-atop';
        context.fillRect(-size / 2, size * 0.4, size, size * 0.6);
        context.restore();
      }
    }
    context.filter = 'none';
  },
  grass: (context, width, height, random) => {
    fill(context, width, height, '#7d9a4e', '#466a2a');
    for (let blade = 0; blade < 9000; blade++) {
      const x = random() * width;
      const y = random() * height;
      context.strokeStyle = `hsl(${75 + random() * 45}, ${35 + random() * 30}%, ${18 + random() * 38}%)`;
      context.lineWidth = 0.8 + random() * 1.6;
      context.beginPath();
      context.moveTo(x, y);
      context.quadraticCurveTo(
        x + (random() - 0.5) * 8,
        y - 9,
        x + (random() - 0.5) * 18,
        y - 10 - random() * 22,
      );
      context.stroke();
    }
  },
  room: (context, width, height, random) => {
    fill(context, width, height, '#d8cdbd', '#b9aa96');
    context.fillStyle = '#8a6a4a';
    context.fillRect(0, height * 0.72, width, height * 0.28);
    for (let plank = 0; plank < 14; plank++) {
      context.fillStyle = `rgba(60, 35, 15, ${0.08 + random() * 0.2})`;
      context.fillRect(0, height * (0.72 + plank * 0.02), width, 2 + random() * 3);
    }
    context.fillStyle = '#e9f1f7';
    context.fillRect(width * 0.06, height * 0.08, width * 0.26, height * 0.42);
    context.strokeStyle = '#f7f4ee';
    context.lineWidth = 8;
    context.strokeRect(width * 0.06, height * 0.08, width * 0.26, height * 0.42);
    for (let shelf = 0; shelf < 3; shelf++) {
      const y = height * (0.2 + shelf * 0.17);
      context.fillStyle = '#6f543a';
      context.fillRect(width * 0.6, y, width * 0.36, 7);
      for (let book = 0; book < 11; book++) {
        const tall = height * (0.07 + random() * 0.06);
        context.fillStyle = `hsl(${Math.floor(random() * 360)}, 35%, ${30 + random() * 35}%)`;
        context.fillRect(width * (0.61 + book * 0.031), y - tall, width * 0.026, tall);
      }
    }
    speckle(context, width, height, random, 6);
  },
  gradient: (context, width, height, random) => {
    const hue = Math.floor(random() * 360);
    fill(context, width, height, `hsl(${hue}, 40%, 72%)`, `hsl(${(hue + 40) % 360}, 45%, 45%)`);
    speckle(context, width, height, random, 4);
  },
  night: (context, width, height, random) => {
    fill(context, width, height, '#0c1024', '#1c1a2c');
    context.filter = 'blur(5px)';
    for (let light = 0; light < 70; light++) {
      context.fillStyle = `hsla(${Math.floor(20 + random() * 60 + (random() < 0.3 ? 180 : 0))}, 85%, 62%, ${0.25 + random() * 0.6})`;
      context.beginPath();
      context.arc(random() * width, height * (0.25 + random() * 0.7), 3 + random() * 16, 0, Math.PI * 2);
      context.fill();
    }
    context.filter = 'none';
    speckle(context, width, height, random, 9);
  },
};

function fill(context: SKRSContext2D, width: number, height: number, top: string, bottom: string): void {
  const gradient = context.createLinearGradient(0, 0, width * 0.3, height);
  gradient.addColorStop(0, top);
  gradient.addColorStop(1, bottom);
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
}

/** Sensor noise, up to `most` of 255. */
function speckle(
  context: SKRSContext2D,
  width: number,
  height: number,
  random: () => number,
  most: number,
): void {
  const pixels = context.getImageData(0, 0, width, height);
  for (let at = 0; at < pixels.data.length; at += 4) {
    const noise = (random() + random() - 1) * most;
    for (let channel = 0; channel < 3; channel++)
      pixels.data[at + channel] = (pixels.data[at + channel] ?? 0) + noise;
  }
  context.putImageData(pixels, 0, 0);
}
