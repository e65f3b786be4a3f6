import { graphqlEnum } from '../../../platform/subgraph/enums';
import { CONSENT_FIELDS, MEETING_SUPPORTS, PARENT_ROLES, PRIORITY_STATUSES } from '../domain/vocabulary';

export const ParentRoleEnum = graphqlEnum(
  'ParentRole',
  PARENT_ROLES,
  'AMBASSADOR goes out to other parents; STAFF_LIAISON works for the Parent Cabinet and is no member.',
);

export const PriorityStatusEnum = graphqlEnum(
  'PriorityStatus',
  PRIORITY_STATUSES,
  "HEARD from parents, CHOSEN by the Parent Cabinet; SENT and ANSWERED follow its recommendation to the Mayor's Cabinet by themselves; CLOSED by the Parent Cabinet.",
);

export const MeetingSupportEnum = graphqlEnum('MeetingSupport', MEETING_SUPPORTS, 'Offered, never who used it.');

export const ConsentFieldEnum = graphqlEnum(
  'ConsentField',
  CONSENT_FIELDS,
  'What a parent may agree to show to the public.',
);
