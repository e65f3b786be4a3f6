import { writeFileSync } from 'node:fs';
import { projectFile } from '../../platform/paths';
import { type Command, readArguments } from '../command';
import { composeContracts } from '../composition';

export const compose: Command = {
  summary: 'Composes schema/*.graphql into schema/supergraph.graphql and schema/api.graphql (what clients see).',
  usage: 'compose',
  async run(args) {
    readArguments(args, {});
    const { supergraphSdl, publicSdl } = composeContracts();
    writeFileSync(projectFile('schema', 'supergraph.graphql'), supergraphSdl);
    writeFileSync(projectFile('schema', 'api.graphql'), publicSdl);
  },
};
