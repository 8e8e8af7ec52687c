import type { UtilityProcess } from 'electron'
import { type Dispatch, wireOver } from '../../shared/ipc/wire.ts'
import { createService } from './service.ts'

/** The process that runs the OCR engines, as the shell sees it. */
export interface ReaderProcess {
  readonly dispatch: Dispatch
  stop(): Promise<void>
}

/** A page on which the reader ends is unreadable; the next page gets a new reader. */
export function createReaderProcess(fork: () => UtilityProcess): ReaderProcess {
  const service = createService({ fork, connect: wireOver, onCrash: () => {} })
  return {
    async dispatch(name, input) {
      const outcome = await (await service.connection()).call(name, input)
      return !outcome.ok && outcome.error.code === 'ipc/unavailable'
        ? { ok: false, error: { code: 'document/process-ended', params: {} } }
        : outcome
    },
    stop: () => service.stop(),
  }
}
