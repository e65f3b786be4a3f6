import { en } from '../texts';
import type { Item } from './agenda';
import type { Turn } from './series';

/** An item that is numbered by its place among the business. */
export type Business = Omit<Item, 'number'>;

const usd = (dollars: number) => ({ cents: dollars * 100, currency: 'USD' });

/** Business of Cabinet meetings that no body sent up. */
export const OWN_BUSINESS: Partial<Record<Turn, readonly Business[]>> = {
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
      grant: 'healthy-start',
      presenterId: 'department',
      documents: ['packet/healthy-start'],
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
      recommendedAction: en('Decide whether to meet in July and August', 'Decidir si hay reuniones en julio y agosto'),
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
