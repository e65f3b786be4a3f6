import type { GraphQLError } from 'graphql';

export type Path = readonly (string | number)[];

const MAX_ERRORS = 100;
const SEPARATOR = '\n';

/** The errors of one answer: at most a hundred of them, and what they explain. */
export class ErrorList {
  readonly errors: GraphQLError[] = [];
  /** Every place at or above an error. */
  private readonly explained = new Set<string>();
  /** Places beneath which nothing was fetched. */
  private readonly blank = new Set<string>();

  get isFull(): boolean {
    return this.errors.length >= MAX_ERRORS;
  }

  add(error: GraphQLError): void {
    if (this.isFull) return;
    this.errors.push(error);
    if (error.path) for (const place of placesOn(error.path)) this.explained.add(place);
  }

  /** Tells that what is missing beneath this place is missing because a fetch failed, which has its own error. */
  markBlank(path: Path): void {
    this.blank.add(path.join(SEPARATOR));
  }

  /** Whether an error stands at or below this place, or a fetch failed that was to fill it. */
  explains(path: Path): boolean {
    if (this.errors.length === 0) return false;
    return this.explained.has(path.join(SEPARATOR)) || placesOn(path).some((place) => this.blank.has(place));
  }
}

/** The places from the root down to the path's end, the root included. */
function placesOn(path: Path): string[] {
  return [...path.keys(), path.length].map((length) => path.slice(0, length).join(SEPARATOR));
}
