import { z } from 'zod';
import { ask } from '../google_api/ask.ts';
import type { Connection } from './connection.ts';

/** The fields of an account that an import accepts, with the API's names; password hash and salt unchanged. */
export const accountSchema = z.object({
  localId: z.string().min(1),
  email: z.string().optional(),
  emailVerified: z.boolean().optional(),
  displayName: z.string().optional(),
  photoUrl: z.string().optional(),
  phoneNumber: z.string().optional(),
  disabled: z.boolean().optional(),
  passwordHash: z.string().optional(),
  salt: z.string().optional(),
  /** Custom claims, as JSON text. */
  customAttributes: z.string().optional(),
  providerUserInfo: z
    .array(
      z.object({
        providerId: z.string(),
        rawId: z.string().optional(),
        email: z.string().optional(),
        displayName: z.string().optional(),
        photoUrl: z.string().optional(),
      }),
    )
    .optional(),
  createdAt: z.string().optional(),
  lastLoginAt: z.string().optional(),
});
export type Account = z.infer<typeof accountSchema>;

const pageSchema = z.object({
  users: z.array(accountSchema).default([]),
  nextPageToken: z.string().optional(),
});

/**
 * How a project hashes passwords: without these parameters, no hash can be verified again. null if the project does
 * not return them.
 */
export const hashParametersSchema = z
  .object({
    algorithm: z.string(),
    signerKey: z.string(),
    saltSeparator: z.string(),
    rounds: z.number().int(),
    memoryCost: z.number().int(),
  })
  .nullable();
export type HashParameters = z.infer<typeof hashParametersSchema>;

const configSchema = z.object({
  signIn: z.object({ hashConfig: hashParametersSchema.optional().catch(null) }).optional(),
});
const importSchema = z.object({
  error: z.array(z.object({ index: z.number().default(0), message: z.string() })).default([]),
});

const pageSize = 500;

/** Password providers follow from the hash: an import that names one fails. */
const withoutPassword = ({ providerUserInfo = [], ...account }: Account): Account => ({
  ...account,
  providerUserInfo: providerUserInfo.filter(({ providerId }) => providerId !== 'password'),
});

/** Reads all accounts of a project, ordered by uid. */
export async function* readAccounts(connection: Connection): AsyncGenerator<Account> {
  const { authUrl, projectId } = connection;
  let nextPageToken = '';
  do {
    const query = new URLSearchParams({
      maxResults: String(pageSize),
      ...(nextPageToken ? { nextPageToken } : {}),
    });
    const page = pageSchema.parse(
      await ask(connection, 'GET', `${authUrl}/v1/projects/${projectId}/accounts:batchGet?${query}`),
    );
    for (const account of page.users) yield withoutPassword(account);
    nextPageToken = page.users.length === 0 ? '' : (page.nextPageToken ?? '');
  } while (nextPageToken !== '');
}

export async function readHashParameters(connection: Connection): Promise<HashParameters> {
  const { authUrl, projectId } = connection;
  const config = configSchema.parse(
    await ask(connection, 'GET', `${authUrl}/admin/v2/projects/${projectId}/config`).catch(
      // The emulator supports one path, the service the other.
      () => ask(connection, 'GET', `${authUrl}/v2/projects/${projectId}/config`),
    ),
  );
  return config.signIn?.hashConfig ?? null;
}

/** Imports accounts with their hashes. Throws with the first that is rejected. */
export async function writeAccounts(
  connection: Connection,
  accounts: AsyncIterable<Account>,
  { hash, overwrite }: { readonly hash: HashParameters; readonly overwrite: boolean },
): Promise<number> {
  const { authUrl, projectId } = connection;
  const { algorithm: hashAlgorithm, ...parameters } = hash ?? { algorithm: undefined };
  let users: Account[] = [];
  let count = 0;
  const send = async () => {
    if (users.length === 0) return;
    const url = `${authUrl}/v1/projects/${projectId}/accounts:batchCreate`;
    const options = { ...(hashAlgorithm ? { hashAlgorithm, ...parameters } : {}), allowOverwrite: overwrite };
    const { error } = importSchema.parse(await ask(connection, 'POST', url, { users, ...options }));
    const [first] = error;
    if (first) throw new Error(`Account ${users[first.index]?.localId}: ${first.message}`);
    count += users.length;
    users = [];
  };
  for await (const account of accounts) {
    users.push(account);
    if (users.length === pageSize) await send();
  }
  await send();
  return count;
}
