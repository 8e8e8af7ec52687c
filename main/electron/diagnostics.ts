import { readFileSync, statfsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { arch, availableParallelism, freemem, release, totalmem } from 'node:os'
import { extname, join } from 'node:path'
import type { ProcessMetric } from 'electron'
import type { Appearance } from '../../shared/domain/appearance.ts'
import type { contract } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/request.ts'
import { writePrivateFile } from './privateFile.ts'
import type { Organisation } from './workstation.ts'

/** What the diagnostics are made of. None of it is a name, a path, or anything out of a vault. */
export interface DiagnosticSources {
  readonly versions: Readonly<Record<string, string>>
  readonly isPackaged: boolean
  /** Whether the browser engine was started with its sandbox switched off. */
  readonly isSandboxOff: () => boolean
  readonly processes: () => readonly ProcessMetric[]
  readonly displays: () => readonly { size: { width: number; height: number }; scaleFactor: number }[]
  readonly dataFolder: string
  readonly organisation: Organisation | null
  readonly appearance: () => Appearance
  readonly idleMinutes: () => number
  /** How often requests and jobs ended in each error since the start, by its code. */
  readonly errors: () => Readonly<Record<string, number>>
  /** How often pages were refused something since the start, by what it was. */
  readonly refusals: () => Readonly<Record<string, number>>
}

/** Asks where the file is to go; null where nobody wants one after all. */
type AskTarget = (suggested: string) => Promise<string | null>

/** Shows the diagnostics, and saves exactly what was shown. */
export function createDiagnostics(
  sources: DiagnosticSources,
  { askTarget, clock }: { askTarget: AskTarget; clock: () => Date },
): Handlers<typeof contract, 'shell', undefined>['diagnostics'] {
  let shown: string | null = null
  return {
    async show() {
      shown = `${JSON.stringify(await gather(sources, clock()), null, 2)}\n`
      return shown
    },
    /** @throws SealdeskError `file/not-writable` */
    async save() {
      if (shown === null) return false
      const path = await askTarget(`sealdesk-diagnostics-${clock().toISOString().slice(0, 10)}.json`)
      if (path === null) return false
      writePrivateFile(path, shown)
      return true
    },
  }
}

async function gather(sources: DiagnosticSources, now: Date): Promise<object> {
  const { organisation, dataFolder } = sources
  return {
    about: 'Sealdesk diagnostics: versions, sizes and codes; no names, no paths, nothing out of a vault',
    at: now.toISOString(),
    versions: sources.versions,
    isPackaged: sources.isPackaged,
    system: {
      platform: process.platform,
      release: release(),
      architecture: arch(),
      processors: availableParallelism(),
      memoryMiB: mebibytes(totalmem()),
      freeMemoryMiB: mebibytes(freemem()),
    },
    sandbox: { isSwitchedOff: sources.isSandboxOff(), processes: sources.processes().map(describeProcess) },
    displays: sources.displays().map(({ size, scaleFactor }) => ({ ...size, scaleFactor })),
    data: { ...(await sizesOf(dataFolder)), freeMiB: freeMebibytes(dataFolder) },
    organisation: organisation === null ? null : Object.keys(organisation.policy).sort(),
    settings: { ...sources.appearance(), idleMinutes: sources.idleMinutes() },
    errors: sources.errors(),
    refusals: sources.refusals(),
  }
}

function describeProcess({ type, name, serviceName, pid, memory, sandboxed, integrityLevel }: ProcessMetric) {
  return {
    type,
    ...(type === 'Utility' && { service: name ?? serviceName ?? '' }),
    memoryMiB: Math.round(memory.workingSetSize / 1024),
    // Electron says it on macOS and Windows; of Linux the kernel does.
    ...(sandboxed !== undefined && { sandboxed }),
    ...(integrityLevel !== undefined && { integrityLevel }),
    ...(process.platform === 'linux' && { seccomp: seccompOf(pid) }),
  }
}

/** What a process may ask of the kernel: `filtered` where the sandbox holds. Source: proc_pid_status(5), Seccomp. */
function seccompOf(pid: number): 'off' | 'strict' | 'filtered' | 'unknown' {
  try {
    const mode = /^Seccomp:\s*(\d)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return (['off', 'strict', 'filtered'] as const)[Number(mode ?? Number.NaN)] ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

/** How many files of each kind are in the data folder, and how large they are together; by their ending, not by name. */
async function sizesOf(folder: string): Promise<Record<string, { files: number; MiB: number }>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const found: Record<string, { files: number; bytes: number }> = {}
  for (const entry of entries.filter((each) => each.isFile())) {
    const size = await stat(join(entry.parentPath, entry.name)).then(
      (stats) => stats.size,
      () => 0,
    )
    const kind = kinds[extname(entry.name)] ?? 'other'
    const { files, bytes } = found[kind] ?? { files: 0, bytes: 0 }
    found[kind] = { files: files + 1, bytes: bytes + size }
  }
  return Object.fromEntries(
    Object.entries(found).map(([kind, { files, bytes }]) => [kind, { files, MiB: mebibytes(bytes) }]),
  )
}

const kinds: Readonly<Record<string, string>> = {
  '.asice': 'packages',
  '.db': 'databases',
  '.db-wal': 'logs of databases',
  '.json': 'settings',
}

function freeMebibytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return mebibytes(bavail * bsize)
  } catch {
    return null
  }
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}
