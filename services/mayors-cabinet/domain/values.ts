/** The closed lists of the docket's words. Rows hold them as they are, and the contract's enums are made of them. */

export const STAGES = [
  'SUBMITTED',
  'ACKNOWLEDGED',
  'RETURNED',
  'SCHEDULED',
  'DEFERRED',
  'DECIDED',
  'ANSWERED',
  'IMPLEMENTING',
  'REPORTED_BACK',
  'CLOSED',
  'WITHDRAWN',
] as const;
export type Stage = (typeof STAGES)[number];

export const SUBMISSION_KINDS = ['RECOMMENDATION', 'BRIEFING', 'REQUEST', 'NOMINATION'] as const;
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];

export const DECISION_OUTCOMES = [
  'ADOPTED',
  'ADOPTED_WITH_CHANGES',
  'REFERRED',
  'DECLINED',
  'NOTED',
  'NO_ACTION',
] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

export const MOTION_RESULTS = ['PASSED', 'FAILED', 'WITHDRAWN', 'TABLED', 'NOT_RECORDED'] as const;
export type MotionResult = (typeof MOTION_RESULTS)[number];

export const VOTE_OPTIONS = ['YES', 'NO', 'ABSTAIN', 'RECUSED', 'ABSENT'] as const;
export type VoteOption = (typeof VOTE_OPTIONS)[number];

export const RECOMMENDATION_ORDERS = ['NEWEST_FIRST', 'LONGEST_WAITING_FIRST', 'LAST_MOVED_FIRST'] as const;
export type RecommendationOrder = (typeof RECOMMENDATION_ORDERS)[number];
