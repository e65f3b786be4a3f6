import { composeServices } from '@theguild/federation-composition';
import { buildSchema, execute, type ExecutionResult, type GraphQLFormattedError, parse, validate } from 'graphql';
import { PUBLIC } from '../../../platform/auth/viewer';
import { prepareOperation } from '../../plan/operation';
import { loadSupergraph, type Supergraph } from '../../plan/supergraph';
import type { SubgraphFailure } from '../../subgraphs/failure';
import { Inbox } from '../../subgraphs/inbox';
import { requestBody } from '../../subgraphs/request-body';
import { asResult } from '../../subgraphs/result';
import type { Caller, Subgraph, SubgraphRequest, SubgraphResult, SubgraphSubscription } from '../../subgraphs/subgraph';
import type { Trace } from '../answer';
import { type ExecutionRequest, Executor, type ExecutorOptions } from '../executor';

const LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.3",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@interfaceObject", "@inaccessible"]
)`;

/** Composes subgraphs, given their SDL by name. */
export function compose(parts: Readonly<Record<string, string>>): Supergraph {
  const services = Object.entries(parts).map(([name, sdl]) => ({
    name,
    url: `http://${name}.invalid/graphql`,
    typeDefs: parse(`${LINK}\n${sdl}`),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error((errors ?? []).map(({ message }) => message).join('\n'));
  return loadSupergraph(supergraphSdl);
}

/** What a subgraph was asked, as it would have stood on the wire. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Answers as a service with this SDL does, from root values as graphql-js takes them; `_entities` among them. */
export function serve(
  sdl: string,
  root: Readonly<Record<string, unknown>>,
): (question: Question) => Promise<ExecutionResult> {
  const entities = [...sdl.matchAll(/type (\w+)[^{]*@key\(fields: "[^"]*"\)/g)].map(([, name]) => name);
  const own = `scalar _Any union _Entity = ${entities.join(' | ')}
    extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`;
  const schema = buildSchema(`${sdl}\n${entities.length > 0 ? own : ''}`, { assumeValidSDL: true });
  return async ({ query, variables }) => {
    const document = parse(query);
    const [invalid] = validate(schema, document);
    if (invalid) throw invalid;
    return execute({ schema, document, rootValue: root, variableValues: variables });
  };
}

export type Reply = (question: Question, request: SubgraphRequest) => unknown;

/** A subscription as the fake subgraph sees it: a test sends what comes, and when. */
export class FakeStream {
  /** True once nobody wants more. */
  left = false;
  /** How often the next result was asked for. */
  pulls = 0;
  private readonly inbox: Inbox;

  constructor(
    readonly question: Question,
    readonly request: SubgraphSubscription,
  ) {
    const onReturn = (): void => void (this.left = true);
    this.inbox = new Inbox({ onPosition: request.onPosition, onReturn });
    request.signal.addEventListener('abort', () => void this.inbox.return(), { once: true });
  }

  /** Goes through JSON text, as over a wire. */
  send(result: unknown): void {
    this.inbox.add(asResult(JSON.parse(JSON.stringify(result))));
  }

  position(cursor: string, caughtUp = true): void {
    this.inbox.addPosition(cursor, caughtUp);
  }

  /** Completes the stream, or breaks it with a failure. */
  end(failure?: SubgraphFailure): void {
    this.inbox.end(failure);
  }

  iterator(): AsyncIterator<SubgraphResult, undefined> {
    const next = (): Promise<IteratorResult<SubgraphResult, undefined>> => {
      this.pulls++;
      return this.inbox.next();
    };
    return { next, return: () => this.inbox.return() };
  }
}

/** A subgraph that answers whatever a test wants; what it answers goes through JSON text, as over HTTP. */
export class FakeSubgraph implements Subgraph {
  readonly counters = { fetches: 0, failures: 0, shared: 0 };
  readonly questions: Question[] = [];
  /** Subscriptions in the order in which they were opened. */
  readonly streams: FakeStream[] = [];
  /** Called before a subscription is opened; what it throws refuses it. */
  onSubscribe: (stream: FakeStream) => void | Promise<void> = () => undefined;
  private waiting: (() => void)[] = [];

  constructor(
    readonly name: string,
    private readonly reply: Reply,
  ) {}

  async fetch(request: SubgraphRequest): Promise<SubgraphResult> {
    const question = JSON.parse(requestBody(request)) as Question;
    this.questions.push(question);
    const reply = await this.reply(question, request);
    return asResult(JSON.parse(typeof reply === 'string' ? reply : JSON.stringify(reply)));
  }

  async subscribe(request: SubgraphSubscription): Promise<AsyncIterator<SubgraphResult, undefined>> {
    request.signal.throwIfAborted();
    const question = JSON.parse(requestBody({ ...request, representations: [] })) as Question;
    this.questions.push(question);
    const stream = new FakeStream(question, request);
    await this.onSubscribe(stream);
    this.streams.push(stream);
    for (const tell of this.waiting.splice(0)) tell();
    return stream.iterator();
  }

  /** The stream that was opened as that one, 0 for the first; waits until it was. */
  async stream(at: number): Promise<FakeStream> {
    while (this.streams.length <= at) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return this.streams[at];
  }

  forget(): void {}

  close(): void {}
}

export const CALLER: Caller = { viewer: PUBLIC, rightsClass: 'public' };

export interface Outcome {
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[];
  readonly trace: Trace;
  /** The JSON text from which `data` and `errors` were read. */
  readonly text: string;
}

/** A gateway over fake subgraphs, without doors and limits. */
export class FakeGateway {
  readonly subgraphs: Readonly<Record<string, FakeSubgraph>>;
  readonly executor: Executor;

  constructor(
    readonly supergraph: Supergraph,
    replies: Readonly<Record<string, Reply>>,
    options: ExecutorOptions = {},
  ) {
    this.subgraphs = Object.fromEntries(
      Object.entries(replies).map(([name, reply]) => [name, new FakeSubgraph(name, reply)]),
    );
    this.executor = new Executor(Object.values(this.subgraphs), options);
  }

  async ask(source: string, request: Partial<ExecutionRequest> & { operationName?: string } = {}): Promise<Outcome> {
    const document = parse(source);
    const [invalid] = validate(this.supergraph.publicSchema, document);
    if (invalid) throw invalid;
    const { operationName } = request;
    const operation = await prepareOperation(this.supergraph, { document, source, operationName });
    const answer = await this.executor.execute(operation, { caller: CALLER, ...request });
    const text = answer.stringify();
    const { data, errors = [] } = JSON.parse(text) as Partial<Outcome>;
    return { data, errors, trace: answer.trace, text };
  }
}

/** The code, path and service of each error: what tests compare. */
export function told(errors: readonly GraphQLFormattedError[]): [unknown, string, unknown][] {
  return errors.map(({ path, extensions }) => [extensions?.code, (path ?? []).join('.'), extensions?.serviceName]);
}
