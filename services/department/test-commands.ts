import type { Clock } from '../../platform/clock';
import type { Viewer } from '../../platform/auth/viewer';
import type { Service } from '../../platform/subgraph/service';
import { meetingUpdateKind, type MeetingUpdateKind } from './events/meeting-updates';
import type { Loaders } from './loaders';
import { viewerWith } from './test-rows';

/** The department for tests of its commands: sends mutations, and shows what they left behind. */

export const CLERK: Viewer = viewerWith('CLERK');

type Fields = Readonly<Record<string, unknown>>;

/** What a payload showed; the meeting also of an agenda item. */
export interface Shown {
  readonly cursor: string;
  readonly meeting: Readonly<{ id: string; version: number; status: string | null; minutesStatus: string }>;
  readonly agendaItem?: Readonly<{ id: string; status: string }>;
  /** Of addDocument, which shows no meeting. */
  readonly document?: Readonly<{ id: string; publishedAt: string | null }>;
}

/** What a mutation answered: a payload, or the extensions of its error with the message. */
export interface Answer {
  readonly payload: Shown | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly extensions: Fields;
}

/** An event as the log has it. */
export interface Logged {
  readonly pos: number;
  readonly type: string;
  readonly kind: MeetingUpdateKind | null;
  readonly subject: string;
  readonly version: number;
  readonly at: Date;
  readonly payload: Fields;
}

const MEETING = 'meeting { id version status minutesStatus }';
const ITEM = `agendaItem { id status ${MEETING} }`;
const DOCUMENT = 'document { id publishedAt }';
const SHOWS_AN_ITEM = new Set(['addAgendaItem', 'updateAgendaItem', 'openAgendaItem', 'closeAgendaItem']);

let keys = 0;

/** A key that no other request has. */
export function newKey(): string {
  return `key ${++keys}`;
}

export class TestDepartment {
  private constructor(
    readonly service: Service<Loaders>,
    /** The time of the requests to come. */
    public now: Date,
  ) {}

  /** @param serve starts the service, which is to go by that clock */
  static async start(now: string, serve: (clock: Clock) => Promise<Service<Loaders>>): Promise<TestDepartment> {
    let started: TestDepartment | null = null;
    const service = await serve(() => started?.now ?? new Date(now));
    started = new TestDepartment(service, new Date(now));
    return started;
  }

  stop(): Promise<void> {
    return this.service.stop();
  }

  /** Sends a mutation, under a key of its own where the input names none. */
  async send(mutation: string, input: Fields, viewer: Viewer = CLERK, service = this.service): Promise<Answer> {
    const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
    const shown = mutation === 'addDocument' ? DOCUMENT : SHOWS_AN_ITEM.has(mutation) ? ITEM : MEETING;
    const { data, errors } = await service.execute({
      document: `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { cursor ${shown} } }`,
      variables: { input: { idempotencyKey: newKey(), ...input } },
      viewer,
    });
    const [error] = errors ?? [];
    const extensions = (error?.extensions ?? {}) as Fields;
    return {
      payload: flattened((data as { done: (Shown & { agendaItem?: Shown }) | null } | null | undefined)?.done ?? null),
      code: error ? String(extensions.code) : null,
      message: error?.message ?? null,
      extensions,
    };
  }

  /** As `send`, of a mutation that must succeed. */
  async do(mutation: string, input: Fields, viewer: Viewer = CLERK): Promise<Shown> {
    const { payload, message } = await this.send(mutation, input, viewer);
    if (!payload) throw new Error(`${mutation} was refused: ${message}`);
    return payload;
  }

  async query<Data>(document: string, viewer: Viewer = CLERK): Promise<Data> {
    const { data, errors } = await this.service.execute({ document, viewer });
    if (errors) throw errors[0];
    return data as Data;
  }

  /** Position of the last event. */
  async head(): Promise<number> {
    const [{ pos }] = await this.service.source.query<{ pos: string }[]>('SELECT pos FROM event_head');
    return Number(pos);
  }

  /** Events after a position. */
  async eventsAfter(pos: number): Promise<Logged[]> {
    const rows = await this.service.source.query<Omit<Logged, 'kind'>[]>(
      'SELECT pos, type, subject, version, at, payload FROM event_log WHERE pos > $1 ORDER BY pos',
      [pos],
    );
    return rows.map((row) => ({
      ...row,
      pos: Number(row.pos),
      version: Number(row.version),
      kind: meetingUpdateKind(row.type),
    }));
  }

  /** Everything that a command may write, as one text: equal when nothing was written. The log is its head. */
  async everything(): Promise<string> {
    const tables = ['meeting', 'agenda_item', 'roll_call_entry', 'document', 'event_head', 'idempotency'];
    const parts = tables.map(
      (table) => `(SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ${table} t) AS ${table}`,
    );
    const [row] = await this.service.source.query<object[]>(`SELECT ${parts.join(', ')}`);
    return JSON.stringify(row);
  }
}

function flattened(payload: (Shown & { agendaItem?: Shown }) | null): Shown | null {
  return payload?.agendaItem ? { ...payload, meeting: payload.agendaItem.meeting } : payload;
}
