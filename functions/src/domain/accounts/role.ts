/**
 * What a person may see beyond their own data, by custom claims of Auth: `staff` sees usage and limits, `superuser`
 * everything; `admin` is the operator and also a superuser. Staff and superusers leave an entry in `audit_entries`.
 */
export const roles = ['member', 'staff', 'superuser'] as const;
export type Role = (typeof roles)[number];

/** A role, or the operator's rank. Superusers assign roles; the operator's command `role` assigns every rank. */
export const ranks = [...roles, 'admin'] as const;
export type Rank = (typeof ranks)[number];

type Claims = Readonly<Record<string, unknown>>;

export function roleOf(claims: Claims): Role {
  if (claims.superuser === true || claims.admin === true) return 'superuser';
  return claims.staff === true ? 'staff' : 'member';
}

export function rankOf(claims: Claims): Rank {
  return claims.admin === true ? 'admin' : roleOf(claims);
}

/** Returns the claims with their rank replaced; other claims are kept. */
export function claimsWith(claims: Claims, rank: Rank): Record<string, unknown> {
  const { admin, superuser, staff, ...others } = claims;
  return rank === 'member' ? others : { ...others, [rank]: true };
}

export function mayAct(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}
