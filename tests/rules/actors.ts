/**
 * The callers in the access tables of Firestore and Storage. Each row is about something that belongs to
 * `ownerOf(actor)`: people without access own their own, all others use what the owner has.
 */
export const actors = [
  'signed out',
  'other',
  'owner',
  'suspended owner',
  'deleted owner',
  'owner with initial password',
  'owner without profile',
  'staff',
  'superuser',
  'admin',
] as const;
export type Actor = (typeof actors)[number];

export const methods = ['get', 'list', 'create', 'update', 'delete'] as const;
export type Method = (typeof methods)[number];

/** Who may do what. Everything else is denied. */
export type Access = Partial<Record<Actor, readonly Method[]>>;

export const uidOf = (actor: Actor): string => actor.replaceAll(' ', '_');

const isShutOut = (actor: Actor): boolean => / owner$|^owner with/.test(actor);

export const ownerOf = (actor: Actor): Actor => (isShutOut(actor) ? actor : 'owner');

/** The people whose documents and files are stored. */
export const owners: readonly Actor[] = actors.filter((actor) => actor === ownerOf(actor));

/** Custom claims in Auth; null when signed out. */
export function claimsOf(actor: Actor): Record<string, boolean> | null {
  if (actor === 'signed out') return null;
  return ['staff', 'superuser', 'admin'].includes(actor) ? { [actor]: true } : {};
}

/** The profile under `users/<uid>`; null if there is none. */
export function profileOf(
  actor: Actor,
): { isActive: boolean; isDeleted: boolean; mustChangePassword?: true } | null {
  if (actor === 'signed out' || actor === 'owner without profile') return null;
  return {
    isActive: actor !== 'suspended owner',
    isDeleted: actor === 'deleted owner',
    ...(actor === 'owner with initial password' ? { mustChangePassword: true as const } : {}),
  };
}

/** Returns whether a row allows this method to an actor. */
export const mayAccess = (access: Access, actor: Actor, method: Method): boolean =>
  access[actor]?.includes(method) ?? false;
