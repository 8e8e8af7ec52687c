import { readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const Rules = z.object({ files: z.array(z.union([z.string(), z.looseObject({})])) })

/**
 * Which files of packages electron-builder.yml lets into an application.
 *
 * @param of as electron-builder names them: `linux`, `win32`, `darwin`; `x64`, `arm64`
 * @returns whether a path below the root of the project, with `/`, is packed
 */
export function packingRules(
  root: string,
  { platform, arch }: { platform: string; arch: string } = { platform: 'linux', arch: 'x64' },
): (path: string) => boolean {
  const { files } = Rules.parse(parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')))
  const refused = files
    .filter((rule) => typeof rule === 'string')
    .filter((rule) => rule.startsWith('!'))
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own.
    .map((rule) => rule.slice(1).replaceAll('${platform}', platform).replaceAll('${arch}', arch))
  return (path) => !refused.some((pattern) => matchesGlob(path, pattern))
}
