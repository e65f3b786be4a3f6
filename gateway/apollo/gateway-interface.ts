import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { AnswerOperation } from '../door';
import { lazyResult } from '../execute/lazy-result';
import type { Supergraph } from '../plan/supergraph';
import type { ApolloContext } from './context';

type GatewayInterface = NonNullable<ApolloServerOptionsWithGateway<ApolloContext>['gateway']>;
type SchemaCallback = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];

/** The pipeline in the shape in which Apollo Server takes a gateway. */
export class PipelineGateway implements GatewayInterface {
  private readonly listeners = new Set<SchemaCallback>();

  constructor(
    private supergraph: Supergraph,
    private readonly answer: AnswerOperation,
  ) {}

  /** Tells Apollo Server of another schema. */
  replaceSupergraph(supergraph: Supergraph): void {
    for (const listener of this.listeners) tell(listener, supergraph);
    this.supergraph = supergraph;
  }

  onSchemaLoadOrUpdate(callback: SchemaCallback): () => void {
    this.listeners.add(callback);
    tell(callback, this.supergraph);
    return () => this.listeners.delete(callback);
  }

  async load(): ReturnType<GatewayInterface['load']> {
    return {
      executor: async ({ document, source, request, context }) => {
        const { caller, signal } = context as ApolloContext;
        const { operationName = null, variables } = request;
        return lazyResult(await this.answer({ document, source, operationName, variables, caller, signal }));
      },
    };
  }

  async stop(): Promise<void> {
    // The gateway owns its parts and stops them after Apollo Server.
  }
}

function tell(listener: SchemaCallback, { publicSchema, sdl }: Supergraph): void {
  listener({ apiSchema: publicSchema, coreSupergraphSdl: sdl });
}
