import type { EntityManager } from 'typeorm';
import type { Viewer } from '../auth/viewer';
import type { DomainSettings } from '../config/domain';

/** What a service's resolvers, loaders and policies know of one request before its loaders are made. */
export interface RequestScope {
  readonly viewer: Viewer;
  /** Reads the service's tables, until the request is aborted. */
  readonly manager: EntityManager;
  /** The instant of the request: one for all its fields, so that they agree. */
  readonly now: Date;
  /** The calendar day of `now` in the hub's zone. */
  readonly today: string;
  readonly settings: DomainSettings;
}

export interface RequestContext<Loaders> extends RequestScope {
  readonly loaders: Loaders;
}
