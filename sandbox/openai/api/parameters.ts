import { z } from 'zod';
import { invalidRequest } from './api_reply.ts';
import { MODELS, type Model } from './models.ts';

/** Supported parameters besides the images. */
export const EDIT_PARAMETERS = z
  .object({
    prompt: z.string().min(1).max(32_000),
    model: z.string(),
    n: z.coerce.number().int().min(1).max(10),
    size: z.string(),
    quality: z.enum(['low', 'medium', 'high', 'auto']),
    background: z.enum(['transparent', 'opaque', 'auto']),
    output_format: z.enum(['png', 'webp', 'jpeg']),
    user: z.string().max(64),
    safety_identifier: z.string().max(64),
    input_fidelity: z.enum(['low', 'high']),
  })
  .partial();

/** Parameters of edits only. */
const ONLY_EDIT = ['input_fidelity'];

/** Parameters of OpenAI that the sandbox rejects as unsupported. */
export const UNSUPPORTED_PARAMETERS = [
  'complexity',
  'frame_count',
  'frame_duration_ms',
  'markup',
  'mask',
  'moderation',
  'output_compression',
  'partial_images',
  'response_format',
  'stream',
  'style',
  'svg',
];

/** A valid request. */
export interface Order {
  readonly prompt: string;
  readonly model: string;
  readonly modelSpec: Model;
  readonly n: number;
  readonly width: number;
  readonly height: number;
  readonly quality: 'low' | 'medium' | 'high';
  readonly background: 'transparent' | 'opaque';
  readonly format: 'png' | 'webp' | 'jpeg';
  readonly inputFidelity: 'low' | 'high';
  readonly safetyIdentifier: string | null;
}

/** @throws {ApiError} 400 with OpenAI's message for the first invalid parameter. */
export function readOrder(fields: Readonly<Record<string, unknown>>, kind: 'edit' | 'generation'): Order {
  const asked = MODELS.get(String(fields.model));
  if (asked && !asked.markup && 'markup' in fields)
    throw unsupported(String(fields.model), 'markup', 'markup');
  for (const name of Object.keys(fields)) rejectUnknownField(name, kind);
  const result = EDIT_PARAMETERS.safeParse(fields);
  if (!result.success) {
    const [issue] = result.error.issues;
    const name = String(issue?.path[0] ?? '');
    throw invalidRequest(
      `Invalid value for '${name}': ${JSON.stringify(fields[name])}. ${issue?.message ?? ''}`,
      name,
      'invalid_value',
    );
  }
  const { model, prompt, n = 1, size = 'auto', quality = 'auto', background = 'auto', ...rest } = result.data;
  if (prompt === undefined) throw missing('prompt');
  if (model === undefined) throw missing('model');
  const modelSpec = MODELS.get(model);
  if (!modelSpec) throw invalidRequest(`The model '${model}' does not exist.`, 'model', 'invalid_value');
  const format = rest.output_format ?? 'png';
  if (background === 'transparent' && format === 'jpeg') {
    throw invalidRequest(
      'Transparent background is not supported for JPEG output format.',
      'background',
      'invalid_value',
    );
  }
  const fidelity = rest.input_fidelity;
  if (fidelity !== undefined && !modelSpec.inputFidelity.includes(fidelity)) {
    throw unsupported(model, `the 'input_fidelity' value '${fidelity}'`, 'input_fidelity');
  }
  if (background === 'transparent' && !modelSpec.transparent) {
    throw unsupported(model, 'a transparent background', 'background');
  }
  return {
    prompt,
    model,
    modelSpec,
    n,
    format,
    ...readSize(size, modelSpec),
    quality: quality === 'auto' ? 'high' : quality,
    background: background === 'transparent' ? 'transparent' : 'opaque',
    inputFidelity: fidelity ?? 'low',
    safetyIdentifier: rest.safety_identifier || rest.user || null,
  };
}

const unsupported = (model: string, what: string, name: string) =>
  invalidRequest(`The model '${model}' does not support ${what}.`, name, `invalid_${name}_model`);

function rejectUnknownField(name: string, kind: 'edit' | 'generation'): void {
  const isKnown = Object.hasOwn(EDIT_PARAMETERS.shape, name);
  if (isKnown && (kind === 'edit' || !ONLY_EDIT.includes(name))) return;
  if (UNSUPPORTED_PARAMETERS.includes(name)) {
    throw invalidRequest(`This sandbox does not act on '${name}'.`, name, 'unsupported_by_sandbox');
  }
  throw invalidRequest(`Unknown parameter: '${name}'.`, name, 'unknown_parameter');
}

export const missing = (name: string) =>
  invalidRequest(`Missing required parameter: '${name}'.`, name, 'missing_required_parameter');

const STANDARD_SIZES = ['1024x1024', '1536x1024', '1024x1536'];

function readSize(size: string, { sizes }: Model): { width: number; height: number } {
  if (size === 'auto') return { width: 1024, height: 1024 };
  const [, across, down] = /^(\d{2,4})x(\d{2,4})$/.exec(size) ?? [];
  const [width, height] = [Number(across), Number(down)];
  if (STANDARD_SIZES.includes(size)) return { width, height };
  const isFit = [width, height].every((side) => side % 16 === 0 && side >= 256 && side <= 3840);
  if (sizes === 'any' && isFit && Math.max(width, height) <= 3 * Math.min(width, height)) {
    return { width, height };
  }
  const allowed =
    sizes === 'any'
      ? 'Width and height must be multiples of 16, from 256 to 3840, at most 3:1.'
      : `Supported values are ${STANDARD_SIZES.join(', ')} and auto.`;
  throw invalidRequest(`Invalid size '${size}'. ${allowed}`, 'size', 'invalid_value');
}
