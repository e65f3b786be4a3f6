import { type PageArguments, PageLoader } from '../../../platform/loaders/pages';
import { allOf, type Condition, rowById, rowsBy } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { Affiliation, Person } from '../entities/person';

/** People are public, parents under no name. */
export function peopleLoaders({ manager }: RequestScope) {
  const directory = new PageLoader(manager, Person, 'parent.key IS NOT NULL');
  return {
    person: rowById(manager, Person),
    affiliationsOfPerson: rowsBy(manager, Affiliation, 'personId', undefined, [
      { expression: "COALESCE(item.from, '-infinity')", direction: 'ASC' },
      { expression: 'item.id', direction: 'ASC' },
    ]),
    /** The page of those in whose names every word occurs, in any order, by name; case and accents do not matter. */
    peopleNamed: (words: readonly string[], page: PageArguments) =>
      directory.load('all', { where: allOf(NO_PARENT, named(words)), sort: BY_NAME }, page),
  };
}

/** A text without case and accents: letters are taken apart from their marks, and the marks left out. */
function folded(expression: string): string {
  return `lower(regexp_replace(normalize(${expression}, NFD), '[\\u0300-\\u036f]', '', 'g'))`;
}

/** Null for a parent alone, who has no name here and is never found by one. */
const NAME = folded('item.displayName');

const NO_PARENT: Condition = { sql: 'NOT item.isParent' };

/** Not LIKE: nothing in a word stands for anything else. */
function named(words: readonly string[]): Condition {
  const missing = `strpos(${NAME}, ${folded('word')}) = 0`;
  return {
    sql: `NOT EXISTS (SELECT 1 FROM unnest(CAST(:words AS text[])) AS word WHERE ${missing})`,
    parameters: { words },
  };
}

const BY_NAME = [
  { expression: NAME, type: 'text', direction: 'ASC' },
  { expression: 'item.id', type: 'text', direction: 'ASC' },
] as const;
