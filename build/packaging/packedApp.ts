import { join, sep } from 'node:path'
import { extractFile, getRawHeader } from '@electron/asar'

/** A packed application, as electron-builder leaves it beside its installers. */
export interface PackedApp {
  /** Files in the archive, and those beside it that belong to it, by path from the root of the application, with `/`. */
  readonly files: ReadonlyMap<string, PackedFile>
  /** Folders of the packages in it, from the root of the application, with `/`. */
  readonly packages: readonly string[]
  read(path: string): Buffer
}

export interface PackedFile {
  readonly bytes: number
  readonly sha256: string
  /** A file of its own beside the archive, because the system itself loads it. */
  readonly isUnpacked: boolean
}

/** A folder has entries in `files`, a file has its size. */
interface HeaderEntry {
  readonly files?: Readonly<Record<string, HeaderEntry>>
  readonly size?: number
  readonly integrity?: { readonly algorithm: 'SHA256'; readonly hash: string }
  readonly unpacked?: boolean
}

/** @param resources the folder with `app.asar` */
export function readPackedApp(resources: string): PackedApp {
  const archive = join(resources, 'app.asar')
  const files = new Map(filesOf(getRawHeader(archive).header as HeaderEntry))
  const read = (path: string) => extractFile(archive, path.split('/').join(sep))
  const packages = [...files.keys()].flatMap((path) => {
    const folder = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1]
    return folder ? [folder] : []
  })
  return { files, packages, read }
}

function filesOf({ files = {} }: HeaderEntry, folder = ''): [string, PackedFile][] {
  return Object.entries(files).flatMap(([name, entry]) =>
    entry.files ? filesOf(entry, `${folder}${name}/`) : [[`${folder}${name}`, describe(entry)]],
  )
}

function describe({ size = 0, integrity, unpacked = false }: HeaderEntry): PackedFile {
  return { bytes: size, sha256: integrity?.hash ?? '', isUnpacked: unpacked }
}
