/**
 * Who asks, in the access tables of Firestore and Storage. Each row asks about something that belongs to `ownerOf(actor)`:
 * those who are shut out own theirs, and everybody else meets what the owner has.
 */
export const actors = [
  'nobody',
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

/** Who may do what; nobody else may do anything. */
export type Access = Partial<Record<Actor, readonly Method[]>>;

export const uidOf = (actor: Actor): string => actor.replaceAll(' ', '_');

const isShutOut = (actor: Actor): boolean => / owner$|^owner with/.test(actor);

export const ownerOf = (actor: Actor): Actor => (isShutOut(actor) ? actor : 'owner');

/** Whose documents and files are stored. */
export const owners: readonly Actor[] = actors.filter((actor) => actor === ownerOf(actor));

/** Custom claims of Auth; null when nobody is signed in. */
export function claimsOf(actor: Actor): Record<string, boolean> | null {
  if (actor === 'nobody') return null;
  return ['staff', 'superuser', 'admin'].includes(actor) ? { [actor]: true } : {};
}

/** The profile under `users/<uid>`; null for those without one. */
export function profileOf(
  actor: Actor,
): { isActive: boolean; isDeleted: boolean; mustChangePassword?: true } | null {
  if (actor === 'nobody' || actor === 'owner without profile') return null;
  return {
    isActive: actor !== 'suspended owner',
    isDeleted: actor === 'deleted owner',
    ...(actor === 'owner with initial password' ? { mustChangePassword: true as const } : {}),
  };
}

/** What a row expects of an actor's method. */
export const mayAccess = (access: Access, actor: Actor, method: Method): boolean =>
  access[actor]?.includes(method) ?? false;
