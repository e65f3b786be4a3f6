import type { Book } from '../book';
import { grantId } from '../grants';
import { organizationId } from '../organizations';
import { personId } from '../people';
import { FISCAL_NOTES, IMPLEMENTATIONS, type SampleImplementation } from './implementation-list';
import { en } from '../texts';

const usd = (dollars: number) => ({ cents: dollars * 100, currency: 'USD' });

export function implementations(book: Book): void {
  for (const sample of IMPLEMENTATIONS) implementation(book, sample);
  for (const [recommendation, dollars, grants] of FISCAL_NOTES) {
    const grantIds = grants.map((grant) => grantId(book, grant));
    book.add('department', 'FiscalNote', recommendation, {
      id: book.id('Recommendation', recommendation),
      amount: usd(dollars),
      grantIds,
    });
  }
}

function implementation(
  book: Book,
  { recommendation, lead, leadPerson, status, progress, budget, steps, notes }: SampleImplementation,
): void {
  const days = [...notes.map(([on]) => on), ...steps.flatMap(([, , doneOn]) => (doneOn ? [doneOn] : []))].map((on) =>
    book.year.at(on, '16:00'),
  );
  const implementationId = book.add('department', 'Implementation', recommendation, {
    id: book.id('Recommendation', recommendation),
    version: 1 + steps.length + notes.length,
    leadId: organizationId(book, lead),
    leadPersonId: leadPerson ? personId(book, leadPerson) : null,
    status,
    progress,
    budget: budget ? usd(budget) : null,
    updatedAt: days.sort().at(-1) ?? null,
  });
  steps.forEach(([title, dueOn, doneOn], index) =>
    book.add('department', 'Milestone', `${recommendation}/${index}`, {
      implementationId,
      title: en(...title),
      dueOn: book.year.day(dueOn),
      doneOn: doneOn ? book.year.day(doneOn) : null,
    }),
  );
  notes.forEach(([on, text], index) =>
    book.add('department', 'ImplementationNote', `${recommendation}/${index}`, {
      implementationId,
      at: book.year.at(on, '16:00'),
      text: en(...text),
    }),
  );
}
