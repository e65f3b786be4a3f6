import { parse } from 'graphql';
import { UNKNOWN } from '../../plan/conditions';
import { chooseOperation } from '../../plan/document';
import { responseShape, type Selection } from '../../plan/response-shape';
import type { Supergraph } from '../../plan/supergraph';

/** The shape of the answer to a query that has no conditions. */
export function shapeOf(supergraph: Supergraph, source: string): Selection {
  const type = supergraph.publicSchema.getQueryType();
  if (!type) throw new Error('The schema has no queries.');
  return responseShape(supergraph, type, chooseOperation(parse(source)), UNKNOWN);
}
