import { crc32 } from 'node:zlib';

/** Returns a GIF of 2 × 2 px with this number of frames. */
export function gif(frames: number): Buffer {
  const head = Buffer.from('47494638396102000200800000000000ffffff', 'hex');
  const control = Buffer.from('21f904000a000000', 'hex');
  const image = Buffer.from('2c0000000002000200000202845100', 'hex');
  return Buffer.concat([
    head,
    ...Array.from({ length: frames }, () => Buffer.concat([control, image])),
    Buffer.from(';'),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** Adds the chunk that marks a PNG as animated. */
export function withAnimationControl(png: Buffer, frames: number): Buffer {
  const control = Buffer.alloc(8);
  control.writeUInt32BE(frames);
  const afterHeader = 8 + 25;
  return Buffer.concat([png.subarray(0, afterHeader), chunk('acTL', control), png.subarray(afterHeader)]);
}

/** Returns a PNG whose header declares a huge picture without any data. */
export function bombHeader(width: number, height: number): Buffer {
  const header = Buffer.from('00000000000000000802000000', 'hex');
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', Buffer.from('789c', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
