import type { Book } from './book';
import { indicatorId } from './indicators';
import { meetingName, type Turn } from './meetings/series';
import type { Week } from './sample-year';
import { strategyId } from './strategies';
import { en, SAMPLE } from './texts';

type Words = readonly [english: string, spanish: string];

interface SampleLearning {
  readonly group: string;
  readonly on: Week;
  readonly meeting: Turn | null;
  readonly strategy: string | null;
  readonly indicator: string | null;
  readonly finding: Words;
  /** Left out when nothing had to change. */
  readonly adjustment?: Words;
}

const LEARNINGS: readonly SampleLearning[] = [
  {
    group: 'wg-infant-toddler',
    on: [-32, 'TUE'],
    meeting: -8,
    strategy: 'play-by-text',
    indicator: null,
    finding: [
      'Of forty families most read the text; few opened the link.',
      'De cuarenta familias, la mayoría leyó el mensaje; pocas abrieron el enlace.',
    ],
    adjustment: [
      'The idea now stands in the text itself. No link.',
      'Ahora la idea va en el mensaje mismo. Sin enlace.',
    ],
  },
  {
    group: 'wg-infant-toddler',
    on: [-14, 'TUE'],
    meeting: -4,
    strategy: 'one-form',
    indicator: 'screened',
    finding: [
      'Children whose family spoke with the clinic in its own language came back for the second screening.',
      'Los niños cuya familia habló con la clínica en su idioma volvieron a la segunda evaluación.',
    ],
    adjustment: [
      'The first call is made by someone who speaks the family’s language.',
      'La primera llamada la hace alguien que habla el idioma de la familia.',
    ],
  },
  {
    group: 'wg-infant-toddler',
    on: [-6, 'TUE'],
    meeting: -2,
    strategy: 'one-form',
    indicator: 'screened',
    finding: [
      'The share rose again, most of all where three clinics use one form.',
      'La proporción volvió a subir, sobre todo donde tres clínicas usan un solo formulario.',
    ],
  },
  {
    group: 'wg-mental-health',
    on: [-13, 'WED'],
    meeting: -4,
    strategy: 'first-visit',
    indicator: 'mental-health-wait',
    finding: [
      'The wait grew although the list was shared: there were no hours to share.',
      'La espera creció aunque se compartió la lista: no había horas que compartir.',
    ],
    adjustment: ['The list rests until two places are filled.', 'La lista queda en pausa hasta cubrir dos plazas.'],
  },
  {
    group: 'wg-mental-health',
    on: [-9, 'WED'],
    meeting: -3,
    strategy: 'coaching',
    indicator: 'educators-staying',
    finding: [
      'Educators with a coach say that they will stay; the figure does not show it yet.',
      'Los educadores con acompañamiento dicen que se quedarán; la cifra todavía no lo muestra.',
    ],
  },
  {
    group: 'wg-language-literacy',
    on: [-12, 'THU'],
    meeting: -3,
    strategy: 'card-at-enrollment',
    indicator: 'library-cards',
    finding: [
      'Of the first hundred families, sixty used the card within a month when it came with a branch’s opening hours.',
      'De las primeras cien familias, sesenta usaron la tarjeta en un mes cuando venía con el horario de la biblioteca.',
    ],
    adjustment: [
      'Opening hours are printed on the sleeve, in two languages.',
      'El horario va impreso en la funda, en dos idiomas.',
    ],
  },
  {
    group: 'wg-language-literacy',
    on: [-8, 'THU'],
    meeting: -2,
    strategy: 'family-calls',
    indicator: 'chronic-absence-hps',
    finding: [
      'Calls were answered twice as often after 5 p.m.',
      'Se contestó el doble de llamadas después de las 5 p. m.',
    ],
    adjustment: ['All calls moved to the evening.', 'Todas las llamadas pasaron a la tarde-noche.'],
  },
  {
    group: 'wg-language-literacy',
    on: [-47, 'THU'],
    meeting: -11,
    strategy: 'saturday-stories',
    indicator: 'story-time-families',
    finding: [
      'Families came back when the same person told the stories.',
      'Las familias volvieron cuando contaba los cuentos la misma persona.',
    ],
    adjustment: [
      'Each branch has one storyteller for the season.',
      'Cada biblioteca tiene una sola persona que cuenta toda la temporada.',
    ],
  },
];

export function learnings(book: Book): void {
  LEARNINGS.forEach(({ group, on, meeting, strategy, indicator, finding, adjustment }, index) =>
    book.add('working-groups', 'Learning', `${group}/${index}`, {
      groupId: group,
      on: book.year.day(on),
      strategyId: strategy ? strategyId(book, strategy) : null,
      indicatorId: indicator ? indicatorId(book, indicator) : null,
      finding: en(...finding),
      adjustment: adjustment ? en(...adjustment) : null,
      meetingId: meeting ? book.id('Meeting', meetingName(group, meeting)) : null,
      provenance: SAMPLE,
    }),
  );
}
