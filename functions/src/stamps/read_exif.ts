import { type PhotoExif, photoExifSchema } from '../domain/generation/generate_queue.ts';

/** Other tags are not read, in particular no GPS position. */
const fields = ['Make', 'Model', 'DateTimeOriginal', 'Orientation'];

/**
 * Reads camera, time and orientation of a photo; null if it has no Exif data. Never throws, because Exif is
 * optional.
 */
export async function readExif(bytes: Uint8Array): Promise<PhotoExif | null> {
  const raw = (await readByExifr(bytes)) ?? (await readByExifReader(bytes));
  if (!raw) return null;
  const exif = photoExifSchema.safeParse(
    Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined)),
  );
  return exif.success && Object.keys(exif.data).length > 0 ? exif.data : null;
}

interface RawExif {
  make: string | undefined;
  model: string | undefined;
  takenAt: string | undefined;
  orientation: number | undefined;
}

async function readByExifr(bytes: Uint8Array): Promise<RawExif | null> {
  try {
    const { default: exifr } = await import('exifr');
    const tags: unknown = await exifr.parse(bytes, {
      pick: fields,
      translateValues: false,
      reviveValues: false,
    });
    return tags ? raw(tags, (value) => value) : null;
  } catch {
    return null;
  }
}

/** Slower, but supports HEIC files with a long list of brands (iOS 18), which exifr does not recognize. */
async function readByExifReader(bytes: Uint8Array): Promise<RawExif | null> {
  try {
    const { default: ExifReader } = await import('exifreader');
    const tags: unknown = ExifReader.load(new Uint8Array(bytes).buffer, {
      includeTags: { exif: fields },
      async: false,
    });
    return raw(tags, (tag) =>
      isRecord(tag) ? (Array.isArray(tag.value) ? tag.value[0] : tag.value) : undefined,
    );
  } catch {
    return null;
  }
}

function raw(tags: unknown, read: (tag: unknown) => unknown): RawExif {
  const record = isRecord(tags) ? tags : {};
  return {
    make: text(read(record.Make)),
    model: text(read(record.Model)),
    takenAt: text(read(record.DateTimeOriginal)),
    orientation: orientation(read(record.Orientation)),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Cameras pad their names with NUL.
  return (
    value
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 40) || undefined
  );
}

function orientation(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 8 ? value : undefined;
}
