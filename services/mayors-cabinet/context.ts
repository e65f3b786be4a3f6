import type { RequestContext } from '../../platform/subgraph/context';
import type { Loaders } from './loaders';

/** What this service's resolvers are given. */
export type Context = RequestContext<Loaders>;
