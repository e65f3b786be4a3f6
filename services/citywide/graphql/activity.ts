import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { TranslatedText } from '../../../platform/database/values';
import type { LogEntry } from '../../../platform/events/entry';
import type { PageArguments } from '../../../platform/loaders/pages';
import { TranslatedTextType } from '../../../platform/subgraph/common-types';
import { PageInfoType } from '../../../platform/subgraph/connection';
import { graphqlEnum } from '../../../platform/subgraph/enums';
import { ResumableType, toResumable } from '../../../platform/subgraph/resumable';
import { CursorScalar, DateTimeScalar } from '../../../platform/subgraph/scalars';
import { ACTIVITY_KINDS, type ActivityKind } from '../domain/activity-kinds';
import type { ActivityPage, ActivityRow } from '../loaders/activity';
import type { Line } from '../projector/change';
import { activityIn } from '../projector/script';
import {
  ActionItemStub,
  BodyStub,
  DocumentStub,
  IndicatorStub,
  LearningStub,
  MeetingStub,
  ParentPriorityStub,
  RecommendationStub,
  StrategyStub,
} from './stubs';

export const ActivityKindEnum = graphqlEnum(
  'ActivityKind',
  ACTIVITY_KINDS,
  'The kinds of entry in the log of the whole system.',
);

export const ActivitySubject = createUnionType({
  name: 'ActivitySubject',
  description: 'What an entry is about.',
  types: () =>
    [
      MeetingStub,
      RecommendationStub,
      IndicatorStub,
      StrategyStub,
      LearningStub,
      ActionItemStub,
      ParentPriorityStub,
      DocumentStub,
      BodyStub,
    ] as const,
  resolveType: (member) => member.constructor as typeof BodyStub,
});

@ObjectType('Activity', {
  implements: ResumableType,
  description:
    'One entry of the log of the whole system, as the viewer may see it. summary says what happened then; the subject is as it is now.',
})
export class ActivityType extends ResumableType {
  @Field(() => ActivityKindEnum)
  kind: ActivityKind;

  @Field(() => TranslatedTextType)
  summary: TranslatedText;

  bodyId: string | null;
  subjectRef: string | null;
}

@ObjectType('ActivityEdge')
export class ActivityEdge {
  @Field(() => String)
  cursor: string;

  @Field(() => ActivityType)
  node: ActivityType;
}

@ObjectType('ActivityConnection')
export class ActivityConnection {
  @Field(() => [ActivityEdge])
  edges: ActivityEdge[];

  @Field(() => [ActivityType])
  nodes: ActivityType[];

  @Field(() => PageInfoType)
  pageInfo: PageInfoType;
}

const toLine = ({ kind, summary, bodyId, subject }: Line) => ({ kind, summary, bodyId, subjectRef: subject });

/** @param entry of the own log, with news in it */
export function entryToActivity(entry: LogEntry): ActivityType {
  const line = activityIn(entry);
  if (line === null) throw new Error(`${entry.type} at ${entry.pos} is no news.`);
  return { ...toResumable(entry), ...toLine(line) };
}

/** @param cursorOf seals a place of the own log */
export function toActivityConnection(
  { edges, pageInfo }: ActivityPage,
  cursorOf: (place: ActivityRow['place']) => string,
): ActivityConnection {
  const lines = edges.map(({ cursor, node: { place, eventId, version, at, line } }) => ({
    cursor,
    node: { cursor: cursorOf(place), eventId, version, at, ...toLine(line) },
  }));
  return { edges: lines, nodes: lines.map(({ node }) => node), pageInfo };
}

/** Entries of a page when the client does not say. */
const DEFAULT_PAGE = 50;

@ArgsType()
export class ActivityArgs {
  @Field(() => [ID], { nullable: true })
  bodies?: string[] | null;

  @Field(() => [ActivityKindEnum], { nullable: true })
  kinds?: ActivityKind[] | null;

  @Field(() => DateTimeScalar, { nullable: true })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  to?: Date | null;

  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_PAGE })
  first: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;

  get page(): PageArguments {
    return { first: this.first ?? DEFAULT_PAGE, after: this.after };
  }
}

@ArgsType()
export class FollowActivityArgs {
  @Field(() => [ID], { nullable: true })
  bodies?: string[] | null;

  @Field(() => [ActivityKindEnum], { nullable: true })
  kinds?: ActivityKind[] | null;

  @Field(() => CursorScalar, { nullable: true })
  after?: string | null;
}
