/** The sample meeting that `hub play` plays: what is done, in which order, and how it is told at the terminal. */

/** A text in both languages, as mutations take it. */
interface Words {
  readonly en: string;
  readonly es: string;
  readonly original: 'EN';
}

/** One mutation, with everything of its input but the keys and ids that only the play knows. */
export interface Step {
  /** What happens, for the person at the terminal. */
  readonly tell: string;
  readonly mutation: string;
  /** What of the input is made of the play so far. */
  readonly input: (play: Play) => Readonly<Record<string, unknown>>;
  /** Which entity the payload shows; an agenda item is remembered under its name. */
  readonly shows: 'meeting' | { readonly agendaItem: ItemName };
}

/** What the steps before have led to. */
export interface Play {
  /** Id of the body that meets. */
  readonly body: string;
  /** Ids of its seats, in their order. */
  readonly seats: readonly string[];
  readonly startsAt: Date;
  readonly meeting: string;
  readonly items: ReadonlyMap<ItemName, string>;
}

type ItemName = keyof typeof ITEMS;

const words = (en: string, es: string): Words => ({ en, es, original: 'EN' });

const ITEMS = {
  opening: { number: '1', kind: 'CALL_TO_ORDER', title: words('Call to order', 'Apertura') },
  minutes: { number: '2', kind: 'MINUTES', title: words('Minutes of the last meeting', 'Acta de la última reunión') },
  waiting: {
    number: '3',
    kind: 'BUSINESS',
    title: words('Recommendations that wait for an answer', 'Recomendaciones que esperan respuesta'),
    recommendedAction: words('Set a date for each answer', 'Fijar una fecha para cada respuesta'),
  },
  parents: { number: '4', kind: 'PUBLIC_COMMENT', title: words('Words of parents', 'Palabra a las familias') },
  closing: { number: '5', kind: 'ADJOURNMENT', title: words('Adjournment', 'Clausura') },
} as const;

const ITEM_NAMES = Object.keys(ITEMS) as ItemName[];

const onMeeting = ({ meeting }: Play) => ({ meeting });
const onItem = (name: ItemName) => (play: Play) => ({ agendaItem: play.items.get(name) });

const add = (name: ItemName): Step => ({
  tell: `The agenda gets an item: ${ITEMS[name].title.en}.`,
  mutation: 'addAgendaItem',
  input: (play) => ({ ...ITEMS[name], meeting: play.meeting, after: lastItem(play) }),
  shows: { agendaItem: name },
});

const open = (name: ItemName): Step => ({
  tell: `Item ${ITEMS[name].number} is opened: ${ITEMS[name].title.en}.`,
  mutation: 'openAgendaItem',
  input: onItem(name),
  shows: { agendaItem: name },
});

const close = (name: ItemName): Step => ({
  tell: `Item ${ITEMS[name].number} is done.`,
  mutation: 'closeAgendaItem',
  input: onItem(name),
  shows: { agendaItem: name },
});

const move = (mutation: string, tell: string, more: (play: Play) => object = () => ({})): Step => ({
  tell,
  mutation,
  input: (play) => ({ ...onMeeting(play), ...more(play) }),
  shows: 'meeting',
});

/** The meeting, from its notice to its minutes. */
export const SCRIPT: readonly Step[] = [
  {
    tell: 'A meeting is put on the calendar.',
    mutation: 'scheduleMeeting',
    input: ({ body, startsAt }) => ({
      body,
      kind: 'REGULAR',
      modality: 'HYBRID',
      startsAt: startsAt.toISOString(),
      title: words('A sample meeting, played', 'Una reunión de muestra'),
      place: words('City Hall, sample room', 'Ayuntamiento, sala de muestra'),
      interpretation: ['es'],
    }),
    shows: 'meeting',
  },
  ...ITEM_NAMES.map(add),
  move('publishAgenda', 'The agenda is published: from now on everybody sees it.'),
  move('startMeeting', 'The roll is called, and the meeting begins.', ({ seats }) => ({
    rollCall: seats.map((seat, at) => ({ seat, presence: at === seats.length - 1 ? 'ABSENT' : 'PRESENT' })),
  })),
  open('opening'),
  close('opening'),
  open('minutes'),
  close('minutes'),
  move('recordAttendance', 'Somebody who was missing joins from home.', ({ seats }) => ({
    entries: seats.slice(-1).map((seat) => ({ seat, presence: 'PRESENT_REMOTELY' })),
  })),
  open('waiting'),
  close('waiting'),
  move('recessMeeting', 'A short break.'),
  move('resumeMeeting', 'The meeting goes on.'),
  open('parents'),
  close('parents'),
  open('closing'),
  move('adjournMeeting', 'The meeting is adjourned; the clocks of votes and minutes begin.'),
  move('draftMinutes', 'The minutes are drafted: so far only the body, staff and the clerk see them.', () => ({
    text: words(
      'Sample minutes. The Cabinet heard which recommendations wait for an answer.',
      'Acta de muestra. El Gabinete escuchó qué recomendaciones esperan respuesta.',
    ),
  })),
  move('postMinutes', 'The minutes are posted, for all to read.'),
];

function lastItem({ items }: Play): string | null {
  return [...items.values()].at(-1) ?? null;
}
