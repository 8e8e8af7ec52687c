import { parentPort, workerData } from 'node:worker_threads'
import { SealdeskError } from '../../shared/errors/error.ts'
import { aeadProviders } from './aead.ts'
import type { FromContentWorker, ToContentWorker } from './contentCheck.ts'
import { scanFiles } from './contentScan.ts'
import { openChunks } from './payloadReader.ts'
import { openFileSource } from './source.ts'

// Checks the files that it is sent, a share of a payload at a time, until its parent ends it.
const { path, chunks, aead } = workerData as ToContentWorker
const source = await openFileSource(path)
const plaintext = await openChunks(source, chunks, await aeadProviders[aead]())

/** Each report wakes the parent. In bytes. */
const betweenReports = 4 * 1024 * 1024
let bytes = 0
let files = 0

parentPort?.on('message', async (share) => {
  try {
    await scanFiles(plaintext, share, (moreBytes, moreFiles) => {
      bytes += moreBytes
      files += moreFiles
      if (bytes >= betweenReports) report()
    })
    report()
    tell({ state: 'done' })
  } catch (error) {
    if (!(error instanceof SealdeskError)) throw error
    tell({ state: 'refused', code: error.code, params: error.params })
  }
})

function report(): void {
  tell({ state: 'progress', bytes, files })
  bytes = 0
  files = 0
}

function tell(message: FromContentWorker): void {
  parentPort?.postMessage(message)
}
