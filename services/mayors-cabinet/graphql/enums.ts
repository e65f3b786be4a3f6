import { graphqlEnum } from '../../../platform/subgraph/enums';
import {
  DECISION_OUTCOMES,
  MOTION_RESULTS,
  RECOMMENDATION_ORDERS,
  STAGES,
  SUBMISSION_KINDS,
  VOTE_OPTIONS,
} from '../domain/values';

export const StageEnum = graphqlEnum(
  'Stage',
  STAGES,
  'The life of a recommendation. The way: SUBMITTED, ACKNOWLEDGED, SCHEDULED, DECIDED, ANSWERED, IMPLEMENTING, ' +
    'REPORTED_BACK, CLOSED.',
  {
    ACKNOWLEDGED: 'The liaison has taken it in.',
    RETURNED: 'Back with its author, who is told what is missing; the clock pauses.',
    SCHEDULED: 'On the agenda of a Cabinet meeting to come.',
    DEFERRED: 'Put off with a reason; the clock runs on.',
    DECIDED: 'Decided; an answer is owed, whatever the outcome.',
    ANSWERED: 'Answered in writing, with reasons.',
    IMPLEMENTING: 'The department carries it out.',
    REPORTED_BACK: 'The author body has said what it makes of the answer.',
    WITHDRAWN: 'Taken back by its author.',
  },
);

export const SubmissionKindEnum = graphqlEnum(
  'SubmissionKind',
  SUBMISSION_KINDS,
  'What is sent up: a proposal, information, a question or wish, or a name for a seat.',
);

export const DecisionOutcomeEnum = graphqlEnum(
  'DecisionOutcome',
  DECISION_OUTCOMES,
  'REFERRED opens a linked record with another body. NOTED: heard, nothing to do. Every outcome owes an answer.',
);

export const RecommendationOrderEnum = graphqlEnum('RecommendationOrder', RECOMMENDATION_ORDERS);

export const MotionResultEnum = graphqlEnum(
  'MotionResult',
  MOTION_RESULTS,
  'NOT_RECORDED: the record does not give the result. Never read as passed.',
);

export const VoteOptionEnum = graphqlEnum(
  'VoteOption',
  VOTE_OPTIONS,
  'RECUSED: stepped aside for an interest. ABSENT: did not vote.',
);
