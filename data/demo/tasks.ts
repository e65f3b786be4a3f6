import type { Book } from './book';
import { meetingName, type Turn } from './meetings/series';
import { organizationOf, personId } from './people';
import type { Week } from './sample-year';
import { strategyId } from './strategies';
import { en, SAMPLE } from './texts';

type Status = 'OPEN' | 'IN_PROGRESS' | 'BLOCKED' | 'DONE' | 'DROPPED';
type Words = readonly [english: string, spanish: string];
/** A task: what, whose, by when, how it stands, agreed in which meeting, for which strategy, done when. */
type Line = readonly [title: Words, owner: string | null, dueOn: Week | null, status: Status, agreedAt: Turn, strategy: string | null, doneOn?: Week];

const TASKS: Readonly<Record<string, readonly Line[]>> = {
  'wg-infant-toddler': [
    [['List every place that screens before age three', 'Listar cada lugar que evalúa antes de los tres años'], 'member-6', [-2, 'FRI'], 'IN_PROGRESS', -3, 'one-form'],
    [['Ask two clinics for their consent page', 'Pedir a dos clínicas su hoja de permiso'], 'member-3', [-1, 'MON'], 'BLOCKED', -2, 'one-form'],
    [['Price of a screening kit in Spanish and Portuguese', 'Precio de un juego de evaluación en español y portugués'], 'staff-liaison-1', [2, 'FRI'], 'OPEN', -1, 'one-form'],
    [['Ask forty families what they did with the play ideas', 'Preguntar a cuarenta familias qué hicieron con las ideas de juego'], 'member-5', [-30, 'FRI'], 'DONE', -9, 'play-by-text', [-32, 'WED']],
    [['Write the twelve ideas on one sheet', 'Escribir las doce ideas en una hoja'], 'member-4', [-28, 'FRI'], 'DONE', -8, 'play-by-text', [-27, 'TUE']],
    [['Count diapers in six programs for two weeks', 'Contar pañales en seis programas durante dos semanas'], 'member-1', [-4, 'FRI'], 'OPEN', -3, 'strategy-diaper-bank'],
    [['Find a truck', 'Conseguir una camioneta'], null, null, 'DROPPED', -6, 'diaper-shelf'],
    [['Say in plain words what a family agrees to', 'Decir con palabras sencillas qué acepta la familia'], 'co-chair-1', [3, 'FRI'], 'IN_PROGRESS', -1, 'one-form'],
  ],
  'wg-mental-health': [
    [['Ask every program how many educators left, and when', 'Preguntar a cada programa cuántos educadores se fueron y cuándo'], 'member-13', [-3, 'FRI'], 'IN_PROGRESS', -3, 'coaching'],
    [['Find someone who can train for calm corners', 'Encontrar a alguien que forme para los rincones de calma'], 'member-12', [-7, 'FRI'], 'BLOCKED', -4, null],
    [['Put open hours of three clinics on one list', 'Poner en una lista las horas libres de tres clínicas'], 'member-7', [-16, 'FRI'], 'DROPPED', -8, 'first-visit'],
    [['Draft the questions for the focus groups', 'Redactar las preguntas de los grupos de conversación'], 'member-15', [1, 'FRI'], 'OPEN', -1, 'strategy-parent-focus-groups'],
    [['Say who runs the groups, in which languages', 'Decir quién hace los grupos y en qué idiomas'], 'co-chair-4', [2, 'FRI'], 'OPEN', -1, 'strategy-parent-focus-groups'],
    [['Watch two coached mornings and two that are not', 'Observar dos mañanas con acompañamiento y dos sin él'], 'member-15', [-20, 'FRI'], 'DONE', -6, 'coaching', [-21, 'THU']],
  ],
  'wg-language-literacy': [
    [['Add the card’s line to the enrollment page', 'Añadir la línea de la tarjeta a la hoja de inscripción'], 'member-18', [-12, 'FRI'], 'DONE', -5, 'card-at-enrollment', [-13, 'TUE']],
    [['Ask a hundred families whether they used the card', 'Preguntar a cien familias si usaron la tarjeta'], 'member-4', [-1, 'TUE'], 'IN_PROGRESS', -2, 'card-at-enrollment'],
    [['Find a caller who speaks Haitian Creole', 'Encontrar a alguien que llame en criollo haitiano'], 'member-11', [-2, 'MON'], 'OPEN', -2, 'family-calls'],
    [['List books in Portuguese that the library has', 'Listar los libros en portugués que tiene la biblioteca'], 'co-chair-5', [3, 'MON'], 'IN_PROGRESS', -1, null],
    [['Price of books for twenty centers', 'Precio de libros para veinte centros'], 'member-19', [4, 'FRI'], 'OPEN', -1, null],
    [['Ask shops for windows where story times are told', 'Pedir a las tiendas un lugar para anunciar las horas de cuento'], 'member-20', [-24, 'FRI'], 'DONE', -7, 'saturday-stories', [-25, 'MON']],
    [['Measure how long families wait, in five clinics', 'Medir cuánto esperan las familias, en cinco clínicas'], 'member-17', [-37, 'FRI'], 'DONE', -10, null, [-38, 'WED']],
    [['Ask the schools for absences by week', 'Pedir a las escuelas las ausencias por semana'], 'member-17', [-46, 'FRI'], 'DONE', -12, 'family-calls', [-47, 'MON']],
  ],
};

export function tasks(book: Book): void {
  for (const [group, lines] of Object.entries(TASKS)) {
    lines.forEach(([title, owner, dueOn, status, agreedAt, strategy, doneOn], index) => book.add('working-groups', 'ActionItem', `${group}/${index}`, {
      groupId: group,
      title: en(...title),
      ownerId: owner ? personId(book, owner) : null,
      organizationId: owner ? organizationOf(book, owner) : null,
      dueOn: dueOn ? book.year.day(dueOn) : null,
      status,
      completedOn: doneOn ? book.year.day(doneOn) : null,
      strategyId: strategy ? strategyId(book, strategy) : null,
      agreedAtId: book.id('Meeting', meetingName(group, agreedAt)),
      provenance: SAMPLE,
    }));
  }
}
