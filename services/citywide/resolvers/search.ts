import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../platform/errors';
import { mapPage, type Page } from '../../../platform/loaders/pages';
import type { Context } from '../context';
import { SearchArgs, SearchResultConnection, SearchResultType, toSearchResult } from '../graphql/search';

/** Letters of a question. */
const MAX_TEXT = 200;

/** Texts of all bodies. What is here is public, and what was withdrawn is not. */
@Resolver(() => SearchResultType)
export class SearchResolver {
  @Query(() => SearchResultConnection, {
    nullable: true,
    description:
      'Full text across bodies, best first. Accents and case do not matter; language keeps texts of one language.',
  })
  async search(
    @Ctx() { loaders }: Context,
    @Args(() => SearchArgs) { text, language = null, page }: SearchArgs,
  ): Promise<Page<SearchResultType>> {
    if (text.length > MAX_TEXT)
      throw new HubError('BAD_USER_INPUT', `The argument "text" must have ${MAX_TEXT} letters or fewer.`);
    return mapPage(await loaders.search.load(text, language, page), toSearchResult);
  }
}
