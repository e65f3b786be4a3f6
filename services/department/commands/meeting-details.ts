import type { EntityManager } from 'typeorm';
import type { Checks } from '../../../platform/commands/checks';
import { checkDistinct, checkLine, checkUrl, readList, readText, readTexts } from '../../../platform/commands/values';
import type { TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { Body } from '../entities/body';
import type { Meeting } from '../entities/meeting';
import { stillThere } from './meeting-time';

/** What of a meeting may be given when it is scheduled and changed before it begins. */
export interface MeetingDetails {
  readonly jointWith?: readonly string[] | null;
  readonly title?: TranslatedTextInput | null;
  readonly place?: TranslatedTextInput | null;
  readonly joinUrl?: string | null;
  readonly dialIn?: string | null;
  readonly interpretation?: readonly string[] | null;
  readonly objectives?: readonly TranslatedTextInput[] | null;
}

type Details = Pick<
  Meeting,
  'jointWithIds' | 'title' | 'place' | 'joinUrl' | 'dialIn' | 'interpretation' | 'objectives'
>;

const MOST = { title: 300, place: 500, dialIn: 200 } as const;

/**
 * Reads what was given of a meeting's details; what was left out is undefined, and null clears.
 * @param meeting whose body and day the bodies that meet jointly must fit
 */
export async function readDetails(
  checks: Checks,
  manager: EntityManager,
  meeting: Pick<Meeting, 'bodyId' | 'date'>,
  given: MeetingDetails,
): Promise<Partial<Details>> {
  checkUrl(checks, 'joinUrl', given.joinUrl);
  checkLine(checks, 'dialIn', given.dialIn, MOST.dialIn);
  checkDistinct(checks, 'interpretation', given.interpretation);
  return {
    title: readText(checks, 'title', given.title, MOST.title),
    place: readText(checks, 'place', given.place, MOST.place),
    joinUrl: given.joinUrl,
    dialIn: given.dialIn,
    interpretation: readList(checks, 'interpretation', given.interpretation),
    objectives: readTexts(checks, 'objectives', given.objectives),
    jointWithIds: await readJoint(checks, manager, meeting, given.jointWith),
  };
}

async function readJoint(
  checks: Checks,
  manager: EntityManager,
  { bodyId, date }: Pick<Meeting, 'bodyId' | 'date'>,
  given: readonly string[] | null | undefined,
): Promise<string[] | undefined> {
  const ids = readList(checks, 'jointWith', given);
  if (!ids || ids.length === 0) return ids;
  checkDistinct(checks, 'jointWith', ids);
  const bodies = await manager.createQueryBuilder(Body, 'item').where('item.id = ANY(:ids)', { ids }).getMany();
  ids.forEach((id, at) => {
    const body = bodies.find((row) => row.id === id);
    checks.that(id !== bodyId, ['jointWith', at], 'must be another body than the one that meets');
    checks.that(body !== undefined, ['jointWith', at], 'must be a body of the registry');
    checks.that(!body || stillThere(body, date), ['jointWith', at], 'must be a body that is there on the day');
  });
  return ids;
}
