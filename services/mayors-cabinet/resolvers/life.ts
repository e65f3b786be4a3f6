import { dayOf } from '../../../platform/clock';
import { hasBegun } from '../domain/meetings';
import { turn, type Turn } from '../domain/next-move';
import { movesFrom, type Situation } from '../domain/stages';
import type { Stage } from '../domain/values';
import type { NextMoveType, StageChangeType } from '../graphql/history';
import type { RecommendationType } from '../graphql/recommendation';
import { type AgendaItemStub, type MeetingStub, stub } from '../graphql/stubs';
import type { Context } from '../context';
import { moversOf } from '../policies/moves';
import { toRecommendations } from './reads';

/** The fields of a recommendation that several facts make together. */

/** Whose turn it is; without a body where the hub does not know the one whose turn it is. */
export async function nextMoveOf(context: Context, recommendation: RecommendationType): Promise<NextMoveType | null> {
  const { id, stage } = recommendation;
  const decision = stage === 'DECIDED' || stage === 'ANSWERED' ? await context.loaders.decision.load(id) : null;
  const whose = turn(stage, decision?.outcome ?? null);
  if (whose === null) return null;
  const dueOn = stage === 'DECIDED' ? (decision?.answerDueOn ?? null) : null;
  return { body: stub(await bodyOf(context, whose, recommendation)), dueOn };
}

async function bodyOf({ loaders }: Context, whose: Turn, { from }: RecommendationType): Promise<string | null> {
  if (whose === 'AUTHOR') return from.id;
  if (whose === 'CABINET') return (await loaders.theCabinet())?.id ?? null;
  return (await loaders.bodiesOfKind.load('DEPARTMENT')).at(0)?.id ?? null;
}

/** The items that take it up, as far as they are this viewer's to know: null where there are some, but none is. */
export async function agendaItemsOf({ loaders }: Context, recommendation: string): Promise<AgendaItemStub[] | null> {
  const links = await loaders.agendaLinks.load(recommendation);
  if (links.length > 0) return links.map(({ agendaItemId }) => stub(agendaItemId));
  const hidden = await loaders.agendaLinksOfAnybody.load(recommendation);
  return hidden.length > 0 ? null : [];
}

/**
 * The meeting that a step is about. Decisions are public, and so is where they were made; any other step tells what is on
 * the agenda of its meeting, which is for those who may read that.
 */
export async function meetingOf(
  { loaders }: Context,
  { stage, meetingId }: StageChangeType,
): Promise<MeetingStub | null> {
  if (meetingId === null || stage === 'DECIDED') return stub(meetingId);
  return stub((await loaders.meetingWithAgenda.load(meetingId))?.id ?? null);
}

/** Those that it names as related, then those that name it. */
export async function relatedOf(
  { loaders }: Context,
  { id, relatedIds }: RecommendationType,
): Promise<RecommendationType[]> {
  const [named, naming] = await Promise.all([
    Promise.all(relatedIds.map((related) => loaders.recommendation.load(related))),
    loaders.recommendationsRelatedTo.load(id),
  ]);
  return toRecommendations([...named, ...naming.filter((row) => !relatedIds.includes(row.id))]);
}

/** The stages to which this viewer may bring it; costs nothing for those who may move nothing. */
export async function allowedMovesOf(context: Context, recommendation: RecommendationType): Promise<Stage[]> {
  const { loaders, viewer } = context;
  if (viewer.grants.length === 0) return [];
  const author = await loaders.knownBody.load(recommendation.from.id);
  const movers = moversOf(viewer, { id: recommendation.from.id, isDepartment: author?.kind === 'DEPARTMENT' });
  return movers.size === 0 ? [] : movesFrom(await situationOf(context, recommendation), movers);
}

async function situationOf(context: Context, { id, stage }: RecommendationType): Promise<Situation> {
  const { loaders, today, settings } = context;
  const [decision, response, meetingBegun] = await Promise.all([
    loaders.decision.load(id),
    loaders.response.load(id),
    stage === 'SCHEDULED' && hasMet(loaders, id),
  ]);
  return {
    stage,
    outcome: decision?.outcome ?? null,
    answeredOn: response && dayOf(response.at),
    meetingBegun,
    today,
    silenceDays: settings.silenceDays,
  };
}

/** Whether the meeting for which it was scheduled last has begun. */
async function hasMet(loaders: Context['loaders'], recommendation: string): Promise<boolean> {
  const meetingId = (await loaders.history.load(recommendation)).at(-1)?.meetingId;
  const meeting = meetingId ? await loaders.meetingWithAgenda.load(meetingId) : null;
  return meeting !== null && hasBegun(meeting.status);
}
