import { setTimeout as sleep } from 'node:timers/promises';
import type { Switch } from '../control/switches.ts';
import { drawPicture } from '../draw/draw_picture.ts';
import type { Sandbox } from '../sandbox.ts';
import { type ApiReply, commonHeaders } from './api_reply.ts';
import type { Order } from './parameters.ts';
import type { SentImage } from './read_edit.ts';
import { priceOf, usageOf } from './usage_of.ts';

interface Call {
  readonly order: Order;
  readonly images: readonly SentImage[];
  readonly requestId: string;
  readonly begun: number;
}

/** Draws what was ordered, puts it on the bill, and answers it as the switch says. */
export async function drawAndBill(sandbox: Sandbox, call: Call, fault: Switch | null): Promise<ApiReply> {
  const { order, images, requestId, begun } = call;
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
    sandbox.bill.push({ requestId, model: order.model, size, quality: order.quality, costUsd, at: begun });
  }
  const wanted = settings.latencyMs + (fault === 'slow' ? settings.slowMs : 0);
  await sleep(Math.max(0, wanted - (Date.now() - begun)));
  const text = (bytes: Buffer) => (fault === 'malformed' ? 'bm90IGEgcGljdHVyZQ==' : bytes.toString('base64'));
  const sent =
    fault === 'timeout_after_billing' ? 'never' : fault === 'lost_after_billing' ? 'broken' : 'yes';
  return {
    status: 200,
    sent,
    headers: {
      ...commonHeaders(requestId),
      'openai-processing-ms': String(Date.now() - begun),
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
