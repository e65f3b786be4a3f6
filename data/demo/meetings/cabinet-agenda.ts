import { onTheAgenda, outcomeAt } from '../docket/docket';
import type { SampleRecommendation } from '../docket/steps';
import { en } from '../texts';
import type { Item } from './agenda';
import { wasHeld } from './exceptions';
import { type Business, OWN_BUSINESS } from './own-business';
import { meetingName, type Turn } from './series';

const CABINET = 'mayors-cabinet';

/** The agenda of a Cabinet meeting: the same frame each time, and between it what the docket and the year bring. */
export function cabinetAgenda(turn: Turn): Item[] {
  const business = [
    ...onTheAgenda(turn).map((recommendation) => docketItem(turn, recommendation)),
    ...(OWN_BUSINESS[turn] ?? []),
  ];
  return [
    { key: 'call', number: '1', kind: 'CALL_TO_ORDER', title: en('Call to order', 'Apertura') },
    { key: 'roll', number: '2', kind: 'ROLL_CALL', title: en('Roll call', 'Pase de lista') },
    minutesItem(turn),
    {
      key: 'staff',
      number: '4',
      kind: 'REPORT',
      presenterId: 'department',
      title: en(
        'Staff report: answers owed, steps due',
        'Informe del personal: respuestas pendientes, etapas por vencer',
      ),
    },
    ...business.map((item, index) => ({ ...item, number: `5.${index + 1}` })),
    { key: 'public', number: '6', kind: 'PUBLIC_COMMENT', title: en('Public comment', 'Comentarios del público') },
    { key: 'close', number: '7', kind: 'ADJOURNMENT', title: en('Adjournment', 'Cierre') },
  ];
}

function minutesItem(turn: Turn): Item {
  const item = {
    key: 'minutes',
    number: '3',
    kind: 'MINUTES',
    title: en('Minutes of the meeting before', 'Acta de la reunión anterior'),
  } as const;
  if (turn === -2) return { ...item, status: 'TABLED' };
  return turn > 0 || !wasHeld(meetingName(CABINET, turn))
    ? item
    : { ...item, motion: { text: en('Approve the minutes as posted', 'Aprobar el acta como se publicó') } };
}

function docketItem(turn: Turn, recommendation: SampleRecommendation): Business {
  const outcome = outcomeAt(turn, recommendation);
  return {
    key: recommendation.key,
    kind: 'BUSINESS',
    title: recommendation.title,
    recommendedAction: en(
      'Decide, and say by when the answer is given',
      'Decidir, y decir para cuándo se da la respuesta',
    ),
    presenterId: recommendation.from,
    status: outcome?.stage === 'DEFERRED' ? 'TABLED' : undefined,
    motion: outcome?.motion,
  };
}
