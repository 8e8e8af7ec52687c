import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type Session, safeStorage, utilityProcess } from 'electron'
import type { CoreRules } from '../core/organisation.ts'
import { pagesPerReader, readerCount, thriftyMemory } from '../core/readerProcesses.ts'
import { type CoreProcess, createCoreProcess } from './coreProcess.ts'
import { createDecoderQueue } from './decoderQueue.ts'
import { openDecoderWindow } from './decoderWindow.ts'
import { createKeystore } from './keystore.ts'
import { decodeTimeLimitMs } from './policy.ts'
import { createReaderPool } from './readerPool.ts'

/** What works beside the window. */
export interface Processes {
  readonly core: CoreProcess
  /** Ends every process that holds a key or a page of a document. */
  end(): void
}

/**
 * The process with the keys, and those that it has documents decoded and pixels read by.
 *
 * @param built folder of the built application
 * @param computerSecret path of what binds key slots to this computer
 */
export function createProcesses({
  built,
  dataFolder,
  rules,
  computerSecret,
  decoderSession,
  ...told
}: {
  built: string
  dataFolder: string
  rules: CoreRules
  computerSecret: string
  decoderSession: Session
} & Pick<Parameters<typeof createCoreProcess>[0], 'onEvent' | 'onUnlocked' | 'onLost'>): Processes {
  const decoder = createDecoderQueue({
    open: () => openDecoderWindow({ session: decoderSession, preload: join(built, 'preload/decoder.cjs') }),
    timeLimitMs: decodeTimeLimitMs,
  })
  const readers = createReaderPool({
    fork: () =>
      utilityProcess.fork(join(built, 'main/reader.js'), [], {
        serviceName: 'sealdesk-reader',
        env: { ...process.env, ...thriftyMemory },
      }),
    count: readerCount(availableParallelism()),
    recycledAfter: pagesPerReader,
  })
  const core = createCoreProcess({
    fork: () =>
      utilityProcess.fork(join(built, 'main/core.js'), [dataFolder, JSON.stringify(rules)], {
        serviceName: 'sealdesk-core',
      }),
    decoder: decoder.dispatch,
    reader: readers.dispatch,
    keystore: createKeystore({ path: computerSecret, system: safeStorage, platform: process.platform }),
    ...told,
  })
  return {
    core,
    end() {
      decoder.close()
      void core.stop()
      void readers.stop()
    },
  }
}
