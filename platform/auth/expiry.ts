import type { Viewer } from './viewer';

/**
 * Until when a viewer may be taken for one. Kept beside the viewer and not in it: what is open for hours must end with
 * the token that opened it, and nothing else of the hub may ask when that is, policies least of all.
 */
const expiries = new WeakMap<Viewer, number>();

/** Notes the time, in milliseconds since 1970, and gives the viewer back. */
export function expiring<V extends Viewer>(viewer: V, at: number): V {
  expiries.set(viewer, at);
  return viewer;
}

/** In milliseconds since 1970; null for a viewer whose rights have no end. */
export function expiryOf(viewer: Viewer): number | null {
  return expiries.get(viewer) ?? null;
}
