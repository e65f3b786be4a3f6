import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { checkId, readText } from '../../../platform/commands/values';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { CabinetResponse, ReportBack } from '../entities/answer';
import { recommendationAnswered, reportedBack } from '../events/answers';
import type { AnswerRecommendationInput, ReportBackInput } from '../graphql/recommendation-inputs';
import { moveRecommendation } from './recommendation-change';

/** The Cabinet answers in writing, with reasons. */
export function answerRecommendation(context: Context, input: AnswerRecommendationInput): Promise<Done> {
  return moveRecommendation(context, 'answerRecommendation', input, async (change) => {
    const checks = new Checks();
    const text = readText(checks, 'text', input.text);
    const reasons = readText(checks, 'reasons', input.reasons);
    checkId(checks, 'document', input.document);
    checks.done();
    const answer: CabinetResponse = {
      id: newId(),
      recommendationId: change.recommendation.id,
      at: context.now,
      text,
      reasons,
      documentId: input.document ?? null,
    };
    await change.manager.insert(CabinetResponse, answer);
    change.record((version) => recommendationAnswered(answer, version));
    return {};
  });
}

/** The author body says what it makes of the answer. */
export function reportBack(context: Context, input: ReportBackInput): Promise<Done> {
  return moveRecommendation(context, 'reportBack', input, async (change) => {
    const checks = new Checks();
    const text = readText(checks, 'text', input.text);
    checks.done();
    const report: ReportBack = {
      id: newId(),
      recommendationId: change.recommendation.id,
      at: context.now,
      satisfied: input.satisfied,
      text,
    };
    await change.manager.insert(ReportBack, report);
    change.record((version) => reportedBack(report, version));
    return {};
  });
}
