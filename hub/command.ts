import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { HubSettings } from './settings';

/** One command of the command line. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** How it is written, after `hub`. */
  readonly usage: string;
  /** Resolves when the command is done, or, for one that serves, once it serves. */
  run(args: readonly string[], settings: HubSettings): Promise<void>;
}

/** What the person at the terminal did wrong: shown without a stack. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads a command's arguments. @throws UsageError with node's own words about what is wrong */
export function readArguments<T extends Options>(args: readonly string[], options: T, allowPositionals = false) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals, strict: true, tokens: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
