import type { Book } from './book';
import { organizationId } from './organizations';
import { en, SAMPLE } from './texts';

type Award = readonly [organization: string, dollars: number, slots: number | null];

interface SampleGrant {
  readonly key: string;
  readonly name: readonly [english: string, spanish: string];
  readonly funder: string;
  readonly dollars: number;
  readonly awards: readonly Award[];
}

const GRANTS: readonly SampleGrant[] = [
  {
    key: 'preschool-places',
    name: ['Preschool places', 'Cupos de preescolar'],
    funder: 'State early childhood field office',
    dollars: 2_400_000,
    awards: [
      ['center-1', 1_100_000, 74],
      ['center-2', 900_000, 60],
      ['home-1', 84_000, 6],
      ['home-2', 70_000, 5],
    ],
  },
  {
    key: 'healthy-start',
    name: ['Healthy start', 'Comienzo saludable'],
    funder: 'Neighborhood foundation',
    dollars: 640_000,
    awards: [
      ['clinic-1', 310_000, null],
      ['clinic-2', 180_000, null],
      ['pediatrics', 96_000, null],
      ['family-1', 54_000, null],
    ],
  },
  {
    key: 'words-and-books',
    name: ['Words and books', 'Palabras y libros'],
    funder: 'Neighborhood foundation',
    dollars: 180_000,
    awards: [
      ['library', 120_000, null],
      ['family-2', 60_000, null],
    ],
  },
];

const usd = (dollars: number) => ({ cents: dollars * 100, currency: 'USD' });

export function grantId(book: Book, key: string): string {
  return book.id('Grant', key);
}

export function grants(book: Book): void {
  const fiscalYear = fiscalYearOf(book.year.today);
  for (const { key, name, funder, dollars, awards } of GRANTS) {
    const grantId = book.add('department', 'Grant', key, {
      name: en(...name),
      funder,
      fiscalYear,
      total: usd(dollars),
      provenance: SAMPLE,
    });
    for (const [organization, amount, slots] of awards) {
      const award = { grantId, organizationId: organizationId(book, organization), amount: usd(amount), slots };
      book.add('department', 'GrantAward', `${key}/${organization}`, award);
    }
  }
}

/** The city's fiscal year, from 1 July, as it is written: 2026-27. */
function fiscalYearOf(day: string): string {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '07-01' ? 1 : 0);
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}
