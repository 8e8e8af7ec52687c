import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { BundledLicence } from '../../shared/domain/about.ts'
import type { contract } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/request.ts'

/** Versions of what the application runs in, as the process knows them. */
export interface RuntimeVersions {
  readonly version: string
  readonly electron: string
  readonly chromium: string
  readonly node: string
}

/**
 * What this application is, and what is in it.
 *
 * @param licences path of the list that the build made (build/licences.ts)
 */
export function createAbout({
  versions,
  licences,
}: {
  versions: RuntimeVersions
  licences: string
}): Handlers<typeof contract, 'shell', undefined>['about'] {
  // Read when somebody asks: it is as long as a book, and few do.
  const bundled = () => z.array(BundledLicence).parse(JSON.parse(readFileSync(licences, 'utf8')))
  return {
    get: () => ({
      ...versions,
      packages: bundled().map(({ name, version, licence }) => ({ name, version, licence })),
    }),
    licence: ({ name, version }) =>
      bundled().find((each) => each.name === name && each.version === version)?.text ?? '',
  }
}
