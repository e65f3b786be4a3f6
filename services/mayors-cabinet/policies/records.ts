import type { Viewer } from '../../../platform/auth/viewer';
import { type Condition, EVERY_ROW } from '../../../platform/loaders/rows';

/**
 * What the Cabinet does is public by law: everybody sees recommendations, answers, motions, votes by seat, and who
 * holds a seat (a holder who is a parent is named by the directory as it names parents). Each type has its function all
 * the same, so that there is one place to change should one of them cease to be.
 */

export function visibleRecommendations(_viewer: Viewer): Condition {
  return EVERY_ROW;
}

export function visibleMotions(_viewer: Viewer): Condition {
  return EVERY_ROW;
}

export function visibleVotes(_viewer: Viewer): Condition {
  return EVERY_ROW;
}

export function visibleSeats(_viewer: Viewer): Condition {
  return EVERY_ROW;
}
