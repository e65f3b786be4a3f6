/** Coerced variables by inner name (see `names.ts`); what was not given and has no default is absent. */
export type VariableValues = Readonly<Record<string, unknown>>;
