// Builds what `npm start` runs: the compiled hub in dist/, and the explorer's page in gateway/explorer/dist/. Each is built
// only when it is missing or older than its sources; --force builds both.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.dirname(import.meta.dirname);
const IS_FORCED = process.argv.includes('--force');
const COMMON = ['package-lock.json', 'scripts/build.mjs'];

const PARTS = [
  {
    name: 'the hub',
    output: 'dist',
    sources: [
      'bench',
      'client',
      'data',
      'examples',
      'gateway',
      'hub',
      'platform',
      'services',
      'test',
      'tsconfig.json',
      ...COMMON,
    ],
    isSource: (file) => /\.(?:ts|json)$/.test(file) && !file.startsWith('gateway/explorer/web/'),
    build: compile,
  },
  {
    name: 'the explorer',
    output: 'gateway/explorer/dist',
    sources: ['client', 'gateway/explorer/web', ...COMMON],
    isSource: () => true,
    build: bundle,
  },
];

for (const part of PARTS) if (IS_FORCED || isStale(part)) await make(part);

async function make({ name, output, build }) {
  const start = new Date();
  console.error(`Building ${name} …`);
  rmSync(path.join(ROOT, output), { recursive: true, force: true });
  await build();
  stamp(output, start);
  console.error(`Built ${name} in ${((Date.now() - start.getTime()) / 1_000).toFixed(1)} s.`);
}

function isStale({ output, sources, isSource }) {
  const stamp = stampOf(output);
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return sources.flatMap(filesOf).some((file) => isSource(file) && statSync(path.join(ROOT, file)).mtimeMs > built);
}

/** Written last, so that a build that was cut short counts as none; with the time of its start, for sources may have changed since. */
function stamp(output, start) {
  mkdirSync(path.join(ROOT, output), { recursive: true });
  writeFileSync(stampOf(output), '');
  utimesSync(stampOf(output), start, start);
}

function stampOf(output) {
  return path.join(ROOT, output, '.built');
}

function filesOf(source) {
  const place = path.join(ROOT, source);
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [source];
  return readdirSync(place, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
    .flatMap(({ name }) => filesOf(path.join(source, name)));
}

function compile() {
  const tsc = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(tsc)) fail('The hub is not built, and the packages to build it are not installed. Run: npm ci');
  const { status } = spawnSync(process.execPath, [tsc, '-p', ROOT], { stdio: 'inherit' });
  if (status !== 0) fail('The hub does not compile.');
}

async function bundle() {
  const { build } = await import('vite').catch(() =>
    fail('The explorer is not built, and the packages to build it are not installed. Run: npm ci'),
  );
  await build({ configFile: path.join(ROOT, 'gateway/explorer/web/vite.config.mts'), logLevel: 'error' });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
