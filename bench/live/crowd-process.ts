import { Crowd } from './crowd';
import type { Call } from './remote-crowd';

/** A crowd in a process of its own, so that what it costs is not counted with what it measures. */

const crowd = new Crowd();

process.on('message', async ({ id, method, args }: Call) => {
  const result = await (crowd[method] as (...args: unknown[]) => Promise<unknown>).apply(crowd, args);
  process.send!({ id, result });
});
process.on('disconnect', () => process.exit());
