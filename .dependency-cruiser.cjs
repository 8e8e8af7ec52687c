/**
 * Who may import whom. The services are in an order, so that they cannot import each other in circles:
 * package < vault < batch < reading, review < report; core is above them, electron and cli are above core.
 */
const network = '^(node:)?(net|http|https|http2|tls|dgram|dns|inspector)(/promises)?$'

/** @returns {import('dependency-cruiser').IForbiddenRuleType} */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** Of the folders in main, the named one may import only these (and shared). */
const only = (folder, ...allowed) =>
  forbid(
    `${folder}-imports`,
    `main/${folder} imports only: ${[...allowed, 'shared'].join(', ')}`,
    { path: `^main/${folder}/` },
    { path: '^main/', pathNot: `^main/(${[folder, ...allowed].join('|')})/` },
  )

module.exports = {
  forbidden: [
    forbid(
      'no-circular',
      'a circle has no first file to read',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid('resolvable', 'an import must exist', {}, { couldNotResolve: true }),
    forbid(
      'no-undeclared-package',
      'a package must be in package.json',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'product-not-to-tests',
      'the product does not know its tests',
      { pathNot: '^(test|build)/' },
      { path: '^(test|build)/' },
    ),

    forbid(
      'shared-is-pure',
      'shared: no other folder of ours',
      { path: '^shared/' },
      { path: '^(main|preload|renderer)/' },
    ),
    forbid(
      'shared-without-platform',
      'shared: no Node, no Electron, no React',
      { path: '^shared/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'shared-without-frameworks',
      'shared runs zod only; types of others are erased',
      { path: '^shared/' },
      { path: '^node_modules/', pathNot: '^node_modules/zod/', dependencyTypesNot: ['type-only'] },
    ),
    forbid('renderer-imports', 'renderer → shared', { path: '^renderer/' }, { path: '^(main|preload)/' }),
    forbid(
      'renderer-without-node',
      'a page has no Node',
      { path: '^renderer/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'preload-imports',
      'preload → shared, types only',
      { path: '^preload/' },
      { path: '^(main|renderer)/' },
    ),
    forbid(
      'preload-is-thin',
      'what preload imports from shared is erased',
      { path: '^preload/' },
      { path: '^shared/', dependencyTypesNot: ['type-only'] },
    ),
    forbid('main-imports', 'main knows no page', { path: '^main/' }, { path: '^(preload|renderer)/' }),

    forbid(
      'electron-only-in-the-shell',
      'only main/electron imports electron, and preload its bridge',
      { path: '^(main|renderer|shared)/', pathNot: '^main/electron/' },
      { path: '^node_modules/electron/' },
    ),
    only('package'),
    only('vault', 'package'),
    only('batch', 'package', 'vault'),
    only('reading', 'package', 'vault', 'batch'),
    only('review', 'package', 'vault', 'batch', 'reading'),
    only('report', 'package', 'vault', 'batch', 'reading', 'review'),
    only('core', 'package', 'vault', 'batch', 'reading', 'review', 'report'),
    only('electron', 'core'),
    forbid(
      'nobody-imports-the-top',
      'electron and cli are roots',
      { path: '^main/(?!electron/)' },
      { path: '^main/electron/' },
    ),

    forbid(
      'no-network',
      'the product has no network',
      { path: '^(main|preload|renderer|shared)/' },
      { path: network },
    ),
    forbid(
      'sql-in-stores',
      'SQL only in main/vault and in the *Store files',
      { path: '^main/', pathNot: '^main/(vault/|[^/]+/[^/]*Store\\.ts$)' },
      { path: '^node_modules/better-sqlite3', dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
