import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { FileHandle, JobId } from '../../../shared/domain/ids.ts'
import type { OwnKey } from '../../../shared/domain/ownKey.ts'
import { UserName } from '../../../shared/domain/person.ts'
import type { JobEnd } from '../../../shared/domain/view.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { createClient, onEvent } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import type { Client } from '../../../shared/ipc/request.ts'
import { type Core, createCore } from '../../core/core.ts'
import { coreRules, policyFiles, readOrganisationPolicy } from '../../core/organisation.ts'
import { documentsUnderWay } from '../../core/readerProcesses.ts'
import { reportDefect } from '../../core/report.ts'
import { mostThreads } from '../../package/contentCheck.ts'
import type { OwnKeyFiles } from '../../package/ownKeyFiles.ts'
import { createDeriveKey } from '../../vault/argon2.ts'
import { startDecoder } from '../childProcess.ts'
import type { ExitCode } from '../command.ts'
import type { Io } from '../io.ts'
import { askPassphrase } from '../passphrase.ts'
import { type Progress, startProgress } from '../progress.ts'
import { startReaders } from '../readerPool.ts'

/** The same core as the window's, in this process: requests by the contract, files by their paths. */
export interface Station {
  readonly api: Client<typeof contract>
  readonly core: Core
}

/** Runs with a core that is still locked, and closes it whatever happens. `jobs` is the number of reader processes. */
export async function withCore(
  io: Io,
  data: string,
  work: (station: Station) => Promise<ExitCode>,
  { jobs = 1 }: { jobs?: number } = {},
): Promise<ExitCode> {
  const policyFile = policyFiles[process.platform]
  const rules = coreRules(policyFile === undefined ? null : readOrganisationPolicy(policyFile))
  const decoder = startDecoder()
  const readers = startReaders(jobs)
  const core = createCore({
    dir: resolve(data),
    clock: io.clock,
    random: (length) => new Uint8Array(randomBytes(length)),
    deriveKey: createDeriveKey(new URL('../../vault/argon2Worker.ts', import.meta.url)),
    decoder: decoder.client,
    readers: Array.from({ length: documentsUnderWay(jobs) }, () => readers.client),
    threads: {
      file: new URL('../../package/contentWorker.ts', import.meta.url),
      count: Math.min(availableParallelism(), mostThreads),
    },
    rules,
    report: reportDefect,
  })
  try {
    return await work({ api: createClient(contract, core), core })
  } finally {
    await core.close()
    for (const child of [decoder, readers]) child.close()
  }
}

/** Runs with the vault unlocked by one of its people: the one named, or the only one there is. */
export async function withStation(
  io: Io,
  { data, as, keyFile }: { data: string; as?: string | undefined; keyFile?: string | undefined },
  work: (station: Station, own: { user: UserName; passphrase: string }) => Promise<ExitCode>,
  options: { jobs?: number } = {},
): Promise<ExitCode> {
  return withCore(
    io,
    data,
    async (station) => {
      const user = await chooseUser(station, as, data)
      const passphrase = await askPassphrase(io)
      await station.api.vault.unlock({ user, passphrase, keyFile: granted(station.core, keyFile) })
      return work(station, { user, passphrase })
    },
    options,
  )
}

/** How what takes long is followed: the event that says how far it is, what to call it, and what stops it. */
interface Followed {
  readonly event: 'job.progress' | 'backup.restoring'
  readonly label: string
  readonly cancel: () => Promise<void>
}

/** Waits for what takes long, showing how far it is; an interrupt cancels it. */
export async function follow<T>(
  io: Io,
  core: Core,
  { event, label, cancel }: Followed,
  work: Promise<T>,
): Promise<T> {
  const bars: Progress[] = []
  const stopProgress = onEvent(contract, core, event, ({ done, total }) => {
    if (bars.length === 0 && total > 0) bars.push(startProgress(io, label, total))
    for (const bar of bars) bar.to(done)
  })
  const onInterrupt = () => void cancel()
  io.signal.addEventListener('abort', onInterrupt)
  try {
    return await work
  } finally {
    io.signal.removeEventListener('abort', onInterrupt)
    stopProgress()
    for (const bar of bars) bar.end()
  }
}

/**
 * Waits for a job as `follow` does.
 *
 * @throws SealdeskError as the job failed, `job/cancelled`
 */
export async function followJob(
  io: Io,
  { api, core }: Station,
  label: string,
  start: Promise<JobId>,
): Promise<JobEnd> {
  const ended = new Promise<JobEnd>((settle) => {
    const stop = onEvent(contract, core, 'job.ended', (end) => {
      stop()
      settle(end)
    })
  })
  const job = await start
  const cancel = () => api.job.cancel({ job })
  const end = await follow(io, core, { event: 'job.progress', label, cancel }, ended)
  const { outcome } = end
  switch (outcome.state) {
    case 'done':
      return end
    case 'failed':
      throw new SealdeskError(outcome.error.code, outcome.error.params)
    case 'cancelled':
    case 'paused':
      throw new SealdeskError('job/cancelled')
  }
}

/** A handle for a file that may have been named. */
export function granted(core: Core, path: string | undefined): FileHandle | undefined {
  return path === undefined ? undefined : core.grant(resolve(path))
}

/** An organisation's own key, as a request names its files. */
export function grantedKey({ grant }: Core, own: OwnKeyFiles): OwnKey {
  return own.form === 'p12'
    ? { ...own, file: grant(resolve(own.file)) }
    : { ...own, key: grant(resolve(own.key)), certificate: grant(resolve(own.certificate)) }
}

/** @throws SealdeskError `vault/absent`, `cli/usage` where nobody is named and there are several */
export async function chooseUser({ api }: Station, as: string | undefined, data: string): Promise<UserName> {
  const status = await api.vault.status()
  if (status.state === 'absent') throw new SealdeskError('vault/absent', { path: data })
  if (as !== undefined) return UserName.parse(as)
  const users = status.state === 'locked' ? status.users.map(({ name }) => name) : []
  const [only] = users
  if (only === undefined || users.length > 1) {
    throw new SealdeskError('cli/usage', { detail: `--as: ${users.join(', ')}` })
  }
  return only
}
