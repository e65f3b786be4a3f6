import type { Docketed } from './docket';
import { covers } from './days';

export interface Informing {
  readonly id: string;
  readonly kind: string | null;
  readonly informsIds: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Who informs whom, and what was sent along. */
export interface Edge<Sent> {
  readonly fromId: string;
  readonly toId: string;
  readonly docketed: readonly Sent[];
}

const CABINET = 'MAYORS_CABINET';

/**
 * The edges of a day, in the order of the bodies. What is sent up goes to the Mayor's Cabinet; a body that sent something
 * up and does not inform it by the registry of that day, since it ended or the registry does not say so, has an edge all
 * the same.
 */
export function edgesOf<Sent extends Docketed & { readonly fromId: string | null }>(
  bodies: readonly Informing[],
  docket: readonly Sent[],
  day: string,
): Edge<Sent>[] {
  const cabinet = bodies.find(({ kind }) => kind === CABINET)?.id ?? null;
  const sentBy = (id: string): Sent[] => docket.filter(({ fromId }) => fromId === id);
  return bodies.flatMap((body) => {
    const isThere = covers({ from: body.validFrom, to: body.validTo }, day);
    const informs = isThere ? body.informsIds : [];
    const sent = sentBy(body.id);
    const toIds = sent.length > 0 && cabinet !== null ? [...new Set([...informs, cabinet])] : informs;
    return toIds.map((toId) => ({ fromId: body.id, toId, docketed: toId === cabinet ? sent : [] }));
  });
}
