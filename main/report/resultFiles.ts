import type { ResultCase, ResultHead } from '../../shared/domain/result.ts'
import type { InnerFile } from '../package/writer.ts'
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
  readonly make: (head: ResultHead, cases: () => Iterable<ResultCase>) => InnerFile
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
]

/** A file of UTF-8 text, made a piece at a time when it is opened. */
export function textFile(name: string, texts: () => Iterable<string>): InnerFile {
  return {
    name,
    async *open() {
      for (const text of texts()) yield Buffer.from(text, 'utf8')
    },
  }
}
