import { randomUUID } from 'node:crypto'
import type { UtilityProcess } from 'electron'
import { FileHandle } from '../../shared/domain/ids.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import { type Dispatch, serveOver, type Wire, wireOver } from '../../shared/ipc/wire.ts'
import { channel, type Grant } from '../core/channels.ts'
import { createService } from './service.ts'

/** The process with the keys, as the shell sees it: requests go in, events come out, and it can be ended. */
export interface CoreProcess {
  readonly dispatch: Dispatch
  /** Starts the process before it is asked for anything, so that it is there when the window is. */
  start(): void
  /** Whether the running process was given a passphrase that was right. */
  isUnlocked(): boolean
  /** Makes a picked file known to the core; the window only ever learns the handle. */
  grant(path: string): Promise<FileHandle>
  /** Has what a page was refused written into the vault's log; only while it is unlocked. */
  refused(refusal: Refusal): void
  /** Ends the process, and every key with it. */
  stop(): Promise<void>
}

/** Requests after whose success the process holds keys. */
const unlocking = ['vault.create', 'vault.unlock', 'vault.changePassphrase', 'vault.recover']

export function createCoreProcess({
  fork,
  decoder,
  reader,
  keystore,
  onEvent,
  onUnlocked,
  onLost,
}: {
  fork: () => UtilityProcess
  /** Answers the core's requests to the process that decodes documents. */
  decoder: Dispatch
  /** Answers the core's requests to the process that reads pixels. */
  reader: Dispatch
  /** Answers the core's requests for the computer's secret. */
  keystore: Dispatch
  onEvent: (name: string, payload: unknown) => void
  /** Told when a passphrase was right. */
  onUnlocked: () => void
  /** Told when a process that held keys ended without having been asked to. */
  onLost: () => void
}): CoreProcess {
  let unlocked = false
  const service = createService({
    fork,
    connect(link) {
      const app = wireOver(channel(link, 'app'))
      app.subscribe(onEvent)
      const served = [
        serveOver(channel(link, 'decoder'), decoder),
        serveOver(channel(link, 'reader'), reader),
        serveOver(channel(link, 'keystore'), keystore),
      ]
      return {
        call: app.call satisfies Wire['call'],
        grant: (grant: Grant) => channel(link, 'grant').post(grant),
        refused: (refusal: Refusal) => channel(link, 'refusal').post(refusal),
        close() {
          app.close()
          for (const each of served) each.close()
        },
      }
    },
    onCrash() {
      const lost = unlocked
      unlocked = false
      if (lost) onLost()
    },
  })
  return {
    async dispatch(name, input) {
      const outcome = await (await service.connection()).call(name, input)
      if (outcome.ok && unlocking.includes(name)) {
        unlocked = true
        onUnlocked()
      }
      return outcome
    },
    start: () => void service.connection(),
    isUnlocked: () => unlocked,
    async grant(path) {
      const handle = FileHandle.parse(randomUUID())
      ;(await service.connection()).grant({ handle, path })
      return handle
    },
    refused(refusal) {
      if (unlocked) void service.connection().then((connection) => connection.refused(refusal))
    },
    stop() {
      unlocked = false
      return service.stop()
    },
  }
}
