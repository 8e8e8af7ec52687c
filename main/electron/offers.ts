import { basename, isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { FileHandle } from '../../shared/domain/ids.ts'
import type { contract } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/request.ts'

/** As many packages as anybody would open at once. */
const mostOffers = 50

const isPackage = (path: string) => path.toLowerCase().endsWith('.asice')

/**
 * Packages among the arguments of a start, be it ours or a second one that handed its arguments over.
 *
 * @param argv as Electron gives them: switches and the program itself among them
 * @param folder that relative paths are meant from
 */
export function packagesIn(argv: readonly string[], folder: string): string[] {
  return argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-') && isPackage(argument))
    .map((argument) => resolve(folder, pathOf(argument)))
}

/** The desktops of Linux hand files over as addresses. */
function pathOf(argument: string): string {
  if (!argument.startsWith('file:')) return argument
  try {
    return fileURLToPath(argument)
  } catch {
    return argument
  }
}

/** What the preload tells of files that were dropped on the window. */
export const DroppedFiles = z.array(z.string().min(1).max(32_768)).max(mostOffers)

/**
 * Packages that somebody opened from outside the window: by a double click, as an argument, or by dropping them on it.
 * They wait here by their paths, locked or not, until somebody at the desk decides: only then the core learns where
 * they are, and the window a handle.
 */
export function createOffers() {
  const waiting = new Set<string>()
  const told = new Set<() => void>()

  return {
    /** Takes what is a package by its name; everything else, and what is no absolute path, is passed over. */
    add(paths: readonly string[]): void {
      const packages = paths.filter((path) => isAbsolute(path) && isPackage(path))
      for (const path of packages) if (waiting.size < mostOffers) waiting.add(path)
      if (packages.length > 0) for (const tell of told) tell()
    },
    /** Calls the listener whenever there is more. */
    subscribe: (listener: () => void): void => void told.add(listener),
    /** @param grant makes the core know a path, and gives the handle */
    handlers(grant: (path: string) => Promise<FileHandle>) {
      return {
        offered: () => [...waiting].map((path) => basename(path)),
        async takeOffered() {
          const paths = [...waiting]
          waiting.clear()
          return Promise.all(paths.map(async (path) => ({ handle: await grant(path), name: basename(path) })))
        },
        declineOffered: () => waiting.clear(),
      } satisfies Partial<Handlers<typeof contract, 'shell', undefined>['file']>
    },
  }
}
