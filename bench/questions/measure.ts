import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import type { Viewer } from '../../platform/auth/viewer';
import { projectFile } from '../../platform/paths';
import { startTestHub, type TestHub } from '../../test/support/hub';
import { divide, findVariables, questionsOf } from '../../test/support/questions';

/** What one question costs. `scaled` is true when ten times the data costs the same. */
export interface QuestionFigure {
  readonly name: string;
  readonly fetches: number;
  readonly waves: number;
  readonly statements: number;
  readonly scaled: boolean;
}

const STAFF: Viewer = { authenticated: true, person: null, grants: [{ role: 'STAFF', body: null }] };

/** P8: subgraph fetches, waves and SQL statements of every question that the schema can answer, asked as staff. */
export async function measureQuestions(): Promise<QuestionFigure[]> {
  const schema = buildSchema(readFileSync(projectFile('schema', 'api.graphql'), 'utf8'));
  const [demo, scale] = [await startTestHub('demo'), await startTestHub('scale', 10)];
  try {
    const variablesOf = await findVariables(demo);
    const figures: QuestionFigure[] = [];
    for (const question of divide(questionsOf('questions.graphql'), schema).answerable) {
      const cost = async (hub: TestHub) => {
        const { answer, statements } = await hub.measure(question.query, {
          variables: variablesOf(question),
          viewer: STAFF,
        });
        if (answer.errors.length > 0) throw new Error(`${question.name}: ${answer.errors[0].message}`);
        return { ...answer.trace, statements };
      };
      const [once, tenfold] = [await cost(demo), await cost(scale)];
      figures.push({ name: question.name, ...once, scaled: JSON.stringify(once) === JSON.stringify(tenfold) });
    }
    return figures;
  } finally {
    await Promise.all([demo.stop(), scale.stop()]);
  }
}
