import type { RecordedEvent } from '../../../platform/subgraph/service';
import { recordedBodies } from './bodies';
import { recordedDocuments } from './documents';
import { recordedGrants } from './grants';
import { recordedImplementations } from './implementation';
import { recordedIndicators } from './indicators';
import { recordedMeetings } from './meetings';
import { recordedPeople } from './people';

/** By entity class name: the event of a row that a dataset brings. */
export const recorded: Readonly<Record<string, RecordedEvent | null>> = {
  ...recordedBodies,
  ...recordedPeople,
  ...recordedIndicators,
  ...recordedGrants,
  ...recordedMeetings,
  ...recordedDocuments,
  ...recordedImplementations,
  KnownRecommendation: null,
};
