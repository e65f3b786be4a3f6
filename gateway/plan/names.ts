/**
 * Names that a client may choose freely, and that would collide inside the hub. An alias may be that of a key which the
 * planner fetches beside it (`id: name`); a response key or a variable may be one that plain objects inherit
 * (`__proto__`, `constructor`), or one that the planner gives out itself. Such names are planned, sent and joined under
 * an inner name, so that a tree's key always means one thing.
 */

const PREFIX = '_hub_';
/** Under which the gateway asks for a stream's cursor: no client's name begins with a digit, so no inner key is like it. */
export const OWN_CURSOR = `${PREFIX}0cursor`;
/** The variable that says where a stream is to go on from. */
export const OWN_AFTER = `${PREFIX}after`;
const RESERVED = /^(?:__|_hub_|_internal_qp_|_e\d+$|_entities$|_service$|representations$)/;

/** Where the value of a field lies between hub and subgraphs, given the key that the client asked for it under. */
export function innerKey(key: string, fieldName: string): string {
  return key === fieldName ? innerName(key) : PREFIX + key;
}

/** What a variable is named between hub and subgraphs. */
export function innerName(name: string): string {
  return isReserved(name) ? PREFIX + name : name;
}

/** What the client wrote, given an inner name. */
export function clientName(name: string): string {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
}

function isReserved(name: string): boolean {
  return name in Object.prototype || RESERVED.test(name);
}
