import { dayOf } from '../../../platform/clock';
import type { Book } from '../book';
import { indicatorId } from '../indicators';
import { meetingName, type Turn } from '../meetings/series';
import { strategyId } from '../strategies';
import { SAMPLE } from '../texts';
import { DOCKET, itemName, turnsOf } from './docket';
import type { SampleRecommendation, Step } from './steps';

const CABINET = 'mayors-cabinet';

/** Writes the docket: each recommendation with its moves, and what was decided, answered and said of it. */
export function docket(book: Book): void {
  const numbers = numbersOf(book);
  for (const recommendation of DOCKET) {
    write(book, recommendation, numbers.get(recommendation.key) as string);
    recommendation.steps.forEach((step, index) => move(book, recommendation, step, index + 1));
    endorsements(book, recommendation);
    for (const turn of turnsOf(recommendation)) agendaLink(book, recommendation.key, turn);
  }
}

/** The instant of a move. */
export function instantOf(book: Book, step: Step): string {
  return book.year.at(step.on, step.time);
}

/** Numbers run through each calendar year in the order of submission. */
function numbersOf(book: Book): Map<string, string> {
  const submitted = DOCKET.map(({ key, steps }) => ({ key, at: instantOf(book, steps[0]) })).sort((a, b) =>
    a.at.localeCompare(b.at),
  );
  const counts = new Map<string, number>();
  return new Map(
    submitted.map(({ key, at }) => {
      const year = dayOf(new Date(at)).slice(0, 4);
      const count = (counts.get(year) ?? 0) + 1;
      counts.set(year, count);
      return [key, `${year}-${String(count).padStart(3, '0')}`];
    }),
  );
}

function write(book: Book, recommendation: SampleRecommendation, number: string): void {
  const { key, from, kind, title, ask, strategy, priority, indicators = [], related = [], steps } = recommendation;
  const last = steps[steps.length - 1];
  book.add(CABINET, 'Recommendation', key, {
    version: steps.length,
    number,
    kind: kind ?? 'RECOMMENDATION',
    title,
    ask,
    fromId: from,
    submittedAt: instantOf(book, steps[0]),
    stage: last.stage,
    stageSince: instantOf(book, last),
    fromStrategyId: strategy ? strategyId(book, strategy) : null,
    fromPriorityId: priority ? book.id('ParentPriority', priority) : null,
    indicatorIds: indicators.map((indicator) => indicatorId(book, indicator)),
    deferrals: steps.filter(({ stage }) => stage === 'DEFERRED').length,
    relatedIds: related.map((other) => book.id('Recommendation', other)),
    documentIds: kind === 'BRIEFING' ? [book.id('Document', `briefing/${key}`)] : [],
    provenance: SAMPLE,
  });
}

function move(book: Book, { key, from }: SampleRecommendation, step: Step, position: number): void {
  const recommendationId = book.id('Recommendation', key);
  const at = instantOf(book, step);
  const meetingId = step.turn ? book.id('Meeting', meetingName(CABINET, step.turn)) : null;
  const byId = step.by === 'author' ? from : step.by === 'cabinet' ? CABINET : null;
  const { stage, note = null, answer, report } = step;
  book.add(CABINET, 'StageChange', `${key}/${position}`, {
    recommendationId,
    position,
    stage,
    at,
    byId,
    note,
    meetingId,
  });
  if (step.decision) decision(book, key, step);
  if (answer) {
    const documentId = book.id('Document', `response/${key}`);
    book.add(CABINET, 'CabinetResponse', key, {
      recommendationId,
      at,
      text: answer.text,
      reasons: answer.reasons,
      documentId,
    });
  }
  if (report) book.add(CABINET, 'ReportBack', key, { recommendationId, at, ...report });
}

function decision(book: Book, key: string, step: Step): void {
  const { decision: made, turn } = step;
  if (!made || !turn) return;
  book.add(CABINET, 'Decision', key, {
    recommendationId: book.id('Recommendation', key),
    at: instantOf(book, step),
    meetingId: book.id('Meeting', meetingName(CABINET, turn)),
    outcome: made.outcome,
    motionId: made.motion ? book.id('Motion', itemName(turn, key)) : null,
    conditions: made.conditions ?? null,
    referredToId: made.referredTo ?? null,
    answerDueOn: book.year.day(made.answerDueOn),
  });
}

function endorsements(book: Book, { key, endorsements: given = [] }: SampleRecommendation): void {
  for (const { body, on, note } of given) {
    const recommendationId = book.id('Recommendation', key);
    book.add(CABINET, 'Endorsement', `${key}/${body}`, {
      recommendationId,
      bodyId: body,
      at: book.year.at(on, '11:30'),
      note,
    });
  }
}

function agendaLink(book: Book, key: string, turn: Turn): void {
  const agendaItemId = book.id('AgendaItem', itemName(turn, key));
  book.add(CABINET, 'RecommendationAgendaItem', `${turn}/${key}`, {
    recommendationId: book.id('Recommendation', key),
    agendaItemId,
  });
}
