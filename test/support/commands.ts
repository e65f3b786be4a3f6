import { PUBLIC, type Viewer } from '../../platform/auth/viewer';
import type { Clock } from '../../platform/clock';
import type { DataRow } from '../../platform/data/dataset';
import type { Service, ServiceDefinition } from '../../platform/subgraph/service';
import { startTestService } from './database';

type Fields = Readonly<Record<string, unknown>>;

/** What a mutation answered: its payload, or the code and the extensions of its error. */
export interface Answered {
  readonly payload: Fields | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly extensions: Fields;
}

/** An event as the log has it. */
export interface Logged {
  readonly type: string;
  readonly subject: string;
  readonly version: number;
  readonly payload: Fields;
}

let keys = 0;

/** A service for tests of its commands: sends mutations, and shows what they left in the log. */
export class CommandedService {
  private constructor(
    readonly service: Service,
    /** The time of the requests to come. */
    public now: Date,
  ) {}

  static async start<Loaders>(
    definition: ServiceDefinition<Loaders>,
    rows: readonly DataRow[],
    now: string,
  ): Promise<CommandedService> {
    let started: CommandedService | null = null;
    const clock: Clock = () => started?.now ?? new Date(now);
    const service = (await startTestService(definition, rows, clock)) as unknown as Service;
    started = new CommandedService(service, new Date(now));
    return started;
  }

  /** One that runs already, by the system's clock. */
  static of(service: Service): CommandedService {
    return new CommandedService(service, new Date(0));
  }

  stop(): Promise<void> {
    return this.service.stop();
  }

  /** Sends a mutation, under a key of its own where the input names none. */
  async send(mutation: string, input: Fields, viewer: Viewer = PUBLIC, shows = '__typename'): Promise<Answered> {
    const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await this.service.execute({
      document: `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { ${shows} } }`,
      variables: { input: { idempotencyKey: `key ${++keys}`, ...input } },
      viewer,
    });
    const [error] = errors ?? [];
    const extensions = (error?.extensions ?? {}) as Fields;
    const payload = (data as { done: Fields | null } | null | undefined)?.done ?? null;
    return { payload, code: error ? String(extensions.code) : null, message: error?.message ?? null, extensions };
  }

  /** As `send`, of a mutation that must succeed. */
  async do<Payload = Fields>(mutation: string, input: Fields, viewer: Viewer, shows?: string): Promise<Payload> {
    const { payload, message } = await this.send(mutation, input, viewer, shows);
    if (!payload) throw new Error(`${mutation} was refused: ${message}`);
    return payload as Payload;
  }

  async query<Data>(document: string, viewer: Viewer = PUBLIC): Promise<Data> {
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
    const rows = await this.service.source.query<(Omit<Logged, 'version'> & { version: string })[]>(
      'SELECT type, subject, version, payload FROM event_log WHERE pos > $1 ORDER BY pos',
      [pos],
    );
    return rows.map((row) => ({ ...row, version: Number(row.version) }));
  }
}

/** Paths below `input` of the fields that a refusal names. */
export function wrongFields({ extensions }: Answered): string[] {
  const fields = (extensions.fields ?? []) as { path: (string | number)[] }[];
  return fields.map(({ path }) => path.slice(1).join('.'));
}
