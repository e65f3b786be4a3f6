import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { projectFile } from '../../platform/paths';
import { SUBGRAPHS, urlOf } from './world';

/** A gateway to be measured. No calls to subgraphs are signed, by any of them. */
export interface Variant {
  readonly name: string;
  /** What is measured, with its version, for the table. */
  readonly label: string;
  start(port: number, folder: string): ChildProcess;
}

const peers = (...parts: string[]): string => projectFile('bench', 'peers', ...parts);
const version = (name: string): string =>
  (require(peers('node_modules', name, 'package.json')) as { version: string }).version;

/** @throws Error when the peers are not installed */
export function variants(): Variant[] {
  if (!existsSync(peers('node_modules')))
    throw new Error('The peers are not installed: npm ci --prefix bench/peers --ignore-scripts');
  return [
    {
      name: 'hub',
      label: 'the hub (Apollo Server + own executor)',
      start: (port, folder) => node([projectFile('dist', 'hub', 'main.js'), 'gateway'], port, folder),
    },
    {
      name: 'apollo-gateway',
      label: `@apollo/server + @apollo/gateway ${version('@apollo/gateway')}`,
      start: (port, folder) => node([peers('apollo-gateway.mjs')], port, folder),
    },
    ...grafbase(),
  ];
}

/** Native Rust, for Linux on x64 alone. */
function grafbase(): Variant[] {
  const name = '@grafbase/cli-x86_64-unknown-linux-musl';
  const binary = peers('node_modules', name, 'grafbase');
  if (!existsSync(binary)) return [];
  return [
    {
      name: 'grafbase',
      label: `Grafbase ${version(name)} (native Rust)`,
      start: (port, folder) =>
        spawn(binary, ['dev', '-c', path.join(folder, 'grafbase.toml'), '-p', String(port)], {
          cwd: folder, // it keeps a folder of its own where it starts
          stdio: 'ignore',
          env: { ...process.env, GRAFBASE_SKIP_UPDATE: '1' },
        }),
    },
  ];
}

function node(args: readonly string[], port: number, folder: string): ChildProcess {
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HUB_HOST: '127.0.0.1',
      HUB_LOG: 'error',
      SUPERGRAPH: path.join(folder, 'supergraph.graphql'),
    },
  });
}

/** Writes what the gateways read: the composed supergraph, and Grafbase's own configuration. */
export function writeConfiguration(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const names = Object.keys(SUBGRAPHS);
  const composed = composeServices(
    names.map((name) => ({ name, typeDefs: parse(SUBGRAPHS[name].sdl), url: urlOf(name) })),
  );
  if (compositionHasErrors(composed)) throw new Error(composed.errors.map((error) => error.message).join('\n'));
  writeFileSync(path.join(folder, 'supergraph.graphql'), composed.supergraphSdl);
  for (const name of names) writeFileSync(path.join(folder, `${name}.graphql`), SUBGRAPHS[name].sdl);
  const toml = names.map((name) => `[subgraphs.${name}]\nschema_path = "./${name}.graphql"\nurl = "${urlOf(name)}"\n`);
  writeFileSync(path.join(folder, 'grafbase.toml'), toml.join('\n'));
}
