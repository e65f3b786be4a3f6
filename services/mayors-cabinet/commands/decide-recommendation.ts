import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { ENTERED, readText } from '../../../platform/commands/values';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { Decision } from '../entities/answer';
import { KnownBody } from '../entities/known';
import { Motion } from '../entities/motion';
import { Recommendation, RecommendationAgendaItem, StageChange } from '../entities/recommendation';
import { recommendationDecided } from '../events/answers';
import { recommendationMoved, recommendationSubmitted } from '../events/recommendations';
import type { DecideRecommendationInput } from '../graphql/recommendation-inputs';
import { nextNumber } from './next-number';
import { cabinetId, MAX_NOTE, moveRecommendation, type RecommendationChange } from './recommendation-change';

/** The Cabinet has decided, and owes an answer. */
export function decideRecommendation(context: Context, input: DecideRecommendationInput): Promise<Done> {
  return moveRecommendation(context, 'decideRecommendation', input, async (change) => {
    const decision = await readDecision(context, change, input);
    await change.manager.insert(Decision, decision);
    change.record((version) => recommendationDecided(decision, version));
    if (decision.referredToId !== null) await openReferral(context, change, decision.referredToId);
    return { meetingId: decision.meetingId };
  });
}

async function readDecision(
  { now, today }: Context,
  change: RecommendationChange,
  input: DecideRecommendationInput,
): Promise<Decision> {
  const { recommendation, history } = change;
  const { outcome, motion = null, referredTo = null, answerDueOn = null } = input;
  const checks = new Checks();
  const conditions = readText(checks, 'conditions', input.conditions ?? null, MAX_NOTE);
  if (motion !== null) checks.that(await isOnIt(change, motion), 'motion', 'must be on an item that takes it up');
  checks.that(answerDueOn === null || answerDueOn >= today, 'answerDueOn', 'must not lie in the past');
  if (outcome === 'REFERRED') await checkReferral(checks, change, referredTo, today);
  else checks.that(referredTo === null, 'referredTo', 'must be left out unless the outcome is REFERRED');
  checks.done();
  return {
    id: newId(),
    recommendationId: recommendation.id,
    at: now,
    meetingId: history.at(-1)?.meetingId ?? null,
    outcome,
    motionId: motion,
    conditions,
    referredToId: referredTo,
    answerDueOn,
  };
}

async function checkReferral(
  checks: Checks,
  { manager, recommendation: { fromId } }: RecommendationChange,
  to: string | null,
  today: string,
): Promise<void> {
  if (!checks.that(to !== null, 'referredTo', 'must name the body')) return;
  const known = await manager.findOneBy(KnownBody, { id: to as string });
  const isThere = known !== null && (known.validTo === null || known.validTo >= today);
  checks.known(isThere, 'department', 'referredTo', 'must be a body that is there today');
  checks.that(to !== fromId, 'referredTo', 'must be another body than the author');
}

async function isOnIt({ manager, recommendation }: RecommendationChange, id: string): Promise<boolean> {
  const motion = await manager.findOneBy(Motion, { id });
  if (!motion) return false;
  return manager.existsBy(RecommendationAgendaItem, {
    agendaItemId: motion.agendaItemId,
    recommendationId: recommendation.id,
  });
}

/** The body that it was referred to finds it among its own, as one that came back: with the referral as what is missing. */
async function openReferral({ now, today }: Context, change: RecommendationChange, to: string): Promise<void> {
  const { manager, recommendation, tx } = change;
  const referral: Recommendation = {
    ...recommendation,
    id: newId(),
    version: 1,
    number: await nextNumber(manager, today),
    fromId: to,
    submittedAt: now,
    stage: 'RETURNED',
    stageSince: now,
    fromStrategyId: null,
    fromPriorityId: null,
    deferrals: 0,
    relatedIds: [recommendation.id],
    provenance: ENTERED,
  };
  await manager.insert(Recommendation, referral);
  const step: StageChange = {
    id: newId(),
    recommendationId: referral.id,
    position: 1,
    stage: 'RETURNED',
    at: now,
    byId: await cabinetId(manager),
    note: {
      en: `Referred to this body from ${recommendation.number}.`,
      es: `Remitido a este órgano desde ${recommendation.number}.`,
      original: 'EN',
      machineTranslated: [],
    },
    meetingId: null,
  };
  await manager.insert(StageChange, step);
  tx.record(recommendationSubmitted(referral));
  tx.record(recommendationMoved(step));
}
