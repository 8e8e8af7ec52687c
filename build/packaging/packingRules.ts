import { readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const Files = z.object({ files: z.array(z.union([z.string(), z.looseObject({})])) })
const Rules = Files.extend({ linux: Files, win: Files, mac: Files })

/** Where electron-builder keeps the rules of a platform, by Node's name for it. */
const sections = { linux: 'linux', win32: 'win', darwin: 'mac' } as const

/**
 * Which files of packages electron-builder.yml lets into an application, by its patterns that refuse.
 *
 * @param target which native code; without one, that of all is let in
 * @returns whether a path below the root of the project, with `/`, is packed
 */
export function packingRules(
  root: string,
  target?: { platform: keyof typeof sections; arch: string },
): (path: string) => boolean {
  const rules = Rules.parse(parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')))
  const refused = [...rules.files, ...(target ? rules[sections[target.platform]].files : [])]
    .filter((rule) => typeof rule === 'string')
    .filter((rule) => rule.startsWith('!'))
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own.
    .map((rule) => rule.slice(1).replaceAll('${arch}', target?.arch ?? ''))
  return (path) => !refused.some((pattern) => matchesGlob(path, pattern))
}
