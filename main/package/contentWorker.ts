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

parentPort?.on('message', async (files) => {
  try {
    await scanFiles(plaintext, files, (done) => tell({ state: 'progress', ...done }))
    tell({ state: 'done' })
  } catch (error) {
    if (!(error instanceof SealdeskError)) throw error
    tell({ state: 'refused', code: error.code, params: error.params })
  }
})

function tell(message: FromContentWorker): void {
  parentPort?.postMessage(message)
}
