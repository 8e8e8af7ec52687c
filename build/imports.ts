import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const root = join(import.meta.dirname, '..')
const folders = ['main', 'preload', 'renderer', 'shared', 'build', 'test']

/**
 * Checks every import against `.dependency-cruiser.cjs`. That no module was seen is a failure too: with a TypeScript
 * that it does not know, the tool reads nothing and reports success.
 *
 * @returns 0 if all is well
 */
export async function checkImports(): Promise<number> {
  const options = await extractDepcruiseOptions(join(root, '.dependency-cruiser.cjs'))
  const { output } = await cruise(folders, { ...options, baseDir: root }, undefined, {
    tsConfig: extractTSConfig(join(root, 'tsconfig.json')),
  })
  const { summary } = output as ICruiseResult
  for (const { rule, from, to } of summary.violations)
    console.log(`${rule.severity} ${rule.name}: ${from} → ${to}`)
  console.log(`${summary.totalCruised} modules, ${summary.violations.length} violations`)
  return summary.totalCruised > 0 && summary.violations.length === 0 ? 0 : 1
}
