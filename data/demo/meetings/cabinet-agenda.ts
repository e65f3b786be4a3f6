import type { Book } from '../book';
import { onTheAgenda, outcomeAt } from '../docket/docket';
import type { SampleRecommendation } from '../docket/steps';
import { grantId } from '../grants';
import { en } from '../texts';
import type { Item } from './agenda';
import type { Turn } from './series';

/** An item that is numbered by its place among the business. */
type Business = Omit<Item, 'number'>;

const usd = (dollars: number) => ({ cents: dollars * 100, currency: 'USD' });

/** The agenda of a Cabinet meeting: the same frame each time, and between it what the docket and the year bring. */
export function cabinetAgenda(book: Book, turn: Turn): Item[] {
  const business = [
    ...onTheAgenda(turn).map((recommendation) => docketItem(turn, recommendation)),
    ...ownBusiness(book, turn),
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
  return turn > 0
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

/** Business that no body sent up. */
function ownBusiness(book: Book, turn: Turn): Business[] {
  const business: Partial<Record<Turn, Business[]>> = {
    [-12]: [
      {
        key: 'priorities',
        kind: 'BUSINESS',
        title: en('Three goals for the year', 'Tres metas para el año'),
        recommendedAction: en('Choose three goals', 'Elegir tres metas'),
        motion: { text: en('Adopt the three goals', 'Adoptar las tres metas'), votes: { provider: 'ABSTAIN' } },
      },
    ],
    [-7]: [
      {
        key: 'healthy-start',
        kind: 'BUSINESS',
        title: en('Awards of the Healthy start grant', 'Asignación de la subvención Comienzo saludable'),
        recommendedAction: en('Approve the awards', 'Aprobar las asignaciones'),
        amount: usd(640_000),
        grantId: grantId(book, 'healthy-start'),
        presenterId: 'department',
        documentIds: [book.id('Document', 'packet/healthy-start')],
        motion: {
          text: en('Approve the awards', 'Aprobar las asignaciones'),
          votes: { 'seat-health-care': 'RECUSED' },
        },
      },
    ],
    [-4]: [
      {
        key: 'heating',
        kind: 'BUSINESS',
        title: en('Heating in three classrooms', 'Calefacción en tres salones'),
        lateVote: { yes: 7, no: 1 },
        recommendedAction: en(
          'Ask the city for repairs before the cold',
          'Pedir a la ciudad las reparaciones antes del frío',
        ),
        motion: { text: en('Ask for the repairs', 'Pedir las reparaciones') },
      },
    ],
    [-3]: [
      {
        key: 'closed',
        kind: 'EXECUTIVE_SESSION',
        title: en('Lease of a building', 'Contrato de un edificio'),
        legalReason: en(
          'Talk in public would raise the price (C.G.S. 1-200(6)(D)).',
          'Hablarlo en público subiría el precio (C.G.S. 1-200(6)(D)).',
        ),
        recommendedAction: en(
          'Say up to what rent the department may go',
          'Decir hasta qué alquiler puede llegar el departamento',
        ),
      },
    ],
    [-2]: [
      {
        key: 'budget-group',
        kind: 'BUSINESS',
        title: en('A small group on the Children’s Budget', 'Un grupo pequeño sobre el Presupuesto de la Niñez'),
        recommendedAction: en('Name three members', 'Nombrar a tres miembros'),
        motion: { text: en('Name three members', 'Nombrar a tres miembros'), result: 'NOT_RECORDED' },
      },
      {
        key: 'summer-meetings',
        kind: 'BUSINESS',
        title: en('No meetings in the summer', 'Sin reuniones en verano'),
        recommendedAction: en(
          'Decide whether to meet in July and August',
          'Decidir si hay reuniones en julio y agosto',
        ),
        motion: { text: en('Do not meet in July and August', 'No reunirse en julio ni agosto'), result: 'WITHDRAWN' },
      },
    ],
    1: [
      {
        key: 'public-comment',
        kind: 'BUSINESS',
        title: en('Three minutes for each speaker', 'Tres minutos para cada persona que habla'),
        recommendedAction: en('Vote on the motion of which notice was given', 'Votar la moción anunciada'),
        motion: {
          text: en(
            'Give each speaker three minutes, and six with an interpreter',
            'Dar a cada persona tres minutos, y seis con intérprete',
          ),
          result: 'NOT_RECORDED',
        },
      },
    ],
  };
  return business[turn] ?? [];
}
