import type { Run } from './run';
import type { Place } from './stream-cursors';

/** The runs of a group, and which of them is for whom. */
export class Runs {
  private runs: readonly Run[] = [];
  /** The furthest position that a subgraph has told of, as far as that still holds. */
  private head = -1;

  [Symbol.iterator](): Iterator<Run> {
    return this.runs[Symbol.iterator]();
  }

  add(run: Run): void {
    this.runs = [...this.runs, run];
  }

  remove(run: Run): void {
    this.runs = this.runs.filter((other) => other !== run);
  }

  knowHead(pos: number): void {
    this.head = Math.max(this.head, pos);
  }

  /** The log may be another one. */
  forgetHead(): void {
    this.head = -1;
  }

  /** For those who ask for no position: the one that is the furthest. */
  present(): Run | undefined {
    return this.runs.filter(({ isPresent }) => isPresent).sort((one, other) => other.pos - one.pos)[0];
  }

  /** For those at a position: of the ones that can serve it the one that reaches back least. */
  for(place: Place): Run | undefined {
    const fit = this.runs.filter((run) => run.admits(place, this.head));
    return fit.sort((one, other) => other.audience.ring.floor - one.audience.ring.floor)[0];
  }

  /** Another run which has what this one has come to. */
  successor(run: Run): Run | undefined {
    return this.runs.find((other) => other !== run && other.mayTakeOver(run, this.head));
  }

  /** Whether newcomers do not need this run. */
  canSpare(run: Run): boolean {
    return this.runs.some((other) => other !== run && other.isPresent && other.pos >= run.pos);
  }
}
