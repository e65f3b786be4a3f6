import { HubError } from '../errors';
import { dependingOn } from './depends-on';

/** A field of what a mutation was given that is not as it must be. */
export interface Fault {
  /** From the argument down, such as `['input', 'rollCall', 0, 'seat']`. */
  readonly path: readonly (string | number)[];
  /** What it must be, as the end of a sentence: "must be a web address". */
  readonly reason: string;
}

/** Gathers everything that is wrong with what a mutation was given, so that one error tells all of it. */
export class Checks {
  private readonly faults: Fault[] = [];
  private readonly unsure: string[] = [];

  /** @param path below `input` @returns whether it holds */
  that(holds: boolean, path: string | readonly (string | number)[], reason: string): boolean {
    if (!holds) this.faults.push({ path: ['input', ...(typeof path === 'string' ? [path] : path)], reason });
    return holds;
  }

  /**
   * As `that`, for what rests on a fact of another service that is known here.
   * @param from that service's name
   */
  known(holds: boolean, from: string, path: string | readonly (string | number)[], reason: string): boolean {
    if (!holds) this.unsure.push(from);
    return this.that(holds, path, reason);
  }

  get failed(): boolean {
    return this.faults.length > 0;
  }

  /** @throws HubError BAD_USER_INPUT that names every wrong field, when there is one */
  done(): void {
    if (!this.failed) return;
    const told = this.faults.map(({ path, reason }) => `${path.join('.')} ${reason}`).join('; ');
    const refusal = new HubError('BAD_USER_INPUT', `The input is not acceptable: ${told}.`, {
      extensions: { fields: this.faults },
    });
    throw dependingOn(refusal, ...this.unsure);
  }
}

const MAX_KEY_LENGTH = 200;

/** @throws HubError BAD_USER_INPUT when it is no key */
export function checkKey(key: string): void {
  const checks = new Checks();
  checks.that(
    key.trim().length > 0 && key.length <= MAX_KEY_LENGTH,
    'idempotencyKey',
    `must have 1 to ${MAX_KEY_LENGTH} characters`,
  );
  checks.done();
}
