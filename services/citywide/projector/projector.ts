import type { About, Change, Line, Rules, Told } from './change';
import { department } from './department';
import { mayorsCabinet } from './mayors-cabinet';
import { parentCabinet } from './parent-cabinet';
import { workingGroups } from './working-groups';

/** By the service that tells: what is made of its events, by their types. Others are passed over. */
export const RULES: Readonly<Record<string, Rules>> = {
  department,
  'working-groups': workingGroups,
  'parent-cabinet': parentCabinet,
  'mayors-cabinet': mayorsCabinet,
};

const UNKNOWN: About = { bodyId: null, title: null };

function ruleOf(service: string, { type }: Told) {
  const rules: Rules | undefined = RULES[service];
  return rules && Object.hasOwn(rules, type) ? rules[type] : null;
}

/**
 * What an event of a service changes in the read models. It depends on nothing else, so that taking events in and
 * rebuilding from them cannot differ.
 */
export function changesOf(service: string, event: Told): readonly Change[] {
  return ruleOf(service, event)?.changes(event) ?? [];
}

/** Of what news in an event is told, by the ids of `SeenSubject`. */
export function aboutOf(service: string, event: Told): readonly string[] {
  return ruleOf(service, event)?.about(event) ?? [];
}

/**
 * The public news in an event; null where there is none.
 * @param about what was seen of it before
 */
export function lineOf(service: string, event: Told, about: About | null): Line | null {
  const line = ruleOf(service, event)?.line(event, { ...UNKNOWN, ...about, ...saidItself(service, event) }) ?? null;
  const { jointWithIds } = event.payload;
  const isJoint = Array.isArray(jointWithIds) && jointWithIds.length > 0;
  return line && isJoint ? { ...line, alsoOfIds: jointWithIds as string[] } : line;
}

/** What the event itself tells of its subject: newer than what was seen. */
function saidItself(service: string, event: Told): Partial<About> {
  const named = changesOf(service, event).find(
    (change) => change.op === 'set' && change.table === 'SeenSubject' && change.id === event.subject,
  );
  return named?.op === 'set' ? (named.values as Partial<About>) : {};
}
