import type { Book } from './book';
import { meetingName, type Turn } from './meetings/series';
import { strategyId } from './strategies';
import { en, SAMPLE } from './texts';

interface SampleDecision {
  readonly group: string;
  readonly meeting: Turn;
  readonly strategy?: string;
  readonly text: readonly [english: string, spanish: string];
}

const DECISIONS: readonly SampleDecision[] = [
  {
    group: 'wg-infant-toddler',
    meeting: -12,
    strategy: 'play-by-text',
    text: [
      'Try the texts with forty families for twelve weeks.',
      'Probar los mensajes con cuarenta familias durante doce semanas.',
    ],
  },
  {
    group: 'wg-infant-toddler',
    meeting: -9,
    strategy: 'one-form',
    text: [
      'Use the form of the first clinic, shortened to one page.',
      'Usar el formulario de la primera clínica, reducido a una hoja.',
    ],
  },
  {
    group: 'wg-infant-toddler',
    meeting: -8,
    strategy: 'one-form',
    text: ['Send the plan to the Mayor’s Cabinet.', 'Enviar el plan al Gabinete del Alcalde.'],
  },
  {
    group: 'wg-infant-toddler',
    meeting: -2,
    strategy: 'diaper-shelf',
    text: ['Choose the diaper shelf as the next strategy.', 'Elegir el estante de pañales como próxima estrategia.'],
  },
  {
    group: 'wg-mental-health',
    meeting: -10,
    strategy: 'coaching',
    text: ['Coach in the morning, in the classroom.', 'Acompañar por la mañana, en el aula.'],
  },
  {
    group: 'wg-mental-health',
    meeting: -4,
    strategy: 'first-visit',
    text: ['Pause the shared list.', 'Poner en pausa la lista compartida.'],
  },
  {
    group: 'wg-mental-health',
    meeting: -3,
    text: [
      'Ask the Mayor’s Cabinet to pay for focus groups.',
      'Pedir al Gabinete del Alcalde que pague grupos de conversación.',
    ],
  },
  {
    group: 'wg-language-literacy',
    meeting: -8,
    strategy: 'card-at-enrollment',
    text: ['Begin with two centers and a hundred families.', 'Empezar con dos centros y cien familias.'],
  },
  {
    group: 'wg-language-literacy',
    meeting: -4,
    strategy: 'card-at-enrollment',
    text: [
      'Ask the Mayor’s Cabinet for one line on every page.',
      'Pedir al Gabinete del Alcalde una línea en cada hoja.',
    ],
  },
  {
    group: 'wg-language-literacy',
    meeting: -2,
    strategy: 'family-calls',
    text: ['Call in the evening only.', 'Llamar solo por la tarde-noche.'],
  },
];

/** What the working groups agreed in their meetings. */
export function groupDecisions(book: Book): void {
  DECISIONS.forEach(({ group, meeting, strategy, text }, index) => {
    book.add('working-groups', 'GroupDecision', `${group}/${index}`, {
      groupId: group,
      text: en(...text),
      meetingId: book.id('Meeting', meetingName(group, meeting)),
      strategyId: strategy ? strategyId(book, strategy) : null,
      provenance: SAMPLE,
    });
  });
}
