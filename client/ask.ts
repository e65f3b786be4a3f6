import { hubSaid, LiveError } from './handlers';
import type { GraphqlError, LiveResult, Operation } from './protocol';
import { isPassing } from './protocol';
import type { TokenSource } from './transport';

export interface AskOptions {
  /** The hub's GraphQL address. */
  readonly url: string;
  readonly token?: TokenSource;
}

/**
 * Asks queries by POST. The answer may have errors beside its data. Rejects with a LiveError when the hub refused the whole
 * request for good, and with another error when to ask again may help.
 */
export function askOver({ url, token }: AskOptions): (operation: Operation) => Promise<LiveResult> {
  return async (operation) => {
    const bearer = await token?.();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(bearer && { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify(operation),
    });
    const result = (await response.json()) as LiveResult;
    if (result.data) return result;
    throw refusal(response.status, result.errors ?? []);
  };
}

function refusal(status: number, errors: readonly GraphqlError[]): Error {
  const refused = errors.length > 0 ? hubSaid(errors) : new LiveError(`The hub answered with status ${status}.`);
  const mayPass = status >= 500 || status === 408 || status === 429 || isPassing(errors);
  return mayPass ? new Error(refused.message, { cause: refused }) : refused;
}
