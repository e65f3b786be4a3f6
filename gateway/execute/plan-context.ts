import type { TypeRelations } from '../plan/type-relations';
import type { ContestedPlaces } from './contested-places';

/** What the parts of one plan know in common when they are compiled. */
export interface PlanContext {
  readonly relations: TypeRelations;
  readonly contested: ContestedPlaces;
  /** Whether equal objects at these keys of the tree may become one. */
  readonly isShareable: (keys: readonly string[]) => boolean;
}
