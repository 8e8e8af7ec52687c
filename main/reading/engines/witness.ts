import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import type { PagePixels } from '../../../shared/domain/view.ts'
import type { Quad } from '../page/geometry.ts'
import { cropLine, toPgm } from '../page/pixels.ts'
import { checkLanguageData, type Language } from './models.ts'

/** The second reader: reads one line again, with other software and other training than the first. */
export interface Witness {
  /** Digits and Latin letters. @param alphabet the only characters that can stand there */
  numbers(page: PagePixels, quad: Quad, alphabet: string): Promise<string>
  /**
   * Simplified Chinese with whatever stands between: the whole text of the line, without blanks.
   *
   * @param alphabet the only characters that can stand there, where these are few
   */
  text(page: PagePixels, quad: Quad, alphabet?: string): Promise<string>
}

/** Height of a line, without its margin, at which Tesseract's networks read best (measured for 32 to 72). */
const lineHeight = 44

/**
 * No dictionary of any kind: what a text is like must not be guessed, and the dictionary that Tesseract builds while
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

/** Folders of Tesseract's language data. */
export type LanguageFolders = Readonly<Record<Language, string>>

/** Starts Tesseract on local language data; it writes no cache and downloads nothing. */
export async function createWitness(folders: LanguageFolders): Promise<Witness> {
  const [latin, chinese] = await Promise.all([startEngine('eng', folders), startEngine('chi_sim', folders)])
  return {
    numbers: (page, quad, alphabet) => latin.read(page, quad, alphabet),
    // Empty: every character may stand there.
    text: (page, quad, alphabet = '') => chinese.read(page, quad, alphabet),
  }
}

/**
 * Tesseract with one language, in a thread of its own. Its LSTM engine without dictionaries learns nothing: a line's
 * reading does not depend on what was read before (a test holds it to that).
 */
async function startEngine(language: Language, folders: LanguageFolders) {
  const folder = folders[language]
  // Without this check a missing file would leave createWorker waiting for ever.
  await checkLanguageData(folder, language)
  const worker = await createWorker(
    language,
    OEM.LSTM_ONLY,
    { langPath: folder, cacheMethod: 'none', gzip: true, errorHandler: () => {} },
    settings,
  )
  // It was read into the engine, and lies in its file system beside that.
  await worker.FS('unlink', [`./${language}.traineddata`])
  const keptAlive = whileWorking(threadOf(worker))
  const read = async (page: PagePixels, quad: Quad, alphabet: string): Promise<string> => {
    await worker.setParameters({
      tessedit_char_whitelist: alphabet,
      tessedit_pageseg_mode: PSM.SINGLE_LINE,
    })
    const image = Buffer.from(toPgm(cropLine(page, quad, lineHeight)))
    const { data } = await worker.recognize(image, {}, { text: true })
    return data.text.replace(/\s/g, '')
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    /** One question after the other: the alphabet of one would else be taken for another. */
    read(page: PagePixels, quad: Quad, alphabet: string): Promise<string> {
      const answer = last.then(() => keptAlive(() => read(page, quad, alphabet)))
      last = answer.catch(() => {})
      return answer
    },
  }
}

interface Thread {
  ref(): void
  unref(): void
}

/** The thread keeps the process alive while it works, and only then. */
function whileWorking(thread: Thread): <T>(work: () => Promise<T>) => Promise<T> {
  let working = 0
  thread.unref()
  return async (work) => {
    if (working++ === 0) thread.ref()
    try {
      return await work()
    } finally {
      if (--working === 0) thread.unref()
    }
  }
}

function threadOf(worker: Worker): Thread {
  // Under Node this is a worker_threads Worker; the typings leave it out.
  return (worker as Worker & { worker: Thread }).worker
}
