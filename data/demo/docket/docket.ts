import { meetingName, type Turn } from '../meetings/series';
import { FROM_DEPARTMENT } from './department';
import { FROM_INFANT_TODDLER } from './infant-toddler';
import { FROM_LANGUAGE_LITERACY } from './language-literacy';
import { FROM_MENTAL_HEALTH } from './mental-health';
import { PARENTS_ANSWERED } from './parents-answered';
import { PARENTS_WAITING } from './parents-waiting';
import type { SampleRecommendation, Step } from './steps';

/** Everything that the bodies sent up in the sample year. */
export const DOCKET: readonly SampleRecommendation[] = [
  ...PARENTS_ANSWERED,
  ...PARENTS_WAITING,
  ...FROM_INFANT_TODDLER,
  ...FROM_MENTAL_HEALTH,
  ...FROM_LANGUAGE_LITERACY,
  ...FROM_DEPARTMENT,
];

/** What stands on the agenda of a Cabinet meeting, in the order of the docket. */
export function onTheAgenda(turn: Turn): SampleRecommendation[] {
  return DOCKET.filter(({ steps }) => steps.some((step) => step.stage === 'SCHEDULED' && step.turn === turn));
}

/** What became of a recommendation in a Cabinet meeting; nothing where the meeting did not take it up. */
export function outcomeAt(turn: Turn, { steps }: SampleRecommendation): Step | undefined {
  return steps.find((step) => step.turn === turn && (step.stage === 'DECIDED' || step.stage === 'DEFERRED'));
}

/** The Cabinet meetings on whose agenda a recommendation stood or stands. */
export function turnsOf({ steps }: SampleRecommendation): Turn[] {
  return steps.flatMap((step) => (step.stage === 'SCHEDULED' && step.turn ? [step.turn] : []));
}

/** The name of an item of a Cabinet meeting, and of the motion on it; a recommendation's item has its key. */
export function itemName(turn: Turn, key: string): string {
  return `${meetingName('mayors-cabinet', turn)}/${key}`;
}
