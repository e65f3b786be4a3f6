import type { TranslatedText } from '../../../platform/database/values';
import type { SittingKind } from '../entities/seen';
import type { Change, Rule, Rules, Told } from './change';
import {
  by,
  findable,
  hidden,
  idOf,
  line,
  named,
  ofBody,
  refIn,
  rule,
  type Said,
  say,
  set,
  textIn,
  titled,
  told,
  translatedIn,
} from './making';

/* News of the docket: seats, what was sent up and what became of it, motions. */

/** By this the Cabinet's own body is found, where an event does not name it. */
const THE_CABINET = 'MayorsCabinet';

const seat: Rule['changes'] = (event) => [
  set('SeenSeat', idOf(event), told(event, 'bodyId', 'role', 'from', 'to')),
  ...named(event, { bodyId: event.payload.bodyId, title: event.payload.role }),
];

/** Who sits from a day on; whoever did before, does no more. */
const sitting =
  (kind: SittingKind): Rule['changes'] =>
  (event) => {
    const { personId = null, from = null, to = null } = event.payload;
    const id = `${idOf(event)}:${kind}:${(from ?? `until-${to as string}`) as string}`;
    return [set('SeenSitting', id, { kind, seatId: idOf(event), personId, from, to })];
  };

const recommendation: Rule['changes'] = (event) => [
  set('SeenRecommendation', idOf(event), told(event, 'fromId', 'submittedAt')),
  ...named(event, { bodyId: event.payload.fromId, title: numbered(event) }),
  ...findable(event, event.payload.title, event.payload.ask),
];

const revision: Rule['changes'] = (event) => findable(event, event.payload.title, event.payload.ask);

/** Its number tells which it is, in both languages. */
function numbered(event: Told): TranslatedText | null {
  const title = translatedIn(event, 'title');
  const number = textIn(event, 'number');
  if (title === null || number === null) return title;
  const called = (text: string | null): string | null => (text === null ? null : `${number} ${text}`);
  return { ...title, en: called(title.en), es: called(title.es) };
}

/** What was withdrawn is found no more. */
const step: Rule['changes'] = (event) => {
  const id = `${idOf(event)}:${String(event.payload.position)}`;
  const taken: Change = set('SeenStep', id, {
    recommendationId: idOf(event),
    ...told(event, 'position', 'stage'),
    at: event.at,
  });
  return event.payload.stage === 'WITHDRAWN' ? [taken, hidden(event.subject)] : [taken];
};

const STAGE = by('stage', {
  SUBMITTED: say("Sent up to the Mayor's Cabinet", 'Enviada al Gabinete del Alcalde'),
  ACKNOWLEDGED: say("Taken up by the Mayor's Cabinet", 'Recibida por el Gabinete del Alcalde'),
  RETURNED: say('Returned to its author', 'Devuelta a quien la envió'),
  SCHEDULED: say('Scheduled for a meeting', 'Programada para una reunión'),
  DEFERRED: say('Deferred', 'Aplazada'),
  DECIDED: say("Decided by the Mayor's Cabinet", 'Decidida por el Gabinete del Alcalde'),
  ANSWERED: say("Answered by the Mayor's Cabinet", 'Respondida por el Gabinete del Alcalde'),
  IMPLEMENTING: say('Being carried out', 'En proceso de aplicación'),
  REPORTED_BACK: say('Its author reported back', 'Quien la envió dio su opinión'),
  CLOSED: say('Closed', 'Cerrada'),
  WITHDRAWN: say('Withdrawn by its author', 'Retirada por quien la envió'),
});

const RESULT = by('result', {
  PASSED: say('A motion passed', 'Se aprobó una moción'),
  FAILED: say('A motion failed', 'Se rechazó una moción'),
  WITHDRAWN: say('A motion was withdrawn', 'Se retiró una moción'),
  TABLED: say('A motion was tabled', 'Se pospuso una moción'),
  NOT_RECORDED: say('A motion was made', 'Se presentó una moción'),
});

/** A motion is told of as of its meeting; its own words say what it was. */
const aboutMotion = (said: Said | null): Rule =>
  rule({
    about: (event) => [...refIn(event, 'meetingId', 'Meeting'), THE_CABINET],
    line: titled(
      'text',
      line(
        'MOTION_RECORDED',
        (event) => said ?? RESULT(event),
        (event) => refIn(event, 'meetingId', 'Meeting')[0] ?? null,
      ),
    ),
  });

const aboutSeat = (changes: Rule['changes'], en: string, es: string): Rule =>
  rule({
    changes,
    line: line('MEMBERSHIP_CHANGED', say(en, es), (_event, { bodyId }) => (bodyId === null ? null : `Body:${bodyId}`)),
  });

const endorsed = say('Another body endorsed it', 'Otro órgano la respaldó');

export const mayorsCabinet: Rules = {
  MayorsCabinetEstablished: rule({
    changes: (event) => [set('SeenSubject', THE_CABINET, { bodyId: idOf(event) })],
  }),

  SeatCreated: aboutSeat(seat, 'A seat was created', 'Se creó un puesto'),
  SeatEnded: aboutSeat(seat, 'A seat ended', 'Se suprimió un puesto'),
  SeatFilled: aboutSeat(sitting('HOLDER'), 'A seat was filled', 'Se ocupó un puesto'),
  SeatVacated: aboutSeat(sitting('HOLDER'), 'A seat is vacant', 'Un puesto está vacante'),
  DesigneeNamed: aboutSeat(sitting('DESIGNEE'), 'A designee was named', 'Se designó un suplente'),

  // Its first step tells the news.
  RecommendationSubmitted: rule({ changes: recommendation }),
  RecommendationRevised: rule({ changes: revision }),
  RecommendationMoved: rule({ changes: step, line: line('RECOMMENDATION_MOVED', STAGE) }),
  RecommendationEndorsed: rule({
    line: ofBody('bodyId', line('RECOMMENDATION_ENDORSED', endorsed)),
  }),
  RecommendationAnswered: rule({
    line: line('RESPONSE_PUBLISHED', say("The Mayor's Cabinet answered", 'El Gabinete del Alcalde respondió')),
  }),
  ReportedBack: rule({
    line: line('REPORTED_BACK', ({ payload }) =>
      payload.satisfied === true
        ? say('Its author is satisfied with the answer', 'Quien la envió está conforme con la respuesta')
        : say('Its author is not satisfied with the answer', 'Quien la envió no está conforme con la respuesta'),
    ),
  }),

  MotionRecorded: aboutMotion(null),
  VotesCorrected: aboutMotion(say('Votes on a motion were corrected', 'Se corrigieron los votos de una moción')),
};
