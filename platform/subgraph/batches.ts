/**
 * One context for all events of a stream that were selected together (see `Followed`): made when they were there, so that
 * what is read in it holds what each of them tells of. An event without a batch has one of its own.
 */
export function contextOfBatch<Context>(make: () => Context): (event: unknown, isAgain: boolean) => Context {
  const contexts = new WeakMap<object, Context>();
  return (event, isAgain) => {
    const batch = partOf(event, 'batch');
    if (!batch) return make();
    let context = isAgain ? undefined : contexts.get(batch);
    if (!context) contexts.set(batch, (context = make()));
    return context;
  };
}

/** The position of an event of the service's log; null for any other. */
export function cursorOfEvent(event: unknown): string | null {
  const entry = partOf(event, 'entry');
  return entry && 'cursor' in entry && typeof entry.cursor === 'string' ? entry.cursor : null;
}

function partOf(event: unknown, name: 'entry' | 'batch'): object | null {
  const part: unknown = event !== null && typeof event === 'object' ? (event as Record<string, unknown>)[name] : null;
  return typeof part === 'object' ? part : null;
}
