/**
 * Who is asking. The gateway makes a Viewer from a bearer token; services get it handed over in one process, and from a
 * signed claim otherwise. Policies read nothing else.
 */

/** The roles of the contract's `Role`. STAFF, CABINET_MEMBER and CLERK stand alone; the others are of one body. */
export const ROLES = ['MEMBER', 'CO_CHAIR', 'STAFF_LIAISON', 'AMBASSADOR', 'STAFF', 'CABINET_MEMBER', 'CLERK'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that are held in one body; a grant of one names the body's id. */
export const BODY_ROLES: ReadonlySet<Role> = new Set(['MEMBER', 'CO_CHAIR', 'STAFF_LIAISON', 'AMBASSADOR'] as const);

/** `body` is a Body's id, and null exactly for the roles that are of no body. */
export interface Grant {
  readonly role: Role;
  readonly body: string | null;
}

export interface Viewer {
  /** False for the public, which sent no token. */
  readonly authenticated: boolean;
  /** Id of the Person, where the token names one. */
  readonly person: string | null;
  readonly grants: readonly Grant[];
}

export const PUBLIC: Viewer = Object.freeze({ authenticated: false, person: null, grants: Object.freeze([]) });

/** True when the viewer holds one of the roles that are of no body. */
export function holds(viewer: Viewer, ...roles: readonly Role[]): boolean {
  return viewer.grants.some((grant) => grant.body === null && roles.includes(grant.role));
}

/** Ids of the bodies in which the viewer holds one of the roles (any role when none is named). */
export function bodiesOf(viewer: Viewer, ...roles: readonly Role[]): string[] {
  const bodies = viewer.grants
    .filter((grant) => grant.body !== null && (roles.length === 0 || roles.includes(grant.role)))
    .map((grant) => grant.body as string);
  return [...new Set(bodies)];
}

/** True when the viewer holds one of the roles (any when none is named) in that body. */
export function holdsIn(viewer: Viewer, body: string, ...roles: readonly Role[]): boolean {
  return viewer.grants.some((grant) => grant.body === body && (roles.length === 0 || roles.includes(grant.role)));
}

/**
 * Everything of a viewer that policies read, as one string. Two viewers of one rights class get the same answer to the
 * same question, so work may be shared between them, and between no others.
 */
export function rightsClassOf(viewer: Viewer): string {
  if (!viewer.authenticated) return 'public';
  const grants = viewer.grants.map((grant) => `${grant.role}@${grant.body ?? ''}`).sort();
  return JSON.stringify([viewer.person, [...new Set(grants)]]);
}
