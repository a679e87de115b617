// The layers of docs/architecture.md. Arrows point one way: renderer → shared; hosts → backend → (intake, library, exports, sample) → shared.
const parts = ['intake', 'library', 'exports', 'sample'];
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: '循环依赖：把共同的部分提到被双方依赖的文件里。', from: {}, to: { circular: true } },
    { name: 'shared-is-pure', severity: 'error', comment: 'shared/ 只能引用 shared/ 与纯函数库。需要 Node 的代码属于 electron/，界面代码属于 renderer/。', from: { path: '^shared/' }, to: { path: '^(electron|renderer|tests)/' } },
    { name: 'shared-no-node', severity: 'error', comment: 'shared/ 不得引用 Node 内置模块、Electron 或 React。', from: { path: '^shared/' }, to: { dependencyTypes: ['core'] } },
    { name: 'shared-no-platform-packages', severity: 'error', comment: 'shared/ 不得引用 Node 内置模块、Electron 或 React。', from: { path: '^shared/' }, to: { path: 'node_modules/(electron|react|react-dom|better-sqlite3|sharp)/' } },
    { name: 'renderer-through-contract', severity: 'error', comment: '界面只通过 shared/contract 与后端说话。', from: { path: '^renderer/' }, to: { path: '^electron/' } },
    ...parts.map((part) => ({ name: `${part}-stands-alone`, severity: 'error', comment: `electron/${part} 只引用 shared/；几部分之间的配合写在 electron/backend。`, from: { path: `^electron/${part}/` }, to: { path: '^electron/', pathNot: `^electron/(${part}/|resources\\.ts|programScript\\.ts|files/)` } })),
    { name: 'backend-knows-no-host', severity: 'error', comment: 'electron/backend 不知道传输方式；命令行、窗口、浏览器是它的外壳。', from: { path: '^electron/backend/' }, to: { path: '^electron/(main|preload|serve|cli|desktop|backendProcess)' } },
    { name: 'product-not-tests', severity: 'error', comment: '产品代码不引用测试代码。', from: { path: '^(shared|electron|renderer)/' }, to: { path: '^tests/' } },
    { name: 'declared-packages', severity: 'error', comment: '使用未在 package.json 声明的包。', from: { path: '^(shared|electron|renderer)/' }, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
    { name: 'resolvable', severity: 'error', comment: '找不到被引用的文件。', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
