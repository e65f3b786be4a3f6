import type { ServiceDefinition } from '../platform/subgraph/service';
import { citywide } from '../services/citywide/service';
import { department } from '../services/department/service';
import { mayorsCabinet } from '../services/mayors-cabinet/service';
import { parentCabinet } from '../services/parent-cabinet/service';
import { workingGroups } from '../services/working-groups/service';
import type { SubgraphName } from './composition';

/** The services that make the hub. */
export const DEFINITIONS: Readonly<Record<SubgraphName, ServiceDefinition>> = {
  department: department as ServiceDefinition,
  'working-groups': workingGroups as ServiceDefinition,
  'parent-cabinet': parentCabinet as ServiceDefinition,
  'mayors-cabinet': mayorsCabinet as ServiceDefinition,
  citywide: citywide as ServiceDefinition,
};
