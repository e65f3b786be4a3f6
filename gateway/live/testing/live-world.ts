import { GraphQLError, parse, validate } from 'graphql';
import { HubError } from '../../../platform/errors';
import { coerceVariables } from '../../execute/coerce-variables';
import { CALLER } from '../../execute/testing/fixture';
import { type Operation, prepareOperation } from '../../plan/operation';
import type { Supergraph } from '../../plan/supergraph';
import type { Caller } from '../../subgraphs/subgraph';
import { Live, type LiveGraph, type LiveOptions } from '../live';
import type { LiveSettings } from '../settings';
import { CURSORS, MEETINGS, MeetingsGraph } from './meetings';
import { Recorder } from './recorder';

export const UPDATES = 'subscription($after: Cursor) { updates(after: $after) { n } }';

export interface Question {
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

export interface Wish {
  readonly source?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Beside the operation, as `Last-Event-ID` is. */
  readonly after?: string | null;
  readonly caller?: Caller;
  readonly room?: number;
}

/** Quick ones: what takes seconds in a gateway takes milliseconds in a test. */
const QUICK: Partial<LiveSettings> = { gather: 2, linger: 30, budget: 50, backoff: { first: 1, most: 4 } };

/** Streams of the graph of meetings, without doors and limits. */
export class LiveWorld {
  readonly failures: unknown[] = [];
  readonly live: Live<Question>;
  private graph: LiveGraph<Question>;

  constructor(
    readonly meetings = new MeetingsGraph(),
    settings: Partial<LiveSettings> = {},
    options: Partial<LiveOptions> = { cursors: CURSORS },
  ) {
    this.live = new Live<Question>({
      ...options,
      settings: { ...QUICK, ...settings },
      tell: (error) => new GraphQLError(String(error), { extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
      onFailure: (_, failure) => this.failures.push(failure),
    });
    this.graph = graphOf(MEETINGS, meetings);
  }

  async subscribe({ source = UPDATES, variables, after = null, caller = CALLER, room }: Wish = {}): Promise<Recorder> {
    const recorder = new Recorder(room);
    const question = { source, variables };
    const operation = await this.graph.prepare(question);
    const coerced = coerceVariables(operation, variables);
    if ('errors' in coerced) throw coerced.errors[0];
    const { executor } = this.graph;
    recorder.subscription = this.live.subscribe(
      { question, operation, executor, variables: coerced.values, caller, after },
      recorder,
    );
    return recorder;
  }

  /** Another schema, over other subgraphs. */
  async replace(supergraph: Supergraph, meetings: MeetingsGraph): Promise<void> {
    this.graph = graphOf(supergraph, meetings);
    await this.live.replace(this.graph);
  }
}

export function graphOf(supergraph: Supergraph, { executor }: MeetingsGraph): LiveGraph<Question> {
  const prepared = new Map<string, Promise<Operation>>();
  const prepare = async (source: string): Promise<Operation> => {
    const document = parse(source);
    const [mistake] = validate(supergraph.publicSchema, document);
    if (mistake) throw new HubError('GRAPHQL_VALIDATION_FAILED', mistake.message);
    return prepareOperation(supergraph, { document, source });
  };
  return {
    executor,
    prepare({ source }) {
      const operation = prepared.get(source) ?? prepare(source);
      prepared.set(source, operation);
      return operation;
    },
  };
}

/** Resolves as soon as this is so; rejects after some seconds. */
export async function until(isSo: () => boolean, what = 'what was waited for'): Promise<void> {
  const end = Date.now() + 4_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
