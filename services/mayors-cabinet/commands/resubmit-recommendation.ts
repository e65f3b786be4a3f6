import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { readText } from '../../../platform/commands/values';
import type { Context } from '../context';
import { recommendationRevised } from '../events/recommendations';
import type { ResubmitRecommendationInput } from '../graphql/recommendation-inputs';
import { MAX_NOTE, moveRecommendation } from './recommendation-change';
import { MAX_TITLE, readIds } from './submit-recommendation';

/** Its author sends it up again, with what was missing. */
export function resubmitRecommendation(context: Context, input: ResubmitRecommendationInput): Promise<Done> {
  return moveRecommendation(context, 'resubmitRecommendation', input, async (change) => {
    const checks = new Checks();
    const { indicators, documents } = input;
    checks.that(input.title !== null, 'title', 'must have a value: leave it out to keep the one it has');
    checks.that(input.ask !== null, 'ask', 'must have a value: leave it out to keep the one it has');
    const title = readText(checks, 'title', input.title, MAX_TITLE) ?? undefined;
    const ask = readText(checks, 'ask', input.ask) ?? undefined;
    const indicatorIds = indicators === undefined ? undefined : readIds(checks, 'indicators', indicators);
    const documentIds = documents === undefined ? undefined : readIds(checks, 'documents', documents);
    const note = readText(checks, 'note', input.note ?? null, MAX_NOTE);
    checks.done();
    change.set({ title, ask, indicatorIds, documentIds });
    if (change.isRevised) {
      const { changed } = change;
      change.record((version) => recommendationRevised(changed, version, context.now));
    }
    return { note };
  });
}
