import { mapPage, type Page } from '../../../platform/loaders/pages';
import type { PageArgs } from '../../../platform/subgraph/page-args';
import { covers } from '../domain/seats';
import type { RecommendationOrder } from '../domain/values';
import type { Recommendation } from '../entities/recommendation';
import { type RecommendationType, toRecommendation } from '../graphql/recommendation';
import { type SeatType, toSeat } from '../graphql/seat';
import type { Context } from '../context';
import { type RecommendationFilter, recommendationList } from '../loaders/recommendations';

/** Reads that several resolvers share. */

/** A body's seats as they were on a day, today where none is given. */
export async function seatsOf({ loaders, today }: Context, body: string, asOf: string | null): Promise<SeatType[]> {
  const seats = await loaders.seatsOfBody.load(body);
  return seats.filter((seat) => covers(seat, asOf ?? today)).map(toSeat);
}

/** A page of the recommendations of all bodies. */
export async function pageOfRecommendations(
  context: Context,
  filter: RecommendationFilter,
  order: RecommendationOrder,
  args: PageArgs,
): Promise<Page<RecommendationType>> {
  const list = recommendationList(context, filter, order);
  return mapPage(await context.loaders.recommendations.load('', list, args.page), toRecommendation);
}

/** Rows that were found, as the contract has them. */
export function toRecommendations(rows: readonly (Recommendation | null)[]): RecommendationType[] {
  return rows.filter((row) => row !== null).map(toRecommendation);
}
