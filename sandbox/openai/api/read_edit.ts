import { invalidRequest } from './api_reply.ts';
import { missing } from './parameters.ts';

export interface SentImage {
  readonly type: string;
  readonly bytes: Buffer;
}

/** A parsed multipart body. */
export interface EditForm {
  readonly images: readonly SentImage[];
  readonly fields: Readonly<Record<string, string>>;
}

const MOST_IMAGES = 16;
const MOST_BYTES = 50_000_000;
const TYPES = ['image/png', 'image/jpeg', 'image/webp'];

/**
 * Reads `multipart/form-data` with `image`, or `image[]` repeated.
 *
 * @throws {ApiError}
 */
export async function readEdit(contentType: string, body: Buffer): Promise<EditForm> {
  const form = await parse(contentType, body);
  const images: SentImage[] = [];
  const fields: Record<string, string> = {};
  for (const [name, value] of form) {
    if (name === 'image' || name === 'image[]') images.push(await readImage(value));
    else if (name === 'markup' || name === 'mask') fields[name] = '(file)';
    else if (typeof value !== 'string') throw invalidRequest(`'${name}' is no file.`, name, 'invalid_type');
    else if (name in fields) throw invalidRequest(`Duplicate parameter: '${name}'.`, name, 'invalid_value');
    else fields[name] = value;
  }
  if (images.length === 0) throw missing('image');
  if (images.length > MOST_IMAGES) {
    throw invalidRequest(
      `Invalid 'image': array too long. Expected an array with maximum length ${MOST_IMAGES}.`,
      'image',
      'array_above_max_length',
    );
  }
  return { images, fields };
}

async function parse(contentType: string, body: Buffer): Promise<FormData> {
  try {
    if (!contentType.startsWith('multipart/form-data')) throw new TypeError('No form.');
    return await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
  } catch {
    throw invalidRequest(
      `Invalid Content-Type header (${contentType}), expected multipart/form-data.`,
      null,
      null,
    );
  }
}

async function readImage(value: File | string): Promise<SentImage> {
  if (typeof value === 'string') {
    throw invalidRequest("Invalid type for 'image': expected a file.", 'image', 'invalid_type');
  }
  if (!TYPES.includes(value.type)) {
    throw invalidRequest(
      `Invalid file 'image': unsupported mimetype ('${value.type}'). Supported are ${TYPES.join(', ')}.`,
      'image',
      'unsupported_file_mimetype',
    );
  }
  if (value.size >= MOST_BYTES) throw invalidRequest('The image is too large.', 'image', 'image_too_large');
  return { type: value.type, bytes: Buffer.from(await value.arrayBuffer()) };
}
