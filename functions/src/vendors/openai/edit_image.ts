import type { OpenAI } from 'openai';
import { z } from 'zod';
import type { ImageQuality } from '../../domain/generation/image_model.ts';
import type { OpenAiAccount } from '../../platform/config.ts';
import type { EditFailure, EditOutcome } from './edit_outcome.ts';
import { imageModels, misfitOf } from './image_models.ts';
import { retryAfter } from './retry_policy.ts';

const clients = new Map<string, Promise<OpenAI>>();

/** An image request: see `imageModels` for what each model supports. */
export interface EditRequest {
  /** 1 to 16 references: PNG, JPEG or WebP. */
  readonly images: readonly Uint8Array[];
  readonly prompt: string;
  /** In pixels, each a multiple of 16. */
  readonly size: { readonly width: number; readonly height: number };
  readonly quality: ImageQuality;
  readonly background: 'transparent' | 'opaque';
  /** Omitted for models without this parameter. */
  readonly inputFidelity: 'low' | 'high';
  /** Identifies the person to OpenAI by a pseudonym. */
  readonly safetyIdentifier: string;
  readonly signal?: AbortSignal;
}

const answer = z.object({
  data: z.tuple([z.object({ b64_json: z.base64().min(1) })]).rest(z.unknown()),
  usage: z.unknown().optional(),
});
const answerWithUsage = z.object({ usage: z.unknown() });
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Requests one edited image, without retries, and returns the outcome. Throws only for bugs, such as a size that
 * the model does not support.
 */
export async function editImage(account: OpenAiAccount, request: EditRequest): Promise<EditOutcome> {
  const client = await openAiClient(account);
  const timeout = AbortSignal.timeout(account.timeoutSeconds * 1000);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  const body = bodyOf(account, request);
  const startedAt = performance.now();
  const milliseconds = () => Math.round(performance.now() - startedAt);
  try {
    // The SDK's own timeout covers only the response headers; ours covers the whole body.
    const response = await client.images.edit(body, { signal, timeout: 2 ** 31 - 1 }).asResponse();
    const requestId = response.headers.get('x-request-id');
    return { ...readAnswer(await response.text()), requestId, milliseconds: milliseconds() };
  } catch (error) {
    const ended = request.signal?.aborted ? 'aborted' : timeout.aborted ? 'timeout' : null;
    return { ...withoutPrompt(await failureOf(error, ended), request.prompt), milliseconds: milliseconds() };
  }
}

function bodyOf(account: OpenAiAccount, request: EditRequest) {
  const { images, prompt, size, quality, background, inputFidelity, safetyIdentifier } = request;
  const model = imageModels[account.model];
  const misfit = misfitOf(model, request);
  if (misfit) throw new Error(`${account.model} cannot draw what is asked: ${misfit}.`);
  const fidelity = model.inputFidelity.includes(inputFidelity) ? { input_fidelity: inputFidelity } : {};
  return {
    model: account.model,
    image: images.map((image, index) => {
      const format = imageFormat(image);
      return new File([Buffer.from(image)], `reference_${index + 1}.${format}`, { type: `image/${format}` });
    }),
    prompt,
    n: 1,
    size: `${size.width}x${size.height}`,
    quality,
    background,
    output_format: 'png' as const,
    safety_identifier: safetyIdentifier,
    ...fidelity,
  };
}

/** Removes the message if it may repeat the prompt: messages are logged, and prompts contain users' texts. */
function withoutPrompt<F extends { readonly message: string }>(failure: F, prompt: string): F {
  const repeats = prompt
    .split('\n')
    .some((line) => line.length >= 8 && failure.message.includes(line.slice(0, 24)));
  return repeats ? { ...failure, message: '(It repeats the prompt.)' } : failure;
}

/** Reads the image of a response; `malformed_answer` if it has none. */
function readAnswer(text: string) {
  const data = parseJson(text);
  const { success, data: parsed, error } = answer.safeParse(data);
  const png = success ? Buffer.from(parsed.data[0].b64_json, 'base64') : null;
  if (png?.subarray(0, pngSignature.length).equals(pngSignature)) {
    return { kind: 'drawn' as const, png: new Uint8Array(png), usage: parsed?.usage ?? null };
  }
  return {
    kind: 'malformed_answer' as const,
    message: error ? z.prettifyError(error) : 'The picture is no PNG.',
    usage: answerWithUsage.safeParse(data).data?.usage ?? null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Detects the format of a reference from its first bytes.
 *
 * @throws Error for a format that OpenAI does not accept.
 */
function imageFormat(bytes: Uint8Array): 'png' | 'jpeg' | 'webp' {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\x89PNG')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp';
  throw new Error('A reference for OpenAI must be PNG, JPEG or WebP.');
}

/** Returns the SDK client of an account: loaded on first use and cached per account, which keeps its connections. */
function openAiClient(account: OpenAiAccount): Promise<OpenAI> {
  const key = `${account.apiUrl} ${account.apiKey}`;
  const known = clients.get(key) ?? openClient(account);
  clients.set(key, known);
  return known;
}

async function openClient({ apiKey, apiUrl }: OpenAiAccount): Promise<OpenAI> {
  const { OpenAI } = await import('openai');
  return new OpenAI({
    apiKey,
    baseURL: apiUrl,
    // Set explicitly, or the SDK reads them from the environment.
    organization: null,
    project: null,
    // By default the SDK retries after a timeout, which would bill an image twice: see retry_policy.ts.
    maxRetries: 0,
  });
}

type Failure = EditFailure extends infer Each
  ? Each extends EditFailure
    ? Omit<Each, 'milliseconds'>
    : never
  : never;

/** Error codes for the content of the request or the image. */
const moderation = new Set(['moderation_blocked', 'content_policy_violation', 'safety_violation']);
/** Codes of a 429 for an account without money: waiting does not help. */
const isBudgetUsedUp = new Set(['insufficient_quota', 'billing_hard_limit_reached']);
/** Errors that occur before a connection exists. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Maps an error of the SDK to a failure. `ended`: what ended the call on our side, if anything. A call that is not
 * known to have failed before it was sent counts as possibly billed.
 */
async function failureOf(error: unknown, ended: 'aborted' | 'timeout' | null): Promise<Failure> {
  const { APIError, APIConnectionError } = await import('openai');
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof APIError && error.status !== undefined) return failureOfStatus(error, message);
  const noAccount = { requestId: null, message };
  if (ended) return { kind: 'outcome_unknown', reason: ended, ...noAccount };
  const codes = networkCodes(error);
  if (codes.some((code) => beforeSending.has(code))) {
    return { kind: 'not_sent', requestId: null, message: `${message} ${codes.join(' ')}` };
  }
  // fetch throws a TypeError if the connection breaks while the body is read.
  if (error instanceof APIConnectionError || error instanceof TypeError) {
    return { kind: 'outcome_unknown', reason: 'connection_lost', ...noAccount };
  }
  throw error;
}

interface StatusError {
  readonly status: number;
  readonly code: string | null | undefined;
  readonly type: string | undefined;
  readonly requestID: string | null | undefined;
  readonly headers: Headers | undefined;
}

function failureOfStatus(
  { status, code = null, type = '', requestID, headers }: StatusError,
  message: string,
): Failure {
  const common = { requestId: requestID ?? null, message };
  const retryAfterMilliseconds = headers ? retryAfter(headers, Date.now()) : null;
  const isEmpty = isBudgetUsedUp.has(code ?? '') || isBudgetUsedUp.has(type);
  if (moderation.has(code ?? '')) return { kind: 'moderation_blocked', ...common };
  if (status === 429 && !isEmpty) return { kind: 'rate_limited', retryAfterMilliseconds, ...common };
  if (status >= 500 || status === 408 || status === 409) {
    return { kind: 'server_error', retryAfterMilliseconds, ...common };
  }
  return { kind: 'refused', status, code, ...common };
}

/** Collects the error codes of the operating system and of fetch along the chain of causes. */
function networkCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const several = error instanceof AggregateError ? error.errors.flatMap(networkCodes) : [];
  return [...own, ...several, ...networkCodes(error.cause)];
}
