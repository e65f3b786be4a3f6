import type { Grant, Role, Viewer } from '../../../platform/auth/viewer';
import { CommandedService, wrongFields } from '../../../test/support/commands';
import { learn } from '../../../test/support/database';
import { ACTION_STATUSES, type ActionStatus, STRATEGY_STATUSES, type StrategyStatus } from '../domain/vocabulary';
import { workingGroups } from '../service';

const WORDS = { en: 'Words', es: 'Palabras', original: 'EN' };
const TEXT = { ...WORDS, machineTranslated: [] };
const PROVENANCE = { origin: 'SAMPLE', confidence: null, note: null, sources: [] };

function viewer(role: Role, body: string | null = 'group', person: string | null = null): Viewer {
  return { authenticated: true, person, grants: [{ role, body } as Grant] };
}

const CO_CHAIR = viewer('CO_CHAIR');
const STAFF = viewer('STAFF', null);
const OWNER: Viewer = { authenticated: true, person: 'owner', grants: [] };

const VIEWERS: Readonly<Record<string, Viewer>> = {
  'co-chair': CO_CHAIR,
  member: viewer('MEMBER'),
  'staff liaison': viewer('STAFF_LIAISON'),
  'the owner': OWNER,
  staff: STAFF,
  clerk: viewer('CLERK', null),
  'Cabinet member': viewer('CABINET_MEMBER', null),
  'co-chair of another group': viewer('CO_CHAIR', 'other'),
  'somebody without a role': { authenticated: true, person: null, grants: [] },
};

/** Who may, of all of them. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  createWorkingGroup: ['staff'],
  updateWorkingGroup: ['co-chair'],
  seatMember: ['co-chair', 'staff'],
  endMembership: ['co-chair', 'staff'],
  proposeStrategy: ['co-chair', 'member'],
  updateStrategy: ['co-chair'],
  changeStrategyStatus: ['co-chair'],
  addActionItem: ['co-chair', 'staff liaison', 'staff'],
  updateActionItem: ['co-chair', 'staff liaison', 'staff', 'the owner'],
  completeActionItem: ['co-chair', 'staff liaison', 'staff', 'the owner'],
  noteLearning: ['co-chair'],
  recordDecision: ['co-chair'],
};

const strategyRow = (id: string, status: StrategyStatus = 'POTENTIAL') => ({
  type: 'Strategy',
  id,
  groupId: 'group',
  title: TEXT,
  status,
  provenance: PROVENANCE,
});
const taskRow = (id: string, status: ActionStatus = 'OPEN') => ({
  type: 'ActionItem',
  id,
  groupId: 'group',
  title: TEXT,
  ownerId: 'owner',
  status,
  provenance: PROVENANCE,
});

const STRATEGY_PAIRS = STRATEGY_STATUSES.flatMap((from) => STRATEGY_STATUSES.map((to) => [from, to] as const));
const TASK_PAIRS = ACTION_STATUSES.flatMap((from) => ACTION_STATUSES.map((to) => [from, to] as const));

let made = 0;
let groups: CommandedService;
beforeAll(async () => {
  groups = await CommandedService.start(
    workingGroups,
    [
      { type: 'WorkingGroup', id: 'group', goals: [TEXT] },
      { type: 'WorkingGroup', id: 'ended', goals: [], endedOn: '2026-01-31' },
      {
        type: 'WorkingGroupMember',
        id: 'sits',
        groupId: 'group',
        personId: 'p',
        role: 'MEMBER',
        provenance: PROVENANCE,
      },
      strategyRow('strategy'),
      taskRow('task'),
      ...STRATEGY_PAIRS.map(([from, to]) => strategyRow(`${from}-${to}`, from)),
      ...TASK_PAIRS.flatMap(([from, to]) => [taskRow(`${from}-${to}`, from), taskRow(`${from}-${to}-done`, from)]),
      { type: 'KnownBody', id: 'group', kind: 'WORKING_GROUP' },
      { type: 'KnownBody', id: 'new-group', kind: 'WORKING_GROUP' },
      { type: 'KnownBody', id: 'no-group', kind: 'DEPARTMENT' },
      { type: 'KnownMeeting', id: 'held', bodyIds: ['group'], status: 'ADJOURNED' },
      { type: 'KnownMeeting', id: 'to-come', bodyIds: ['group'], status: 'SCHEDULED' },
      { type: 'KnownMeeting', id: 'others', bodyIds: ['other'], status: 'ADJOURNED' },
    ],
    '2026-06-20T12:00:00Z',
  );
});
afterAll(() => groups.stop());

describe('who may', () => {
  const cells = Object.keys(MAY).flatMap((mutation) => Object.keys(VIEWERS).map((who) => [mutation, who] as const));

  it.each(cells)('%s, as %s', async (mutation, who) => {
    const inputs: Readonly<Record<string, object>> = {
      createWorkingGroup: { body: 'no-group', goals: [WORDS] },
      updateWorkingGroup: { group: 'group', goals: [WORDS], expectedVersion: 99 },
      seatMember: { group: 'group', person: `p-${++made}`, role: 'MEMBER', from: '2026-01-01' },
      endMembership: { member: 'sits', to: '2026-06-01', expectedVersion: 99 },
      proposeStrategy: { group: 'group', title: WORDS },
      updateStrategy: { strategy: 'strategy', title: WORDS, expectedVersion: 99 },
      changeStrategyStatus: { strategy: 'strategy', status: 'SELECTED', expectedVersion: 99 },
      addActionItem: { group: 'group', title: WORDS },
      updateActionItem: { actionItem: 'task', status: 'BLOCKED', expectedVersion: 99 },
      completeActionItem: { actionItem: 'task', expectedVersion: 99 },
      noteLearning: { group: 'group', on: '2026-06-01', finding: WORDS },
      recordDecision: { group: 'group', meeting: 'held', text: WORDS },
    };
    const { code } = await groups.send(mutation, { ...inputs[mutation] }, VIEWERS[who]);
    const versioned = 'expectedVersion' in inputs[mutation] ? 'VERSION_CONFLICT' : null;
    const allowed = mutation === 'createWorkingGroup' ? 'BAD_USER_INPUT' : versioned;
    expect(code).toBe(MAY[mutation].includes(who) ? allowed : 'FORBIDDEN');
    if (who === 'co-chair') expect((await groups.send(mutation, { ...inputs[mutation] })).code).toBe('UNAUTHENTICATED');
  });

  it('not what a task is, as its owner', async () => {
    const input = { actionItem: 'task', status: 'BLOCKED', title: WORDS };
    expect((await groups.send('updateActionItem', input, OWNER)).code).toBe('FORBIDDEN');
  });
});

/** The lives of strategies and tasks as the domain's table has them. */
const STRATEGY_LEADS: Readonly<Record<StrategyStatus, readonly StrategyStatus[]>> = {
  POTENTIAL: ['SELECTED', 'DROPPED'],
  SELECTED: ['ACTIVE', 'DROPPED'],
  ACTIVE: ['PAUSED', 'COMPLETED', 'DROPPED'],
  PAUSED: ['ACTIVE', 'DROPPED'],
  COMPLETED: ['ADOPTED_CITYWIDE'],
  ADOPTED_CITYWIDE: [],
  DROPPED: [],
};
const OPEN: ReadonlySet<ActionStatus> = new Set(['OPEN', 'IN_PROGRESS', 'BLOCKED']);

it.each(STRATEGY_PAIRS)('a strategy from %s to %s', async (from, to) => {
  const head = await groups.head();
  const input = { strategy: `${from}-${to}`, status: to, on: '2026-05-01' };
  const shows = 'strategy { status startedOn version }';
  const answer = await groups.send('changeStrategyStatus', input, CO_CHAIR, shows);
  if (!STRATEGY_LEADS[from].includes(to)) {
    expect([answer.code, await groups.head()]).toEqual(['ILLEGAL_TRANSITION', head]);
    return;
  }
  const startedOn = to === 'ACTIVE' ? '2026-05-01' : null;
  expect(answer.payload).toEqual({ strategy: { status: to, startedOn, version: 2 } });
  expect(await groups.eventsAfter(head)).toMatchObject([
    { type: 'StrategyStatusChanged', version: 2, payload: { groupId: 'group', status: to, startedOn } },
  ]);
});

it.each(TASK_PAIRS)('a task from %s to %s', async (from, to) => {
  const head = await groups.head();
  const update = { actionItem: `${from}-${to}`, status: to };
  const answer = await groups.send('updateActionItem', update, CO_CHAIR, 'actionItem { status }');
  const isOpen = OPEN.has(from);
  if (!isOpen) expect([answer.code, await groups.head()]).toEqual(['ILLEGAL_TRANSITION', head]);
  else if (to === 'DONE') expect(wrongFields(answer)).toEqual(['status']);
  else expect(answer.payload).toEqual({ actionItem: { status: to } });
  const done = await groups.send(
    'completeActionItem',
    { actionItem: `${from}-${to}-done` },
    OWNER,
    'actionItem { status completedOn }',
  );
  if (isOpen) expect(done.payload).toEqual({ actionItem: { status: 'DONE', completedOn: '2026-06-20' } });
  else expect(done.code).toBe('ILLEGAL_TRANSITION');
});

it('a task tells by no event what is not public of it, but for its day, which is counted', async () => {
  const head = await groups.head();
  await groups.do(
    'addActionItem',
    { group: 'group', title: WORDS, owner: 'somebody', dueOn: '2026-07-07', strategy: 'strategy', meeting: 'held' },
    CO_CHAIR,
  );
  const events = await groups.eventsAfter(head);
  expect(events).toMatchObject([
    { type: 'ActionItemAdded', payload: { groupId: 'group', status: 'OPEN', dueOn: '2026-07-07' } },
  ]);
  expect(JSON.stringify(events.map(({ payload }) => payload))).not.toMatch(/somebody|held/);
});

it('a body of the registry becomes a group once, and ends with its body', async () => {
  const input = { body: 'new-group', goals: [WORDS], areasOfNeed: [WORDS] };
  expect(await groups.do('createWorkingGroup', input, STAFF, 'workingGroup { id goals { es } }')).toEqual({
    workingGroup: { id: 'new-group', goals: [{ es: 'Palabras' }] },
  });
  expect((await groups.send('createWorkingGroup', input, STAFF)).code).toBe('ALREADY_EXISTS');
  expect((await groups.send('createWorkingGroup', { ...input, body: 'nowhere' }, STAFF)).code).toBe('NOT_YET_KNOWN');
  const active = async (): Promise<string[]> => {
    const { workingGroups: found } = await groups.query<{ workingGroups: { id: string }[] }>(
      '{ workingGroups(active: true) { id } }',
    );
    return found.map(({ id }) => id);
  };
  expect(await active()).toContain('new-group');
  await learn(groups.service, 'department', {
    type: 'BodyUpdated',
    subject: 'Body:new-group',
    payload: { kind: 'WORKING_GROUP', validTo: '2026-06-19' },
  });
  expect(await active()).not.toContain('new-group');
});

it('a person sits with a group once at a time, while it exists', async () => {
  const input = { group: 'group', person: 'once', role: 'MEMBER', from: '2026-01-01' };
  const { member } = await groups.do<{ member: { id: string } }>('seatMember', input, CO_CHAIR, 'member { id }');
  expect((await groups.send('seatMember', input, CO_CHAIR)).code).toBe('ALREADY_EXISTS');
  await groups.do('endMembership', { member: member.id, to: '2026-05-31' }, CO_CHAIR);
  const ended = { member: member.id, to: '2026-05-31' };
  expect((await groups.send('endMembership', ended, CO_CHAIR)).code).toBe('ILLEGAL_TRANSITION');
  expect((await groups.send('seatMember', { ...input, from: '2026-06-01' }, CO_CHAIR)).code).toBeNull();
  const late = { ...input, group: 'ended', from: '2026-02-01' };
  expect(wrongFields(await groups.send('seatMember', late, STAFF))).toEqual(['from']);
});

it('input is refused with every wrong field', async () => {
  const strategy = { group: 'group', title: { es: '', original: 'ES' }, indicators: ['a b'], partners: ['o', 'o'] };
  expect(wrongFields(await groups.send('proposeStrategy', strategy, CO_CHAIR))).toEqual([
    'title',
    'indicators.0',
    'partners.1',
  ]);
  const learning = { group: 'group', on: '2026-07-01', strategy: 'nowhere', finding: { en: ' ', original: 'EN' } };
  expect(wrongFields(await groups.send('noteLearning', learning, CO_CHAIR))).toEqual(['on', 'strategy', 'finding']);
  expect(wrongFields(await groups.send('updateStrategy', { strategy: 'strategy' }, CO_CHAIR))).toEqual(['']);
});

it('a decision is of a meeting of the group that has begun', async () => {
  const decide = (meeting: string) => groups.send('recordDecision', { group: 'group', meeting, text: WORDS }, CO_CHAIR);
  expect([(await decide('held')).code, (await decide('to-come')).code, (await decide('others')).code]).toEqual([
    null,
    'NOT_YET_KNOWN',
    'NOT_YET_KNOWN',
  ]);
});
