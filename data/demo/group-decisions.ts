import type { Book } from './book';
import { meetingName, type Turn } from './meetings/series';
import { strategyId } from './strategies';
import { en, SAMPLE } from './texts';

type Words = readonly [english: string, spanish: string];
type DecisionLine = readonly [group: string, meeting: Turn, strategy: string | null, text: Words];

const DECISIONS: readonly DecisionLine[] = [
  [
    'wg-infant-toddler',
    -12,
    'play-by-text',
    [
      'Try the texts with forty families for twelve weeks.',
      'Probar los mensajes con cuarenta familias durante doce semanas.',
    ],
  ],
  [
    'wg-infant-toddler',
    -9,
    'one-form',
    [
      'Use the form of the first clinic, shortened to one page.',
      'Usar el formulario de la primera clínica, reducido a una hoja.',
    ],
  ],
  [
    'wg-infant-toddler',
    -8,
    'one-form',
    ['Send the plan to the Mayor’s Cabinet.', 'Enviar el plan al Gabinete del Alcalde.'],
  ],
  [
    'wg-infant-toddler',
    -2,
    'diaper-shelf',
    ['Choose the diaper shelf as the next strategy.', 'Elegir el estante de pañales como próxima estrategia.'],
  ],
  [
    'wg-mental-health',
    -10,
    'coaching',
    ['Coach in the morning, in the classroom.', 'Acompañar por la mañana, en el aula.'],
  ],
  ['wg-mental-health', -4, 'first-visit', ['Pause the shared list.', 'Poner en pausa la lista compartida.']],
  [
    'wg-mental-health',
    -3,
    null,
    [
      'Ask the Mayor’s Cabinet to pay for focus groups.',
      'Pedir al Gabinete del Alcalde que pague grupos de conversación.',
    ],
  ],
  [
    'wg-language-literacy',
    -8,
    'card-at-enrollment',
    ['Begin with two centers and a hundred families.', 'Empezar con dos centros y cien familias.'],
  ],
  [
    'wg-language-literacy',
    -4,
    'card-at-enrollment',
    ['Ask the Mayor’s Cabinet for one line on every page.', 'Pedir al Gabinete del Alcalde una línea en cada hoja.'],
  ],
  ['wg-language-literacy', -2, 'family-calls', ['Call in the evening only.', 'Llamar solo por la tarde-noche.']],
];

/** What the working groups agreed in their meetings. */
export function groupDecisions(book: Book): void {
  DECISIONS.forEach(([group, meeting, strategy, text], index) =>
    book.add('working-groups', 'GroupDecision', `${group}/${index}`, {
      groupId: group,
      text: en(...text),
      meetingId: book.id('Meeting', meetingName(group, meeting)),
      strategyId: strategy ? strategyId(book, strategy) : null,
      provenance: SAMPLE,
    }),
  );
}
