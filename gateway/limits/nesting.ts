import { type DocumentNode, visit } from 'graphql';

/**
 * The most braces and brackets of a document that are open at one place: of selection sets, of lists and objects in
 * values, and of list types. Parsers that call themselves for each, such as the planner's, go so deep and no deeper.
 */
export function nestingOf(document: DocumentNode): number {
  let open = 0;
  let deepest = 0;
  const level = {
    enter: (): void => {
      open++;
      deepest = Math.max(deepest, open);
    },
    leave: (): void => {
      open--;
    },
  };
  visit(document, { SelectionSet: level, ListValue: level, ObjectValue: level, ListType: level });
  return deepest;
}
