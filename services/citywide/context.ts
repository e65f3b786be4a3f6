import type { RequestContext, SubscriptionContext } from '../../platform/subgraph/context';
import type { Loaders } from './loaders';

/** What this service's resolvers are given. */
export type Context = RequestContext<Loaders>;

/** What the resolver that opens a subscription is given. */
export type OpeningContext = SubscriptionContext<Loaders>;
