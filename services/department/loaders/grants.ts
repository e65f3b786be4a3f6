import { allOf, EVERY_ROW, rowById, rowsBy, rowsWhere } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { AgendaItem } from '../entities/agenda-item';
import { Grant, GrantAward } from '../entities/grant';
import { agendaItemOpen } from '../policies/agenda-item';

const BY_ID = [{ expression: 'item.id', direction: 'ASC' }] as const;

const NEWEST_YEAR_FIRST = [{ expression: "COALESCE(item.fiscalYear, '')", direction: 'DESC' }, ...BY_ID] as const;

/** Items of meetings that the Cabinet holds, alone or with others. */
const OF_THE_CABINET = {
  sql: `EXISTS (
    SELECT 1 FROM meeting JOIN body ON body.id = meeting.body_id OR body.id = ANY(meeting.joint_with_ids)
    WHERE meeting.id = item.meetingId AND body.kind = 'MAYORS_CABINET')`,
};

/** Grants and awards are public; which agenda items act on them is content of those items. */
export function grantLoaders({ manager, viewer }: RequestScope) {
  return {
    grant: rowById(manager, Grant),
    grantAward: rowById(manager, GrantAward),
    award: rowById(manager, GrantAward),
    awardsOfGrant: rowsBy(manager, GrantAward, 'grantId', undefined, BY_ID),
    awardsOfOrganization: rowsBy(manager, GrantAward, 'organizationId', undefined, BY_ID),
    cabinetActionsOfGrant: rowsBy(manager, AgendaItem, 'grantId', allOf(agendaItemOpen(viewer), OF_THE_CABINET), BY_ID),
    /** Those of a fiscal year, all when it is null; the newest year first, those without a year last. */
    grantsOf: (fiscalYear: string | null): Promise<Grant[]> => {
      const ofYear = { sql: 'item.fiscalYear = :fiscalYear', parameters: { fiscalYear } };
      const where = fiscalYear === null ? EVERY_ROW : ofYear;
      return rowsWhere(manager, Grant, where, NEWEST_YEAR_FIRST).getMany();
    },
  };
}
