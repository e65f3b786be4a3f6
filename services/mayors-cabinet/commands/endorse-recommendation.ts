import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { illegalTransition } from '../../../platform/commands/transition';
import { readText } from '../../../platform/commands/values';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { BEFORE_DECISION } from '../domain/stages';
import { Endorsement } from '../entities/recommendation';
import { recommendationEndorsed } from '../events/recommendations';
import type { EndorseRecommendationInput } from '../graphql/recommendation-inputs';
import { MAX_NOTE, noRecommendation, openRecommendation } from './recommendation-change';
import { requireSpeaker } from './submit-recommendation';

/** Another body stands behind a recommendation, before it is decided. */
export function endorseRecommendation(context: Context, input: EndorseRecommendationInput): Promise<Done> {
  return context.command('endorseRecommendation', input, async (tx) => {
    const change = await openRecommendation(tx, input.recommendation, context.now);
    if (!change) throw noRecommendation();
    const { recommendation, manager } = change;
    const body = await requireSpeaker(context, manager, input.body);
    if (body.id === recommendation.fromId)
      throw new HubError('FORBIDDEN', 'A body does not endorse what it sent up itself.');
    if (!BEFORE_DECISION.includes(recommendation.stage))
      throw illegalTransition('recommendation', recommendation.stage, []);
    const named = { recommendationId: recommendation.id, bodyId: body.id };
    if (await manager.existsBy(Endorsement, named))
      throw new HubError('ALREADY_EXISTS', 'This body stands behind it already.');
    const checks = new Checks();
    const note = readText(checks, 'note', input.note ?? null, MAX_NOTE);
    checks.done();
    const endorsement = { ...named, id: newId(), at: context.now, note };
    await manager.insert(Endorsement, endorsement);
    change.record((version) => recommendationEndorsed(endorsement, version));
    await change.commit();
    return recommendation.id;
  });
}
