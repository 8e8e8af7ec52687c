import type { ResultCase, ResultHead } from '../../shared/domain/result.ts'
import type { InnerFile } from '../package/writer.ts'
import type { Evidence } from './evidence.ts'
import type { PackedFile } from './pdf/transfer.ts'
import { resultSchemaText } from './resultSchema.ts'
import { resultsJson } from './results.ts'
import { resultsCsv } from './tables/csv.ts'
import { resultsXlsx, walksOfXlsx } from './tables/xlsx.ts'

/**
 * One file of a result package. `cases` begins a new walk over the cases each time; a file that goes through them does so
 * when it is opened, `walks` times, and keeps nothing of a case once it has come to the next.
 */
export interface ResultFile {
  readonly walks: (head: ResultHead) => number
  readonly make: (head: ResultHead, cases: () => Iterable<ResultCase>, evidence: Evidence) => InnerFile
}

/** The files of a result that tell of its cases: the authoritative one, and views of it for people. */
export const resultFiles: readonly ResultFile[] = [
  { walks: () => 1, make: (head, cases) => textFile('results.json', () => resultsJson(head, cases())) },
  { walks: () => 0, make: () => textFile('results.schema.json', () => [resultSchemaText()]) },
  {
    walks: walksOfXlsx,
    make: (head, cases) => ({ name: 'results.xlsx', open: () => resultsXlsx(head, cases) }),
  },
  { walks: () => 1, make: (head, cases) => textFile('results.csv', () => resultsCsv(head, cases())) },
  {
    // To count, to list, and for the sheets, which are the last only where there are not too many.
    walks: () => 3,
    make: (head, cases, evidence) => ({
      name: 'report.pdf',
      async *open() {
        // With what it draws by, a hundred times what else is needed here: loaded when a result is made.
        const { reviewReport } = await import('./pdf/report.ts')
        yield* reviewReport(head, cases, evidence)
      },
    }),
  },
  {
    walks: () => 1,
    make: (head, cases) => ({
      name: 'completion.pdf',
      async *open() {
        const { completionConfirmation } = await import('./pdf/completion.ts')
        yield* completionConfirmation(head, cases)
      },
    }),
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
export function textFile(name: string, texts: () => Iterable<string>): InnerFile {
  return {
    name,
    async *open() {
      for (const text of texts()) yield Buffer.from(text, 'utf8')
    },
  }
}
