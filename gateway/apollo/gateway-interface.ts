import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { AnswerOperation } from '../door';
import { lazyResult } from '../execute/lazy-result';
import type { Supergraph } from '../plan/supergraph';
import type { ApolloContext } from './context';

type GatewayInterface = NonNullable<ApolloServerOptionsWithGateway<ApolloContext>['gateway']>;

/** The pipeline in the shape in which Apollo Server takes a gateway. */
export function gatewayInterface(supergraph: Supergraph, answer: AnswerOperation): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: supergraph.publicSchema, coreSupergraphSdl: supergraph.sdl });
      return () => undefined;
    },
    async load() {
      return {
        async executor({ document, source, request, context }) {
          const { caller, signal } = context as ApolloContext;
          const { operationName = null, variables } = request;
          return lazyResult(await answer({ document, source, operationName, variables, caller, signal }));
        },
      };
    },
    async stop() {
      // The gateway owns its parts and stops them after Apollo Server.
    },
  };
}
