import type { DataRow } from '../../platform/data/dataset';
import { en, SAMPLE } from '../demo/texts';
import { forEachService, type RowsByService, type ServiceName } from '../rows';

/** The working groups that each copy of the sample year has one of its own of. */
const GROUPS = ['wg-infant-toddler', 'wg-mental-health', 'wg-language-literacy'] as const;

/** The rows of further working groups, and the ids by which they stand for those of the record. */
export interface GroupCopies {
  readonly ids: readonly (readonly [of: string, copy: string])[];
  readonly rows: RowsByService;
}

export function groupCopies(nth: number): GroupCopies {
  const ids = GROUPS.map((group) => [group, `${group}-${nth}`] as const);
  const rows: Partial<Record<ServiceName, DataRow[]>> = {
    department: ids.map(([, id], index) =>
      body(id, `Working group ${nth}.${index + 1}`, `Grupo de trabajo ${nth}.${index + 1}`),
    ),
    'working-groups': ids.map(([, id]) => group(id)),
  };
  return {
    ids,
    rows: forEachService((service) =>
      (rows[service] ?? []).map((row) => ({ place: `scale: ${row.type} ${row.id}`, row })),
    ),
  };
}

function body(id: string, english: string, spanish: string): DataRow {
  return {
    type: 'Body',
    id,
    slug: id,
    kind: 'WORKING_GROUP',
    name: en(english, spanish),
    cadence: 'MONTHLY',
    informsIds: ['mayors-cabinet'],
    openMeetingStatus: 'UNDETERMINED',
    provenance: SAMPLE,
  };
}

function group(id: string): DataRow {
  return {
    type: 'WorkingGroup',
    id,
    areasOfNeed: [en('A need of the city', 'Una necesidad de la ciudad')],
    goals: [en('A goal of the group', 'Una meta del grupo')],
  };
}
