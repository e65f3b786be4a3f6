import type { Run } from './run';

/** A part of a plan, compiled. Gives the number of waves: of fetches that had to wait for one another. */
export type Step = (run: Run) => number | Promise<number>;

/** One after the other: each sees what those before it fetched. */
export function sequence(steps: readonly Step[]): Step {
  return async (run) => {
    let waves = 0;
    for (const step of steps) {
      const made = step(run);
      waves += typeof made === 'number' ? made : await made;
    }
    return waves;
  };
}

/** All at once. */
export function parallel(steps: readonly Step[]): Step {
  return (run) => {
    const pending: Promise<number>[] = [];
    let waves = 0;
    for (const step of steps) {
      const made = step(run);
      if (typeof made === 'number') waves = Math.max(waves, made);
      else pending.push(made);
    }
    if (pending.length === 0) return waves;
    return Promise.all(pending).then((made) => Math.max(waves, ...made));
  };
}

/** One or the other, by a variable; each may be missing. */
export function conditional(variable: string, whenTrue: Step | null, otherwise: Step | null): Step {
  return (run) => (run.variables[variable] === true ? whenTrue : otherwise)?.(run) ?? 0;
}
