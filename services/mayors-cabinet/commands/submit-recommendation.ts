import type { EntityManager } from 'typeorm';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { dependingOn } from '../../../platform/commands/depends-on';
import { checkDistinct, checkId, ENTERED, readList, readText } from '../../../platform/commands/values';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { KnownBody, KnownPriority, KnownStrategy } from '../entities/known';
import { Recommendation, StageChange } from '../entities/recommendation';
import { recommendationMoved, recommendationSubmitted } from '../events/recommendations';
import type { SubmitRecommendationInput } from '../graphql/recommendation-inputs';
import { speaksFor } from '../policies/moves';
import { nextNumber } from './next-number';

/** Characters of a title in one language. */
export const MAX_TITLE = 500;

/** A body sends something up to the Cabinet. */
export function submitRecommendation(context: Context, input: SubmitRecommendationInput): Promise<Done> {
  return context.command('submitRecommendation', input, async (tx) => {
    const author = await requireSpeaker(context, tx.manager, input.from);
    const recommendation = await readRecommendation(context, tx.manager, author, input);
    await tx.manager.insert(Recommendation, recommendation);
    const step = await tx.manager.save(StageChange, {
      id: newId(),
      recommendationId: recommendation.id,
      position: 1,
      stage: 'SUBMITTED' as const,
      at: context.now,
      byId: author.id,
      note: null,
      meetingId: null,
    });
    tx.record(recommendationSubmitted(recommendation));
    tx.record(recommendationMoved(step));
    return recommendation.id;
  });
}

/**
 * The body for which somebody wants to speak, which is there today.
 * @throws HubError NOT_FOUND, FORBIDDEN
 */
export async function requireSpeaker(
  { viewer, today }: Context,
  manager: EntityManager,
  id: string,
): Promise<KnownBody> {
  const body = await manager.findOneBy(KnownBody, { id });
  if (!body || (body.validTo !== null && body.validTo < today))
    throw dependingOn(new HubError('NOT_FOUND', 'There is no such body today.'), 'department');
  if (speaksFor(viewer, { id, isDepartment: body.kind === 'DEPARTMENT' })) return body;
  throw new HubError('FORBIDDEN', 'This is for the co-chair of the body; for the department, its staff.');
}

async function readRecommendation(
  { now, today }: Context,
  manager: EntityManager,
  author: KnownBody,
  input: SubmitRecommendationInput,
): Promise<Recommendation> {
  const checks = new Checks();
  const { strategy = null, priority = null } = input;
  const title = readText(checks, 'title', input.title, MAX_TITLE);
  const ask = readText(checks, 'ask', input.ask);
  const indicatorIds = readIds(checks, 'indicators', input.indicators);
  const documentIds = readIds(checks, 'documents', input.documents);
  const relatedIds = readIds(checks, 'related', input.related);
  await checkOrigins(checks, manager, author, { strategy, priority });
  await checkRelated(checks, manager, relatedIds);
  checks.done();
  return {
    id: newId(),
    version: 1,
    number: await nextNumber(manager, today),
    kind: input.kind,
    title,
    ask,
    fromId: author.id,
    submittedAt: now,
    stage: 'SUBMITTED',
    stageSince: now,
    fromStrategyId: strategy,
    fromPriorityId: priority,
    indicatorIds,
    deferrals: 0,
    relatedIds,
    documentIds,
    provenance: ENTERED,
  };
}

/** Ids of things that another service owns, each once. */
export function readIds(checks: Checks, path: string, given: readonly string[] | null | undefined): string[] {
  const ids = readList(checks, path, given ?? []) ?? [];
  ids.forEach((id, at) => checkId(checks, [path, at], id));
  checkDistinct(checks, path, ids);
  return ids;
}

/** Nobody speaks of what another body works on as if it was their own. */
async function checkOrigins(
  checks: Checks,
  manager: EntityManager,
  author: KnownBody,
  { strategy, priority }: { strategy: string | null; priority: string | null },
): Promise<void> {
  if (strategy !== null) {
    const known = await manager.findOneBy(KnownStrategy, { id: strategy });
    checks.known(known?.groupId === author.id, 'working-groups', 'strategy', 'must be a strategy of the author body');
  }
  if (priority !== null) {
    const known = await manager.findOneBy(KnownPriority, { id: priority });
    checks.known(known?.cabinetId === author.id, 'parent-cabinet', 'priority', 'must be a priority of the author body');
  }
}

async function checkRelated(checks: Checks, manager: EntityManager, ids: readonly string[]): Promise<void> {
  const found = await manager
    .createQueryBuilder(Recommendation, 'item')
    .where('item.id = ANY(:ids)', { ids })
    .getMany();
  ids.forEach((id, at) =>
    checks.that(
      found.some((row) => row.id === id),
      ['related', at],
      'must be a recommendation',
    ),
  );
}
