import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import type { PagePixels } from '../../../shared/domain/view.ts'
import type { Quad } from '../page/geometry.ts'
import { cropLine, toPgm } from '../page/pixels.ts'
import { checkLanguageData } from './models.ts'

/** The second reader: reads one line again, with other software and other training than the first. */
export interface Witness {
  /** @param alphabet the only characters that can stand there */
  read(page: PagePixels, quad: Quad, alphabet: string): Promise<string>
  /** Makes it forget all that it has seen before it reads again. */
  forget(): void
}

/** Height at which Tesseract's network reads best: capital letters of some 30 pixels. */
const lineHeight = 56

/**
 * No dictionary of any kind: what a number is like must not be guessed, and the dictionary that Tesseract builds while
 * it works would carry one document into the next.
 */
const settings = {
  load_system_dawg: '0',
  load_freq_dawg: '0',
  load_unambig_dawg: '0',
  load_punc_dawg: '0',
  load_number_dawg: '0',
  load_bigram_dawg: '0',
  tessedit_enable_doc_dict: '0',
  classify_enable_learning: '0',
}

/** Starts Tesseract on local language data; it writes no cache and downloads nothing. */
export async function createWitness(languages: string): Promise<Witness> {
  // Without this check a missing file would leave createWorker waiting for ever.
  await checkLanguageData(languages)
  const worker = await createWorker(
    'eng',
    OEM.LSTM_ONLY,
    { langPath: languages, cacheMethod: 'none', gzip: true, errorHandler: () => {} },
    settings,
  )
  const thread = threadOf(worker)
  thread.unref()
  /** The thread keeps the process alive while it works, and only then. */
  const working = async <T>(work: () => Promise<T>): Promise<T> => {
    thread.ref()
    try {
      return await work()
    } finally {
      thread.unref()
    }
  }
  let clean: Promise<unknown> = Promise.resolve()
  return {
    read: (page, quad, alphabet) =>
      working(async () => {
        await clean
        await worker.setParameters({
          tessedit_char_whitelist: alphabet,
          tessedit_pageseg_mode: PSM.SINGLE_LINE,
        })
        const image = Buffer.from(toPgm(cropLine(page, quad, lineHeight)))
        const { data } = await worker.recognize(image, {}, { text: true })
        return data.text.replace(/\s/g, '')
      }),
    forget() {
      // A new engine on the same language data. It takes a tenth of a second, during which the next page is decoded.
      clean = working(() => worker.reinitialize('eng', OEM.LSTM_ONLY))
      // Told to whoever reads next.
      clean.catch(() => {})
    },
  }
}

function threadOf(worker: Worker): { ref(): void; unref(): void } {
  // Under Node this is a worker_threads Worker; the typings leave it out.
  return (worker as Worker & { worker: { ref(): void; unref(): void } }).worker
}
