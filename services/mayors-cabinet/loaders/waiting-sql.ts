import { HUB_ZONE } from '../../../platform/clock';
import { WAITING_STAGES } from '../domain/waiting';

const STAGES_LIST = WAITING_STAGES.map((stage) => `'${stage}'`).join(', ');

/**
 * `daysWaiting` of domain/waiting.ts for the recommendation `item`, as SQL, so that lists are filtered and sorted by it
 * without reading their rows. Takes the parameter `today`. A test holds the two together.
 */
export const DAYS_WAITING = `(
  SELECT COALESCE(SUM(span.until - span.since), 0)::int
  FROM (
    SELECT step.stage, step.day AS since, lead(step.day, 1, CAST(:today AS date)) OVER (ORDER BY step.position) AS until
    FROM (
      SELECT history.stage, history.position, CAST(history.at AT TIME ZONE '${HUB_ZONE}' AS date) AS day
      FROM stage_change AS history
      WHERE history.recommendation_id = item.id
    ) AS step
  ) AS span
  WHERE span.stage IN (${STAGES_LIST})
)`;
