import { crc32, inflateSync } from 'node:zlib';

interface ReadFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Seconds, as a fraction. */
  readonly delay: readonly [numerator: number, denominator: number];
  /** RGBA of the whole visible canvas, straight alpha. */
  readonly shown: Uint8Array;
}

/**
 * Reads an APNG with code that is independent of the writer. @throws Error if the file breaks a rule.
 */
export interface ReadApng {
  readonly width: number;
  readonly height: number;
  readonly colorType: number;
  readonly loops: number;
  readonly frames: readonly ReadFrame[];
}

export function readApng(file: Uint8Array): ReadApng {
  const chunks = chunksOf(Buffer.from(file));
  const names = chunks.map(({ name }) => name);
  if (names[0] !== 'IHDR' || names.at(-1) !== 'IEND') throw new Error('IHDR and IEND must be the ends.');
  const header = bodyOf(chunks, 'IHDR');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header.readUInt8(8) !== 8 || header.readUInt8(12) !== 0) throw new Error('Not 8 bit, or interlaced.');
  if (names.indexOf('acTL') > names.indexOf('IDAT')) throw new Error('acTL must stand before IDAT.');
  if (names.indexOf('fcTL') > names.indexOf('IDAT')) throw new Error('The first frame is hidden.');
  const control = bodyOf(chunks, 'acTL');
  const frames: ReadFrame[] = [];
  let canvas: Uint8Array = new Uint8Array(width * height * 4);
  let sequence = 0;
  let open: { control: Buffer; data: Buffer[] } | null = null;
  const expectSequence = (number: number) => {
    if (number !== sequence++) throw new Error(`Sequence number ${number} in place of ${sequence - 1}.`);
  };
  const close = () => {
    if (!open) return;
    const frame = drawn(open.control, Buffer.concat(open.data), canvas, width, height);
    frames.push(frame.read);
    canvas = frame.next;
    open = null;
  };
  for (const { name, body } of chunks) {
    if (name === 'fcTL') {
      close();
      expectSequence(body.readUInt32BE(0));
      open = { control: body, data: [] };
    } else if (name === 'fdAT') {
      expectSequence(body.readUInt32BE(0));
      if (!open || frames.length === 0) throw new Error('fdAT without its fcTL.');
      open.data.push(body.subarray(4));
    } else if (name === 'IDAT') {
      if (!open || frames.length > 0) throw new Error('IDAT in the wrong place.');
      open.data.push(body);
    }
  }
  close();
  if (frames.length !== control.readUInt32BE(0)) throw new Error('acTL counts other frames.');
  return { width, height, colorType: header.readUInt8(9), loops: control.readUInt32BE(4), frames };
}

interface Chunk {
  readonly name: string;
  readonly body: Buffer;
}

function chunksOf(bytes: Buffer): Chunk[] {
  if (bytes.subarray(0, 8).toString('hex') !== '89504e470d0a1a0a') throw new Error('No PNG signature.');
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) throw new Error('A chunk is cut off.');
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      throw new Error(`Bad CRC in ${name}.`);
    chunks.push({ name, body: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

function bodyOf(chunks: readonly Chunk[], name: string): Buffer {
  const found = chunks.filter((chunk) => chunk.name === name);
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} × ${name}.`);
  return only.body;
}

function drawn(control: Buffer, data: Buffer, canvas: Uint8Array, width: number, height: number) {
  const [across, down, left, top] = [4, 8, 12, 16].map((at) => control.readUInt32BE(at)) as [
    number,
    number,
    number,
    number,
  ];
  if (across < 1 || down < 1 || left + across > width || top + down > height) {
    throw new Error('A frame leaves the canvas.');
  }
  const [dispose, blend] = [control.readUInt8(24), control.readUInt8(25)];
  if (dispose > 2 || blend > 1) throw new Error('Unknown dispose or blend.');
  const rows = inflateSync(data);
  if (rows.length !== (across * 4 + 1) * down) throw new Error('A frame has not as many bytes as its size.');
  const shown = canvas.slice();
  for (let y = 0; y < down; y++) {
    if (rows.readUInt8(y * (across * 4 + 1)) !== 0) throw new Error('A row is filtered.');
    for (let x = 0; x < across; x++) {
      const from = y * (across * 4 + 1) + 1 + x * 4;
      const to = ((top + y) * width + left + x) * 4;
      const alpha = rows.readUInt8(from + 3);
      if (blend === 1 && alpha === 0) continue;
      if (blend === 1 && alpha !== 255 && (shown[to + 3] ?? 0) !== 0)
        throw new Error('A soft pixel is laid over another.');
      shown.set(rows.subarray(from, from + 4), to);
    }
  }
  const next = dispose === 2 ? canvas : shown.slice();
  if (dispose === 1)
    for (let y = top; y < top + down; y++)
      next.fill(0, (y * width + left) * 4, (y * width + left + across) * 4);
  const delay = [control.readUInt16BE(20), control.readUInt16BE(22)] as const;
  return { read: { left, top, width: across, height: down, delay, shown } satisfies ReadFrame, next };
}
