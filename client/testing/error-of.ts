import { GraphQLError } from 'graphql';

/** An error of the hub, with its code and a fresh cursor where there is one. */
export function errorOf({ code, cursor }: { readonly code: string; readonly cursor?: string }): GraphQLError {
  return new GraphQLError(`It is ${code}.`, { extensions: { code, ...(cursor && { cursor }) } });
}
