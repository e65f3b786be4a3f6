import type { Rule, Rules } from './change';
import { by, findable, idOf, line, named, ofBody, refIn, rule, type Said, say, set, titled, told } from './making';

/* News of the working groups: who sits there, strategies, tasks, what the data changed, what was decided. */

const membership: Rule['changes'] = (event) => {
  const { groupId, ...facts } = told(event, 'groupId', 'personId', 'organizationId', 'role', 'from', 'to');
  return [
    set('SeenSitting', idOf(event), { kind: 'MEMBER', ...(groupId !== undefined && { bodyId: groupId }), ...facts }),
  ];
};

const strategy: Rule['changes'] = (event) => [
  ...named(event, { bodyId: event.payload.groupId, title: event.payload.title }),
  ...findable(event, event.payload.title, event.payload.description),
];

/** `dueOn` is not public: it is counted, and never shown. */
const task: Rule['changes'] = (event) => {
  const { groupId, ...facts } = told(event, 'groupId', 'status', 'dueOn');
  return [
    set('SeenTask', idOf(event), { ...(groupId !== undefined && { groupId }), ...facts }),
    ...named(event, { bodyId: groupId, title: event.payload.title }),
    ...findable(event, event.payload.title),
  ];
};

const learning: Rule['changes'] = (event) => [
  ...named(event, { bodyId: event.payload.groupId, title: event.payload.finding }),
  ...findable(event, event.payload.finding, event.payload.adjustment),
];

const STRATEGY = by('status', {
  POTENTIAL: say('A strategy was proposed', 'Se propuso una estrategia'),
  SELECTED: say('A strategy was selected', 'Se seleccionó una estrategia'),
  ACTIVE: say('A strategy is under way', 'Una estrategia está en marcha'),
  PAUSED: say('A strategy was paused', 'Una estrategia está en pausa'),
  COMPLETED: say('A strategy was completed', 'Se completó una estrategia'),
  ADOPTED_CITYWIDE: say('A strategy was adopted citywide', 'La ciudad adoptó una estrategia'),
  DROPPED: say('A strategy was dropped', 'Se abandonó una estrategia'),
});

const TASK = by('status', {
  OPEN: say('A task is open', 'Hay una tarea pendiente'),
  IN_PROGRESS: say('A task is in progress', 'Una tarea está en curso'),
  BLOCKED: say('A task is blocked', 'Una tarea está bloqueada'),
  DONE: say('A task was done', 'Se cumplió una tarea'),
  DROPPED: say('A task was dropped', 'Se descartó una tarea'),
});

/** @param said by its status where it is null */
const aboutStrategy = (said: Said | null): Rule =>
  rule({ changes: strategy, line: line('STRATEGY_CHANGED', (event) => said ?? STRATEGY(event)) });

const aboutTask = rule({ changes: task, line: line('ACTION_ITEM_CHANGED', TASK) });

const ROLE = by('role', {
  CO_CHAIR: say('A group has a new co-chair', 'Un grupo tiene copresidencia nueva'),
  MEMBER: say('A group has a new member', 'Un grupo tiene un miembro nuevo'),
  STAFF_LIAISON: say('A group has a new staff liaison', 'Un grupo tiene un enlace nuevo'),
  GUEST: say('A group has a new guest', 'Un grupo tiene un invitado nuevo'),
});

const groupOf: Rule['about'] = (event) => refIn(event, 'groupId', 'Body');

const aboutMember = (said: Said | null): Rule =>
  rule({
    changes: membership,
    about: groupOf,
    line: ofBody(
      'groupId',
      line(
        'MEMBERSHIP_CHANGED',
        (event) => said ?? ROLE(event),
        (event) => groupOf(event)[0] ?? null,
      ),
    ),
  });

export const workingGroups: Rules = {
  // That there is a group is told by the registry.
  WorkingGroupChanged: rule({
    about: (event) => [`Body:${idOf(event)}`],
    line: line(
      'BODY_CHANGED',
      say('A group changed its goals or areas of need', 'Un grupo cambió sus metas o áreas de necesidad'),
      (event) => `Body:${idOf(event)}`,
    ),
  }),

  MemberSeated: aboutMember(null),
  MembershipEnded: aboutMember(say('A member left a group', 'Un miembro dejó un grupo')),

  StrategyProposed: aboutStrategy(null),
  StrategyRevised: aboutStrategy(say('A strategy was revised', 'Se revisó una estrategia')),
  StrategyStatusChanged: aboutStrategy(null),

  ActionItemAdded: aboutTask,
  ActionItemChanged: aboutTask,

  LearningNoted: rule({
    changes: learning,
    line: line('LEARNING_NOTED', say('What the data changed', 'Lo que cambiaron los datos')),
  }),

  DecisionRecorded: rule({
    about: groupOf,
    line: titled(
      'text',
      ofBody(
        'groupId',
        line(
          'GROUP_DECIDED',
          say('A group decided', 'Un grupo decidió'),
          (event) => refIn(event, 'meetingId', 'Meeting')[0] ?? groupOf(event)[0] ?? null,
        ),
      ),
    ),
  }),
};
