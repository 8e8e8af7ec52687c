import type { ResultHead } from '../../shared/domain/result.ts'
import type { InnerFile } from '../package/writer.ts'
import type { FileOfCases, Means } from './fileOfCases.ts'
import type { PackedFile } from './pdf/transfer.ts'
import { resultsCsv } from './tables/csv.ts'
import { resultsXlsx } from './tables/xlsx.ts'

/** A view for people of what `results.json` says. It is begun before the first case. */
export interface ResultView {
  readonly name: string
  readonly begin: (head: ResultHead, means: Means) => FileOfCases | Promise<FileOfCases>
}

export const resultViews: readonly ResultView[] = [
  { name: 'results.xlsx', begin: (head, { scratch }) => resultsXlsx(head, scratch) },
  { name: 'results.csv', begin: (head, { scratch }) => resultsCsv(head, scratch) },
  {
    name: 'report.pdf',
    async begin(head, means) {
      // With what it draws by, a hundred times what else is needed here: loaded when a result is made.
      const { reviewReport } = await import('./pdf/report.ts')
      return reviewReport(head, means)
    },
  },
  {
    name: 'completion.pdf',
    async begin(head) {
      const { completionConfirmation } = await import('./pdf/completion.ts')
      return completionConfirmation(head)
    },
  },
]

/** The register of what is handed over: it tells of the files that were packed before it. */
export function transferFile(head: ResultHead, packed: readonly PackedFile[]): InnerFile {
  return {
    name: 'transfer.pdf',
    async *open() {
      const { transferRegister } = await import('./pdf/transfer.ts')
      yield* transferRegister(head, packed)
    },
  }
}

/** A file of UTF-8 text, made a piece at a time when it is opened. */
export function textFile(name: string, texts: () => Iterable<string> | AsyncIterable<string>): InnerFile {
  return {
    name,
    async *open() {
      for await (const text of texts()) yield Buffer.from(text, 'utf8')
    },
  }
}
