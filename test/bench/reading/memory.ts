import { quantile } from '../report.ts'
import type { MemorySample } from './processTree.ts'

const mebibyte = 1024 * 1024

/** Memory of all processes over a batch, in MiB. */
export interface MemoryReport {
  readonly documents: number
  readonly peak: number
  /** Median of the first tenth of the documents but the very first, and of the last tenth. */
  readonly early: number
  readonly late: number
  /** Least-squares slope over the batch without its first tenth, per hundred documents. */
  readonly growthPerHundred: number
}

export function memoryReport(samples: readonly MemorySample[]): MemoryReport {
  const documents = samples.at(-1)?.documents ?? 0
  const within = (from: number, to: number) =>
    samples
      .filter((sample) => sample.documents >= from * documents && sample.documents <= to * documents)
      .map(({ bytes }) => bytes / mebibyte)
  return {
    documents,
    peak: Math.max(...samples.map(({ bytes }) => bytes)) / mebibyte,
    early: quantile(within(0.1, 0.2), 0.5),
    late: quantile(within(0.9, 1), 0.5),
    growthPerHundred: slope(samples.filter((sample) => sample.documents >= documents / 10)) * 100,
  }
}

function slope(samples: readonly MemorySample[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const x = mean(samples.map(({ documents }) => documents))
  const y = mean(samples.map(({ bytes }) => bytes / mebibyte))
  const [above, below] = samples.reduce(
    ([sum, square], { documents, bytes }) => [
      sum + (documents - x) * (bytes / mebibyte - y),
      square + (documents - x) ** 2,
    ],
    [0, 0],
  )
  return below === 0 ? 0 : above / below
}
