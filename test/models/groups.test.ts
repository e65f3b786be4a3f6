import * as fc from 'fast-check';
import type { Viewer } from '../../platform/auth/viewer';
import { workingGroups } from '../../services/working-groups/service';
import { CommandedService } from '../support/commands';

/* Random lives of strategies and tasks of a working group, held against the tables of the domain. */

const RUNS = Number(process.env.HUB_MODEL_RUNS ?? 60);
const SEED = Number(process.env.HUB_MODEL_SEED ?? 7);
const WORDS = { en: 'Words', es: 'Palabras', original: 'EN' };
const CO_CHAIR: Viewer = { authenticated: true, person: null, grants: [{ role: 'CO_CHAIR', body: 'group' }] };

const STRATEGY: Readonly<Record<string, readonly string[]>> = {
  POTENTIAL: ['SELECTED', 'DROPPED'],
  SELECTED: ['ACTIVE', 'DROPPED'],
  ACTIVE: ['PAUSED', 'COMPLETED', 'DROPPED'],
  PAUSED: ['ACTIVE', 'DROPPED'],
  COMPLETED: ['ADOPTED_CITYWIDE'],
  ADOPTED_CITYWIDE: [],
  DROPPED: [],
};
const TASK: Readonly<Record<string, readonly string[]>> = {
  OPEN: ['IN_PROGRESS', 'BLOCKED', 'DROPPED', 'DONE'],
  IN_PROGRESS: ['OPEN', 'BLOCKED', 'DROPPED', 'DONE'],
  BLOCKED: ['OPEN', 'IN_PROGRESS', 'DROPPED', 'DONE'],
  DONE: [],
  DROPPED: [],
};

let groups: CommandedService;
beforeAll(async () => {
  groups = await CommandedService.start(
    workingGroups,
    [
      { type: 'KnownBody', id: 'group', kind: 'WORKING_GROUP' },
      { type: 'WorkingGroup', id: 'group', goals: [] },
    ],
    '2026-06-20T12:00:00Z',
  );
});
afterAll(() => groups.stop());

interface Kind {
  readonly table: Readonly<Record<string, readonly string[]>>;
  readonly first: string;
  /** Whether an update may repeat the status that something has. */
  readonly mayStay: boolean;
  make(): Promise<string>;
  become(id: string, status: string): Promise<string | null>;
}

async function made(mutation: string, shows: string): Promise<string> {
  const input = { group: 'group', title: WORDS };
  const payload = await groups.do<Record<string, { id: string }>>(mutation, input, CO_CHAIR, `${shows} { id }`);
  return payload[shows].id;
}

const strategies: Kind = {
  table: STRATEGY,
  first: 'POTENTIAL',
  mayStay: false,
  make: () => made('proposeStrategy', 'strategy'),
  become: async (strategy, status) => (await groups.send('changeStrategyStatus', { strategy, status }, CO_CHAIR)).code,
};
const tasks: Kind = {
  table: TASK,
  first: 'OPEN',
  mayStay: true,
  make: () => made('addActionItem', 'actionItem'),
  become: async (actionItem, status) =>
    status === 'DONE'
      ? (await groups.send('completeActionItem', { actionItem }, CO_CHAIR)).code
      : (await groups.send('updateActionItem', { actionItem, status }, CO_CHAIR)).code,
};

it.each([
  ['strategies', strategies],
  ['tasks', tasks],
])(
  '%s move as the table says, and the log has each move once',
  async (_name, { table, first, mayStay, make, become }) => {
    const life = fc.array(fc.constantFrom(...Object.keys(table)), { minLength: 1, maxLength: 16 });
    for (const wanted of fc.sample(life, { numRuns: RUNS, seed: SEED })) {
      const id = await make();
      const lived = [first];
      for (const to of wanted) {
        const from = lived[lived.length - 1];
        if (mayStay && to === from) continue;
        const code = await become(id, to);
        if (table[from].includes(to)) lived.push(to);
        expect([wanted, from, to, code === null]).toEqual([wanted, from, to, table[from].includes(to)]);
      }
      const logged = await groups.service.source.query<{ status: string }[]>(
        `SELECT payload->>'status' AS status FROM event_log WHERE subject LIKE '%:' || $1 ORDER BY pos`,
        [id],
      );
      expect([wanted, logged.map(({ status }) => status)]).toEqual([wanted, lived]);
    }
  },
  3_600_000,
);
