import type { ExecutionResult } from 'graphql';
import { pause } from '../pause';
import { StoppableIterator } from '../stoppable-iterator';
import { cursorOfEvent } from './batches';

/** Between two attempts while the database is away: at first, and at most. */
const RETRY_MS = 100;
const LONGEST_RETRY_MS = 1_000;

export interface EventStreamOptions {
  /**
   * Resolves the fields of one event.
   * @param isAgain it was tried before, and what was read then is of no use
   */
  answer(event: unknown, isAgain: boolean): Promise<ExecutionResult>;
  /** What is told of a source that broke. */
  broken(error: unknown): ExecutionResult;
  /** Aborts when nobody wants more. */
  readonly signal: AbortSignal;
}

/**
 * The results of a subscription: one for each event, made when it is asked for, with the event's position in
 * `extensions.cursor` where it has one. Where the source breaks, that is the last result.
 */
export function eventStream(
  source: AsyncIterator<unknown>,
  options: EventStreamOptions,
): AsyncIterator<ExecutionResult, undefined> {
  let isBroken = false;
  const take = async (): Promise<IteratorResult<ExecutionResult, undefined>> => {
    if (isBroken) return { done: true, value: undefined };
    try {
      const { done, value } = await source.next();
      return done ? { done, value: undefined } : { done: false, value: await resultOf(value, options) };
    } catch (error) {
      isBroken = true;
      return { done: false, value: options.broken(error) };
    }
  };
  const release = (): void => {
    // Nobody is left who could be told, but the log is.
    source.return?.()?.then(undefined, (error: unknown) => options.broken(error));
  };
  return new StoppableIterator(take, release, options.signal);
}

/** Tries again while the database is away: an event is not told half because of that. */
async function resultOf(event: unknown, { answer, signal }: EventStreamOptions): Promise<ExecutionResult> {
  let result = await answer(event, false);
  for (let wait = RETRY_MS; isAway(result) && !signal.aborted; wait = Math.min(2 * wait, LONGEST_RETRY_MS)) {
    await pause(wait, signal);
    result = await answer(event, true);
  }
  const cursor = cursorOfEvent(event);
  return cursor === null ? result : { ...result, extensions: { cursor } };
}

function isAway({ errors = [] }: ExecutionResult): boolean {
  return errors.some(({ extensions }) => extensions.code === 'UNAVAILABLE');
}
