import type { ExecutionResult } from 'graphql';
import { StoppableIterator } from '../../platform/stoppable-iterator';
import { SubgraphFailure, unavailable } from './failure';
import { copyJson } from './json';
import { asResult } from './result';
import type { SubgraphResult } from './subgraph';

type Results = AsyncIterator<ExecutionResult, undefined>;

/**
 * The results of a subscription to a service in this process, copied as the wire would have made them. Ends as soon as it
 * is stopped, whatever the service does.
 * @param opened a result alone is a refusal: a stream of one
 * @param stop the service has its signal
 */
export function localStream(
  opened: Results | ExecutionResult,
  stop: AbortController,
): AsyncIterator<SubgraphResult, undefined> {
  const source = 'next' in opened ? opened : only(opened);
  const release = (): void => {
    stop.abort();
    source.return?.()?.catch(() => undefined); // nobody is left who could be told
  };
  return new StoppableIterator(() => take(source), release, stop.signal);
}

async function take(source: Results): Promise<IteratorResult<SubgraphResult, undefined>> {
  try {
    const next = await source.next();
    return next.done ? next : { done: false, value: asResult(copyJson(next.value)) };
  } catch (error) {
    throw error instanceof SubgraphFailure ? error : unavailable('the service threw', error);
  }
}

function only(result: ExecutionResult): Results {
  let isTold = false;
  return {
    async next() {
      if (isTold) return { done: true, value: undefined };
      isTold = true;
      return { done: false, value: result };
    },
  };
}
