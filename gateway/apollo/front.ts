import { ApolloServer, type HTTPGraphQLResponse, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { HubError } from '../../platform/errors';
import type { Log } from '../../platform/log';
import type { ClientErrors } from '../client-errors';
import type { AnswerOperation } from '../door';
import { stringifyResult } from '../execute/lazy-result';
import type { Exchange, Reply } from '../http/exchange';
import type { Limits } from '../limits/limits';
import { parseFailure } from '../limits/tokens';
import type { Supergraph } from '../plan/supergraph';
import type { ApolloContext } from './context';
import { DocumentStore } from './document-store';
import { PipelineGateway } from './gateway-interface';
import { statusPlugin } from './status-plugin';

export interface FrontOptions {
  readonly supergraph: Supergraph;
  readonly answer: AnswerOperation;
  readonly limits: Limits;
  readonly errors: ClientErrors;
  readonly log: Log;
}

/** Apollo Server between the HTTP door and the pipeline: reads a request's parameters, knows persisted queries, runs plugins. */
export class ApolloFront {
  private readonly gateway: PipelineGateway;
  private readonly server: ApolloServer<ApolloContext>;

  constructor(options: FrontOptions) {
    this.gateway = new PipelineGateway(options.supergraph, options.answer);
    this.server = createServer(this.gateway, options);
  }

  replaceSupergraph(supergraph: Supergraph): void {
    this.gateway.replaceSupergraph(supergraph);
  }

  start(): Promise<void> {
    return this.server.start();
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** @param body what the request's JSON says; undefined for GET */
  async answer({ request, method, search }: Exchange, body: unknown, context: ApolloContext): Promise<Reply> {
    const headers = headersFor(request.headers, context);
    const httpGraphQLRequest = { method, headers, search, body };
    return replyOf(await this.server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => context }));
  }
}

function createServer(gateway: PipelineGateway, { limits, errors, log }: FrontOptions): ApolloServer<ApolloContext> {
  return new ApolloServer<ApolloContext>({
    gateway,
    documentStore: new DocumentStore(),
    parseOptions: { maxTokens: limits.tokens },
    // The pipeline validates, on every door alike and after the limits: validation itself can be made slow.
    dangerouslyDisableValidation: true,
    introspection: true,
    // Credentials are bearer tokens, which no browser adds by itself.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    stringifyResult,
    formatError: (formatted, error) => formatError(formatted, error, errors, limits),
    logger: loggerFor(log),
    plugins: [
      statusPlugin(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  errors: ClientErrors,
  limits: Limits,
): GraphQLFormattedError {
  if (formatted.extensions?.code === 'GRAPHQL_PARSE_FAILED')
    return parseFailure(error as GraphQLError, limits).toJSON();
  if (isBadRequest(error)) return new HubError('BAD_REQUEST', error.message).toJSON();
  const told = errors.tell(error);
  return told === error ? formatted : told.toJSON();
}

/** Apollo Server refuses some requests, as those with a wrong hash, with a status and no code: clients branch on codes. */
function isBadRequest(error: unknown): error is GraphQLError {
  if (!(error instanceof GraphQLError) || error.extensions.code !== undefined) return false;
  const { http } = error.extensions as { http?: { status?: number } };
  return http?.status === 400;
}

/** The media type is settled by the door; Apollo is told the outcome. */
function headersFor(sent: Exchange['request']['headers'], { mediaType }: ApolloContext): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(sent)) if (value !== undefined) headers.set(name, String(value));
  headers.set('accept', mediaType);
  return headers;
}

function replyOf({ status = 200, headers, body }: HTTPGraphQLResponse): Reply {
  if (body.kind !== 'complete') throw new Error('Apollo Server answers in parts, which nothing asked it to do.');
  return { status, headers: Object.fromEntries(headers), body: body.string };
}

/** Apollo's messages may quote what clients sent: they are kept short. */
function loggerFor(log: Log) {
  const at = (level: 'debug' | 'info' | 'warn' | 'error') => (message: unknown) =>
    log[level]({ from: 'apollo' }, String(message).slice(0, 200));
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
