import { startTestService } from '../../test/support/database';
import { PUBLIC, type Viewer } from '../../platform/auth/viewer';
import { rowsWhere } from '../../platform/loaders/rows';
import type { Service } from '../../platform/subgraph/service';
import { ActionItem } from './entities/action-item';
import { seenWhole, seesWhole } from './policies/action-item';
import { workingGroups } from './service';
import { groupRow, strategyRow, taskRow, viewerWho, viewerWith } from './test-rows';

const NOW = new Date('2026-11-24T17:00:00Z');
const DETAILS = {
  ownerId: 'owner',
  organizationId: 'library',
  dueOn: '2026-11-20',
  strategyId: 's1',
  agreedAtId: 'meeting-1',
};

const rows = [
  groupRow('wg-a'),
  groupRow('wg-b'),
  strategyRow('s1', 'wg-a'),
  taskRow('late', 'wg-a', DETAILS),
  taskRow('later', 'wg-a', { ...DETAILS, dueOn: '2026-11-23', ownerId: 'other' }),
  taskRow('done', 'wg-a', { ...DETAILS, status: 'DONE', completedOn: '2026-11-22' }),
  taskRow('elsewhere', 'wg-b', { dueOn: '2026-10-01', ownerId: 'other' }),
];

/** By who asks: the tasks that they see whole. */
const WHOLE: readonly (readonly [string, Viewer, readonly string[]])[] = [
  ['the public', PUBLIC, []],
  ['a member of the group', viewerWith('MEMBER', 'wg-a'), ['done', 'late', 'later']],
  ['its co-chair', viewerWith('CO_CHAIR', 'wg-a'), ['done', 'late', 'later']],
  ['its staff liaison', viewerWith('STAFF_LIAISON', 'wg-a'), ['done', 'late', 'later']],
  ['a member of another group', viewerWith('MEMBER', 'wg-b'), ['elsewhere']],
  ['a member of no group of these', viewerWith('AMBASSADOR', 'parent-cabinet'), []],
  ['the owner', viewerWho('owner'), ['done', 'late']],
  ['a person who owns none', viewerWho('nobody'), []],
  ['department staff', viewerWith('STAFF'), ['done', 'elsewhere', 'late', 'later']],
  ['a Cabinet member', viewerWith('CABINET_MEMBER'), ['done', 'elsewhere', 'late', 'later']],
  ['the clerk', viewerWith('CLERK'), []],
];

const FIELDS = `
  id version title { en } organization { id } status group { id } provenance { origin }
  owner { id } dueOn completedOn overdueDays strategy { id } agreedAt { id }`;

type Task = Record<string, unknown> & { id: string };

describe('rights on tasks', () => {
  let service: Service;

  beforeAll(async () => {
    service = (await startTestService(workingGroups, rows, () => NOW)) as Service;
  });
  afterAll(() => service.stop());

  async function ask<T>(viewer: Viewer, document: string, variables?: Record<string, unknown>): Promise<T> {
    const { data, errors } = await service.execute({ document, variables, viewer });
    expect(errors).toBeUndefined();
    return data as T;
  }

  async function entity<T>(viewer: Viewer, __typename: string, id: string, fields: string): Promise<T> {
    const document = `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${__typename} { ${fields} } } }`;
    const { _entities } = await ask<{ _entities: T[] }>(viewer, document, { r: [{ __typename, id }] });
    return _entities[0];
  }

  describe.each(WHOLE)('%s', (_who, viewer, whole) => {
    it('sees every task of a group, and the details of those seen whole alone', async () => {
      const { workingGroup } = await ask<{ workingGroup: { actionItems: { nodes: Task[]; totalCount: number } } }>(
        viewer,
        `{ workingGroup(id: "wg-a") { actionItems { totalCount nodes { ${FIELDS} } } } }`,
      );
      expect(workingGroup.actionItems.totalCount).toBe(3);
      expect(workingGroup.actionItems.nodes.map(({ id }) => id)).toEqual(['done', 'late', 'later']);
      for (const task of workingGroup.actionItems.nodes) expectShown(task, whole.includes(task.id));
    });

    it('sees the same of a task that is named by its key', async () => {
      for (const id of ['late', 'done']) {
        expectShown(await entity<Task>(viewer, 'ActionItem', id, FIELDS), whole.includes(id));
      }
    });

    it('finds every task of a meeting and a strategy, and in a list that tells the owner only what is seen whole', async () => {
      const inA = whole.filter((id) => id !== 'elsewhere').sort(byDueDay);
      const byOwner = await entity<{ actionItems: Task[] }>(viewer, 'Person', 'owner', 'actionItems { id }');
      const byMeeting = await entity<{ actionItems: Task[] }>(viewer, 'Meeting', 'meeting-1', 'actionItems { id }');
      const byStrategy = await entity<{ actionItems: Task[]; overdue: Task[] }>(
        viewer,
        'Strategy',
        's1',
        'actionItems { id } overdue: actionItems(overdue: true) { id }',
      );
      expect(ids(byOwner.actionItems)).toEqual(inA.filter((id) => id !== 'later'));
      expect(ids(byMeeting.actionItems)).toEqual(['done', 'late', 'later']);
      expect(ids(byStrategy.actionItems)).toEqual(['done', 'late', 'later']);
      expect(ids(byStrategy.overdue)).toEqual(inA.filter((id) => id !== 'done').sort());
    });

    it('learns no day from what is overdue, from what is not, or from how many there are', async () => {
      const answer = await ask<
        Record<string, { nodes: Task[]; totalCount: number }> & { workingGroup: Record<string, { nodes: Task[] }> }
      >(
        viewer,
        `{ overdueActionItems { totalCount nodes { id } }
           workingGroup(id: "wg-a") { late: actionItems(overdue: true) { nodes { id } } fine: actionItems(overdue: false) { nodes { id } } } }`,
      );
      const overdue = ['elsewhere', 'late', 'later'].filter((id) => whole.includes(id));
      expect(ids(answer.overdueActionItems.nodes)).toEqual(overdue);
      expect(answer.overdueActionItems.totalCount).toBe(overdue.length);
      expect(ids(answer.workingGroup.late.nodes)).toEqual(overdue.filter((id) => id !== 'elsewhere'));
      expect(ids(answer.workingGroup.fine.nodes)).toEqual(whole.filter((id) => id === 'done'));
    });

    it('is treated by the condition of lists as by the policy of single tasks', async () => {
      const tasks = await rowsWhere(service.source.manager, ActionItem, { sql: 'true' }).getMany();
      const seen = await rowsWhere(service.source.manager, ActionItem, seenWhole(viewer)).getMany();
      expect(ids(seen)).toEqual(ids(tasks.filter((task) => seesWhole(viewer, task))));
      expect(ids(seen)).toEqual(whole);
    });
  });
});

function ids(tasks: readonly { id: string }[]): string[] {
  return tasks.map(({ id }) => id);
}

function byDueDay(a: string, b: string): number {
  const order = ['done', 'late', 'later'];
  return order.indexOf(a) - order.indexOf(b);
}

function expectShown(task: Task, whole: boolean): void {
  const late = task.id !== 'done';
  expect(task).toEqual({
    id: task.id,
    version: 1,
    title: { en: task.id },
    organization: { id: 'library' },
    status: late ? 'OPEN' : 'DONE',
    group: { id: 'wg-a' },
    provenance: { origin: 'SAMPLE' },
    owner: whole ? { id: task.id === 'later' ? 'other' : 'owner' } : null,
    dueOn: whole ? (task.id === 'later' ? '2026-11-23' : '2026-11-20') : null,
    completedOn: whole && !late ? '2026-11-22' : null,
    overdueDays: whole ? { late: 4, later: 1, done: 0 }[task.id] : null,
    strategy: whole ? { id: 's1' } : null,
    agreedAt: whole ? { id: 'meeting-1' } : null,
  });
}
