import tseslint from 'typescript-eslint';

const nodeOnly = ['process', 'Buffer', 'require', '__dirname', '__filename', 'setImmediate', 'window', 'document'];

export default tseslint.config(
  { ignores: ['**/node_modules/**', 'out/**', 'dist/**'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './renderer/tsconfig.json'], tsconfigRootDir: new URL('..', import.meta.url).pathname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: "ThrowStatement > :matches(Literal, TemplateLiteral)", message: '抛出 DangheError（shared/model/errors.ts），不要抛字符串。' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: '时钟只在 electron/backend/clock.ts 读取；规则得到的是检查日期。' },
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: '时钟只在 electron/backend/clock.ts 读取；规则得到的是检查日期。' },
      ],
      // Taking a part out of an object is what the rest is for.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  { files: ['shared/**'], rules: { 'no-restricted-globals': ['error', ...nodeOnly.map((name) => ({ name, message: 'shared/ 是纯核心，不依赖 Node 或浏览器；把这段代码放到 electron/ 或 renderer/。' }))] } },
  { files: ['renderer/**'], rules: { 'no-restricted-globals': ['error', ...nodeOnly.filter((name) => name !== 'window' && name !== 'document').map((name) => ({ name, message: '界面在窗口里运行，没有 Node；需要 Node 的事由后端做。' }))] } },
  // The page runs in a reader's browser and has no backend to ask for the time of a remark.
  { files: ['resources/reading-page/remarks.js'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['electron/cli.ts', 'electron/cli/**', 'electron/backend/clock.ts', 'tests/**', '.config/**'], rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' } },
  { files: ['tests/**'], rules: { 'max-lines': 'off', '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off' } },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
);
