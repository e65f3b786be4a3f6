import { registerEnumType } from 'type-graphql';
import { CONFIDENCES, LANGUAGES, ORIGINS } from '../database/values';

/** Enumerations whose values are their names, as rows hold them. */
type Values<Name extends string> = { readonly [N in Name]: N };

/**
 * Registers a GraphQL enum.
 * @param described descriptions of single values
 * @returns what `@Field(() => …)` names
 */
export function graphqlEnum<Name extends string>(
  name: string,
  values: readonly Name[],
  description?: string,
  described: Partial<Record<Name, string>> = {},
): Values<Name> {
  const object = Object.fromEntries(values.map((value) => [value, value])) as Values<Name>;
  const valuesConfig = Object.fromEntries(
    Object.entries(described).map(([value, text]) => [value, { description: text as string }]),
  );
  registerEnumType(object, { name, description, valuesConfig: valuesConfig as never });
  return object;
}

export const LanguageEnum = graphqlEnum(
  'Language',
  LANGUAGES,
  'The languages that the hub itself writes in. What people speak is a LanguageTag.',
);

export const OriginEnum = graphqlEnum('Origin', ORIGINS, 'Where a row came from.', {
  RECORD: 'Taken from a public source.',
  SAMPLE: 'Invented for demonstration.',
  ENTERED: 'Entered in the hub by someone entitled to.',
});

export const ConfidenceEnum = graphqlEnum('Confidence', CONFIDENCES, 'How surely the sources say it.', {
  INFERRED: 'Follows from the sources; none says it.',
  CONFLICTING: 'Sources disagree; the note says how.',
});
