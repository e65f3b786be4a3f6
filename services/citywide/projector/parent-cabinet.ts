import type { Rule, Rules } from './change';
import { by, findable, line, named, ofBody, refIn, rule, type Said, say, textIn } from './making';

/* News of the Parent Cabinet: what parents said matters, and that they were heard. Nothing of a parent is taken in. */

const priority: Rule['changes'] = (event) => [
  ...named(event, { bodyId: event.payload.cabinetId, title: event.payload.title }),
  ...findable(event, event.payload.title, event.payload.why),
];

const STATUS = by('status', {
  HEARD: say('Parents raised a priority', 'Las familias plantearon una prioridad'),
  CHOSEN: say('The Parent Cabinet chose a priority', 'El Gabinete de Familias eligió una prioridad'),
  SENT: say("A priority went to the Mayor's Cabinet", 'Una prioridad llegó al Gabinete del Alcalde'),
  ANSWERED: say("The Mayor's Cabinet answered a priority", 'El Gabinete del Alcalde respondió a una prioridad'),
  CLOSED: say('A priority was closed', 'Se cerró una prioridad'),
});

const HEARD_AGAIN = say('Parents raised a priority again', 'Las familias volvieron a plantear una prioridad');

const aboutPriority = (said: Said | null): Rule =>
  rule({ changes: priority, line: line('PRIORITY_CHANGED', (event) => said ?? STATUS(event)) });

export const parentCabinet: Rules = {
  PriorityRaised: aboutPriority(null),
  PriorityMoved: aboutPriority(null),
  PriorityHeardAgain: aboutPriority(HEARD_AGAIN),

  ListeningSessionRecorded: rule({
    about: () => [],
    line: ofBody(
      'cabinetId',
      line(
        'PARENTS_HEARD',
        (event) => {
          const day = textIn(event, 'on');
          return say(`Parents were heard on ${day}`, `Se escuchó a las familias el ${day}`);
        },
        (event) => refIn(event, 'cabinetId', 'Body')[0] ?? null,
      ),
    ),
  }),
};
