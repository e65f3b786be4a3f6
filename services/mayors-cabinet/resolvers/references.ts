import { idOf, type ReferenceResolver } from '../../../platform/subgraph/federation';
import { toMayorsCabinet } from '../graphql/cabinet';
import { toMotion } from '../graphql/motion';
import { toRecommendation } from '../graphql/recommendation';
import { toSeat } from '../graphql/seat';
import { stub } from '../graphql/stubs';
import type { Loaders } from '../loaders';

/** Another service's entity: it is for its owner to say whether it exists. */
const asStub: ReferenceResolver<Loaders> = (representation) => stub(idOf(representation));

/** An entity of this service: the loader of its id, which knows what the viewer may see, and its GraphQL form. */
function own<Row>(
  load: (loaders: Loaders, id: string) => Promise<Row | null>,
  form: (row: Row) => object,
): ReferenceResolver<Loaders> {
  return async (representation, { loaders }) => {
    const row = await load(loaders, idOf(representation));
    return row && form(row);
  };
}

export const references: Readonly<Record<string, ReferenceResolver<Loaders>>> = {
  MayorsCabinet: own((loaders, id) => loaders.mayorsCabinet.load(id), toMayorsCabinet),
  Seat: own((loaders, id) => loaders.seat.load(id), toSeat),
  Recommendation: own((loaders, id) => loaders.recommendation.load(id), toRecommendation),
  Motion: own((loaders, id) => loaders.motion.load(id), toMotion),
  Person: asStub,
  Body: asStub,
  Meeting: asStub,
  AgendaItem: asStub,
  Strategy: asStub,
  ParentPriority: asStub,
  Indicator: asStub,
};
