import { randomUUID } from 'node:crypto';
import { stack } from '../support/stack.ts';
import { type Actor, actors, claimsOf, type Method, ownerOf, owners, profileOf, uidOf } from './actors.ts';
import { encodedFields } from './encoded_fields.ts';
import { type FirestoreRow, firestoreTable } from './firestore_access.ts';

/** Accesses in addition to the five methods: listing a whole collection, and reading a document below another one. */
export type AccessMethod = Method | 'list all' | 'get below';

/** A separate project in the Firestore emulator, in which any rules can be set and only rules decide. */
export interface FirestoreRulesProject {
  /**
   * @throws Error if the rules do not compile.
   */
  readonly setRules: (source: string) => Promise<void>;
  /** Writes every document of the table, replacing existing ones. */
  readonly fill: () => Promise<void>;
  /** Returns whether the rules allow the access. If so, it is performed. */
  readonly permits: (row: FirestoreRow, actor: Actor, question: AccessMethod) => Promise<boolean>;
}

export function firestoreRulesProject(): FirestoreRulesProject {
  const projectId = `demo-rules-${randomUUID().slice(0, 8)}`;
  const emulator = `http://${stack().emulators.firestore}`;
  const database = `projects/${projectId}/databases/(default)`;
  const root = `${database}/documents`;
  const tokens = new Map(actors.map((actor) => [actor, tokenOf(actor, projectId)]));

  async function send(method: string, url: string, token: string | null | undefined, body?: object) {
    const response = await fetch(url, {
      method,
      headers: token ? { authorization: `Bearer ${token}` } : {},
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    // These errors come from Firestore after the rules have allowed the request.
    if (response.ok || [404, 409].includes(response.status)) return true;
    if (response.status === 403) return false;
    throw new Error(`${method} ${url}: ${response.status} ${text}`);
  }

  const commit = (token: string | null | undefined, writes: readonly object[]) =>
    send('POST', `${emulator}/v1/${root}:commit`, token, { writes });

  return {
    setRules: async (content) => {
      const files = [{ name: 'firestore.rules', content }];
      await send('PUT', `${emulator}/emulator/v1/projects/${projectId}:securityRules`, null, {
        rules: { files },
      });
    },
    fill: async () => {
      const profiles = actors.flatMap((actor) => {
        const profile = profileOf(actor);
        if (profile === null) return [];
        const { isDeleted, ...fields } = profile;
        const deletedAt = isDeleted ? new Date() : null;
        return [{ path: `users/${uidOf(actor)}`, fields: { ...fields, deletedAt, userId: uidOf(actor) } }];
      });
      const documents = firestoreTable
        .filter((row) => !row.isUnderUid)
        .flatMap((row) => {
          return owners.flatMap((owner) => {
            const path = pathOf(row, owner);
            const fields = { ...row.fields, userId: uidOf(owner) };
            return [
              { path, fields },
              { path: `${path}/below/it`, fields },
            ];
          });
        });
      await commit(
        'owner',
        [...profiles, ...documents].map(({ path, fields }) => ({
          update: { name: `${root}/${path}`, fields: encodedFields(fields) },
        })),
      );
    },
    permits: async (row, actor, question) => {
      const token = tokens.get(actor);
      const owner = ownerOf(actor);
      const name = `${root}/${pathOf(row, owner)}`;
      const fields = encodedFields({ ...row.fields, userId: uidOf(owner) });
      if (question === 'get') return await send('GET', `${emulator}/v1/${name}`, token);
      if (question === 'get below') return await send('GET', `${emulator}/v1/${name}/below/it`, token);
      if (question === 'create') {
        const fresh = row.isUnderUid ? `${root}/${row.collection}/new_${uidOf(actor)}` : `${name}_new`;
        return await commit(token, [{ update: { name: fresh, fields } }]);
      }
      if (question === 'update') {
        return await commit(token, [{ update: { name, fields }, currentDocument: { exists: true } }]);
      }
      if (question === 'delete') return await commit(token, [{ delete: name }]);
      const own = row.isUnderUid ? { __name__: { referenceValue: name } } : fields;
      const asked = query(row.collection, question === 'list all' ? {} : own);
      return await send('POST', `${emulator}/v1/${root}:runQuery`, token, asked);
    },
  };
}

/** Returns the accesses of a row. Without a profile there is no document under the uid to update or delete. */
export const accessesOf = (row: FirestoreRow, actor: Actor): readonly AccessMethod[] =>
  row.isUnderUid && actor === 'owner without profile'
    ? ['list', 'create', 'list all']
    : ['get', 'list', 'create', 'update', 'delete', 'list all', 'get below'];

function pathOf({ collection, variant, isUnderUid }: FirestoreRow, owner: Actor): string {
  return isUnderUid ? `${collection}/${uidOf(owner)}` : `${collection}/${variant ?? 'of'}_${uidOf(owner)}`;
}

function query(collectionId: string, fields: Readonly<Record<string, object>>): object {
  const filters = Object.entries(fields).map(([fieldPath, value]) => ({
    fieldFilter: { field: { fieldPath }, op: 'EQUAL', value },
  }));
  const where = filters.length === 0 ? {} : { where: { compositeFilter: { op: 'AND', filters } } };
  return { structuredQuery: { from: [{ collectionId }], ...where } };
}

/** Returns an unsigned token, as the emulator accepts it. */
function tokenOf(actor: Actor, projectId: string): string | null {
  const claims = claimsOf(actor);
  if (claims === null) return null;
  const uid = uidOf(actor);
  const seconds = Math.floor(Date.now() / 1000);
  const payload = {
    ...claims,
    sub: uid,
    user_id: uid,
    iss: `https://securetoken.google.com/${projectId}`,
    aud: projectId,
    iat: seconds - 60,
    exp: seconds + 3600,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(payload)}.`;
}
