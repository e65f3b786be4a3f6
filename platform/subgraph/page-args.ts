import { ArgsType, Field, Int } from 'type-graphql';
import type { PageArguments } from '../loaders/pages';

/** Rows of a page when the client does not say. */
export const DEFAULT_PAGE = 20;

/** The arguments of every connection: `first: Int = 20, after: String`. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_PAGE })
  first: number | null;

  @Field(() => String, { nullable: true })
  after: string | null;

  /** What to load; an explicit null for `first` is as if it had been left out. */
  get page(): PageArguments {
    return { first: this.first ?? DEFAULT_PAGE, after: this.after };
  }
}
