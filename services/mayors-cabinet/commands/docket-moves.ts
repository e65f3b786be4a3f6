import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { readText } from '../../../platform/commands/values';
import type { TranslatedText } from '../../../platform/database/values';
import type { TranslatedTextInput } from '../../../platform/subgraph/inputs';
import type { Context } from '../context';
import type {
  AcknowledgeRecommendationInput,
  CloseRecommendationInput,
  DeferRecommendationInput,
  ReturnRecommendationInput,
  WithdrawRecommendationInput,
} from '../graphql/recommendation-inputs';
import { MAX_NOTE, moveRecommendation } from './recommendation-change';

/** The moves that say no more than that they were made, and why. */

/** The liaison takes it in. */
export function acknowledgeRecommendation(context: Context, input: AcknowledgeRecommendationInput): Promise<Done> {
  return moveRecommendation(context, 'acknowledgeRecommendation', input, async () => ({
    note: readNote('note', input.note),
  }));
}

/** Back to its author, who is told what is missing. */
export function returnRecommendation(context: Context, input: ReturnRecommendationInput): Promise<Done> {
  return moveRecommendation(context, 'returnRecommendation', input, async () => ({
    note: readNote('missing', input.missing),
  }));
}

/** Put off with a reason; it is counted how often. */
export function deferRecommendation(context: Context, input: DeferRecommendationInput): Promise<Done> {
  return moveRecommendation(context, 'deferRecommendation', input, async (change) => {
    const note = readNote('reason', input.reason);
    const { stage, deferrals } = change.recommendation;
    change.set({ deferrals: deferrals + 1 });
    return { note, meetingId: stage === 'SCHEDULED' ? (change.history.at(-1)?.meetingId ?? null) : null };
  });
}

/** Nothing is left to be said or done. */
export function closeRecommendation(context: Context, input: CloseRecommendationInput): Promise<Done> {
  return moveRecommendation(context, 'closeRecommendation', input, async () => ({
    note: readNote('note', input.note),
  }));
}

/** Its author takes it back. */
export function withdrawRecommendation(context: Context, input: WithdrawRecommendationInput): Promise<Done> {
  return moveRecommendation(context, 'withdrawRecommendation', input, async () => ({
    note: readNote('reason', input.reason),
  }));
}

/** @throws HubError BAD_USER_INPUT */
export function readNote(path: string, given: TranslatedTextInput | null | undefined): TranslatedText | null {
  const checks = new Checks();
  const note = readText(checks, path, given ?? null, MAX_NOTE);
  checks.done();
  return note;
}
