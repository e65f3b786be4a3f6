import { OWN_CURSOR } from '../plan/names';
import { isTree } from '../execute/tree';
import type { SubgraphResult } from '../subgraphs/subgraph';

/** What can stand in a header line of an event, and in a client's memory. */
const CURSOR = /^[\x21-\x7e]{1,1000}$/;

/**
 * The cursor that a subgraph gave with an event: under the gateway's own alias, or beside the data where the event itself
 * is null. Undefined where it gave none, or something that is none.
 */
export function cursorIn({ data, cursor }: SubgraphResult, source: string): string | undefined {
  const event = data?.[source];
  const found = (isTree(event) ? event[OWN_CURSOR] : undefined) ?? cursor;
  return typeof found === 'string' && CURSOR.test(found) ? found : undefined;
}
