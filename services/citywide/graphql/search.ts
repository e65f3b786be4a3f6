import { ArgsType, createUnionType, Field, ObjectType } from 'type-graphql';
import type { Language } from '../../../platform/database/values';
import { connectionOf } from '../../../platform/subgraph/connection';
import { LanguageEnum } from '../../../platform/subgraph/enums';
import { PageArgs } from '../../../platform/subgraph/page-args';
import type { Found } from '../loaders/search';
import {
  ActionItemStub,
  BodyStub,
  DocumentStub,
  IndicatorStub,
  LearningStub,
  MeetingStub,
  memberOf,
  OrganizationStub,
  ParentPriorityStub,
  RecommendationStub,
  StrategyStub,
} from './stubs';

export const SearchHit = createUnionType({
  name: 'SearchHit',
  description: 'What a search may find.',
  types: () =>
    [
      BodyStub,
      OrganizationStub,
      IndicatorStub,
      RecommendationStub,
      MeetingStub,
      ActionItemStub,
      StrategyStub,
      ParentPriorityStub,
      LearningStub,
      DocumentStub,
    ] as const,
  resolveType: (member) => member.constructor as typeof BodyStub,
});

@ObjectType('SearchResult', {
  description: 'hit is null when its service does not answer; snippet and language stand.',
})
export class SearchResultType {
  @Field(() => SearchHit, { nullable: true })
  hit: object | null;

  @Field(() => String)
  snippet: string;

  @Field(() => LanguageEnum)
  language: Language;
}

export const SearchResultConnection = connectionOf(() => SearchResultType, 'SearchResult');

export function toSearchResult({ subject, snippet, language }: Found): SearchResultType {
  return { hit: memberOf(subject), snippet, language };
}

@ArgsType()
export class SearchArgs extends PageArgs {
  @Field(() => String)
  text: string;

  @Field(() => LanguageEnum, { nullable: true })
  language?: Language | null;
}
