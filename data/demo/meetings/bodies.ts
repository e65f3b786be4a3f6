import type { Series } from './series';

export const CABINET: Series = {
  body: 'mayors-cabinet',
  title: [
    'Mayor’s Cabinet for Young Children, regular meeting',
    'Gabinete del Alcalde para la Primera Infancia, reunión ordinaria',
  ],
  kind: 'REGULAR',
  weekday: 'TUE',
  time: '17:30',
  minutes: 120,
  modality: 'HYBRID',
  place: ['Library downtown, second floor, and online', 'Biblioteca del centro, segundo piso, y en línea'],
  interpretation: ['es', 'ase'],
  supports: [],
  earlier: 3,
  topics: [
    ['Decide on what bodies have sent up', 'Decidir sobre lo que enviaron los órganos'],
    ['Hear which answers are still owed', 'Oír qué respuestas se deben todavía'],
  ],
};

const PARENT_CABINET: Series = {
  body: 'parent-cabinet',
  title: ['Parent Cabinet', 'Gabinete de Madres y Padres'],
  kind: 'REGULAR',
  weekday: 'THU',
  time: '18:00',
  minutes: 90,
  modality: 'IN_PERSON',
  place: ['Community center, Parkville', 'Centro comunitario, Parkville'],
  interpretation: ['en', 'es', 'pt'],
  supports: ['CHILD_CARE', 'FOOD', 'INTERPRETATION', 'TRANSPORT'],
  earlier: 2,
  topics: [
    ['What parents said since we last met', 'Lo que dijeron madres y padres desde la última vez'],
    ['Choose what to send to the Mayor’s Cabinet', 'Elegir qué enviar al Gabinete del Alcalde'],
    ['What became of what we asked?', '¿Qué pasó con lo que pedimos?'],
    ['Who goes out to listen, and where', 'Quién sale a escuchar, y adónde'],
    ['Diapers: what the answer means for us', 'Pañales: qué significa la respuesta para nosotros'],
    ['Evening hours: do they help?', 'Horario de tarde-noche: ¿ayuda?'],
  ],
};

const INFANT_TODDLER: Series = {
  body: 'wg-infant-toddler',
  title: ['Infant + Toddler working group', 'Grupo de bebés y niños pequeños'],
  kind: 'REGULAR',
  weekday: 'TUE',
  time: '09:30',
  minutes: 90,
  modality: 'REMOTE',
  place: null,
  interpretation: ['es'],
  supports: [],
  earlier: 1,
  topics: [
    ['Who screens, and before what age', 'Quién evalúa, y antes de qué edad'],
    ['One form: what clinics can agree on', 'Un solo formulario: en qué coinciden las clínicas'],
    ['Play by text: first replies of families', 'Juego por mensaje: primeras respuestas de las familias'],
    ['Diapers: where programs run short', 'Pañales: dónde faltan en los programas'],
    ['What consent must say, in plain words', 'Qué debe decir el permiso, en palabras sencillas'],
    ['Screening: what the last quarter shows', 'Evaluación: qué muestra el último trimestre'],
    ['What to ask the Mayor’s Cabinet for', 'Qué pedirle al Gabinete del Alcalde'],
  ],
};

const MENTAL_HEALTH: Series = {
  body: 'wg-mental-health',
  title: ['Mental + Behavioral Health working group', 'Grupo de salud mental y conductual'],
  kind: 'REGULAR',
  weekday: 'WED',
  time: '10:00',
  minutes: 90,
  modality: 'HYBRID',
  place: ['Department offices, room 2', 'Oficinas del departamento, sala 2'],
  interpretation: ['es'],
  supports: [],
  earlier: 0,
  topics: [
    ['How long families wait for a first visit', 'Cuánto esperan las familias una primera cita'],
    ['Coaching: what educators ask for', 'Acompañamiento: qué piden los educadores'],
    ['Focus groups: who runs them, who pays', 'Grupos de conversación: quién los hace, quién paga'],
    ['Calm corners: four classrooms report', 'Rincones de calma: informan cuatro salones'],
    ['Mothers’ screening: what clinics may share', 'Detección en madres: qué pueden compartir las clínicas'],
    ['Why the wait grows, and what is ours to change', 'Por qué crece la espera y qué podemos cambiar'],
  ],
};

const LANGUAGE_LITERACY: Series = {
  body: 'wg-language-literacy',
  title: ['Language + Literacy working group', 'Grupo de lenguaje y lectura'],
  kind: 'REGULAR',
  weekday: 'THU',
  time: '13:00',
  minutes: 90,
  modality: 'HYBRID',
  place: ['Neighborhood library branch, reading room', 'Biblioteca de barrio, sala de lectura'],
  interpretation: ['es', 'pt'],
  supports: [],
  earlier: 3,
  topics: [
    ['Story times: who comes back', 'Horas de cuento: quién vuelve'],
    ['A card with every enrollment: the first hundred', 'Una tarjeta con cada inscripción: las primeras cien'],
    ['Calls after the first absence: what families say', 'Llamadas tras la primera ausencia: qué dicen las familias'],
    ['Books in the languages of the house', 'Libros en los idiomas de la casa'],
    ['Reading corners in waiting rooms', 'Rincones de lectura en salas de espera'],
    [
      'Third grade reading: what four years before it can do',
      'Lectura en tercer grado: qué pueden hacer los cuatro años anteriores',
    ],
  ],
};

const DEPARTMENT: Series = {
  body: 'department',
  title: ['Department, meeting of the liaisons', 'Departamento, reunión de enlaces'],
  kind: 'WORKING',
  weekday: 'MON',
  time: '14:00',
  minutes: 60,
  modality: 'IN_PERSON',
  place: ['Department offices, room 1', 'Oficinas del departamento, sala 1'],
  interpretation: [],
  supports: [],
  earlier: 2,
  topics: [
    ['Answers owed, milestones due', 'Respuestas pendientes, etapas por vencer'],
    ['Numbers that come out this month', 'Cifras que se publican este mes'],
    ['Where groups wait on each other', 'Dónde se esperan los grupos unos a otros'],
  ],
};

/** Bodies whose meetings have a topic; the Cabinet's agendas follow from the docket. */
export const TOPICAL: readonly Series[] = [
  PARENT_CABINET,
  INFANT_TODDLER,
  MENTAL_HEALTH,
  LANGUAGE_LITERACY,
  DEPARTMENT,
];
