import { type PageArguments, PageLoader } from '../../../platform/loaders/pages';
import { rowById, rowsBy } from '../../../platform/loaders/rows';
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
    /** The page of those in whose names the text occurs, by name; case and accents do not matter. */
    peopleNamed: (text: string, page: PageArguments) => {
      const where = { sql: `strpos(${NAME}, ${folded('CAST(:text AS text)')}) > 0`, parameters: { text } };
      return directory.load('all', { where, sort: BY_NAME }, page);
    },
  };
}

/** A text without case and accents: letters are taken apart from their marks, and the marks left out. */
function folded(expression: string): string {
  return `lower(regexp_replace(normalize(${expression}, NFD), '[\\u0300-\\u036f]', '', 'g'))`;
}

/** Never null to sort by; a parent, who has no name here, is found by none. */
const NAME = `COALESCE(${folded('item.displayName')}, '')`;

const BY_NAME = [
  { expression: NAME, type: 'text', direction: 'ASC' },
  { expression: 'item.id', type: 'text', direction: 'ASC' },
] as const;
