import { rightsClassOf, type Viewer } from '../platform/auth/viewer';
import type { Caller } from './subgraphs/subgraph';

/**
 * Turns the value of an Authorization header into a viewer; without a header, into the public. Rejects with
 * UNAUTHENTICATED or TOKEN_EXPIRED for one that is not good: a silent public view would hide the mistake.
 */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

const callers = new WeakMap<Viewer, Caller>();

/** For whom an operation runs. The same object for the same viewer object, so that a rights class is worked out once. */
export function callerOf(viewer: Viewer): Caller {
  let caller = callers.get(viewer);
  if (!caller) callers.set(viewer, (caller = { viewer, rightsClass: rightsClassOf(viewer) }));
  return caller;
}
