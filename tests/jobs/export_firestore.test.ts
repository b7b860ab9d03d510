import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { v1 } from 'firebase-admin/firestore';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { japanDay } from '../../functions/src/domain/timestamp.ts';
import { exportFirestore } from '../../functions/src/operations/index.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { type BareContext, bareContext } from '../support/bare_context.ts';

type ExportDocuments = InstanceType<typeof v1.FirestoreAdminClient>['exportDocuments'];
/** The API's own type of a request. */
type Request = NonNullable<Parameters<ExportDocuments>[0]>;

/** The body that the API accepts: the fields of its own type and no others. The name is in the path. */
const bodySchema = z.strictObject({
  outputUriPrefix: z.string().regex(/^gs:\/\/[a-z0-9._-]+\/[^/][^?#]*[^/]$/),
  collectionIds: z.array(z.string()).optional(),
  namespaceIds: z.array(z.string()).optional(),
  snapshotTime: z.iso.datetime().optional(),
} satisfies Record<keyof Omit<Request, 'name'>, z.ZodType>);

/** Starts a strict double of `exportDocuments`: one method, one path, a bearer token, and each prefix once. */
function exportApi() {
  const exported: string[] = [];
  const answer = async (request: IncomingMessage): Promise<[number, object]> => {
    const rejected = (code: number, status: string, message: string) => {
      return [code, { error: { code, message, status } }] as [number, object];
    };
    if (
      request.method !== 'POST' ||
      request.url !== '/v1/projects/a-project/databases/(default):exportDocuments'
    )
      return rejected(404, 'NOT_FOUND', `${request.method} ${request.url}`);
    if (request.headers.authorization !== 'Bearer a-token')
      return rejected(401, 'UNAUTHENTICATED', 'No token.');
    const text = (await request.toArray()).join('');
    const body = bodySchema.safeParse(JSON.parse(text));
    if (!body.success) return rejected(400, 'INVALID_ARGUMENT', z.prettifyError(body.error));
    const { outputUriPrefix } = body.data;
    if (exported.includes(outputUriPrefix))
      return rejected(400, 'INVALID_ARGUMENT', `Path already exists: ${outputUriPrefix}`);
    exported.push(outputUriPrefix);
    return [200, { name: 'projects/a-project/databases/(default)/operations/ASA1' }];
  };
  const server = createServer(async (request, response) => {
    const [status, body] = await answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return { server, exported };
}

describe('nightly export of the database', { timeout: 60_000 }, () => {
  let bare: BareContext;
  let context: Context;
  let server: Server;
  let exported: string[];
  let token = 'a-token';
  beforeEach(async () => {
    bare = bareContext();
    ({ server, exported } = exportApi());
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    token = 'a-token';
    context = {
      ...bare.context,
      databaseExports: () => ({
        apiUrl: `http://127.0.0.1:${port}`,
        projectId: 'a-project',
        bucket: bare.context.bucket,
        accessToken: async () => token,
      }),
    };
  });
  afterEach(() => void server.close());
  const put = (daysAgo: number, name: string) => {
    const day = japanDay(new Date(context.now().getTime() - daysAgo * 86_400_000));
    return context.bucket.file(`firestore/${day}/${name}`).save('x', { resumable: false });
  };
  const stored = async () => (await context.bucket.getFiles())[0].map(({ name }) => name);

  it('starts once a day under its date, and removes exports older than 7 days', async () => {
    await put(8, 'all/output-0');
    await put(30, 'all.export_metadata');
    await put(7, 'all/output-0');
    await context.bucket.file('elsewhere/2020-01-01/x').save('x', { resumable: false });
    await exportFirestore(context);
    await exportFirestore(context);
    expect(exported).toEqual([`gs://${context.bucket.name}/firestore/${japanDay(context.now())}`]);
    const left = await stored();
    expect(left).toHaveLength(2);
    expect(left).toContain('elsewhere/2020-01-01/x');
  });

  it('fails with the API’s message if it is rejected, and then removes nothing', async () => {
    token = 'another';
    await put(8, 'all/output-0');
    await expect(exportFirestore(context)).rejects.toThrow(/UNAUTHENTICATED No token/);
    expect(await stored()).toHaveLength(1);
  });

  it('is off if no bucket is configured', async () => {
    await exportFirestore(bare.context);
    expect(exported).toEqual([]);
  });
});
