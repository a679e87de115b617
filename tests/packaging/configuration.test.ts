import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { expect, test } from 'vitest';


test('electron-builder.yml is valid by the builder’s own schema, which would refuse a word of no meaning', async () => {
  const configuration = parse(await readFile(new URL('../../electron-builder.yml', import.meta.url), 'utf8')) as Record<string, unknown>;
  const validate = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(await readFile(new URL('../../node_modules/app-builder-lib/scheme.json', import.meta.url), 'utf8')) as object);
  expect([validate(configuration), validate.errors]).toEqual([true, null]);
  expect(validate({ ...configuration, instaler: {} })).toBe(false);
});

test('the installer is per user, Chinese, without administrator, and calls nobody for updates', async () => {
  const { nsis, win, linux, publish, fileAssociations } = parse(await readFile(new URL('../../electron-builder.yml', import.meta.url), 'utf8')) as { readonly nsis: unknown; readonly win: unknown; readonly linux: unknown; readonly publish: unknown; readonly fileAssociations: unknown };
  expect(nsis).toMatchObject({ perMachine: false, allowElevation: false, installerLanguages: ['zh_CN'], language: '2052', deleteAppDataOnUninstall: false });
  expect(win).toMatchObject({ target: [{ target: 'nsis', arch: ['x64'] }] });
  expect(linux).toMatchObject({ target: [{ target: 'deb', arch: ['x64', 'arm64'] }] });
  expect(publish).toBeNull();
  expect(fileAssociations).toMatchObject([{ ext: 'danghe' }]);
});
