import type { Grant } from '../platform/auth/viewer';
import type { Service } from '../platform/subgraph/service';
import { startTestHub, type TestHub } from './support/hub';

const CABINET = 'mayors-cabinet';
const GROUP = 'wg-infant-toddler';

/** Who asks, as the table "Who may do and see what" names them; the last ones hold their role in another body. */
const VIEWERS = {
  'the public': [],
  'a member of the group': [{ role: 'MEMBER', body: GROUP }],
  'a co-chair of the group': [{ role: 'CO_CHAIR', body: GROUP }],
  'department staff': [{ role: 'STAFF', body: null }],
  'a Cabinet member': [{ role: 'CABINET_MEMBER', body: null }],
  'the clerk': [{ role: 'CLERK', body: null }],
  'a member of another group': [{ role: 'MEMBER', body: 'wg-mental-health' }],
  'a parent': [{ role: 'MEMBER', body: 'parent-cabinet' }],
} as const satisfies Record<string, readonly Grant[]>;
type Who = keyof typeof VIEWERS;

interface Cell {
  readonly what: string;
  readonly seenBy: readonly Who[];
  /** Asks on every path that leads there; each value says whether it was seen on one of them. */
  look(ask: (query: string) => Promise<Record<string, never>>, things: Things): Promise<Record<string, boolean>>;
}

/** Ids of what the cells are about, found in the demo's tables. */
interface Things {
  readonly draftAgendaOfGroup: string;
  readonly draftAgendaOfCabinet: string;
  readonly draftMinutes: { readonly meeting: string; readonly document: string };
  readonly closedItem: { readonly meeting: string; readonly item: string };
  readonly rollOfGroup: string;
  readonly rollOfCabinet: string;
  readonly task: { readonly id: string; readonly owner: string };
}

const agendaOf = (id: string, body: string): string => `{
  meeting(id: "${id}") { agenda { id } }
  body(slug: "${body}") { meetings(status: [SCHEDULED], first: 100) { nodes { id agenda { id } } } }
  meetings(status: [SCHEDULED], first: 100) { nodes { id agenda { id } } }
}`;

async function agendaSeen(
  ask: Parameters<Cell['look']>[0],
  id: string,
  body: string,
): Promise<Record<string, boolean>> {
  const data = (await ask(agendaOf(id, body))) as unknown as Record<'meeting' | 'body' | 'meetings', never>;
  const of = (list: { nodes: { id: string; agenda: unknown[] }[] }): boolean =>
    (list.nodes.find((meeting) => meeting.id === id)?.agenda.length ?? 0) > 0;
  const {
    meeting,
    body: found,
    meetings,
  } = data as unknown as { meeting: { agenda: unknown[] }; body: { meetings: never }; meetings: never };
  return { root: meeting.agenda.length > 0, nested: of(found.meetings), list: of(meetings) };
}

const CELLS: readonly Cell[] = [
  {
    what: 'an agenda of a group before publication',
    seenBy: ['a member of the group', 'a co-chair of the group', 'department staff', 'the clerk'],
    look: (ask, { draftAgendaOfGroup }) => agendaSeen(ask, draftAgendaOfGroup, GROUP),
  },
  {
    what: 'an agenda of the Cabinet before publication',
    seenBy: ['department staff', 'a Cabinet member', 'the clerk'],
    look: (ask, { draftAgendaOfCabinet }) => agendaSeen(ask, draftAgendaOfCabinet, CABINET),
  },
  {
    what: 'minutes of the Cabinet before posting',
    seenBy: ['department staff', 'a Cabinet member', 'the clerk'],
    async look(ask, { draftMinutes }) {
      const { meeting, document } = (await ask(
        `{ meeting(id: "${draftMinutes.meeting}") { minutesStatus minutes { id } documents { id } } document(id: "${draftMinutes.document}") { id } }`,
      )) as never as {
        meeting: { minutesStatus: string; minutes: object | null; documents: { id: string }[] };
        document: object | null;
      };
      return {
        status: meeting.minutesStatus === 'DRAFT',
        minutes: meeting.minutes !== null,
        root: document !== null,
        documents: meeting.documents.some(({ id }) => id === draftMinutes.document),
      };
    },
  },
  {
    what: 'what an executive session is about',
    seenBy: ['a Cabinet member', 'the clerk'],
    async look(ask, { closedItem }) {
      const { meeting } = (await ask(
        `{ meeting(id: "${closedItem.meeting}") { agenda { id title { en } legalReason { en } recommendedAction { en } } } }`,
      )) as never as {
        meeting: {
          agenda: { id: string; title: object | null; legalReason: object | null; recommendedAction: object | null }[];
        };
      };
      const item = meeting.agenda.find(({ id }) => id === closedItem.item)!;
      expect([item.title, item.legalReason]).not.toContain(null); // for everybody
      return { nested: item.recommendedAction !== null };
    },
  },
  {
    what: 'attendance of a group by name',
    seenBy: ['a member of the group', 'a co-chair of the group', 'department staff', 'a Cabinet member', 'the clerk'],
    look: (ask, { rollOfGroup }) => rollSeen(ask, rollOfGroup),
  },
  {
    what: 'attendance of the Cabinet by name',
    seenBy: Object.keys(VIEWERS) as Who[],
    look: (ask, { rollOfCabinet }) => rollSeen(ask, rollOfCabinet),
  },
  {
    what: 'whose a task is, and its days',
    seenBy: ['a member of the group', 'a co-chair of the group', 'department staff', 'a Cabinet member'],
    async look(ask, { task }) {
      const fields = 'id title { en } status owner { id } dueOn';
      const answer = (await ask(`{
        workingGroup(id: "${GROUP}") { actionItems(first: 100) { nodes { ${fields} } } }
        person(id: "${task.owner}") { actionItems { id } }
        overdueActionItems(first: 100) { nodes { id } totalCount }
      }`)) as never as {
        workingGroup: { actionItems: { nodes: Task[] } };
        person: { actionItems: { id: string }[] };
        overdueActionItems: { nodes: { id: string }[] };
      };
      const found = answer.workingGroup.actionItems.nodes.find(({ id }) => id === task.id)!;
      expect([found.title, found.status]).not.toContain(null); // for everybody
      const has = (list: { id: string }[]): boolean => list.some(({ id }) => id === task.id);
      return {
        owner: found.owner !== null,
        day: found.dueOn !== null,
        byPerson: has(answer.person.actionItems),
        overdue: has(answer.overdueActionItems.nodes),
      };
    },
  },
];

interface Task {
  readonly id: string;
  readonly title: object;
  readonly status: string;
  readonly owner: object | null;
  readonly dueOn: string | null;
}

async function rollSeen(ask: Parameters<Cell['look']>[0], id: string): Promise<Record<string, boolean>> {
  const { meeting } = (await ask(
    `{ meeting(id: "${id}") { attendance { present } rollCall { presence } } }`,
  )) as never as { meeting: { attendance: { present: number }; rollCall: object[] } };
  expect(meeting.attendance.present).toBeGreaterThan(0); // counts are for everybody
  return { nested: meeting.rollCall.length > 0 };
}

describe('the rights table, through the gateway', () => {
  let hub: TestHub;
  let things: Things;

  beforeAll(async () => {
    hub = await startTestHub('demo');
    things = await findThings(hub);
  });
  afterAll(() => hub.stop());

  async function asker(who: Who) {
    const grants: readonly Grant[] = VIEWERS[who];
    const token = grants.length > 0 ? await hub.token(grants) : undefined;
    return async (query: string) => {
      const { data, errors } = await hub.ask(query, { token });
      expect(errors).toBeUndefined();
      return data as never;
    };
  }

  describe.each(CELLS.map((cell) => [cell.what, cell] as const))('%s', (_what, cell) => {
    it.each(Object.keys(VIEWERS) as Who[])('is seen by %s if the table says so, on every path', async (who) => {
      const seen = await cell.look(await asker(who), things);
      const expected = cell.seenBy.includes(who);
      expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((path) => [path, expected])));
    });
  });

  it('shows everybody the same of what is public', async () => {
    const answers = await Promise.all(
      (Object.keys(VIEWERS) as Who[]).map(async (who) =>
        (await asker(who))(`{
        meetings(first: 100) { totalCount nodes { id status startsAt } } indicators { id latest { value } } bodies { id }
        recommendations(first: 100) { totalCount nodes { number stage response { text { en } } decision { outcome motion { result votes { option } } } } }
      }`),
      ),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('opens the directory to those who seat people, and to nobody else', async () => {
    const may = new Set<Who>(['department staff', 'the clerk', 'a co-chair of the group']);
    for (const who of Object.keys(VIEWERS) as Who[]) {
      const grants: readonly Grant[] = VIEWERS[who];
      const { errors } = await hub.ask('{ people(text: "member") { totalCount } }', {
        token: grants.length > 0 ? await hub.token(grants) : undefined,
      });
      expect([who, errors?.[0].extensions.code]).toEqual([who, may.has(who) ? undefined : 'FORBIDDEN']);
    }
  });

  it('tells each who they are, and the public nothing', async () => {
    const query = '{ viewer { roles { role body { slug } } } }';
    expect((await hub.ask(query)).data).toEqual({ viewer: null });
    const token = await hub.token([
      { role: 'CO_CHAIR', body: GROUP },
      { role: 'STAFF', body: null },
    ]);
    expect((await hub.ask(query, { token })).data).toEqual({
      viewer: {
        roles: [
          { role: 'CO_CHAIR', body: { slug: GROUP } },
          { role: 'STAFF', body: null },
        ],
      },
    });
  });

  it.each([
    ['broken', 'Bearer x.y.z', 'UNAUTHENTICATED'],
    ['of another scheme', 'Basic YTpi', 'UNAUTHENTICATED'],
  ])('refuses a token that is %s with 401, and never answers as the public', async (_what, authorization, code) => {
    const response = await fetch(hub.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: '{"query":"{ bodies { id } }"}',
    });
    const body = (await response.json()) as { data?: unknown; errors: { extensions: { code: string } }[] };
    expect([response.status, body.data, body.errors[0].extensions.code]).toEqual([401, undefined, code]);
  });
});

async function findThings(hub: TestHub): Promise<Things> {
  const service = (name: string): Service => hub.services.find((one) => one.name === name)!;
  const first = async <T>(name: string, sql: string): Promise<T> => {
    const [row] = (await service(name).source.query(sql)) as T[];
    if (!row) throw new Error(`The demo has nothing for: ${sql}`);
    return row;
  };
  const draftAgenda = async (body: string): Promise<string> =>
    (
      await first<{ id: string }>(
        'department',
        `SELECT id FROM meeting WHERE body_id = '${body}' AND status = 'SCHEDULED' AND agenda_published_at IS NULL AND EXISTS (SELECT 1 FROM agenda_item WHERE meeting_id = meeting.id)`,
      )
    ).id;
  const roll = async (body: string): Promise<string> =>
    (
      await first<{ id: string }>(
        'department',
        `SELECT meeting_id AS id FROM roll_call_entry JOIN meeting ON meeting.id = meeting_id WHERE meeting.body_id = '${body}' AND presence = 'PRESENT'`,
      )
    ).id;
  return {
    draftAgendaOfGroup: await draftAgenda(GROUP),
    draftAgendaOfCabinet: await draftAgenda(CABINET),
    draftMinutes: await first(
      'department',
      `SELECT meeting.id AS meeting, document.id AS document FROM meeting JOIN document ON document.meeting_id = meeting.id WHERE meeting.body_id = '${CABINET}' AND minutes_status = 'DRAFT' AND document.kind = 'MINUTES'`,
    ),
    closedItem: await first(
      'department',
      `SELECT meeting_id AS meeting, agenda_item.id AS item FROM agenda_item JOIN meeting ON meeting.id = meeting_id WHERE agenda_item.kind = 'EXECUTIVE_SESSION' AND recommended_action IS NOT NULL AND agenda_published_at IS NOT NULL AND meeting.body_id = '${CABINET}'`,
    ),
    rollOfGroup: await roll(GROUP),
    rollOfCabinet: await roll(CABINET),
    task: await first(
      'working-groups',
      `SELECT id, owner_id AS owner FROM action_item WHERE group_id = '${GROUP}' AND status IN ('OPEN', 'IN_PROGRESS', 'BLOCKED') AND due_on < now()::date - 1 AND owner_id IS NOT NULL`,
    ),
  };
}
