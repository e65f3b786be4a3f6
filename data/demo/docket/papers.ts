import type { Book } from '../book';
import { en, SAMPLE, unchecked } from '../texts';
import { DOCKET } from './docket';
import type { SampleRecommendation, Step } from './steps';
import { instantOf } from './write-docket';

/** The papers of the docket: each answer as a document of its own, and the briefings. */
export function docketPapers(book: Book): void {
  for (const recommendation of DOCKET) {
    const answer = recommendation.steps.find((step) => step.answer);
    if (answer) response(book, recommendation, answer);
    if (recommendation.kind === 'BRIEFING') briefing(book, recommendation);
  }
}

function response(book: Book, { key, title }: SampleRecommendation, step: Step): void {
  book.add('department', 'Document', `response/${key}`, {
    kind: 'RESPONSE',
    title: en(`Answer of the Cabinet: ${title.en}`, `Respuesta del Gabinete: ${title.es ?? title.en}`),
    languages: ['en', 'es'],
    text: step.answer?.text,
    publishedAt: instantOf(book, step),
    accessible: true,
    bodyId: 'mayors-cabinet',
    provenance: SAMPLE,
  });
}

function briefing(book: Book, { key, title, from, steps }: SampleRecommendation): void {
  book.add('department', 'Document', `briefing/${key}`, {
    kind: 'BRIEFING',
    title,
    languages: ['en'],
    text: unchecked(
      'Money for children under nine by department, the year before and the year to come.',
      'Dinero para niños menores de nueve años por departamento, el año anterior y el que viene.',
    ),
    publishedAt: instantOf(book, steps[0]),
    accessible: true,
    bodyId: from,
    provenance: SAMPLE,
  });
}
