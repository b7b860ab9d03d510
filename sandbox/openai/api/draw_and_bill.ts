import { setTimeout as sleep } from 'node:timers/promises';
import type { Switch } from '../control/switches.ts';
import { drawPicture } from '../draw/draw_picture.ts';
import type { Sandbox } from '../sandbox.ts';
import { type ApiReply, commonHeaders } from './api_reply.ts';
import type { Order } from './parameters.ts';
import type { SentImage } from './read_edit.ts';

/** Approximate token usage as OpenAI counts it. */
interface Usage {
  readonly input_tokens: number;
  readonly input_tokens_details: { readonly image_tokens: number; readonly text_tokens: number };
  readonly output_tokens: number;
  readonly total_tokens: number;
}

const OUTPUT = { low: 272, medium: 1056, high: 4160 };

const REFERENCE = { low: 323, high: 4483 };

interface Call {
  readonly order: Order;
  readonly images: readonly SentImage[];
  readonly requestId: string;
  readonly startedAt: number;
}

/** Draws the requested images, bills them, and responds as the switch says. */
export async function drawAndBill(sandbox: Sandbox, call: Call, fault: Switch | null): Promise<ApiReply> {
  const { order, images, requestId, startedAt } = call;
  const { settings } = sandbox;
  const pictures = await Promise.all(
    Array.from({ length: order.n }, () =>
      drawPicture(
        order,
        images.map(({ bytes }) => bytes),
        fault,
      ),
    ),
  );
  const usage = usageOf(order, images.length);
  const [first] = pictures;
  const size = `${first?.width}x${first?.height}`;
  for (const _ of pictures) {
    const costUsd = priceOf(order, usage) / order.n;
    sandbox.bill.push({
      requestId,
      model: order.model,
      size,
      quality: order.quality,
      costUsd,
      at: startedAt,
    });
  }
  const wanted = settings.latencyMs + (fault === 'slow' ? settings.slowMs : 0);
  await sleep(Math.max(0, wanted - (Date.now() - startedAt)));
  const text = (bytes: Buffer) => (fault === 'malformed' ? 'bm90IGEgcGljdHVyZQ==' : bytes.toString('base64'));
  const sent =
    fault === 'timeout_after_billing' ? 'never' : fault === 'lost_after_billing' ? 'broken' : 'yes';
  return {
    status: 200,
    sent,
    headers: {
      ...commonHeaders(requestId),
      'openai-processing-ms': String(Date.now() - startedAt),
      ...rates(sandbox),
    },
    body: {
      created: Math.floor(Date.now() / 1000),
      background: fault?.endsWith('_ground') ? 'opaque' : order.background,
      data: pictures.map(({ bytes }) => ({ b64_json: text(bytes) })),
      output_format: order.format,
      quality: order.quality,
      size,
      ...(order.safetyIdentifier === null ? {} : { safety_identifier: order.safetyIdentifier }),
      ...(fault === 'missing_usage' ? {} : { usage }),
    },
  };
}

function rates({ bill, settings }: Sandbox): Record<string, string> {
  const minute = Date.now() - 60_000;
  const used = bill.filter(({ at }) => at > minute).length;
  return {
    'x-ratelimit-limit-requests': String(settings.imagesPerMinute),
    'x-ratelimit-remaining-requests': String(Math.max(0, settings.imagesPerMinute - used)),
    'x-ratelimit-reset-requests': '60s',
  };
}

function usageOf(order: Order, images: number): Usage {
  const text = Math.ceil(order.prompt.length / 4);
  const image = images * REFERENCE[order.inputFidelity];
  const share = (order.width * order.height) / 1024 ** 2;
  const output = Math.round(OUTPUT[order.quality] * order.modelSpec.outputs * share) * order.n;
  return {
    input_tokens: text + image,
    input_tokens_details: { image_tokens: image, text_tokens: text },
    output_tokens: output,
    total_tokens: text + image + output,
  };
}

/** In USD. */
function priceOf({ modelSpec }: Order, usage: Usage): number {
  const { image_tokens: image, text_tokens: text } = usage.input_tokens_details;
  return (
    (text * modelSpec.textInput + image * modelSpec.imageInput + usage.output_tokens * modelSpec.output) / 1e6
  );
}
